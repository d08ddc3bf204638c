"""How a reader says that something cannot be read."""

from glossary.errors import InputError
from glossary.model import Fault


class UnreadableError(InputError):
    """Stop the reading of one file; ``articles.py`` turns it into a Fault.

    >>> UnreadableError("the file is empty", "put an article into it").fault("a.txt")
    Fault(path='a.txt', line=0, problem='the file is empty', advice='put an article into it', \
skipped=True)
    """

    def __init__(self, problem: str, advice: str, *, line: int = 0) -> None:
        """Take what is wrong, what to do next, and the line (0: the whole file)."""
        super().__init__(f"{problem}; {advice}")
        self.problem = problem
        self.advice = advice
        self.line = line

    def fault(self, name: str) -> Fault:
        """Give the Fault for a file of this name."""
        return self.fault_at(name, self.line)

    def fault_at(self, name: str, line: int) -> Fault:
        """Give the Fault for a line of a file."""
        return Fault(path=name, line=line, problem=self.problem, advice=self.advice)


def empty() -> UnreadableError:
    """Say that a file holds nothing."""
    return UnreadableError("the file is empty", "put an article into it or remove it")


def no_text(what: str) -> UnreadableError:
    """Say that a file holds no words, only pictures or markup, say."""
    return UnreadableError(
        f"no text was found in this {what}",
        "if it holds pictures of text, recognize it first (OCR); else remove it",
    )


def too_deep(name: str) -> Fault:
    """Say that the end of a page was left out because its markup never closes."""
    return Fault(
        path=name,
        problem="markup nested deeper than 255 levels; the rest of the page was left out",
        advice="save the page anew",
        skipped=False,
    )


def too_large(largest: int) -> UnreadableError:
    """Say that an article is larger than the limit (bytes)."""
    return UnreadableError(
        f"larger than {largest / 1024 / 1024:.3g} MB", "split it into smaller articles"
    )
