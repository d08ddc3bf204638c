"""Read what people decided, keep it, and lay it over what the program found."""

from glossary.review.add import add_decisions
from glossary.review.contradict import find_contradictions
from glossary.review.file import digest, read_decisions, write_decisions
from glossary.review.keys import Keys
from glossary.review.lay import Laid, lay_decisions
from glossary.review.lock import locked_decisions
from glossary.review.opening import refuse_open_file
from glossary.review.recover import recover
from glossary.review.refuse import add_refused, refused_pairs, set_aside
from glossary.review.reviewed import Reviewed
from glossary.review.rows import decide
from glossary.review.workbook import read_workbook

__all__ = [
    "Keys",
    "Laid",
    "Reviewed",
    "add_decisions",
    "add_refused",
    "decide",
    "digest",
    "find_contradictions",
    "lay_decisions",
    "locked_decisions",
    "read_decisions",
    "read_workbook",
    "recover",
    "refuse_open_file",
    "refused_pairs",
    "set_aside",
    "write_decisions",
]
