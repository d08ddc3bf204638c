/* The filters: what may be chosen, what is chosen, and how many concepts each would leave. */

const FACETS = {
  kind: (concept) => [concept.kind],
  status: (concept) => [concept.status],
  source: (concept) => [...new Set(concept.contexts.map((context) => context.site).filter(Boolean))],
  confidence: (concept) => [band(concept.confidence)],
};
const MOST_CHOICES = 200;

function band(confidence) {
  return confidence >= known.bands.high ? 'high' : confidence >= known.bands.medium ? 'medium' : 'low';
}

function noFilters() {
  return { kind: new Set(), status: new Set(), source: new Set(), confidence: new Set(), conflicts: false };
}

function isFiltered(filters) {
  return filters.conflicts || Object.keys(FACETS).some((facet) => filters[facet].size > 0);
}

/** The concepts that pass, and the counts of each facet, its own choice left aside. */
function filtered(concepts, filters) {
  const counts = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, new Map()]));
  const passing = [];
  for (const concept of concepts) {
    if (filters.conflicts && !concept.conflicts) continue;
    const values = {};
    const failing = [];
    for (const [facet, valuesOf] of Object.entries(FACETS)) {
      values[facet] = valuesOf(concept);
      const chosen = filters[facet];
      if (chosen.size && !values[facet].some((value) => chosen.has(value))) failing.push(facet);
    }
    if (!failing.length) passing.push(concept);
    if (failing.length > 1) continue;
    for (const facet of failing.length ? failing : Object.keys(FACETS)) {
      for (const value of values[facet]) counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
    }
  }
  return { total: passing.length, concepts: passing, counts };
}

function facetWord(facet, value) {
  return facet === 'source' ? value : word(`${facet}.${value}`);
}

/** Draws the menus anew; a menu that is open stays as it is but for its figures. */
function showFacets(filters, counts, onChange) {
  for (const details of document.querySelectorAll('.facet')) {
    const facet = details.dataset.facet;
    const chosen = filters[facet];
    const values = new Set([...chosen, ...counts[facet].keys()]);
    const count = (value) => counts[facet].get(value) || 0;
    const order = [...values].sort((a, b) => count(b) - count(a) || compare(a, b));
    const focused = document.activeElement?.dataset?.value;
    details.classList.toggle('is-chosen', chosen.size > 0);
    details.querySelector('.chosen').textContent = [...chosen].map((one) => facetWord(facet, one)).join(', ');
    const choices = order.slice(0, MOST_CHOICES).map((value) => {
      const box = make('input', { type: 'checkbox', checked: chosen.has(value), 'data-value': value });
      box.addEventListener('change', () => {
        if (box.checked) chosen.add(value);
        else chosen.delete(value);
        onChange();
      });
      return make('label', { class: 'choice' }, [
        box,
        make('span', { class: 'choice-name', dir: 'auto' }, [facetWord(facet, value)]),
        make('span', { class: 'choice-count' }, [number(count(value))]),
      ]);
    });
    const isHere = details.contains(document.activeElement);
    details.querySelector('.menu').replaceChildren(...choices);
    if (isHere && focused !== undefined) {
      [...details.querySelectorAll('input')].find((box) => box.dataset.value === focused)?.focus();
    }
  }
}

/** Closes the menus, but for one; says whether any was open. */
function closeFacets(but = null) {
  const open = [...document.querySelectorAll('.facet[open]')].filter((details) => details !== but);
  for (const details of open) details.open = false;
  return open.length > 0;
}
