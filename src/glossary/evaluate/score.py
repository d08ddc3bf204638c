"""Compare mentions with gold pairs.

Rules, the same for every program that is compared:

- What counts is the pair of surfaces ``(zh, en)``, once a passage. Mentions of
  the relations translation, acronym and romanization count; descriptions do not.
- **Strict**: right when zh equals the gold pair's zh or one of its ``zh_also``
  and en equals its en or one of its ``en_also``, to the character. A second
  form of a pair that is found already is neither right nor false.
- **Relaxed**: right when on each side the found term contains a gold form or
  lies inside one, case set aside. Each gold pair and each found pair is used
  once; strict partners go first, then those that share most characters.
- **Boundaries**: of the pairs that are right when relaxed, how many are exact
  on the Chinese and on the English side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from glossary.evaluate.gold import GoldPair, Passage
from glossary.model import Mention

BIN_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Count right, false and missed pairs.

    >>> count = Count(right=8, false=2, missed=8)
    >>> count.precision, count.recall, round(count.f1, 3)
    (0.8, 0.5, 0.615)
    """

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Give the share of found pairs that are right (0 where none is found)."""
        return _share(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        """Give the share of gold pairs that are found."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.false + self.missed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Count pairs under one name: a pattern that found them, or a note of the gold."""

    name: str
    strict: Count
    boundary: int  # found, but with a boundary off


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """Describe one error; gold is empty for a false pair, found for a missed one."""

    passage: str
    kind: Literal["missed", "false", "boundary"]
    gold: tuple[str, str] = ("", "")
    found: tuple[str, str] = ("", "")
    pattern: str = ""
    note: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Compare stated confidence with what turned out right, from ``low`` up to ``high``."""

    low: float
    high: float
    pairs: int
    right: int
    mean_confidence: float

    @property
    def share_right(self) -> float:
        """Give the share of pairs that are right."""
        return _share(self.right, self.pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Hold all figures of one comparison."""

    passages: int
    gold_pairs: int
    strict: Count
    relaxed: Count
    zh_exact: int  # of relaxed.right
    en_exact: int  # of relaxed.right
    empty_passages: int  # passages without a gold pair
    false_in_empty: int  # pairs found in them
    patterns: tuple[Row, ...]
    notes: tuple[Row, ...]
    errors: tuple[Miss, ...]
    calibration: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Tie what was found to what should be found, in one passage; either side may be None."""

    passage: str
    gold: GoldPair | None
    found: Mention | None
    kind: Literal["right", "boundary", "false", "missed"]


def score(passages: Iterable[Passage], mentions: Iterable[Mention]) -> Score:
    """Compare mentions with the gold pairs of their passages (``mention.article`` is the id).

    >>> gold = GoldPair(zh_forms=("熵",), en_forms=("entropy",))
    >>> score([Passage(id="p", text="熵(entropy)", pairs=(gold,))], []).strict
    Count(right=0, false=0, missed=1)
    """
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
    passages = tuple(passages)
    verdicts = [v for p in passages for v in _judge(p, by_article.get(p.id, []))]
    tied = [v for v in verdicts if v.gold and v.found]
    empty = {p.id for p in passages if not p.pairs}
    return Score(
        passages=len(passages),
        gold_pairs=sum(len(p.pairs) for p in passages),
        strict=_strict(verdicts),
        relaxed=_relaxed(verdicts),
        zh_exact=sum(1 for v in tied if v.found and v.gold and v.found.zh in v.gold.zh_forms),
        en_exact=sum(1 for v in tied if v.found and v.gold and v.found.en in v.gold.en_forms),
        empty_passages=len(empty),
        false_in_empty=sum(1 for v in verdicts if v.passage in empty and v.found),
        patterns=_rows((v.found.pattern, v) for v in verdicts if v.found),
        notes=_rows((v.gold.note or "(none)", v) for v in verdicts if v.gold),
        errors=tuple(_miss(v) for v in verdicts if v.kind != "right"),
        calibration=_calibrate(verdicts),
    )


def _judge(passage: Passage, mentions: Iterable[Mention]) -> list[_Verdict]:
    """Pair off what was found in one passage with its gold pairs."""
    best: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        key = (mention.zh, mention.en)
        if mention.is_pair and (key not in best or mention.confidence > best[key].confidence):
            best[key] = mention
    verdicts, open_gold, open_found = [], list(passage.pairs), []
    for mention in best.values():
        partner = next((gold for gold in open_gold if _is_exact(gold, mention)), None)
        if partner:
            open_gold.remove(partner)
            verdicts.append(_Verdict(passage.id, partner, mention, "right"))
        elif not any(_is_exact(gold, mention) for gold in passage.pairs):
            open_found.append(mention)
    ranked = sorted(
        (
            (-_overlap(gold, mention), g, f)
            for g, gold in enumerate(open_gold)
            for f, mention in enumerate(open_found)
            if _overlap(gold, mention)
        ),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, g, f in ranked:
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            verdicts.append(_Verdict(passage.id, open_gold[g], open_found[f], "boundary"))
    verdicts += [
        _Verdict(passage.id, None, mention, "false")
        for f, mention in enumerate(open_found)
        if f not in used_found
    ]
    verdicts += [
        _Verdict(passage.id, gold, None, "missed")
        for g, gold in enumerate(open_gold)
        if g not in used_gold
    ]
    return verdicts


def _is_exact(gold: GoldPair, mention: Mention) -> bool:
    """Say whether both boundaries are right."""
    return mention.zh in gold.zh_forms and mention.en in gold.en_forms


def _overlap(gold: GoldPair, mention: Mention) -> float:
    """Give the share of characters in common, 0 unless both sides contain or are contained."""
    zh = max(_contained(form, mention.zh) for form in gold.zh_forms)
    en = max(_contained(form, mention.en) for form in gold.en_forms)
    return zh + en if zh and en else 0.0


def _contained(left: str, right: str) -> float:
    """Give shorter length over longer length where one text contains the other, else 0."""
    short, long = sorted((left.casefold(), right.casefold()), key=len)
    return len(short) / len(long) if short and short in long else 0.0


def _strict(verdicts: Iterable[_Verdict]) -> Count:
    """Count with a wrong boundary as one false and one missed pair."""
    count = Count()
    for verdict in verdicts:
        right = verdict.kind == "right"
        count = Count(
            right=count.right + right,
            false=count.false + (verdict.found is not None and not right),
            missed=count.missed + (verdict.gold is not None and not right),
        )
    return count


def _relaxed(verdicts: Iterable[_Verdict]) -> Count:
    """Count with a wrong boundary as right."""
    return _strict(replace(v, kind="right") if v.kind == "boundary" else v for v in verdicts)


def _rows(named: Iterable[tuple[str, _Verdict]]) -> tuple[Row, ...]:
    """Count by name, the largest first."""
    groups: dict[str, list[_Verdict]] = defaultdict(list)
    for name, verdict in named:
        groups[name].append(verdict)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return tuple(
        Row(
            name=name,
            strict=_strict(verdicts),
            boundary=sum(1 for v in verdicts if v.kind == "boundary"),
        )
        for name, verdicts in ordered
    )


def _miss(verdict: _Verdict) -> Miss:
    """Describe an error by what the gold says and what was found."""
    gold, found = verdict.gold, verdict.found
    if verdict.kind == "right":
        raise ValueError(verdict)
    return Miss(
        passage=verdict.passage,
        kind=verdict.kind,
        gold=(gold.zh, gold.en) if gold else ("", ""),
        found=(found.zh, found.en) if found else ("", ""),
        pattern=found.pattern if found else "",
        note=gold.note if gold else "",
        confidence=found.confidence if found else 0.0,
    )


def _calibrate(verdicts: Iterable[_Verdict]) -> tuple[Bin, ...]:
    """Sort found pairs into bins of confidence; bins without pairs are left out."""
    found = [(v.found.confidence, v.kind == "right") for v in verdicts if v.found]
    return tuple(_bins(found))


def _bins(found: list[tuple[float, bool]]) -> Iterator[Bin]:
    """Yield the bins from low to high; the last one includes its upper edge."""
    for low, high in pairwise(BIN_EDGES):
        inside = [(c, right) for c, right in found if low <= c < high or c == high == 1.0]
        if inside:
            yield Bin(
                low=low,
                high=high,
                pairs=len(inside),
                right=sum(right for _, right in inside),
                mean_confidence=sum(c for c, _ in inside) / len(inside),
            )


def _share(part: int, whole: int) -> float:
    """Divide, with 0 for nothing out of nothing."""
    return part / whole if whole else 0.0
