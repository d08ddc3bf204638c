"""Lead every character of a text back to its place in the raw text that it was made from."""

from bisect import bisect_right

from glossary.model import Span


class Layer:
    """Say where the pieces of a text were in the text that it was made from."""

    __slots__ = ("_places", "_starts", "_steps")

    def __init__(self) -> None:
        """Begin without pieces."""
        self._starts: list[int] = []  # where each piece begins in the new text
        self._places: list[int] = []  # where it begins in the old one
        self._steps: list[int] = []  # 1 for a slice; 0 for a sign, which has one place for all

    def add(self, start: int, place: int, step: int) -> None:
        """Tie the piece that begins at ``start`` to its place in the old text."""
        self._starts.append(start)
        self._places.append(place)
        self._steps.append(step)

    def old_place(self, place: int) -> int:
        """Give where a character of the new text was in the old one."""
        piece = bisect_right(self._starts, place) - 1
        return self._places[piece] + (place - self._starts[piece]) * self._steps[piece]


class View:
    r"""Hold what a reader sees of a raw text; each character knows its raw place.

    >>> from glossary.text.view import read_view
    >>> view = read_view("<b>法师</b>\n(mage)")
    >>> view.text
    '法师 (mage)'
    >>> view.raw_span(0, 2)
    Span(start=3, end=5)
    """

    __slots__ = ("_layers", "raw", "text")

    def __init__(self, text: str, raw: str, layers: tuple[Layer, ...] = ()) -> None:
        """Tie a text to the layers between it and the raw text, the last one made first."""
        self.text = text
        self.raw = raw
        self._layers = layers

    @property
    def is_made(self) -> bool:
        """Say whether anything of the raw text is shown otherwise."""
        return bool(self._layers)

    def raw_span(self, start: int, end: int) -> Span:
        """Give the place in the raw text of ``text[start:end]``, which must not be empty."""
        if not self._layers:
            return Span(start, end)
        return Span(self.raw_place(start), self.raw_place(end - 1) + 1)

    def raw_place(self, place: int) -> int:
        """Give where a character of the view stands in the raw text; the ends of both are one."""
        if not 0 <= place < len(self.text):
            return place if place < 0 else len(self.raw)
        for layer in self._layers:
            place = layer.old_place(place)
        return place


class Builder:
    """Collect the pieces of a view: slices of an older one, and signs put in for its markup."""

    def __init__(self, view: View) -> None:
        """Begin a view that is made from an older one."""
        self._old = view
        self._pieces: list[str] = []
        self._size = 0
        self._layer = Layer()

    def keep(self, start: int, end: int) -> None:
        """Take over a slice."""
        if start < end:
            self._add(self._old.text[start:end], start, 1)

    def put(self, sign: str, at: int) -> None:
        """Put in a sign that stands for what the text has at one place."""
        self._add(sign, at, 0)

    def _add(self, piece: str, place: int, step: int) -> None:
        self._layer.add(self._size, place, step)
        self._pieces.append(piece)
        self._size += len(piece)

    def view(self) -> View:
        """Give the finished view."""
        return View("".join(self._pieces), self._old.raw, (self._layer, *self._old._layers))  # noqa: SLF001 - a view's own
