"""Build mentions as the rooms before build them."""

from collections.abc import Callable
from typing import Any

import pytest

from glossary.model import KeyedMention, Mention, Relation, ShortForm, Span
from glossary.normalize import key_mention

MakeMention = Callable[..., KeyedMention]


@pytest.fixture
def mention() -> MakeMention:
    """Give a maker of mentions, each at a place of its own."""
    made = 0

    def make(
        zh: str,
        en: str,
        article: str = "a",
        *,
        relation: Relation = Relation.TRANSLATION,
        short: tuple[str, ...] = (),
        **fields: Any,  # noqa: ANN401 (any field of a mention)
    ) -> KeyedMention:
        nonlocal made
        made += 1
        start = made * 1000
        return key_mention(
            Mention(
                article=article,
                zh=zh,
                en=en,
                zh_span=Span(start, start + len(zh)),
                en_span=Span(start + 500, start + 500 + len(en)),
                context=fields.pop("context", f"{en} ({zh})"),
                context_span=Span(start, start + 600),
                relation=relation,
                pattern="bracketed",
                confidence=fields.pop("confidence", 0.9),
                short_forms=fields.pop("short_forms", tuple(ShortForm(en, text) for text in short)),
                **fields,
            )
        )

    return make
