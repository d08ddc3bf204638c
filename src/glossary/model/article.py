"""What is read: an article and where it came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Say where an article came from.

    ``file`` is the path as given on the command line (POSIX separators), with
    ``#line`` or ``#member`` where one file holds several articles. ``address``
    is the web address, ``date`` an ISO 8601 date (``2023-11-29``); both empty
    when unknown.
    """

    article: str
    file: str
    address: str = ""
    title: str = ""
    date: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Hold one article; ``text`` is never altered, all offsets point into it.

    Offsets are code points of ``text``.

    >>> source = Source(article="a", file="a.txt")
    >>> Article(id="a", text="消化不良(indigestion)", source=source).text[:4]
    '消化不良'
    """

    id: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Report input that could not be read: what, where, what to do next.

    ``line`` counts from 1; 0 means that the whole file is meant. ``skipped`` is
    False where the article was read all the same (a wrong byte, say).
    """

    path: str
    line: int = 0
    problem: str
    advice: str
    skipped: bool = True

    def __str__(self) -> str:
        """Give the one line a user sees.

        >>> str(Fault(path="a.jsonl", line=3, problem="not valid JSON", advice="mend the line"))
        'a.jsonl:3: not valid JSON; mend the line'
        """
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.problem}; {self.advice}"
