/* The page as a whole: what is shown, and what keys and clicks do. */

const $ = (id) => document.getElementById(id);
const query = $('query');
const view = { filters: noFilters(), sort: 'english', entry: null, opened: 0, asked: 0 };
const isNarrow = () => matchMedia('(max-width: 52rem)').matches;

const shelf = known.server.base ? new ServedShelf(known) : new OwnShelf(known);
const editor = known.server.base ? new Editor(showChanged) : null;
const list = new List($('results'), { onOpen: (place) => open(place, true), onMore: more });

/* Searching */

function question(from = 0) {
  return { query: query.value, filters: view.filters, sort: view.sort, from };
}

/** Asks the shelf and shows the answer, unless something newer was asked meanwhile. */
async function search() {
  view.asked += 1;
  const asked = view.asked;
  const found = await shelf.search(question());
  if (asked !== view.asked || !found) return;
  const tokens = piecesOf(shelf.fold(query.value).trim()).filter(Boolean);
  list.show(found.concepts, found.total, tokens);
  query.removeAttribute('aria-activedescendant');
  showFacets(view.filters, found.counts, search);
  const isSearching = query.value.trim() !== '';
  $('count').textContent = counted('count', found.total);
  $('clear').hidden = !query.value;
  $('reset').hidden = !isFiltered(view.filters);
  $('conflicts-only').setAttribute('aria-pressed', String(view.filters.conflicts));
  document.querySelector('.sort').hidden = isSearching;
  const elsewhere = document.querySelector('.parts') ? ` ${word('nothing_elsewhere')}` : '';
  for (const link of document.querySelectorAll('.parts a')) {
    link.hash = isSearching ? `query=${encodeURIComponent(query.value)}` : '';
  }
  $('nothing').hidden = found.total > 0;
  $('nothing').textContent = isSearching && !isFiltered(view.filters)
    ? word('nothing', { query: query.value.trim() }) + elsewhere : word('nothing_filtered');
  if (isSearching && !isNarrow() && found.total) open(0, false);
}

async function more(from) {
  const found = await shelf.search(question(from));
  return found && found.from === from ? found.concepts : [];
}

function setFilter(facet, value) {
  view.filters[facet] = new Set([value]);
  if (isNarrow()) show('start');
  search();
}

/* Showing */

function show(name) {
  document.body.dataset.view = name;
  $('entry').hidden = name !== 'entry';
  $('summary').hidden = name === 'entry';
}

/** Shows the entry at a place of the list; `into` moves the reader there. */
async function open(place, into) {
  const concept = await list.activate(place);
  if (concept) await openConcept(concept.id, into);
}

async function openConcept(id, into) {
  view.opened += 1; // an answer that comes after a later question is not shown any more
  const opened = view.opened;
  if (into && view.entry?.id === id && !$('entry').hidden) {
    $('entry').focus();
    return;
  }
  const concept = await shelf.entry(id);
  if (!concept || view.opened !== opened) return;
  drawEntry(concept);
  if (into || !isNarrow()) show('entry');
  const address = `#${id}`;
  if (into && isNarrow() && location.hash !== address) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  if (into) $('entry').focus();
}

/** Draws an entry; the reader's place among its buttons is kept. */
function drawEntry(concept) {
  const place = document.activeElement?.closest('#entry [aria-keyshortcuts]')?.getAttribute('aria-keyshortcuts');
  const isInside = $('entry').contains(document.activeElement);
  view.entry = concept;
  editor?.forget();
  showEntry(concept, {
    onBack: back,
    onFacet: setFilter,
    actions: editor ? editor.actions(concept) : [],
    conflictActions: editor ? (language, text) => editor.choices(concept, language, text) : undefined,
  });
  if (isInside) ($('entry').querySelector(`[aria-keyshortcuts="${place}"]`) || $('entry')).focus();
}

/** After a decision: the same concept, as it is now. */
function showChanged(concept) {
  list.replace(concept);
  if (view.entry && view.entry.id === concept.id) drawEntry(concept);
}

function back() {
  show('start');
  history.replaceState(null, '', location.pathname);
  if (isNarrow()) list.element.children[list.active]?.scrollIntoView({ block: 'center' });
  else query.focus();
}

function openSummary() {
  show('summary');
  $('summary').focus();
}

/* Choosing how it looks */

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  memory.set('theme', theme === 'auto' ? null : theme);
}

function nextTheme() {
  const themes = ['auto', 'light', 'dark'];
  const theme = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
  setTheme(theme);
  tell(word(`theme.${theme}`));
}

function switchLanguage() {
  locale = locale === 'zh' ? 'en' : 'zh';
  memory.set('locale', locale);
  translate();
  search();
  if (view.entry) drawEntry(view.entry);
}

/* Keys */

function isTyping(target) {
  return target.matches('input:not([type=checkbox]), textarea, select');
}

const LETTERS = {
  '/': () => {
    query.focus();
    query.select();
  },
  '?': () => $('help').showModal(),
  1: () => view.entry && copy(view.entry.hans || view.entry.hant),
  2: () => view.entry && copy(view.entry.en),
  3: () => view.entry && copy(`${view.entry.hans || view.entry.hant} ${view.entry.en}`.trim()),
  f: () => {
    const facet = document.querySelector('.facet');
    facet.open = true;
    facet.querySelector('summary').focus();
  },
  s: openSummary,
  t: nextTheme,
  l: switchLanguage,
  j: () => open(list.active + 1, false),
  k: () => open(Math.max(list.active - 1, 0), false),
};

function onEscape(target) {
  if (closeFacets()) return;
  if (editor?.cancel()) return;
  if (document.body.dataset.view !== 'start' && !target.matches('#query')) back();
  else if (query.value) clear();
  else target.blur();
}

function clear() {
  query.value = '';
  show('start');
  history.replaceState(null, '', location.pathname);
  search();
  query.focus();
}

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if ($('help').open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const isInList = target.matches('body, #query, #results, #entry, #summary');
  if (key === 'Escape') {
    event.preventDefault();
    onEscape(target);
  } else if (isInList && (key === 'ArrowDown' || key === 'ArrowUp') && !target.matches('#summary')) {
    event.preventDefault();
    open(Math.max(list.active + (key === 'ArrowDown' ? 1 : -1), 0), false);
  } else if (key === 'Enter' && target.matches('body, #query, #results')) {
    event.preventDefault();
    open(Math.max(list.active, 0), true);
  } else if (!isTyping(target)) {
    const letter = key.toLowerCase();
    const act = LETTERS[letter] || (view.entry && editor?.letters(view.entry)[letter]);
    if (act) {
      event.preventDefault();
      act();
    }
  }
});

document.addEventListener('click', (event) => {
  closeFacets(event.target.closest('.facet'));
  const bar = event.target.closest('.plot-row');
  if (bar) setFilter(bar.dataset.facet, bar.dataset.value);
});

query.addEventListener('input', search);
$('clear').addEventListener('click', clear);
$('home').addEventListener('click', () => {
  view.filters = noFilters();
  clear();
});
$('reset').addEventListener('click', () => {
  view.filters = noFilters();
  search();
});
$('conflicts-only').addEventListener('click', () => {
  view.filters.conflicts = !view.filters.conflicts;
  search();
});
$('sort').addEventListener('change', () => {
  view.sort = $('sort').value;
  search();
});
$('summary-button').addEventListener('click', openSummary);
$('language').addEventListener('click', switchLanguage);
$('theme').addEventListener('click', nextTheme);
$('help-button').addEventListener('click', () => $('help').showModal());
$('undo')?.addEventListener('click', () => editor.undo());
document.querySelector('#summary .back').addEventListener('click', back);
addEventListener('popstate', openAddressed);

/* Paper shows what was found, as a dictionary in two columns. */
addEventListener('beforeprint', () => {
  $('printed').replaceChildren(...list.concepts.map((concept) => make('p', {}, [
    make('b', { lang: concept.hans ? 'zh-Hans' : 'zh-Hant' }, [make('bdi', {}, [concept.hans || concept.hant])]),
    make('i', {}, [concept.pinyin || '']), make('bdi', { lang: 'en' }, [concept.en]),
    make('small', {}, [(concept.terms || []).map(([text]) => text).join(' · ')]),
  ])));
});
addEventListener('afterprint', () => $('printed').replaceChildren());

/** Opens the entry that the address names, or finds the text that another part sent along. */
async function openAddressed() {
  const id = location.hash.slice(1);
  if (id.startsWith('query=')) {
    query.value = decodeURIComponent(id.slice('query='.length));
    await search();
  } else if (id) {
    await openConcept(id, true);
  } else {
    show('start');
  }
}

setTheme(memory.get('theme') || 'auto');
translate();
search().then(() => {
  if (location.hash) openAddressed();
  else if (!isNarrow()) query.focus();
  document.body.dataset.ready = 'true';
});
