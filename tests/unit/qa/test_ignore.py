"""What is ignored: notes beside a segment, and a list."""

from pathlib import Path

import pytest

from glossary.errors import ConfigError
from glossary.model import Issue, Rule, Segment, Severity
from glossary.qa import leave_out_ignored, read_ignores


def issue(*notes: str, rule: Rule = Rule.NUMBER_DIFFERS) -> Issue:
    segment = Segment(file="x/a.tmx", id="7", source="共30条。", target="13", notes=notes)
    return Issue(segment=segment, rule=rule, severity=Severity.ERROR, term="30")


@pytest.mark.parametrize(
    ("note", "ignored"),
    [
        ("glossary: ignore", True),
        ("Lin: Glossary: ignore number-differs (rounded)", True),
        ("glossary: ignore missing-term, number-differs", True),
        ("glossary: ignore missing-term", False),
        ("see the glossary", False),
    ],
)
def test_a_note_names_the_rules_that_it_ignores(note: str, ignored: bool) -> None:  # noqa: FBT001 - a case
    kept, left_out, _ = leave_out_ignored([issue(note)], ())
    assert (len(kept), left_out) == ((0, 1) if ignored else (1, 0))


def put(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ignore.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_ignores_what_it_names_and_tells_what_fits_nothing(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        """
        [[ignore]]
        reason = "The client counts the annex."
        rule = "number-differs"
        source = "共30条。"
        [[ignore]]
        reason = "An old file."
        file = "b.tmx"
        """,
    )
    kept, left_out, unused = leave_out_ignored(
        [issue(), issue(rule=Rule.MISSING_TERM)], read_ignores(path)
    )
    assert [one.rule for one in kept] == [Rule.MISSING_TERM]
    assert left_out == 1
    assert [str(one) for one in unused] == ["b.tmx"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[ignore]]\nterm = "x"', "ignore 1: has no reason"),
        ('[[ignore]]\nreason = "x"', "ignore 1: would ignore everything"),
        ('[[ignore]]\nreason = "x"\nrule = "number"', "unknown rule 'number'; use missing-term"),
        ('[[ignore]]\nreason = "x"\nid = 7', "id is no text"),
        ('[[ignore]]\nreasons = "x"', "unknown key reasons"),
        ('[ignore]\nreason = "x"', "write [[ignore]] with two brackets"),
        ("ignore = [1]", "is no table"),
        ("[[ignored]]", "ignored: unknown key"),
        ("[[ignore", "not valid TOML"),
    ],
)
def test_a_fault_in_the_list_is_told_with_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    path = put(tmp_path, text)
    with pytest.raises(ConfigError) as told:
        read_ignores(path)
    assert said in str(told.value)
    assert str(told.value).startswith(f"{path}: ")
