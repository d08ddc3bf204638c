"""Abbreviations are told from words that only look like them."""

import pytest

from glossary.text.abbreviation import abbreviates, abbreviates_chinese, is_acronym


@pytest.mark.parametrize("text", ["WHO", "IoT", "GLP-1", "R&D", "LLMs", "COVID-19"])
def test_acronyms(text: str) -> None:
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Geneva", "World", "a", "", "Xi Jinping", "ELECTROENCEPHALOGRAM"])
def test_words_are_no_acronyms(text: str) -> None:
    assert not is_acronym(text)


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("MIIT", "Ministry of Industry and Information Technology", True),
        ("DNA", "deoxyribonucleic acid", True),
        ("NATO", "North Atlantic Treaty Organization", True),
        ("WHO", "Wildlife Habitat", False),
        ("CAC", "", False),
        ("", "World", False),
    ],
)
def test_letters_stand_in_order(short: str, full: str, expected: bool) -> None:  # noqa: FBT001
    assert abbreviates(short, full) is expected


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("北大", "北京大学", True),
        ("世卫组织", "世界卫生组织", True),
        ("最高法", "最高人民法院", True),
        ("北大", "大学北京", False),
        ("法", "刑法", False),
        ("难民署", "联合国难民署", False),
    ],
)
def test_characters_stand_in_order(short: str, full: str, expected: bool) -> None:  # noqa: FBT001
    assert abbreviates_chinese(short, full) is expected
