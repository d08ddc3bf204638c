"""Settings: what a file may say, and what is said about a faulty one."""

import re
from pathlib import Path

import pytest

from glossary.config import Settings, make_settings, read_settings
from glossary.errors import ConfigError
from glossary.export.registry import WRITERS

COMMANDS = Path(__file__).parents[3] / "docs" / "commands.md"


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(
        'formats = ["tmx", "xlsx"]\n[read]\ntext_field = "body"\n[export]\ncolumns = ["en"]\n'
        "low_confidence = 1\n",
        encoding="utf-8",
    )
    settings = read_settings(path)
    assert settings.formats == ("xlsx", "tmx")
    assert (settings.read.text_field, settings.read.id_field) == ("body", "id")
    assert settings.export.columns == ("en",)
    assert settings.export.low_confidence == 1.0
    assert settings.export.zh_hans == Settings().export.zh_hans


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("format = []", "format: unknown key; did you mean formats?"),
        ("formats = []", "formats: not a list of formats"),
        ('formats = "xlsx"', "formats: not a list of formats"),
        ('formats = [["xlsx"]]', "formats: unknown format ['xlsx']"),
        ("read = 1", "read: not a table; write [read]"),
        ("[read]\nlargest = true", "read.largest: must be a whole number"),
        ("[export]\nonly_approved = 1", "export.only_approved: must be true or false"),
        ("[export]\ncolumns = [1]", "export.columns: must be a list of texts"),
        ('[export]\nlow_confidence = "1"', "export.low_confidence: must be a number"),
        ("[export]\nlocale = 2023-11-29", "export.locale: must be text in quotes"),
        ('[export]\nduplicates = "drop"', "export.duplicates: 'drop' is not one of pick, merge"),
        ('[export]\nlocale = "xx"', "export.locale: 'xx' is not one of en, zh"),
        (
            "[export]\nlow_confidence = 60",
            "export.low_confidence: 60.0 does not lie between 0 and 1",
        ),
        ('[export]\nzh_hans = "zh CN"', "export.zh_hans: 'zh CN' is no language code"),
        (
            '[export]\ncolumns = ["englsh"]',
            "export.columns: unknown column 'englsh'; choose from id",
        ),
        ('[read]\ntext_field = ""', "read.text_field: the name is empty"),
        ("[read]\nlargest = 0", "read.largest: 0 bytes leave out every article"),
        ("[exports]", "exports: unknown key; did you mean export?"),
        ("formats = ", "not valid TOML (Invalid value (at end of document))"),
    ],
)
def test_a_fault_is_told_with_its_key(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_settings(path)
    assert str(caught.value).startswith(f"{path}: {fault}")


def test_values_that_a_room_refuses_are_all_told_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        make_settings({"export": {"en": "", "low_confidence": 2}, "read": {"largest": -1}})
    assert [line.split(": ")[1] for line in str(caught.value).splitlines()] == [
        "read.largest",
        "export.en",
        "export.low_confidence",
    ]


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        make_settings({"formats": ["doc", "xls"], "read": {"id": 1}, "export": {"en": 1}})
    assert [line.split(": ")[1] for line in str(caught.value).splitlines()] == [
        "formats",
        "formats",
        "read.id",
        "export.en",
    ]


def test_the_digest_tells_settings_apart_that_shape_the_result() -> None:
    usual = Settings().digest
    assert make_settings({"formats": ["tmx"]}).digest == usual
    assert make_settings({"export": {"en": "en-GB"}}).digest != usual


def test_the_documented_settings_are_those_that_hold(tmp_path: Path) -> None:
    text = COMMANDS.read_text(encoding="utf-8")
    [shown] = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    path = tmp_path / "glossary.toml"
    path.write_text(shown, encoding="utf-8")
    assert read_settings(path) == Settings()
    assert len(re.findall(r"^\w+ =", shown, re.MULTILINE)) == 1 + sum(
        len(type(options).__dataclass_fields__) for options in (Settings().read, Settings().export)
    )


def test_every_format_is_documented() -> None:
    text = COMMANDS.read_text(encoding="utf-8")
    assert [name for name in WRITERS if f"`{name}`" not in text] == []
