/* The list of what was found: a row a concept, more rows as the reader goes on. */

const ROWS = 80; // drawn at a time
const SIGNS = { approved: '✓', edited: '✎', rejected: '✗' };

class List {
  constructor(element, { onOpen, onMore }) {
    this.element = element;
    this.onOpen = onOpen;
    this.onMore = onMore;
    this.concepts = [];
    this.total = 0;
    this.active = -1;
    this.tokens = [];
    element.addEventListener('click', (event) => {
      const row = event.target.closest('[role=option]');
      if (row) this.onOpen(Number(row.dataset.place));
    });
    this.watcher = new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting)) this.grow();
    }, { rootMargin: '600px' });
  }

  show(concepts, total, tokens) {
    this.concepts = concepts;
    this.total = total;
    this.tokens = tokens;
    this.active = -1;
    this.element.replaceChildren();
    this.element.scrollTop = 0;
    this.grow();
  }

  /** Draws further rows, asking for concepts that the page does not hold yet. */
  async grow() {
    const start = this.element.children.length;
    if (start >= this.total) return;
    if (start >= this.concepts.length) {
      const asked = this.concepts;
      const more = await this.onMore(asked.length);
      if (asked !== this.concepts || !more.length || asked.length > start) return;
      this.concepts.push(...more);
    }
    const rows = this.concepts.slice(start, start + ROWS).map((concept, at) => this.row(concept, start + at));
    this.element.append(...rows);
    this.watcher.disconnect();
    const last = this.element.lastElementChild;
    if (last && this.element.children.length < this.total) this.watcher.observe(last);
  }

  row(concept, place) {
    const zh = concept.hans || concept.hant;
    const band_ = band(concept.confidence);
    const signs = [
      concept.conflicts && make('span', { class: 'sign is-conflict', title: word('conflict') }, ['⚠']),
      concept.forbidden && make('span', { class: 'sign is-forbidden', title: word('forbidden') }, ['⊘']),
      band_ !== 'high' && make('span', { class: `sign is-${band_}`, title: word(`confidence.${band_}`) }, [band_ === 'low' ? '▼' : '◆']),
      SIGNS[concept.status] && make('span', { class: `sign is-${concept.status}`, title: word(`status.${concept.status}`) }, [SIGNS[concept.status]]),
    ];
    return make('div', {
      role: 'option', id: `row-${place}`, class: `row is-${concept.status}`,
      'aria-selected': String(place === this.active), 'data-place': place,
      'aria-setsize': this.total, 'aria-posinset': place + 1,
    }, [
      make('span', { class: 'row-zh', lang: concept.hans ? 'zh-Hans' : 'zh-Hant', dir: 'auto' }, this.marked(zh)),
      make('span', { class: 'row-signs' }, signs.filter(Boolean)),
      make('span', { class: 'row-en', lang: 'en', dir: 'auto' }, this.marked(concept.en)),
      make('span', { class: 'row-pinyin', lang: 'zh-Latn' }, [concept.pinyin || '']),
    ]);
  }

  /** Marks in a text what was typed, where folding has not moved its characters. */
  marked(text) {
    const folded = shelf.fold(text);
    if (folded.length !== text.length || !this.tokens.length) return [text];
    const places = this.tokens
      .map((token) => [folded.indexOf(token), token.length])
      .filter(([at]) => at >= 0)
      .sort((a, b) => a[0] - b[0]);
    const parts = [];
    let end = 0;
    for (const [at, length] of places) {
      if (at < end) continue;
      parts.push(text.slice(end, at), make('mark', {}, [text.slice(at, at + length)]));
      end = at + length;
    }
    return [...parts, text.slice(end)];
  }

  /** Makes a row the active one and brings it into view; gives its concept. */
  async activate(place) {
    while (place >= this.element.children.length && this.element.children.length < this.total) {
      const before = this.element.children.length;
      await this.grow();
      if (before === this.element.children.length) break;
    }
    const row = this.element.children[place];
    if (!row) return null;
    this.element.children[this.active]?.setAttribute('aria-selected', 'false');
    row.setAttribute('aria-selected', 'true');
    row.scrollIntoView({ block: 'nearest' });
    this.active = place;
    document.getElementById('query').setAttribute('aria-activedescendant', row.id);
    return this.concepts[place];
  }

  /** Draws one row anew after its concept has changed. */
  replace(concept) {
    const place = this.concepts.findIndex((one) => one.id === concept.id);
    if (place < 0) return;
    this.concepts[place] = concept;
    this.element.children[place]?.replaceWith(this.row(concept, place));
  }
}
