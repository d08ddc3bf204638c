"""English terms that people would call the same have one key, others do not."""

import pytest

from glossary.normalize import en_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The “Initiative”", "initiative"),
        (
            "Global Artificial Intelligence (AI) Governance Initiative",
            "Global Artificial Intelligence Governance Initiative",
        ),
        (
            "Ministry of Industry and Information Technology (MIIT)",
            "MINISTRY OF INDUSTRY AND INFORMATION TECHNOLOGY",
        ),
        ("China’s Ministry of Justice", "China's Ministry of Justice"),
        (
            "Foreign Investment Law of the People’s Republic of China",
            "foreign investment law of the people's republic of China",
        ),
        ("high-risk AI systems", "High Risk AI System"),
        (
            "Interim Measures for the Administration of Services",
            "Interim Measure for the Administration of Services",
        ),
        ("Policies & regulations", "policies and regulations"),
        ("Circuit(s)", "circuits"),
        ("Mínzú", "minzu"),
        ("Médecins Sans Frontières", "Medecins sans Frontieres"),
        ("Tuen Mun–Chek Lap Kok Tunnel", "Tuen Mun-Chek Lap Kok Tunnel"),
        ("Standing\nRepo  Facility", "standing repo facility"),
        ("Yao\u00adClass", "YaoClass"),
        ("Ｗｏｒｌｄ Health Organization", "World Health Organization"),
        ("data analyses", "data analysis"),
        ("a.k.a. the Great Wall,", "A.K.A. the Great Wall"),
    ],
)
def test_spellings_of_one_term_share_a_key(one: str, other: str) -> None:
    assert en_key(one) == en_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A-shares", "shares"),
        ("Measures (Trial)", "Measures"),
        ("Anti-Unfair Competition Law", "Unfair Competition Law"),
        ("-5 degrees", "5 degrees"),
        ("C++", "C"),
        (".NET", "net"),
        ("services market", "service market"),
        ("2023 World Internet Conference", "2024 World Internet Conference"),
        ("Series A", "A"),
    ],
)
def test_other_terms_keep_other_keys(one: str, other: str) -> None:
    assert en_key(one) != en_key(other)
