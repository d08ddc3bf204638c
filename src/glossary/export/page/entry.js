/* One concept in full: its terms, sentences, conflicts and what people said of it. */

const FIRST_CONTEXTS = 5;
const ICONS = {
  copy: 'M7 3h9v11h-2v-1.5h.5v-8h-6V5H7V3ZM4 6h8v11H4V6Zm1.5 1.5v8h5v-8h-5Z',
  link: 'M11 3h6v6h-1.5V5.6l-7 7-1.1-1.1 7-7H11V3ZM4 5h4v1.5H5.5v8h8V12H15v4H4V5Z',
};

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

function copyButton(label, text, keys) {
  return make('button', {
    type: 'button', class: 'copy quiet', 'aria-label': word(label), title: keys ? `${word(label)} (${keys})` : word(label),
    'aria-keyshortcuts': keys, onclick: () => copy(text),
  }, [icon('copy')]);
}

function languageOf(text, language) {
  return language || (HAN.test(text) ? 'zh-Hans' : 'en');
}

/** Draws the entry of a concept; `actions` are buttons of the served page. */
function showEntry(concept, { onBack, onFacet, actions = [], conflictActions = () => [] }) {
  const zh = concept.hans || concept.hant;
  const entry = document.getElementById('entry');
  entry.replaceChildren(...[
    make('button', { type: 'button', class: 'back quiet', 'aria-label': word('back'), onclick: onBack }, ['←']),
    head(concept, zh),
    tags(concept, onFacet),
    ...actions,
    ...(concept.conflicts || []).map((conflict) => conflictSection(concept, conflict, conflictActions)),
    contextSection(concept),
    termSection(concept),
    remarkSection(concept),
    make('p', { class: 'identity' }, [
      concept.id, concept.changed ? ` · ${word('changed', { date: concept.changed })}` : '',
    ]),
  ].filter(Boolean));
  entry.scrollTop = 0;
}

function head(concept, zh) {
  const pair = `${zh} ${concept.en}`.trim();
  return make('header', { class: 'head' }, [
    concept.pinyin && make('p', { class: 'pinyin', lang: 'zh-Latn' }, [concept.pinyin]),
    zh && make('h2', { class: 'zh', lang: concept.hans ? 'zh-Hans' : 'zh-Hant', dir: 'auto' }, [
      make('bdi', {}, [zh]), copyButton('copy_zh', zh, '1'),
    ]),
    concept.hans && concept.hant && concept.hant !== concept.hans && make('p', { class: 'hant' }, [
      make('span', { class: 'note-name' }, [word('traditional')]),
      make('bdi', { lang: 'zh-Hant' }, [concept.hant]), copyButton('copy_zh', concept.hant),
    ]),
    concept.en && make(zh ? 'p' : 'h2', { class: 'en', lang: 'en', dir: 'auto' }, [
      make('bdi', {}, [concept.en]), copyButton('copy_en', concept.en, '2'),
    ]),
    zh && concept.en && make('button', { type: 'button', class: 'link copy-pair', 'aria-keyshortcuts': '3', onclick: () => copy(pair) }, [word('copy_pair')]),
  ].filter(Boolean));
}

function tags(concept, onFacet) {
  const facet = (name, value) => make('li', {}, [
    make('button', { type: 'button', class: `tag is-${value.replaceAll(' ', '-')}`, onclick: () => onFacet(name, value) }, [facetWord(name, value)]),
  ]);
  const percent = Math.round(concept.confidence * 100);
  return make('ul', { class: 'tags' }, [
    facet('kind', concept.kind),
    concept.field && make('li', { class: 'tag is-plain', dir: 'auto' }, [concept.field]),
    facet('status', concept.status),
    concept.forbidden && make('li', { class: 'tag is-forbidden' }, [word('forbidden')]),
    make('li', { class: `tag is-plain is-${band(concept.confidence)}` }, [word('certain', { n: percent })]),
    concept.seen && make('li', { class: 'tag is-plain' }, [counted('seen', concept.seen)]),
  ].filter(Boolean));
}

/** A sentence with the two terms marked. */
function sentence(context) {
  const parts = [];
  let end = 0;
  for (let at = 0; at + 1 < context.places.length; at += 2) {
    const [from, to] = context.places.slice(at, at + 2);
    const text = context.sentence.slice(from, to);
    parts.push(context.sentence.slice(end, from), make('mark', { class: HAN.test(text) ? 'is-zh' : 'is-en' }, [text]));
    end = to;
  }
  const language = (context.sentence.match(/\p{Script=Han}/gu) || []).length * 2 > context.sentence.length ? 'zh-Hans' : 'en';
  return make('p', { class: 'sentence', dir: 'auto', lang: language }, [...parts, context.sentence.slice(end)]);
}

function source(context) {
  const isWeb = /^https?:\/\//i.test(context.address);
  const title = isWeb
    ? make('a', { href: context.address, target: '_blank', rel: 'noopener noreferrer', dir: 'auto' }, [context.title, icon('link')])
    : make('span', { dir: 'auto' }, [context.title]);
  const more = [context.title.startsWith(context.site) ? '' : context.site, context.date].filter(Boolean);
  return make('footer', { class: 'from' }, [
    make('cite', {}, [title]),
    ...more.map((text) => make('span', { class: 'aside', dir: 'auto' }, [text])),
    copyButton('copy_context', context.sentence),
  ]);
}

function contextSection(concept) {
  const contexts = concept.contexts;
  if (!contexts.length) return null;
  const quotes = contexts.map((context) => make('blockquote', {}, [sentence(context), source(context)]));
  const box = make('div', {}, quotes.slice(0, FIRST_CONTEXTS));
  const rest = quotes.slice(FIRST_CONTEXTS);
  const more = make('button', {
    type: 'button', class: 'link',
    onclick: () => {
      box.append(...rest);
      more.remove();
    },
  }, [word('more_contexts', { n: rest.length })]);
  return make('section', {}, [
    make('h3', {}, [counted('contexts', contexts.length)]), box, rest.length ? more : null,
  ].filter(Boolean));
}

/** The terms that disagree, side by side, each with the sentence that speaks for it. */
function conflictSection(concept, [language, terms], actionsOf) {
  const cards = terms.map((text) => {
    const speaking = concept.contexts.filter((context) => marksOf(context).includes(text));
    return make('div', { class: 'card' }, [
      make('p', { class: 'card-term', lang: languageOf(text, language), dir: 'auto' }, [make('bdi', {}, [text]), copyButton(language === 'en' ? 'copy_en' : 'copy_zh', text)]),
      make('p', { class: 'aside' }, [speaking.length ? counted('seen', speaking.length) : word('not_seen_here')]),
      ...speaking.slice(0, 1).flatMap((context) => [sentence(context), source(context)]),
      ...actionsOf(language, text),
    ]);
  });
  return make('section', { class: 'conflict' }, [
    make('h3', {}, [word('conflict')]),
    make('p', { class: 'aside' }, [word('conflict_hint')]),
    make('div', { class: 'cards' }, cards),
  ]);
}

function marksOf(context) {
  const texts = [];
  for (let at = 0; at + 1 < context.places.length; at += 2) {
    texts.push(context.sentence.slice(context.places[at], context.places[at + 1]));
  }
  return texts;
}

function termSection(concept) {
  if (!concept.terms) return null;
  return make('section', {}, [
    make('h3', {}, [word('terms')]),
    make('ul', { class: 'terms' }, concept.terms.map(([text, language, type, status]) => make('li', { class: `is-${status}` }, [
      make('bdi', { lang: language, dir: 'auto' }, [text]),
      make('span', { class: 'aside' }, [[type === 'full form' ? '' : word(`type.${type}`), word(`term.${status}`)].filter(Boolean).join(', ')]),
      copyButton(language === 'en' ? 'copy_en' : 'copy_zh', text),
    ]))),
  ]);
}

function remarkSection(concept) {
  const remarks = ['note', 'reviewer'].filter((name) => concept[name]);
  if (!remarks.length) return null;
  return make('section', {}, remarks.map((name) => make('p', { class: 'remark', dir: 'auto' }, [
    make('span', { class: 'note-name' }, [word(name)]), make('bdi', {}, [concept[name]]),
  ])));
}
