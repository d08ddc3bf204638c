"""Keys never touch what people read."""

from glossary.model import Mention, Relation, Span
from glossary.normalize import key_mention


def test_the_mention_stays_as_it_was_written() -> None:
    mention = Mention(
        article="seminar",
        zh="《論語》",
        en="The Analects",
        zh_span=Span(14, 18),
        en_span=Span(0, 12),
        context="The Analects (《論語》)",
        context_span=Span(0, 19),
        relation=Relation.TRANSLATION,
        pattern="bracketed",
        confidence=0.97,
    )
    keyed = key_mention(mention)
    assert keyed.mention is mention
    assert (keyed.zh_key, keyed.en_key) == ("论语", "analect")
