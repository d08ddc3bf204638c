"""Pairs without brackets: ``术语 Term``, ``A / 甲``, table cells, titles, labelled fields.

Nothing but the place says that two such terms belong together, so these
patterns only suspect; the alignment asks for evidence.
"""

import re
from collections.abc import Iterator

from glossary.detect.labels import Label, read_label
from glossary.detect.parts import is_pinyin, strip_marks
from glossary.detect.refuse import refuse_chinese, refuse_english
from glossary.detect.windows import find_window
from glossary.model import Rejection, Relation
from glossary.model.candidate import Candidate, Edge, Window
from glossary.text.brackets import find_groups
from glossary.text.lines import Line, is_chinese_line
from glossary.text.script import DOTS, HAN, LATIN, count_han, has_han, has_latin, is_acronym

Found = Candidate | Rejection

_BULLET = re.compile(
    r"[\s\u3000]*(?:(?:[-+*•●◦▪·–—>#/]+|\d{1,3}(?:\.\d{1,3})*[.)、．]?(?=[\s\u4e00-\u9fffA-Z“])|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.]|[①-⑳]|第[一二三四五六七八九十\d]+[章节節讲講课課編编]|(?:Chapter|Part|Section|Unit|Lesson)\s+[IVXLC\d]+[.:]?(?=\s)|[\"'](?=\w))[\s\u3000]*)*"
)
_PAGE = re.compile(r"(?:\s*[.…·]{2,}\s*\d+|\s+\d{1,4})\s*$")
_ZH = rf"[《“「『\"]?[{HAN}0-9][{HAN}{DOTS}0-9A-Za-z《》“”「」\-–/、，（）()]{{0,40}}"
_EN = rf"[“\"'‘]?[{LATIN}0-9][{LATIN}0-9 .,'’&/()\-–+:]{{0,110}}[?!”\"'’]?"
_SEP = r"(?P<sep>\s*(?:[:：=|/—–→]|-(?=\s)|，|,)\s*|\s+)"
_ZH_EN = re.compile(rf"(?P<zh>{_ZH}?){_SEP}(?P<en>{_EN})")
_EN_ZH = re.compile(rf"(?P<en>{_EN}?){_SEP}(?P<zh>{_ZH})")
_CELL = re.compile(r"[^|\t\n]+")
_LATEX_CELL = re.compile(r"[^&\n\\]+")
_IDENTIFIER = re.compile(r"[a-z]{3,}(?:_[a-z]+)*")
_CSV_CELL = re.compile(r"[^,\n]+")
_LIST_PIECE = re.compile(r"[^,;，；、\n]+")
_HEAD = re.compile(r"(?P<head>[^\n]{3,80}?)(?:\s?——|\s+[-–—]+\s|\s?[:：]\s)")
_STRING = re.compile(r"[\"“](?P<shown>[^\"“”\n]{1,90})[\"”](?P<colon>\s*:)?")
_FIELD = re.compile(r"[\w\s.()（）#*_-]{0,24}$")
_SLASH = re.compile(
    rf"(?<=[{HAN}》”」])\s?/\s?(?=[“\"]?[{LATIN}])|(?<=[{LATIN}”\")])\s?[/／]\s?(?=[《“「]?[{HAN}])"
)
_GLUED = re.compile(
    rf"(?<=[{HAN}])\s?(?P<en>[A-ZÀ-Þ][{LATIN}'’-]*(?:\s(?:[A-ZÀ-Þ][{LATIN}'’.-]*|of|and|for|the|de|van|von|school|in|on)){{1,7}})"
)
_HAN_RUN = re.compile(f"[{HAN}][{HAN}{DOTS}]{{0,24}}")
_LOWER_WORDS = re.compile(rf"\s(?P<en>[{LATIN}’']+(?:[ -][{LATIN}’']+){{0,3}})")
_LOWER = re.compile(
    rf"(?<=[{HAN}])\s(?P<en>[A-Za-z][a-z-]{{2,}}(?:\s[a-z][a-z-]+){{0,3}})(?=\s[{HAN}]|[、，。；,;)）]|\s?$|\s——)"
)
_UNOPENED = re.compile(rf"(?<=[{HAN}])\s?(?P<en>[{LATIN}][{LATIN} '’.-]{{2,80}})[)）]")
_QUOTED_EN = re.compile(
    rf"[“\"‘](?P<en>[{LATIN}][^“”\"‘’\n]{{1,80}})[”\"’]\s*(?:[:：=,–—]\s*|\s)?(?:or\s|is\s|in\sChinese(?:\sis)?,?\s|i\.e\.,?\s)?[“「]?(?P<zh>[{HAN}][{HAN}{DOTS}0-9]{{0,24}})"
)
_SAID_IN_CHINESE = re.compile(
    rf"\b(?:in\s+Chinese(?:\s+as|\s+called|,|:)?|Chinese\s+(?:as|name|term|word)(?:\s+(?:is|for\s+it\s+is))?|i\.e\.,?|known\s+as|called|namely)\s+[“「《\"]?(?P<zh>[{HAN}][{HAN}{DOTS}]{{0,24}})(?![{HAN}])"
)
_SAID_IN_ENGLISH = re.compile(
    rf"[,，、]?\s?(?:其|它的|也就是|即)?(?:英文|英语|英語)(?:名称|名稱|全称|全稱|全名|名字|名|叫|译名|譯名|原文|表述|说法)?(?:是|为|為|叫作|叫做|叫|作|：|:)\s?[“\"]?(?P<en>[{LATIN}][{LATIN}0-9 '’&-]{{1,80}})"
)
_REMARK = re.compile(r"\s[(（][^()（）\n]{30,}[)）]$")
_WORD = re.compile(rf"[{LATIN}0-9][{LATIN}0-9'’.-]*")
_MAX_WORDS = 14


def detect_slashed(article: str, text: str, line: Line) -> Iterator[Found]:
    """Find ``民族/Mínzú`` and ``亲核取代反应 / Nucleophilic Substitution``."""
    for found in _SLASH.finditer(text, line.start, line.end):
        before = find_window(
            text, found.start(), line.start, find_groups(text, line.start, line.end)
        )
        if before is None:
            continue
        language, window = before
        if language == "zh":
            after = re.compile(rf"[“\"]?[{LATIN}][{LATIN} '’&.–-]{{0,80}}").match(
                text, found.end(), line.end
            )
        else:
            after = re.compile(rf"[《“「]?[{HAN}{DOTS}0-9]{{1,30}}[》”」]?").match(
                text, found.end(), line.end
            )
        if after is None:
            continue
        start, end, quoted = strip_marks(text, after.start(), after.end())
        other = Window(start=start, end=end, quoted=quoted)
        yield from _candidate(
            article, text, "slash", *((window, other) if language == "zh" else (other, window))
        )


def detect_term_lines(article: str, text: str, line: Line) -> Iterator[Found]:
    """Find lines and cells that hold a pair and nothing else: ``玄奘 Xuanzang``, ``术语：Term``."""
    start = _after_bullet(text, line.start, line.end)
    shown_end = line.end
    page = _PAGE.search(text, start, line.end)
    if page:
        shown_end = page.start()
    cell = _cell_form(text[start:shown_end])
    cells = [
        (found.start(), found.end())
        for found in cell.finditer(text, start, shown_end)
        if found[0].strip(" -:")
    ]
    for left, right in cells:
        read = list(_read_cell(article, text, left, right))
        head = _HEAD.match(text, left, right)
        if not read and head:
            read = list(_read_cell(article, text, left, head.end("head")))
        yield from read
    for (left, right), (begin, end) in zip(cells, cells[1:], strict=False):
        yield from _read_two_cells(article, text, (left, right), (begin, end))


def _cell_form(shown: str) -> re.Pattern[str]:
    """Say how the cells of a line are parted: by bars, tabs, LaTeX's & or bare commas."""
    if shown.rstrip().endswith("\\\\"):
        return _LATEX_CELL
    if shown.count(",") > 1 and ", " not in shown and not re.search("[，。：|]", shown):
        return _CSV_CELL
    return _CELL


def detect_listed(article: str, text: str, line: Line) -> Iterator[Found]:
    """Find a line that is a list of pairs: ``receipt = 收据, refund = 退款``, ``棉／Cotton、麻／Linen``."""
    start = _after_bullet(text, line.start, line.end)
    colon = re.compile(r"[^:：=\n]{1,12}[:：]\s?(?=\S)").match(text, start, line.end)
    for begin in {start, colon.end() if colon else start}:
        pieces = [found.span() for found in _LIST_PIECE.finditer(text, begin, line.end)]
        if len(pieces) < 2:  # noqa: PLR2004
            continue
        read = [list(_read_cell(article, text, left, right)) for left, right in pieces]
        if sum(map(bool, read)) * 4 >= len(pieces) * 3:
            for found in read:
                yield from found
            return


def _after_bullet(text: str, start: int, end: int) -> int:
    bullet = _BULLET.match(text, start, end)
    return bullet.end() if bullet else start


def _read_cell(article: str, text: str, start: int, end: int) -> Iterator[Found]:
    start, end, _ = strip_marks(text, start, end)
    shown = text[start:end]
    if len(shown) > 150 or not (has_han(shown) and has_latin(shown)):
        return
    for form in (_ZH_EN, _EN_ZH):
        found = form.fullmatch(text, start, end)
        if found is None:
            continue
        zh = _marked(text, *found.span("zh"))
        en = _marked(text, *found.span("en"))
        zh_text, en_text = text[zh.start : zh.end], text[en.start : en.end]
        if has_han(en_text) or _latin_share(zh_text) > 0.3 or not has_han(zh_text):  # noqa: PLR2004
            continue
        first = re.match(rf"[{HAN}0-9{DOTS}]+(?=/)", zh_text)
        if first:  # 合約/合同/契約: several names for one
            others = tuple(zh_text.split("/")[1:])
            zh = Window(start=zh.start, end=zh.start + first.end())
            yield from _candidate(article, text, "term-line", zh, en, zh_forms=others)
        else:
            yield from _candidate(article, text, "term-line", zh, en)
        return


def _read_two_cells(
    article: str, text: str, left: tuple[int, int], right: tuple[int, int]
) -> Iterator[Found]:
    one, two = _marked(text, *left), _marked(text, *right)
    first, second = text[one.start : one.end], text[two.start : two.end]
    if has_han(first) and not has_han(second) and has_latin(second) and not has_latin(first):
        yield from _candidate(article, text, "cells", one, two)
    elif has_han(second) and not has_han(first) and has_latin(first) and not has_latin(second):
        yield from _candidate(article, text, "cells", two, one)


def _latin_share(text: str) -> float:
    return sum(1 for char in text if char.isascii() and char.isalpha()) / max(1, len(text))


def _marked(text: str, start: int, end: int) -> Window:
    start, end, quoted = strip_marks(text, start, end)
    return Window(start=start, end=end, quoted=quoted)


def detect_spelled(article: str, text: str, line: Line) -> Iterator[Found]:
    """Find pinyin right behind the Chinese word in English text: ``维稳 weiwen``.

    How many words belong to it only the sounds can tell, so each length is suspected.
    """
    if is_chinese_line(text, line.start, line.end):
        return
    for found in _HAN_RUN.finditer(text, line.start, line.end):
        following = _LOWER_WORDS.match(text, found.end(), line.end)
        if following is None:
            continue
        zh = Window(start=found.start(), end=found.end())
        for word in _WORD.finditer(text, following.start("en"), following.end("en")):
            en = Window(start=following.start("en"), end=word.end())
            if not is_pinyin(text[en.start : en.end]):
                break
            yield from _candidate(article, text, "spelled", zh, en)


def detect_fields(article: str, text: str, line: Line) -> Iterator[Found]:
    """Find two neighbouring strings of a record: ``"src": "Refund", "tgt": "退款"``."""
    strings = [found for found in _STRING.finditer(text, line.start, line.end)]
    values = [found for found in strings if not found["colon"]]
    pairs = list(zip(values, values[1:], strict=False))
    pairs += [
        (one, two)
        for one, two in zip(strings, strings[1:], strict=False)
        if one["colon"] and not two["colon"]
    ]
    for one, two in pairs:
        between = text[one.end() : two.start()]
        if not re.fullmatch(r"[\s,:{}=>]*(?:[\"'][\w-]+[\"']\s*:\s*)?", between):
            continue
        first, second = one["shown"], two["shown"]
        left, right = _marked(text, *one.span("shown")), _marked(text, *two.span("shown"))
        if has_han(first) and not has_latin(first) and not has_han(second):
            yield from _candidate(article, text, "fields", left, right)
        elif has_han(second) and not has_latin(second) and not has_han(first):
            yield from _candidate(article, text, "fields", right, left)


def detect_beside(article: str, text: str, line: Line) -> Iterator[Found]:
    """Find a Chinese word right after the English one in English text: ``junzi 君子``, ``ren 仁``."""
    if is_chinese_line(text, line.start, line.end):
        return
    groups = find_groups(text, line.start, line.end)
    for found in _HAN_RUN.finditer(text, line.start, line.end):
        if text[found.start() - 1 : found.start()] != " " or text[
            found.end() : found.end() + 1
        ] in ("(", "（"):
            continue
        before = find_window(text, found.start(), line.start, groups)
        if before is None or before[0] != "en":
            continue
        yield from _candidate(
            article, text, "beside", Window(start=found.start(), end=found.end()), before[1]
        )


def detect_glued(article: str, text: str, line: Line) -> Iterator[Found]:
    """Find a name that stands right behind the term, and one whose opening bracket is lost."""
    groups = find_groups(text, line.start, line.end)
    for form, pattern in (
        (_GLUED, "juxtaposed"),
        (_LOWER, "juxtaposed"),
        (_UNOPENED, "unopened-bracket"),
    ):
        for found in form.finditer(text, line.start, line.end):
            if any(group.start < found.start() < group.end for group in groups):
                continue
            if pattern == "juxtaposed" and text[found.end() : found.end() + 2].strip()[:1] in (
                "(",
                "（",
            ):
                continue
            before = find_window(text, found.start(), line.start, groups)
            if before is None or before[0] != "zh":
                continue
            en = Window(
                start=found.start("en"), end=found.start("en") + len(found["en"].rstrip(" .-"))
            )
            yield from _candidate(article, text, pattern, before[1], en)


def detect_said(article: str, text: str, line: Line) -> Iterator[Found]:
    """Find pairs that a phrase ties: ``“collection” 采集``, ``X, i.e. 安全审查``, ``甲，英文名为A``."""
    groups = find_groups(text, line.start, line.end)
    for found in _QUOTED_EN.finditer(text, line.start, line.end):
        yield from _candidate(
            article,
            text,
            "quoted-beside",
            _marked(text, *found.span("zh")),
            Window(start=found.start("en"), end=found.end("en"), quoted=True),
        )
    for found in _SAID_IN_CHINESE.finditer(text, line.start, line.end):
        before = find_window(text, len(text[: found.start()].rstrip(" ,")), line.start, groups)
        if before is not None and before[0] == "en":
            yield from _candidate(
                article, text, "said", _marked(text, *found.span("zh")), before[1]
            )
    for found in _SAID_IN_ENGLISH.finditer(text, line.start, line.end):
        if any(group.start < found.start() < group.end for group in groups):
            continue
        before = find_window(text, found.start(), line.start, groups)
        if before is not None and before[0] == "zh":
            yield from _candidate(
                article, text, "said", before[1], _marked(text, *found.span("en"))
            )


def detect_line_pairs(article: str, text: str, lines: list[Line]) -> Iterator[Found]:
    """Find a title and its translation on the next line, and two labelled fields.

    Where a line could go with the one above and the one below, the nearer wins.
    """
    gaps = [text.count("\n", a.end, b.start) for a, b in zip(lines, lines[1:], strict=False)]
    taken = -1
    for number, (above, below) in enumerate(zip(lines, lines[1:], strict=False)):
        gap = gaps[number]
        nearer = (
            number + 1 < len(gaps)
            and gaps[number + 1] < gap
            and _may_pair(text, below, lines[number + 2])
        )
        if number == taken or gap > 3 or nearer or not _may_pair(text, above, below):  # noqa: PLR2004
            continue
        one, two = _field(text, above), _field(text, below)
        taken = number + 1 if gap == 1 else -1
        chinese_first = has_han(text[one.start : one.end])
        yield from _candidate(
            article, text, "next-line", *((one, two) if chinese_first else (two, one))
        )


def _may_pair(text: str, above: Line, below: Line) -> bool:
    one, two = _field(text, above), _field(text, below)
    first, second = text[one.start : one.end], text[two.start : two.end]
    if not first or not second or max(len(first), len(second)) > 160:  # noqa: PLR2004
        return False
    return (_is_chinese_title(first) and _is_english_title(second)) or (
        _is_english_title(first) and _is_chinese_title(second)
    )


def _field(text: str, line: Line) -> Window:
    """Give a line without its bullet and label."""
    start = _after_bullet(text, line.start, line.end)
    label, place = read_label(text, start, line.end)
    if label in (Label.ZH, Label.EN):
        start = place
    else:
        colon = re.compile(r"[^:：\n]{1,24}[:：]\s*(?=\S)").match(text, start, line.end)
        if (
            colon
            and len(colon[0].split()) <= 3
            and has_han(text[start : line.end]) == has_han(colon[0] + text[colon.end() : line.end])
        ):  # noqa: PLR2004
            start = colon.end()
    end = line.end
    remark = _REMARK.search(text, start, end)
    if remark and has_han(text[start : remark.start()]) != has_han(remark[0]):
        end = remark.start()  # (A company incorporated in ...) below its name
    return _marked(text, start, end)


def _is_chinese_title(text: str) -> bool:
    return (
        has_han(text)
        and count_han(text) <= 40
        and _latin_share(text) < 0.3
        and not re.search(r"[。；;]|[，,].*[，,]", text)
    )  # noqa: PLR2004


def _is_english_title(text: str) -> bool:
    words = _WORD.findall(text)
    return (
        not has_han(text)
        and has_latin(text)
        and 1 <= len(words) <= 20
        and not re.search(r"[.!?;]\s|[.;]$", text)
    )  # noqa: PLR2004


def _candidate(
    article: str, text: str, pattern: str, zh: Window, en: Window, *, zh_forms: tuple[str, ...] = ()
) -> Iterator[Found]:
    """Give the candidate if both windows may hold a term."""
    zh_text, en_text = text[zh.start : zh.end], text[en.start : en.end]
    if not zh_text or not en_text:
        return
    named = pattern == "fields" and _IDENTIFIER.fullmatch(en_text)
    if (en.edge is Edge.MARKED and not named and refuse_english(en_text, zh_text)) or len(
        _WORD.findall(en_text)
    ) > 40:  # noqa: PLR2004
        return
    if zh.edge is Edge.MARKED and refuse_chinese(zh_text):
        return
    if en.edge is Edge.MARKED and len(_WORD.findall(en_text)) > _MAX_WORDS + 6:
        return
    yield Candidate(
        article=article,
        pattern=pattern,
        zh=zh,
        en=en,
        relation=Relation.ACRONYM if is_acronym(en_text) else Relation.TRANSLATION,
        zh_forms=zh_forms,
    )
