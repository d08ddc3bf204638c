"""Articles as a Word document: a comment at each term; a .docx keeps all that it has."""

import copy
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from glossary.annotate.gloss import Gloss, Glosser, legible
from glossary.errors import InputError
from glossary.model import Article

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AUTHOR, _INITIALS = "glossary", "G"
_TEXTS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# Text that is gone or seen twice, or where Word allows no comment.
_CLOSED = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "txbxContent", "ruby", "footnote", "endnote")
)
_CONTEXT = 300  # code points of a sentence in a comment


def annotate_document(path: Path, glosser: Glosser, *, every: bool = False) -> bytes:
    """Give a .docx with comments at its terms; nothing else in it changes.

    Comments stand in the text, its tables and links; headers, notes and text
    boxes have none, since Word allows none there. Raises InputError where the
    file is no Word document that can be written again.
    """
    import docx

    try:
        document = docx.Document(str(path))
        # A damaged part shows only when it is reached.
        return _annotate(document, glosser, every=every)
    except (KeyError, ValueError, AttributeError, SyntaxError) as fault:
        raise InputError(
            f"{path}: cannot be written again as a Word document ({type(fault).__name__}: {fault});"
            " save it anew in Word, or choose --format html"
        ) from fault


def write_document(articles: Iterable[Article], glosser: Glosser, *, every: bool = False) -> bytes:
    """Give a new .docx of the articles, a line a paragraph, with comments at its terms."""
    import docx

    document = docx.Document()
    for article in articles:
        document.add_heading(legible(article.source.title or article.source.file or article.id), 1)
        for line in legible(article.text).splitlines():
            document.add_paragraph(line)
    return _annotate(document, glosser, every=every)


def _annotate(document: "Document", glosser: Glosser, *, every: bool) -> bytes:
    comments = _Comments(document)
    seen: set[str] = set()
    for paragraph in list(document.element.body.iter(f"{_W}p")):
        line = _Line(paragraph)
        marks = [mark for mark in glosser.find(line.text, seen) if every or mark.is_new]
        # From the end, so that what is cut off moves nothing before it.
        for mark in reversed(marks):
            comments.add(_told(mark.gloss), *line.cut_out(mark.start, mark.end))
    file = BytesIO()
    document.save(file)
    return _undated(file)


class _Comments:
    """Add comments to a document, undated: the same text gives the same file.

    python-docx looks through all comments for each new one, which takes minutes
    for a book; here they are counted once.
    """

    def __init__(self, document: "Document") -> None:
        self._comments = document.comments._comments_elm  # noqa: SLF001 - it has no other name
        numbers = (int(number) for number in self._comments.xpath("./w:comment/@w:id"))
        self._next = max(numbers, default=-1) + 1

    def add(self, text: str, first: Any, last: Any) -> None:  # noqa: ANN401 - lxml elements
        """Put a comment from a run to another."""
        from docx.oxml.parser import OxmlElement

        number = self._next
        self._next += 1
        names = {f"{_W}id": str(number), f"{_W}author": _AUTHOR, f"{_W}initials": _INITIALS}
        comment = OxmlElement("w:comment", attrs=names)
        for line in legible(text).split("\n"):
            run = OxmlElement("w:r")
            run.text = line
            paragraph = OxmlElement("w:p")
            paragraph.append(run)
            comment.append(paragraph)
        self._comments.append(comment)
        first.insert_comment_range_start_above(number)
        last.insert_comment_range_end_and_reference_below(number)


def _undated(file: BytesIO) -> bytes:
    """Pack a document anew without the time of day: the same text gives the same file."""
    packed = BytesIO()
    with ZipFile(file) as old, ZipFile(packed, "w") as new:
        for part in old.infolist():
            new.writestr(ZipInfo(part.filename), old.read(part), compress_type=ZIP_DEFLATED)
    return packed.getvalue()


class _Line:
    """Hold the text of a paragraph and the elements that its stretches stand in."""

    def __init__(self, paragraph: Any) -> None:  # noqa: ANN401 - lxml elements of python-docx
        self._starts: list[int] = []  # where each piece of the text begins
        self._pieces: list[Any] = []  # and its element
        texts: list[str] = []
        place = 0
        for element in _texts(paragraph):
            text = _TEXTS.get(element.tag, element.text or "")
            if text:
                self._starts.append(place)
                self._pieces.append(element)
                texts.append(text)
                place += len(text)
        self.text = "".join(texts)

    def cut_out(self, start: int, end: int) -> tuple[Any, Any]:
        """Let runs of their own hold a stretch of the text; give the first and the last."""
        self._cut(end)
        self._cut(start)
        last = bisect_left(self._starts, end) - 1
        first = bisect_left(self._starts, start)
        return self._pieces[first].getparent(), self._pieces[last].getparent()

    def _cut(self, place: int) -> None:
        """Let a run begin at a place of the text, unless one does."""
        number = bisect_left(self._starts, place)
        if number < len(self._starts) and self._starts[number] == place:
            _split_run(self._pieces[number])
        elif place < len(self.text):
            before = number - 1
            tail = _split_text(self._pieces[before], place - self._starts[before])
            self._starts.insert(number, place)
            self._pieces.insert(number, tail)
            _split_run(tail)


def _texts(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401 - see above
    """Give the elements of a paragraph that hold text to be read, in their order."""
    for run in paragraph.iter(f"{_W}r"):
        if _is_open(run, paragraph):
            yield from (one for one in run if one.tag == f"{_W}t" or one.tag in _TEXTS)


def _is_open(run: Any, paragraph: Any) -> bool:  # noqa: ANN401 - see above
    """Say whether a run belongs to this very paragraph and may carry a comment."""
    for above in run.iterancestors():
        if above is paragraph:
            break
        if above.tag in _CLOSED or above.tag == f"{_W}p" or above.tag.endswith("}Fallback"):
            return False
    return not any(above.tag in _CLOSED for above in paragraph.iterancestors())


def _split_text(element: Any, place: int) -> Any:  # noqa: ANN401 - see above
    """Cut a text element in two; give the second."""
    space = "{http://www.w3.org/XML/1998/namespace}space"
    tail = element.makeelement(element.tag)
    element.text, tail.text = element.text[:place], element.text[place:]
    for part in (element, tail):
        part.set(space, "preserve")
    element.addnext(tail)
    return tail


def _split_run(element: Any) -> None:  # noqa: ANN401 - see above
    """Let a run of its own begin with this element, formatted as the run that it is cut from."""
    run = element.getparent()
    before = [one for one in element.itersiblings(preceding=True) if one.tag != f"{_W}rPr"]
    if not before:
        return
    new = run.makeelement(run.tag, dict(run.attrib))
    form = run.find(f"{_W}rPr")
    if form is not None:
        new.append(copy.deepcopy(form))
    rest = [element, *element.itersiblings()]
    for one in rest:
        new.append(one)
    run.addnext(new)


def _told(gloss: Gloss) -> str:
    """Say in a comment what the term is called, and where that stands."""
    entry = gloss.entry
    facts = ", ".join(filter(None, (entry.kind, entry.subject_field, entry.status)))
    context = entry.context if len(entry.context) <= _CONTEXT else f"{entry.context[:_CONTEXT]}…"
    source = ", ".join(filter(None, (entry.source, entry.address)))
    return "\n".join(filter(None, (gloss.line, facts, entry.note, context, source)))
