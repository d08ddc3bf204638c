"""Colours that follow what stands in a cell, so that they change with it."""

from openpyxl.formatting.rule import Rule

from glossary.export.workbook.headings import Words
from glossary.export.workbook.styles import HIGH, MEDIUM, SIGNS, STATUS_COLORS, difference


def row_rules(status_letter: str, words: Words) -> tuple[Rule, ...]:
    """Strike out the rows of rejected concepts; the status stands in a column of that letter."""
    formula = f'${status_letter}2="{words("status.rejected")}"'
    look = difference(color="FF8A949E", strike=True)
    return (Rule(type="expression", formula=[formula], dxf=look),)


def status_rules(words: Words) -> tuple[Rule, ...]:
    """Colour each status, a sign before it."""
    return tuple(
        Rule(
            type="cellIs",
            operator="equal",
            formula=[f'"{words(f"status.{status}")}"'],
            dxf=difference(fill=fill, color=ink, form=SIGNS[status]),
        )
        for status, (fill, ink) in STATUS_COLORS.items()
    )


def confidence_rules() -> tuple[Rule, ...]:
    """Colour a confidence in three bands; the number format has their signs."""
    low = difference(color="FF8F1616", fill="FFFADCD9", bold=True)
    medium = difference(color="FF8A5A00", bold=True)
    high = difference(color="FF14592B", bold=True)
    return (
        # An empty cell counts as 0 in a comparison, and must stay uncoloured.
        Rule(type="cellIs", operator="between", formula=["0.0001", str(MEDIUM - 0.0001)], dxf=low),
        Rule(
            type="cellIs", operator="between", formula=[str(MEDIUM), str(HIGH - 0.0001)], dxf=medium
        ),
        Rule(type="cellIs", operator="greaterThanOrEqual", formula=[str(HIGH)], dxf=high),
    )


FLAG_RULES = {
    "forbidden": (
        Rule(
            type="cellIs",
            operator="equal",
            formula=["TRUE"],
            dxf=difference(fill="FF8F1616", color="FFFFFFFF", bold=True),
        ),
    ),
    "conflict": (
        Rule(
            type="cellIs",
            operator="equal",
            formula=['"⚠"'],
            dxf=difference(fill="FFFFE3B8", color="FF7A3E00", bold=True),
        ),
    ),
}
