/* The concepts of a glossary that `glossary serve` holds. */

class ServedShelf {
  constructor(packed) {
    this.base = packed.server.base;
    this.fold = makeFold(packed.scripts);
  }

  /** Asks the server; a fault is told, and gives nothing. */
  async ask(path, body) {
    let answer;
    try {
      answer = await fetch(this.base + path, body && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    } catch {
      tell(word('no_server'), true);
      return null;
    }
    const value = await answer.json().catch(() => ({}));
    if (answer.ok) return value;
    if (value.is_stale) tell(word('changed_meanwhile'), true);
    else if (value.fault) tell(body ? word('not_saved', { text: value.fault }) : value.fault, true);
    else if (answer.status !== 404) tell(word('no_server'), true);
    return value.packed ? value : null;
  }

  async search({ query: typed, filters, sort, from }) {
    const asked = new URLSearchParams({ query: typed, sort, from });
    for (const facet of Object.keys(FACETS)) {
      for (const value of filters[facet]) asked.append(facet, value);
    }
    if (filters.conflicts) asked.append('conflicts', 'true');
    const found = await this.ask(`search?${asked}`);
    if (!found) return null;
    const counts = Object.fromEntries(Object.entries(found.counts).map(([facet, pairs]) => [facet, new Map(pairs)]));
    return { ...found, counts, concepts: unpack(found.packed) };
  }

  async entry(id) {
    const found = await this.ask(`concept/${encodeURIComponent(id)}`);
    return found && unpack(found.packed)[0];
  }
}
