/* How many slips part what was typed from a text. */

/** How many slips a query of this length may hold: none in a short one, two at most. */
function allowedSlips(length, isChinese) {
  if (isChinese) return length < 3 ? 0 : length < 5 ? 1 : 2;
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/**
 * Letters wrong, missing, too many or changed about (optimal string alignment), the text
 * being free to go on after the query, and with `anywhere` to begin before it. Gives
 * most + 1 for anything above `most`.
 */
function slips(query, text, most, anywhere = false) {
  const width = text.length + 1;
  let before = null;
  let last = Array.from({ length: width }, (_, at) => (anywhere ? 0 : at));
  for (let row = 1; row <= query.length; row += 1) {
    const now = [row];
    let least = row;
    for (let at = 1; at < width; at += 1) {
      const same = query[row - 1] === text[at - 1] ? 0 : 1;
      let best = Math.min(last[at - 1] + same, last[at] + 1, now[at - 1] + 1);
      if (before && at > 1 && query[row - 1] === text[at - 2] && query[row - 2] === text[at - 1]) {
        best = Math.min(best, before[at - 2] + 1);
      }
      now.push(best);
      if (best < least) least = best;
    }
    if (least > most) return most + 1;
    before = last;
    last = now;
  }
  return Math.min(...last, most + 1);
}
