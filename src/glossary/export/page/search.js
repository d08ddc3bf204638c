/* Search in the page itself: either script, English, pinyin, initials, a slip or two. */

const HAN = /[\p{Script=Han}〇]/u;
const PIECES = /[\p{Script=Han}〇]+|[^\s\p{Script=Han}〇]+/gu;
const LINKING = new Set('a an and at by for from in of on or the to with'.split(' ')); // nobody means these
const FEW = 5; // with fewer results than this, spellings that are near count too

/** Writes texts alike: no case, accents or width, Traditional characters as Simplified. */
function makeFold(scripts) {
  const simple = new Map();
  const chars = Array.from(scripts);
  for (let at = 0; at < chars.length; at += 2) simple.set(chars[at], chars[at + 1]);
  return (text) => {
    const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
    return HAN.test(plain) ? Array.from(plain, (char) => simple.get(char) || char).join('') : plain;
  };
}

/** The pieces that must each be found: runs of Chinese and words, but for those that name nothing. */
function piecesOf(query) {
  const pieces = query.match(PIECES) || [query];
  const named = pieces.filter((piece) => !LINKING.has(piece));
  return named.length ? named : pieces;
}

/** Pinyin without tones (marks are folded away, digits here), spaces and apostrophes. */
function bare(text) {
  return text.replace(/([a-z])[1-5](?![0-9])/g, '$1').replace(/[\s'’·-]/g, '').replace(/([ln])v/g, '$1u');
}

/** All that a concept may be found by. */
function keysOf(concept, fold) {
  const terms = [[concept.hans], [concept.hant], [concept.en], ...(concept.terms || [])];
  const texts = [...new Set(terms.map(([text]) => fold(text || '')))].filter(Boolean);
  const english = texts.filter((text) => !HAN.test(text));
  const syllables = fold(concept.pinyin || '').split(' ').filter(Boolean);
  const starts = [];
  let joined = '';
  for (const syllable of syllables) {
    starts.push(joined.length);
    joined += syllable;
  }
  return {
    texts,
    words: new Set(english.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter(Boolean)),
    initials: english.map((text) => text.split(/[^\p{L}\p{N}]+/u).map((word) => word[0]).join('')),
    joined,
    starts: new Set(starts),
    letters: syllables.map((syllable) => syllable[0]).join(''),
    toned: (concept.pinyin || '').normalize('NFC').replace(/ /g, '').toLowerCase(),
  };
}

/** How well a whole query without Chinese fits the pinyin; 0 for not at all. */
function pinyinScore(keys, query) {
  const spoken = bare(query);
  if (!spoken || !keys.joined) return 0;
  if (keys.joined === spoken) return 92;
  if (keys.joined.startsWith(spoken) && spoken.length > 1) return 66;
  if (keys.letters === spoken && spoken.length > 1) return 56;
  for (let at = keys.joined.indexOf(spoken, 1); at > 0 && spoken.length > 2; ) {
    if (keys.starts.has(at)) return 42;
    at = keys.joined.indexOf(spoken, at + 1);
  }
  if (spoken.length > 1 && keys.letters.startsWith(spoken)) return 36;
  return spoken.length > 2 && keys.letters.includes(spoken) ? 20 : 0;
}

/** How well one text fits what was typed: equal, beginning so, or holding it. */
function textScore(keys, query) {
  let best = 0;
  keys.texts.forEach((text, place) => {
    const at = text.indexOf(query);
    if (at < 0) return;
    const isWord = at === 0 || HAN.test(query) || /[^\p{L}\p{N}]/u.test(text[at - 1]);
    const fit = text === query ? 100 : at === 0 ? 72 : isWord ? 52 : query.length > 2 ? 14 : 0;
    if (fit) best = Math.max(best, fit - Math.min(place, 3) - Math.min(text.length, 60) / 60);
  });
  return best;
}

/** How well a concept fits a query in all; each piece of the query must fit. */
function score(keys, query, pieces, toned) {
  let best = textScore(keys, query);
  if (!HAN.test(query)) {
    if (query.length > 1 && keys.initials.includes(query)) best = Math.max(best, 60);
    const spoken = pinyinScore(keys, query);
    best = Math.max(best, spoken && toned && keys.toned.includes(toned) ? spoken + 4 : spoken);
  }
  if (pieces.length > 1) {
    const fits = pieces.map((piece) => Math.max(textScore(keys, piece), pinyinScore(keys, piece)));
    if (Math.min(...fits) > 0) best = Math.max(best, 0.6 * (fits.reduce((a, b) => a + b) / fits.length));
  }
  return best;
}

/** How well a concept fits a query with slips in it. */
function nearScore(keys, query, pieces) {
  if (HAN.test(query)) {
    const most = allowedSlips(query.length, true);
    const least = Math.min(...keys.texts.map((text) => slips(query, text, most, true)), most + 1);
    return most && least <= most ? 10 - least : 0;
  }
  const spoken = bare(query);
  const most = allowedSlips(spoken.length + 1, false);
  const heard = most && keys.joined ? slips(spoken, keys.joined, most) : most + 1;
  return Math.max(wordScore(keys, pieces), heard > most ? 0 : 9 - heard);
}

/** How well English words fit with slips in them, each piece by its likest word. */
function wordScore(keys, pieces) {
  let total = 0;
  for (const piece of pieces) {
    const most = allowedSlips(piece.length, false);
    let least = most + 1;
    for (const word of keys.words) {
      if (word.length >= piece.length - most) least = Math.min(least, slips(piece, word, most));
    }
    if (least > most) return 0;
    total += least;
  }
  return Math.max(1, 10 - total);
}

const ORDERS = {
  english: (a, b) => compare(a.sort, b.sort),
  pinyin: (a, b) => compare(a.pinyin || '\uffff', b.pinyin || '\uffff'),
  seen: (a, b) => (b.seen || 0) - (a.seen || 0) || compare(a.sort, b.sort),
  doubtful: (a, b) => a.confidence - b.confidence || compare(a.sort, b.sort),
};

function compare(a, b) {
  const left = a.normalize('NFD');
  const right = b.normalize('NFD');
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The concepts that the page itself holds. */
class OwnShelf {
  constructor(packed) {
    this.fold = makeFold(packed.scripts);
    this.concepts = unpack(packed);
    this.keys = this.concepts.map((concept) => keysOf(concept, this.fold));
    this.byId = new Map(this.concepts.map((concept) => [concept.id, concept]));
  }

  async entry(id) {
    return this.byId.get(id) || null;
  }

  /** What fits a query and the filters, and how much each further filter would leave. */
  async search({ query, filters, sort }) {
    const found = this.find(query, sort);
    return { ...filtered(found, filters), from: 0 };
  }

  find(typed, sort) {
    const query = this.fold(typed).trim().replace(/\s+/g, ' ');
    if (!query) return [...this.concepts].sort(ORDERS[sort]);
    const pieces = piecesOf(query);
    const lower = typed.normalize('NFC').toLowerCase().replace(/[\s'’]/g, '');
    const toned = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/.test(lower) ? lower : '';
    let scores = this.keys.map((keys) => score(keys, query, pieces, toned));
    if (scores.filter(Boolean).length < FEW) {
      scores = scores.map((fit, place) => fit || nearScore(this.keys[place], query, pieces));
    }
    return this.concepts
      .map((concept, place) => [scores[place], concept])
      .filter(([fit]) => fit > 0)
      .sort(([a, left], [b, right]) => b - a || (right.seen || 0) - (left.seen || 0) || compare(left.sort, right.sort))
      .map(([, concept]) => concept);
  }
}

/** Brings the sentences and sources of packed concepts back to their places. */
function unpack(packed) {
  return packed.concepts.map((concept) => ({
    ...concept,
    contexts: (concept.contexts || []).map(([sentence, places, source, confidence]) => {
      const [title, site, address, date] = packed.sources[source];
      return { sentence: packed.sentences[sentence], places, title, site, address, date, confidence };
    }),
  }));
}
