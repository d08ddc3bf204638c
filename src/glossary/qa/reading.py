"""Read segments: which terms of the glossary stand in them, and how each is rendered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from glossary.model import Segment, Span, Term
from glossary.qa.chinese import ChineseText, is_word, word_edges
from glossary.qa.english import EnglishText
from glossary.qa.termbase import TermBase, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hold a source term in a segment, what the glossary says of it, and its rendering."""

    term: Term
    span: Span
    wanted: tuple[Wanted, ...]
    rendering: Term | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids of the concepts that the term may stand for."""
        return tuple(wanted.id for wanted in self.wanted)

    @property
    def allowed(self) -> tuple[Term, ...]:
        """Give what may stand for the term, whichever of its concepts is meant."""
        return tuple(term for wanted in self.wanted for term in wanted.allowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold a segment with its target prepared; ``places`` are those of the target's terms."""

    segment: Segment
    target: ChineseText | EnglishText
    places: dict[str, Span]
    found: tuple[Found, ...] = ()


def read_terms(segments: Iterable[Segment], base: TermBase) -> list[Reading]:
    """Read all segments; a term that a segment repeats counts once.

    A short form that is only the end of a name (the Measures) counts where some
    segment has the name.
    """
    readings = [_read(one, base) for one in segments]
    named = {
        wanted.id
        for reading in readings
        for found in reading.found
        for wanted in found.wanted
        if not wanted.is_end(found.term)
    }
    return [
        replace(
            reading,
            found=tuple(
                found
                for found in reading.found
                if any(one.id in named or not one.is_end(found.term) for one in found.wanted)
            ),
        )
        for reading in readings
    ]


def _read(segment: Segment, base: TermBase) -> Reading:
    target = EnglishText(segment.target) if base.from_chinese else ChineseText(segment.target)
    reading = Reading(segment=segment, target=target, places=base.find_targets(segment.target))
    edges = word_edges(segment.source) if base.from_chinese else frozenset()
    found: dict[str, Found] = {}
    for hit in base.find_sources(segment.source):
        one = Found(term=hit.term, span=Span(hit.start, hit.end), wanted=hit.wanted)
        is_name = any(wanted.is_name for wanted in hit.wanted)
        if base.from_chinese and not is_name and not is_word(segment.source, *one.span, edges):
            continue  # 分支 is no term in 分支机构
        found.setdefault(hit.term.text, replace(one, rendering=_rendering(one, reading)))
    return replace(reading, found=tuple(found.values()))


def _rendering(found: Found, reading: Reading) -> Term | None:
    """Give the allowed term that stands in the target, as written there if possible."""
    exact = (term for term in found.allowed if term.text in reading.places)
    loose = (term for term in found.allowed if reading.target.has(term.text))
    return next(exact, None) or next(loose, None)
