"""Terms in running text: what counts as the term, and where exactly it stands."""

import pytest

from glossary.text.occurrences import TermFinder


def find(text: str, *terms: str) -> list[str]:
    return [text[one.start : one.end] for one in TermFinder((t, t) for t in terms).find(text)]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        # English forms
        (
            "language model",
            "Large language models, a Language Model",
            "language models|Language Model",
        ),
        ("policy", "policies, Policy's, policymakers", "policies|Policy"),
        ("state-owned enterprise", "a state owned\nenterprise", "state owned\nenterprise"),
        ("people's court", "the People’s Courts", "People’s Courts"),
        ("Xi'an", "in Xi’an's walls", "Xi’an"),
        ("fine-tune", "fine-tuned, fine-tuning, fine tunes", "fine-tuned|fine-tuning|fine tunes"),
        ("to crack down on", "cracking down on fraud", "cracking down on"),
        ("bank", "banking on a bank", "bank"),
        ("tokenize", "tokenized and tokenizing", "tokenized|tokenizing"),
        ("The Analects", "Confucius's Analects", "Analects"),
        ("Médecins", "the Medecins", "Medecins"),
        ("mínzú", "minzu and mi\u0301nzu\u0301", "minzu|mi\u0301nzu\u0301"),
        # plurals that are words of their own
        ("customs", "a custom of Customs officers", "Customs"),
        ("news", "new news", "news"),
        # case
        ("WHO", "the WHO, who", "WHO"),
        ("LLM", "two LLMs", "LLMs"),
        ("US dollar", "give us dollars, US dollars", "US dollars"),
        ("Apple", "an apple, Apple, APPLE", "Apple|APPLE"),
        ("model", "Model MODELS", "Model|MODELS"),
        ("WeChat", "wechat", "wechat"),
        # boundaries
        ("art", "artificial art, art-house", "art|art"),
        ("GPT-3", "GPT-3.5, GPT-3, GPT-3.", "GPT-3|GPT-3"),
        ("COVID-19", "COVID\u201119", "COVID\u201119"),
        ("model", "mo\u00addel", "mo\u00addel"),
        ("language model", "language\n\nmodel", ""),
        # Chinese
        ("后台软件", "後台軟件和后台 软件", "後台軟件|后台 软件"),
        ("著作權", "著作权", "著作权"),
        ("看着", "看著", "看著"),
        ("中华人民共和国", "中 华\n人民共和国", "中 华\n人民共和国"),
        ("一带一路论坛", "“一带一路”论坛", "一带一路”论坛"),
        ("T细胞", "Ｔ細胞、CART细胞", "Ｔ細胞"),
        ("仁", "仁川的“仁”", "仁"),
        ("《论语》", "《論語》", "論語"),
        ("5G网络", "5G 網絡", "5G 網絡"),
        ("𠮷野家", "是𠮷野家。", "𠮷野家"),
    ],
)
def test_a_term_is_found_in_each_form_that_means_it(term: str, text: str, found: str) -> None:
    assert "|".join(find(text, term)) == found


def test_the_longest_term_wins_and_none_overlaps() -> None:
    terms = ("AI", "AI chip", "人工智能", "生成式人工智能", "智能服务")
    assert find("AI chipmaker; 生成式人工智能服务", *terms) == ["AI", "生成式人工智能"]


def test_terms_that_are_written_alike_come_together_in_their_order() -> None:
    finder = TermFinder([("models", 1), ("Model", 2), ("model", 3)])
    assert [one.payloads for one in finder.find("Models model")] == [(1, 2, 3), (3,)]


def test_no_term_finds_nothing() -> None:
    assert find("anything") == []
    assert find("anything “", "", "“”", "  ") == []


def test_hostile_text_takes_linear_time_and_keeps_its_places() -> None:
    text = "\x00" * 50_000 + "'" * 50_000 + "a'" * 50_000 + "\n " * 50_000 + "模型"
    assert find(text, "模型", "\x00x") == ["模型"]
