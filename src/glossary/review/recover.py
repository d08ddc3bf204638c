"""Take decisions from what a workbook shows, where their own file is lost."""

from glossary.model import Decision, ReviewStatus
from glossary.review.fields import EDITABLE, TERMS
from glossary.review.keys import Keys
from glossary.review.reviewed import Reviewed, known_pairs
from glossary.review.rows import plain, show


def recover(reviewed: Reviewed, keys: Keys) -> tuple[Decision, ...]:
    """Give the decisions that a workbook shows, for when their own file is lost.

    Only people set a state, a note or a reviewer, so these are decisions, and
    the terms of a row that was approved or edited are as people want them.
    """
    found = []
    for name, written in reviewed.written.items():
        values = {field: plain(written, field) for field in EDITABLE}
        settled = values["status"] in (ReviewStatus.APPROVED, ReviewStatus.EDITED)
        said = {field: values[field] for field in ("note", "reviewer") if values[field]}
        if values["status"] not in ("", ReviewStatus.NEW):
            said["status"] = values["status"]
        if values["forbidden"] == "TRUE":
            said["forbidden"] = "TRUE"
        if settled:
            said |= {field: values[field] for field in TERMS if values[field]}
        if settled and not written.pairs:
            said["added"] = "TRUE"
        found += [
            Decision(
                concept=name,
                pairs=known_pairs(written, values, keys),
                field=field,
                value=value,
                was=value if field in TERMS else "",
                by="" if field == "reviewer" else values["reviewer"] or reviewed.name,
                typed=field not in TERMS,
                shown=show(values),
            )
            for field, value in said.items()
        ]
    return tuple(found)
