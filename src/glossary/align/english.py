"""Where an English term begins in running text: the possible places and their evidence."""

import re

from glossary.align.chinese_balance import LETTERS
from glossary.align.choice import Features
from glossary.align.closed_classes import DOCUMENTS, ENGLISH_CLASS, TITLES
from glossary.align.english_habits import tag_features, weigh_habits
from glossary.align.english_person import PersonNames
from glossary.align.english_words import RUN_LINKERS, EnglishWords
from glossary.align.names import is_pinyin_of, sound_likeness, with_dots
from glossary.align.numerals import NUMERALS
from glossary.align.senses import compare_senses
from glossary.align.words import classify_word, words_of
from glossary.text.nlp import tag_english
from glossary.text.script import DOTS, count_han

_LINKS_NAMES = frozenset(("of", "linker", "and", "article"))
_LETTER = re.compile(r"[^\W\d_]")
_QUOTE = re.compile('[“”‘’「」『』"]')
_BALANCE = frozenset(("longer", "shorter", "bare-over", "letters-over", "letters-under"))
_PERSON_WORDS = 4
_SLACK = 7  # words that an English term may have beyond three for each Chinese one
_NEAR = 8  # words: what stands farther left is not lost but another phrase


class EnglishEdges:
    """Hold the possible beginnings of a term that ends where its window ends.

    ``en`` is the window's text, ``zh`` the other term, whose boundaries are
    known; ``before`` is what stands before the window.
    """

    def __init__(self, en: str, zh: str, before: str) -> None:
        """Look at the window once for all its places."""
        zh = with_dots(zh, en)
        self._en, self._zh, self._before = en, zh, before
        self._words = EnglishWords(en, zh)
        self._tokens = self._words.tokens
        self._hit = self._words.hit
        self._han = count_han(zh)
        self._proper = self._words.is_proper
        self._person = PersonNames(self._words)
        self._titled = classify_word(words_of(zh)[-1]) == "title" if zh else False
        self._sentence_start = not before.strip() or before.rstrip()[-1:] in ".!?。！？\n:："

    def starts(self) -> list[int]:
        """Give the places in the window where the term may begin (code points)."""
        places = []
        for number, token in enumerate(self._tokens):
            glued = token.start > 0 and self._en[token.start - 1] in "-–’'.&" and number > 0
            if (
                number
                and self._tokens[number - 1].text in ("No", "Nos")
                and token.text[0].isdigit()
            ):
                continue  # No. 1 Central Document
            if number and self._tokens[number - 1].text == "St" and token.text[0].isupper():
                continue  # St. John's University
            if self._words.in_bracket(token.start) and number:
                continue  # Suzhou (Jiangsu) East
            if number and not _LETTER.search(self._en, token.start):
                continue  # level 2
            if not glued or self._follows_name(number):
                places.append(self._with_quote(token.start))
        most = round(3 * max(1.0, self._han / 1.9)) + _SLACK
        return places[-most:] or [0]

    def _follows_name(self, number: int) -> bool:
        """Say whether a hyphen ties two names: Beijing–Tianjin, but not tax-to-VAT."""
        names = self._tokens[number - 1].text[0].isupper() and self._words.is_capital(number)
        return names and self._en[self._tokens[number].start - 1] in "-–"

    def _with_quote(self, start: int) -> int:
        """Take an opening quote or bracket that closes inside the term into it."""
        if start and self._en[start - 1] in "“‘\"'(（":
            closer = {"“": "”", "‘": "’", "(": ")", "（": "）"}.get(
                self._en[start - 1], self._en[start - 1]
            )
            if closer in self._en[start:]:
                return start - 1
        return start

    def features(self, start: int, *, tagged: bool = False) -> Features:
        """Give the evidence for a beginning at a place; ``tagged`` adds spaCy's tags."""
        if not self._tokens:
            return {}  # letters, but no word
        number = self._words.number(start)
        features: Features = {}
        self._left(number, features)
        self._first(number, features)
        self._names(number, features)
        self._inside(number, features)
        self._balance(self._person.after_given_name(number), features)
        self._runs(number, features)
        self._person.weigh(number, features)
        weigh_habits(self._tokens, number, features)
        sense = compare_senses(self._zh, self._en[start:])
        if sense:
            features[sense] = 1.0
        if self._en[start] in '“‘"' and number + 1 < len(self._tokens):
            features["quoted-part-explained" if _QUOTE.search(self._zh) else "quoted-part"] = 1.0
        return features | self.tags(start) if tagged else features

    def _left(self, number: int, features: Features) -> None:
        if number == 0:
            features["left=window"] = 1.0
            sign = self._before.rstrip()[-1:]
            if self._before == "\n":
                features["left=line"] = 1.0
            elif self._sentence_start:
                features["left=sentence"] = 1.0
            elif sign and not sign.isalnum():
                features["left=window-sign"] = 1.0
            return
        group = self._words.classes[number - 1]
        features[f"left={group}"] = 1.0
        gap = self._words.gap(number)
        if "," in gap or ";" in gap:
            features["left-comma"] = 1.0
        elif gap.strip(" -–"):
            features["left-sign"] = 1.0
        elif "-" in gap or "–" in gap:
            features["left-hyphen"] = 1.0
        if gap.startswith(".") and len(self._tokens[number - 1].text) == 1:
            features["left=initial"] = 1.0  # Wen C. Fong
        if number == 1 and group == "article":
            features["left=article-at-window"] = 1.0
        if number - 1 in self._hit:
            features["left-linked"] = self._words.weights[number - 1]
        elif self._tokens[number - 1].content:
            features["left-unlinked"] = 1.0

    def _first(self, number: int, features: Features) -> None:
        group = self._words.classes[number]
        features[f"first={group}"] = 1.0
        opens = self._words.opens_title
        if opens(number) and (number or not self._sentence_start):
            features["first=title-linker"] = 1.0
        if self._words.stands_in_title(number):
            features["behind-title-linker"] = 1.0
        if number > 1 and opens(number - 1):
            features["left=title-linker"] = 1.0
        if number == 0 and self._sentence_start and group == "capital":
            features["first=sentence-capital"] = 1.0
        if self._tokens[number].text.lower() in NUMERALS and number not in self._hit:
            features["first=numeral-unlinked"] = 1.0
        if number in self._hit:
            features["first-linked"] = self._words.weights[number]
        elif self._tokens[number].content:
            features["first-unlinked"] = 1.0

    def _names(self, number: int, features: Features) -> None:
        """Look at capitalised runs: of, for, and, the inside a name do not end it."""
        tokens = self._tokens
        capital = self._words.is_capital(number) and self._words.classes[number] not in _LINKS_NAMES
        last_capital = self._words.is_capital(len(tokens) - 1)
        if number:
            plain = not self._words.gap(number).strip(" -–")
            before = self._words.classes[number - 1]
            if capital and plain and before == "capital":
                features["cuts-run"] = 1.0
            if capital and plain and before == "title":
                features["cuts-title"] = 1.0
            linked = self._tokens[number - 1].text.lower() in RUN_LINKERS
            if plain and linked and before != "article" and number > 1:
                earlier = self._words.classes[number - 2]
                if earlier in ("capital", "title") and capital:
                    features[f"cuts-linked:{before}"] = 1.0
                elif earlier == "lower":
                    features[f"cuts-lower-linked:{before}"] = 1.0
            if (
                before == "article"
                and number > 2  # noqa: PLR2004
                and self._tokens[number - 2].text.lower() in RUN_LINKERS
                and capital
            ):
                if self._words.classes[number - 3] in ("capital", "title"):
                    features["cuts-linked:the"] = 1.0
                else:
                    features["cuts-lower-linked:the"] = 1.0
            if before == "possessive" and capital:
                features["left=possessive-capital"] = 1.0
            if before == "possessive":
                features[f"left=possessive:{self._words.owner_kind(number - 1)}"] = 1.0
            if self._words.strange_owner(number - 1):
                features["left=possessive-unlinked"] = 1.0
        features["starts-capital" if capital else "starts-lower"] = 1.0
        if not capital and last_capital:
            features["lower-before-capital"] = 1.0
        if self._proper:
            features["proper-capital" if capital else "proper-lower"] = 1.0
        inside = tokens[number:]
        lower_inside = sum(1 for token in inside if token.content and token.text[0].islower())
        if capital and lower_inside:
            features["capital-with-lower"] = min(3.0, float(lower_inside))

    def _runs(self, number: int, features: Features) -> None:
        """Look at the title-case run that ends the window: where it begins is the first guess."""
        tokens = self._tokens
        begin = self._words.run_start
        if begin < len(tokens):
            features[
                "run-start" if number == begin else "in-run" if number > begin else "before-run"
            ] = 1.0
            if number == begin == 0:
                features["run-start-window"] = 1.0
        word = tokens[number].text.lower()
        following = tokens[number + 1].text.lower() if number + 1 < len(tokens) else ""
        if word in DOCUMENTS and ENGLISH_CLASS.get(following) in ("of", "linker"):
            features["document-head"] = 1.0
            if self._proper:
                features["document-head-proper"] = 1.0
        last = number - 1
        if last > 0 and self._words.classes[last] == "article":
            last -= 1  # Measures for the Administration
        before = tokens[last].text.lower() if last >= 0 else ""
        earlier = tokens[last - 1].text.lower() if last > 0 else ""
        if ENGLISH_CLASS.get(before) in ("of", "linker") and earlier in DOCUMENTS:
            features["cuts-document"] = 1.0
        if word in TITLES and number not in self._hit and following in ("of", "for"):
            features["first=title-of:title" if self._titled else "first=title-of"] = 1.0

    def _balance(self, number: int, features: Features) -> None:
        tokens = self._tokens
        content = [token for token in tokens[number:] if token.content]
        inside_stems = {token.stem for token in content}
        bare_words = sum(
            1 for n in range(number, len(tokens)) if tokens[n].content and n not in self._hit
        )
        features["words-unexplained"] = float(bare_words)
        near = range(max(0, number - _NEAR), number)
        lost = {tokens[n].stem for n in near if n in self._hit} - inside_stems
        features["words-lost"] = float(min(4, len(lost)))
        covered = 0
        for last, mask in self._words.masks:
            if last >= number:
                covered |= mask
        bare = (self._words.han_mask & ~covered).bit_count()
        features["chars-unexplained"] = bare / max(1, self._han)
        expected = max(1.0, self._han / 1.9)
        difference = (len(content) - expected) / expected**0.5
        features["longer"] = max(0.0, difference)
        features["shorter"] = max(0.0, -difference)
        features["bare-over"] = max(0.0, bare_words - bare / 1.5)
        spelled = sum(len(token.text) for token in content) / LETTERS - self._han
        features["letters-over"] = min(_NEAR, max(0.0, spelled))
        features["letters-under"] = max(0.0, -spelled)
        if any(dot in self._zh for dot in DOTS):  # it spells sounds, not words
            for name in _BALANCE & features.keys():
                features[f"spelled&{name}"] = features.pop(name)
        if (
            self._han <= _PERSON_WORDS or any(dot in self._zh for dot in DOTS)
        ) and not self._proper:
            words = [token.text for token in content]
            if tokens[number].text == "An" and self._words.classes[number] == "capital":
                words.insert(0, "An")
            name = "".join(words)
            if is_pinyin_of(name, self._zh):
                features["pinyin"] = 1.0
                if "cuts-run" in features:  # Wayne Lin Junjie
                    features["pinyin-cuts-run"] = 1.0
            elif words and all(word[0].isupper() for word in words):
                features["person-sound"] = sound_likeness(name, self._zh)

    def _inside(self, number: int, features: Features) -> None:
        inside = self._en[self._tokens[number].start :]
        if re.search(r",\s", inside):
            features["inside-comma"] = 1.0
            if re.search("[、，]", self._zh):
                features["inside-comma-explained"] = 1.0
        classes = [self._words.classes[n] for n in range(number + 1, len(self._tokens) - 1)]
        for name in ("be", "pronoun", "naming", "determiner", "subordinator", "adverb"):
            if name in classes:
                features[f"inside={name}"] = 1.0
        owners = [
            self._words.owner_kind(n)
            for n in range(number, len(self._tokens) - 1)
            if self._words.classes[n] == "possessive"
        ]
        if owners:
            features["inside=possessive"] = 1.0
        for kind in owners:
            features[f"inside=possessive:{kind}"] = 1.0
        if any(map(self._words.strange_owner, range(number, len(self._tokens) - 1))):
            features["inside=possessive-unlinked"] = 1.0
        if "and" in classes and re.search("[和与與及、暨或]", self._zh):
            features["inside=and-explained"] = 1.0
        elif "and" in classes:
            features["inside=and"] = 1.0
        if number == len(self._tokens) - 1:
            features["one-word"] = 1.0

    def tags(self, start: int) -> Features:
        """Give the tags of the first word and of the word before it."""
        if not self._tokens:
            return {}
        return tag_features(self._tokens, self._words.number(start), dict(tag_english(self._en)))
