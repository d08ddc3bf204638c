"""A line that holds both scripts, with what the patterns ask of it, worked out once."""

from dataclasses import dataclass
from functools import cached_property

from glossary.text.brackets import Groups, find_groups
from glossary.text.lines import is_chinese_line


@dataclass(frozen=True)  # no slots: a cached property needs a place to keep its value
class HostLine:
    """Mark a line of an article's view; ``text`` is the whole view.

    >>> line = HostLine("a", "消化不良(indigestion)", 0, 17)
    >>> line.is_chinese, len(list(line.groups))
    (True, 1)
    """

    article: str
    text: str
    start: int
    end: int

    @cached_property
    def groups(self) -> Groups:
        """Give the bracketed groups of the line."""
        return find_groups(self.text, self.start, self.end)

    @cached_property
    def is_chinese(self) -> bool:
        """Say whether the line is written in Chinese and not in English."""
        return is_chinese_line(self.text, self.start, self.end)
