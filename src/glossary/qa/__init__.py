"""The qa room: whether a translation uses the glossary, segment by segment."""

from glossary.qa.check import check_segments
from glossary.qa.direction import is_from_chinese, translated
from glossary.qa.ignore import Ignore, leave_out_ignored, read_ignores
from glossary.qa.report import HEAD, SHOWN, as_row

__all__ = [
    "HEAD",
    "SHOWN",
    "Ignore",
    "as_row",
    "check_segments",
    "is_from_chinese",
    "leave_out_ignored",
    "read_ignores",
    "translated",
]
