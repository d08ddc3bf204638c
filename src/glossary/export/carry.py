"""What a format can carry of a text from outside, and the list of what it cannot.

Every text that a writer puts into a file goes through a ``Carrier`` first, so
nothing is dropped in silence: what could not be carried comes back as a Loss.
"""

import re

from glossary.export.loss import Loss

# XML 1.0, production [2] Char: no control characters, lone surrogates, U+FFFE and U+FFFF.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What a format of one line a pair has no escape for.
_BREAK = re.compile("\r\n|[\t\n\r]")

_SHOWN = 40  # characters of a text in a message


def allowed(text: str) -> str:
    """Drop what XML does not allow, without a report."""
    return _NOT_XML.sub("", text)


class Carrier:
    """Hold the losses of one file while it is written."""

    def __init__(self, form: str) -> None:
        """Start with no loss; ``form`` is the name of the format."""
        self.form = form
        self.losses: list[Loss] = []

    def lose(self, concept: str, what: str) -> None:
        """Note what of a concept the format could not carry."""
        self.losses.append(Loss(concept=concept, format=self.form, what=what))

    @staticmethod
    def has_text(text: str) -> bool:
        """Say whether anything but space is left of a text in XML."""
        return bool(allowed(text).strip())

    def text(self, concept: str, text: str) -> str:
        r"""Drop what XML does not allow (spreadsheets allow no more than that).

        >>> Carrier("tmx").text("c-1", "功\x00夫")
        '功夫'
        """
        if text.isprintable():  # the common case; nothing below is printable
            return text
        kept, dropped = _NOT_XML.subn("", text)
        if dropped:
            self.lose(concept, f"{dropped} characters that the format forbids, in {_short(kept)}")
        return kept

    def line(self, concept: str, text: str) -> str:
        r"""Put a text on one line without tabs: the format has no escape for either.

        >>> Carrier("omegat").line("c-1", "kung\tfu")
        'kung fu'
        """
        kept, joined = _BREAK.subn(" ", self.text(concept, text))
        if joined:
            self.lose(concept, f"line breaks and tabs, now spaces, in {_short(kept)}")
        return kept

    def done(self) -> tuple[Loss, ...]:
        """Give all losses of the file."""
        return tuple(self.losses)


def _short(text: str) -> str:
    """Quote a text in a message without filling the screen."""
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")
