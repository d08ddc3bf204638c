"""What a Chinese beginning leaves unexplained on either side of the pair."""

import re

from glossary.align.choice import Features
from glossary.align.closed_classes import CHINESE_CLASSES
from glossary.align.evidence import Link, Token
from glossary.align.words import Cut
from glossary.text.script import HAN

_HAN = re.compile(f"[{HAN}]")
LEFT_CONTEXT = CHINESE_CLASSES - {"nation", "title"} | set("vpurdc") | {"verb-result", "vd"}
"""Classes of words that stand before a term rather than in it."""

_CONTENT = frozenset(("n", "vn", "a", "b", "nz", "l", "new", "ns", "nt", "j", "i", "latin"))
LETTERS = 3.3  # of English for a Chinese character, on the average of the gold
_NEED = 0.75  # English words that no Chinese inside the term accounts for


class Balance:
    """Weigh a Chinese window against the English term, for each beginning."""

    def __init__(
        self, zh: str, en: str, cut: Cut, links: tuple[Link, ...], tokens: tuple[Token, ...]
    ) -> None:
        """Turn the links into bits: the characters and the words that each accounts for."""
        self._zh, self._en, self._cut, self._tokens = zh, en, cut, tokens
        self._content = [number for number, token in enumerate(tokens) if token.content]
        self._masks = [
            (
                link.start,
                (1 << link.end) - (1 << link.start),
                sum(1 << number for number in link.tokens),
                link.weight,
            )
            for link in links
        ]
        self._han_mask = sum(1 << place for place, char in enumerate(zh) if _HAN.match(char))
        self.kind = ""  # of the English term, once it is known

    def weigh(self, start: int, features: Features) -> None:
        """Add the evidence of what either side leaves unexplained."""
        covered = inside = outside = 0
        first_linked = 0.0
        for begin, mask, words, weight in self._masks:
            if begin >= start:
                covered |= mask
                inside |= words
                if begin == start:
                    first_linked = max(first_linked, weight)
            else:
                outside |= words
        han = self._han_mask >> start
        bare = (han & ~(covered >> start)).bit_count()
        hits = inside.bit_count()
        features["chars-unexplained"] = float(bare)
        features["words-explained"] = hits / max(1, len(self._content))
        features["words-lost"] = float((outside & ~inside).bit_count())
        if first_linked:
            features["first-linked"] = first_linked
        elif inside:
            features["first-unlinked"] = 1.0
        unexplained_words = len(self._content) - hits
        features["bare-over"] = float(max(0.0, bare - 2.2 * unexplained_words))
        features["bare-under"] = float(max(0.0, 1.2 * unexplained_words - bare))
        need = unexplained_words - bare / 2.0
        self._needs(start, need, features)
        count = self._word_count(start)
        wanted = self._wanted_words()
        features["more-words"] = max(0.0, count - wanted)
        features["fewer-words"] = max(0.0, wanted - count)
        letters = sum(len(token.text) for token in self._tokens if token.content)
        spelled = han.bit_count() - letters / LETTERS
        features["letters-over"] = max(0.0, spelled)
        features["letters-under"] = max(0.0, -spelled)
        expected = self._expected()
        difference = (han.bit_count() - expected) / max(1.0, expected) ** 0.5
        features["longer"] = max(0.0, difference)
        features["shorter"] = max(0.0, -difference)

    def _needs(self, start: int, need: float, features: Features) -> None:
        """Say whether the English still wants more Chinese, and what would come next."""
        level = "need" if need >= _NEED else "surplus" if need <= -_NEED else "even"
        features[level] = 1.0
        number = self._cut.places.get(start)
        if number:
            group = self._cut.classes[number - 1]
            kind = (
                "content" if group in _CONTENT else "context" if group in LEFT_CONTEXT else "other"
            )
            features[f"{level}&{kind}"] = 1.0
            features[f"{level}&left={group}"] = 1.0
        elif start == 0:
            features[f"{level}&window"] = 1.0
        else:
            features[f"{level}&inside-word"] = 1.0

    def _word_count(self, start: int) -> float:
        """Count jieba's words from a place to the end; a lone unknown character is half a word."""
        total = 0.0
        for place, number in self._cut.places.items():
            if place >= start and self._cut.words[number].strip():
                total += 0.5 if len(self._cut.words[number]) == 1 else 1.0
        return total

    def _wanted_words(self) -> float:
        if self.kind == "acronym":
            return float(sum(1 for char in self._en if char.isupper()) or len(self._en))
        return float(len(self._content))

    def _expected(self) -> float:
        total = 0.0
        for token in self._tokens:
            if not token.content:
                continue
            if token.text.isupper() and len(token.text) > 1 and len(self._tokens) == 1:
                return 1.9 * min(8, len(token.text))
            total += 0.0 if token.text in self._zh else 2.0
        return max(total, 1.0)
