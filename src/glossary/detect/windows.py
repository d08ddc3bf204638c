"""The window beside a bracket: from the bracket leftwards to where no term can go."""

import re

from glossary.detect.parts import strip_marks
from glossary.model.candidate import Edge, Window
from glossary.text.brackets import Groups
from glossary.text.script import DOTS, HAN, LATIN, count_han, has_han, has_latin

MAX_ZH = 48  # code points of a Chinese window
MAX_EN = 220  # code points of an English window

_HAN_CHAR = re.compile(f"[{HAN}]")
_LATIN_CHAR = re.compile(f"[{LATIN}]")
# What a Chinese term may hold besides Han characters. The full stop is here
# because damaged text has it for the dot of a name: 札哈.哈蒂.
_ZH_RUN = re.compile(
    rf"[{HAN}{LATIN}0-9０-９Ａ-Ｚａ-ｚ{DOTS}．.\-–—~/、%+&'’Α-Ωα-ω“”‘’「」『』《》〈〉 ]"
)
_EN_STOP = re.compile(
    rf"[{HAN}\n。，；：！？、【】（「」『』《》|•◦●→⇒©]|\.{{3}}|…|[.!?:;](?=[\s\"”’'])|\s[–—-]+(?=\s)|[—]|\s/(?=\s)|[\[\](){{}}]"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:No|Nos|Cap|Ch|Chap|Co|Corp|Inc|Ltd|Mr|Mrs|Ms|Dr|Prof|St|Mt|Ft|Jr|Sr|vs|Art|Arts|Vol|Gen|Gov|Sen|Rep|Lt|Col|Capt|Sgt|Rev|Hon|Bros|spp?|subsp|var|cf|et al)"
    r"|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
_CHAPTER = re.compile(r",\s*(?:[Cc]ap|[Cc]hapter|[Nn]o|[Aa]rts?)\.?\s*\d+[A-Z]?$")
_OPENING_QUOTES = {
    "”": "“",
    "’": "‘",
    '"': '"',
    "'": "'",
    "」": "「",
    "』": "『",
    "》": "《",
    "〉": "〈",
    "»": "«",
}


def skip_blank(text: str, place: int, start: int) -> int:
    """Go left over blanks and leftover marks to the end of what stands before."""
    while place > start and (text[place - 1].isspace() or text[place - 1] in "*_"):
        place -= 1
    return place


def find_window(text: str, place: int, start: int, groups: Groups) -> tuple[str, Window] | None:
    """Find the window that ends at ``place``; say whether it is ``zh`` or ``en``.

    ``start`` is the line's begin, ``groups`` the line's bracketed groups. None
    where no term can stand there.
    """
    end = skip_blank(text, place, start)
    if end <= start:
        return None
    possessive = re.search(rf"(?<=[{HAN}])[’']s$", text[max(start, end - 3) : end])
    if possessive:  # 鄧小平’s (Deng Xiaoping)
        end -= len(possessive[0])
    marked = _quoted_window(text, end, start)
    if marked is not None:
        return marked
    char = text[end - 1]
    if _HAN_CHAR.match(char):
        return "zh", _zh_window(text, end, start, groups)
    if char in "”’」』》\"'" or char in ")）]】":
        return _after_bracket(text, end, start, groups)
    left = max(start, end - 40)
    if _LATIN_CHAR.match(char) or (char.isdigit() or char in ".!?+#%℃-"):
        tail = text[left:end]
        han = [found.end() for found in _HAN_CHAR.finditer(tail)]
        after_han = tail[han[-1] :] if han else tail
        if not has_latin(after_han):
            return (
                ("zh", _zh_window(text, end, start, groups))
                if han and len(after_han) <= 6
                else None
            )
        window = en_window(text, end, start, groups)
        return ("en", window) if window else None
    return None


def _quoted_window(text: str, end: int, start: int) -> tuple[str, Window] | None:
    """Take what stands in quotes or 《》 right before the place."""
    closer = text[end - 1]
    opener = _OPENING_QUOTES.get(closer)
    if opener is None:
        return None
    opened = _find_opener(text, end - 1, start, opener, closer)
    if opened is None:
        return None
    left, right, _ = strip_marks(text, opened + 1, end - 1)
    inside = text[left:right]
    if not inside:
        return None
    language = "zh" if has_han(inside) else "en" if has_latin(inside) or inside.isdigit() else ""
    if not language or len(inside) > MAX_EN:
        return None
    return language, Window(start=left, end=right, edge=Edge.MARKED, quoted=True)


def _find_opener(text: str, closed: int, start: int, opener: str, closer: str) -> int | None:
    if opener != closer:
        depth = 0
        for place in range(closed - 1, start - 1, -1):
            if text[place] == closer and (
                closer != "’" or not text[place + 1 : place + 2].isalpha()
            ):
                depth += 1
            elif text[place] == opener:
                if depth == 0:
                    return place
                depth -= 1
        return None
    place = text.rfind(opener, start, closed)
    while (
        place > start and text[place - 1].isalpha() and text[place + 1].isalpha() and opener == "'"
    ):
        place = text.rfind(opener, start, place)  # an apostrophe inside a word
    return (
        place if place >= start and closed - place > 1 and not text[place + 1].isspace() else None
    )


def _after_bracket(text: str, end: int, start: int, groups: Groups) -> tuple[str, Window] | None:
    """Look behind a bracket that stands before this one: (SAMR), (Trial), （2024年版）."""
    group = groups.ending_at(end)
    if group is None:
        return None
    inside = text[group.inside]
    if not inside.strip():
        return None
    before = find_window(text, group.start, start, groups)
    if before is None:
        return None
    language, window = before
    same = has_han(inside) if language == "zh" else not has_han(inside)
    if not same or window.edge is Edge.MARKED:
        return None
    return language, Window(start=window.start, end=end, edge=window.edge)


def _zh_window(text: str, end: int, start: int, groups: Groups) -> Window:
    """Go left while a Chinese term could go on."""
    left = max(start, end - MAX_ZH)
    for group in groups.closing_in(left, end):  # an earlier gloss ends what came before it
        if not _is_suffix(text[group.inside]):
            left = max(left, group.end)
    place = end
    quotes = 0
    while place > left:
        char = text[place - 1]
        if (
            char == ","
            and _is_inner_dot(text, place - 1)
            and text[place].isascii()
            and text[place - 2].isascii()
        ):
            place -= 1
            continue
        if not _ZH_RUN.match(char):
            break
        if char in "”’」』》〉":
            quotes += 1
        elif char in "“‘「『《〈":
            if quotes == 0:
                break
            quotes -= 1
        elif (
            char == " "
            and not _joins_scripts(text, place - 1)
            and not _is_stray(text, place - 1, end)
        ):
            break
        elif char == "." and not _is_inner_dot(text, place - 1):
            break
        elif char in "—–" and not (
            text[place - 2 : place - 1].strip() and text[place : place + 1].strip()
        ):
            break
        place -= 1
    if quotes:  # the opening quote was not reached: stay behind the closing one
        place = max(text.rfind(char, place, end) + 1 for char in "”’」』》〉")
    if count_han(text[place:end]) * 3 < sum(map(len, _words(text[place:end]))):  # English text
        run = re.search(rf"[{HAN}·‧0-9]+$", text[place:end])
        place = end - len(run[0]) if run else place
    while place < end and text[place] in " .、-—–/~%’”'":
        place += 1
    listed = _LIST_SIGN.match(text, place, end)
    if listed and (place == start or text[place - 1].isspace() or listed[0][0].isdigit()):
        place = listed.end()
    return Window(start=place, end=end, edge=Edge.OPEN)


_LIST_SIGN = re.compile(
    r"(?:\d{1,3}\s+)?(?:[甲乙丙丁戊己庚辛壬癸一二三四五六七八九十]{1,3}|\d{1,2})[、.．)]\s*(?=\S)"
)


def mixed_window(text: str, window: Window, start: int, groups: Groups) -> Window | None:
    """Give the Chinese window that a Latin word ends: 虚拟 DOM, 广域网 WAN; None if no Han is near."""
    if window.edge is Edge.MARKED or len(text[window.start : window.end].split()) > 2:  # noqa: PLR2004
        return None
    before = skip_blank(text, window.start, start)
    if before <= start or not _HAN_CHAR.match(text[before - 1]) or window.start - before > 1:
        return None
    left = _zh_window(text, before, start, groups)
    return Window(start=left.start, end=window.end, edge=Edge.OPEN)


_WORD = re.compile(f"[{LATIN}]+")


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _is_suffix(inside: str) -> bool:
    """Say whether a bracket is a part of the name before it: （试行）, （2020年修正）."""
    return bool(re.fullmatch(rf"[{HAN}0-9“”]{{1,12}}", inside)) and not has_latin(inside)


def _joins_scripts(text: str, place: int) -> bool:
    """Say whether a blank stands between a Chinese and a Latin or digit character."""
    left, right = text[place - 1 : place], text[place + 1 : place + 2]
    if not left or not right:
        return False
    return has_han(left) != has_han(right) and (left + right).isalnum()


def _is_stray(text: str, place: int, end: int) -> bool:
    """Say whether a lone blank stands inside a word, as damaged text has it: 衍 射, 托马斯 ·杨."""
    after = text[place + 1 : end]
    return has_han(text[place - 1 : place]) and (len(after) == 1 or after[:1] in tuple(DOTS))


def _is_inner_dot(text: str, place: int) -> bool:
    left, right = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(left and right and left.isalnum() and right.isalnum())


def en_window(text: str, end: int, start: int, groups: Groups) -> Window | None:
    """Go left while an English term could go on: to a sentence's begin, a quote, a bracket.

    A bracket inside a name is passed over where it is short and English:
    Special Measures (Negative List) for Access.
    """
    left = max(start, end - MAX_EN)
    inner = [group for group in groups.within(left, end) if not has_han(text[group.inside])]
    covered = {place for group in inner for place in range(group.start, group.end)}
    for found in reversed(list(_EN_STOP.finditer(text, left, end))):
        if found.start() in covered:
            continue
        if found[0] == "." and (_ABBREVIATED.search(text, left, found.end()) or found.end() >= end):
            continue
        if found[0] in "?!" and found.end() >= end:
            continue
        left = found.end()
        break
    opened = _last_open_quote(text, left, end)
    if opened is not None:
        left = opened + 1
    left, right, _ = strip_marks(text, left, end)
    if right < end and text[right:end].strip():
        right = end
    chapter = _CHAPTER.search(text, left, right)
    right = chapter.start() if chapter else right
    if right <= left or not has_latin(text[left:right]):
        return None
    return Window(start=left, end=right, edge=Edge.OPEN)


def _last_open_quote(text: str, left: int, end: int) -> int | None:
    """Find a quote opened in the window and not closed in it."""
    for opener, closer in (("“", "”"), ("«", "»")):
        place = text.rfind(opener, left, end)
        if place >= 0 and text.find(closer, place, end) < 0:
            return place
    return None
