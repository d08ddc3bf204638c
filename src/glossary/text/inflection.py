"""The forms of English words: enough to know a term again in a sentence."""

_IRREGULAR = {
    "children": "child",
    "criteria": "criterion",
    "feet": "foot",
    "indices": "index",
    "matrices": "matrix",
    "men": "man",
    "mice": "mouse",
    "phenomena": "phenomenon",
    "series": "series",
    "species": "species",
    "teeth": "tooth",
    "vertices": "vertex",
    "wives": "wife",
    "lives": "life",
    "women": "woman",
}
_VOWELS = "aeiou"
_DOUBLED = "bdgmnpt"


def singular(word: str) -> str:
    """Write a lower-case noun in the singular; a word that only looks like a plural is cut, too.

    >>> [singular(word) for word in ("models", "policies", "women", "analysis", "news")]
    ['model', 'policy', 'woman', 'analysis', 'new']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):  # noqa: PLR2004 (gas, bus)
        return word
    if word.endswith(("yses", "heses", "crises")):
        return word[:-2] + "is"
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 (ties keeps its ie)
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def verb_forms(word: str) -> tuple[str, ...]:
    """Give the forms in -ed and -ing of a lower-case regular verb.

    >>> verb_forms("tune"), verb_forms("map"), verb_forms("apply")
    (('tuned', 'tuning'), ('mapped', 'mapping'), ('applied', 'applying'))
    """
    if len(word) < 3 or not word.isalpha():  # noqa: PLR2004 (map is the shortest)
        return ()
    if word.endswith("e"):
        stem = word if word.endswith(("ee", "ye", "oe")) else word[:-1]
        return (f"{word}d", f"{stem}ing")
    if word.endswith("y") and word[-2] not in _VOWELS:
        return (f"{word[:-1]}ied", f"{word}ing")
    ends_short = word[-1] in _DOUBLED and word[-2] in _VOWELS and word[-3] not in _VOWELS
    if ends_short and sum(letter in _VOWELS for letter in word) == 1:
        return (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")
    return (f"{word}ed", f"{word}ing")
