/* What the page says, in the reader's language, and how it is put on the page: as text only. */

const known = JSON.parse(document.getElementById('known').textContent);

/** What the reader chose last time; a browser may refuse to remember. */
const memory = {
  get(name) {
    try {
      return localStorage.getItem(`glossary.${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem(`glossary.${name}`);
      else localStorage.setItem(`glossary.${name}`, value);
    } catch {
      /* then it is asked again next time */
    }
  },
};

let locale = memory.get('locale') || (navigator.language.startsWith('zh') ? 'zh' : known.locale);

function word(key, values = {}) {
  const text = known.words[locale][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
}

function counted(key, count) {
  return count === 1 ? word(`${key}_one`) : word(key, { n: number(count) });
}

function number(value) {
  return value.toLocaleString('en');
}

/** Makes an element; texts from outside become text nodes, never markup. */
function make(tag, attributes = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

/** Writes every word of the page in the reader's language. */
function translate() {
  document.documentElement.lang = locale === 'zh' ? 'zh-Hans' : 'en';
  document.title = word('title');
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = word(element.dataset.word);
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    const label = word(element.dataset.label);
    element.setAttribute('aria-label', label);
    if (element.tagName === 'BUTTON') element.title = label;
  }
  for (const element of document.querySelectorAll('[data-placeholder]')) {
    element.placeholder = word(element.dataset.placeholder);
  }
}

let telling = 0;

/** Says for some seconds what has happened. */
function tell(text, isFault = false) {
  const told = document.getElementById('told');
  told.textContent = text;
  told.className = isFault ? 'is-shown is-fault' : 'is-shown';
  clearTimeout(telling);
  telling = setTimeout(() => {
    told.className = '';
  }, isFault ? 8000 : 3000);
}

/** Copies a text; where the browser has no clipboard for pages, by a selection. */
async function copy(text) {
  let isCopied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make('textarea', { class: 'unseen', 'aria-hidden': 'true' });
    field.value = text;
    document.body.append(field);
    const focused = document.activeElement;
    field.select();
    isCopied = document.execCommand('copy');
    field.remove();
    focused?.focus();
  }
  tell(isCopied ? word('copied', { text }) : word('not_copied'), !isCopied);
}
