"""How English words stand in the senses of Chinese words, and in their sentence.

*quantum* begins terms, *handsome* does not; *imperial examination* stands together.
"""

from math import log1p

from glossary.align.choice import Features
from glossary.align.evidence import Token
from glossary.text.dictionary import count_together, find_use

_LOG = 5.0  # brings the logarithms near one


def weigh_habits(tokens: tuple[Token, ...], number: int, features: Features) -> None:
    """Add the habits of the first word and of the one before it, and whether they stand together.

    >>> from glossary.align.evidence import find_tokens
    >>> features = {}
    >>> weigh_habits(find_tokens("late imperial examination"), 1, features)
    >>> features["first-together"] > features["left-together"]
    True
    """
    _weigh_word("first", tokens[number], features)
    if number:
        _weigh_word("left", tokens[number - 1], features)
        features["left-together"] = _together(tokens[number - 1], tokens[number])
    if number + 1 < len(tokens):
        features["first-together"] = _together(tokens[number], tokens[number + 1])


def _weigh_word(side: str, token: Token, features: Features) -> None:
    if not token.content:
        return
    use = find_use(token.text.lower())
    capital = "-capital" if token.text[0].isupper() else ""
    features[f"{side}-begins{capital}"] = log1p(use.begins) / _LOG
    features[f"{side}-ends{capital}"] = log1p(use.ends) / _LOG
    features[f"{side}-alone{capital}"] = log1p(use.alone) / _LOG
    features[f"{side}-used{capital}"] = log1p(use.used) / _LOG


def _together(left: Token, right: Token) -> float:
    return log1p(count_together(f"{left.text} {right.text}".lower()))


def tag_features(tokens: tuple[Token, ...], number: int, tags: dict[int, str]) -> Features:
    """Give the tags (by place) of the first word and of the word before it.

    >>> from glossary.align.evidence import find_tokens
    >>> tag_features(find_tokens("call it involution"), 2, {0: "VBP", 5: "PRP", 8: "NN"})
    {'tag=NN': 1.0, 'left-tag=PRP': 1.0, 'tags=PR+NN': 1.0}
    """
    features: Features = {}
    first = tags.get(tokens[number].start)
    if first:
        features[f"tag={first[:3]}"] = 1.0
    before = tags.get(tokens[number - 1].start) if number else None
    if before:
        features[f"left-tag={before[:3]}"] = 1.0
        if first:
            features[f"tags={before[:2]}+{first[:2]}"] = 1.0
    return features
