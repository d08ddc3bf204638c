"""Learn all models, and measure them on passages that they have not seen.

The gold is cut into folds by passage. The edge models of a fold are learned on
the other folds (and on marked text); the boundaries that they choose in the
fold are what the pair models are learned on, so that these see the mistakes
that will be made on new text. The pair models that judge a fold are learned on
the other folds' boundaries (stacking, Wolpert 1992).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from glossary.align import align_candidates
from glossary.align.choice import Features
from glossary.align.confidence import confidence_features
from glossary.align.fit import fit_pairs
from glossary.align.train import accuracy, fit_edges, fold_of
from glossary.errors import InputError
from glossary.evaluate import Passage
from glossary.model import Mention
from glossary.training.examples import (
    Choices,
    PairExample,
    Suspected,
    gather_choices,
    gather_pairs,
    suspect,
)
from glossary.training.weights import EDGE_MODELS, Weights, weights_in_use

FOLDS = 5
MARKED_WEIGHT = 0.3  # of a choice from marked text, which nobody has read
_PAIR_L2 = 1.2
_CONFIDENCE_L2 = 0.1
_CONFIDENCE_FOLDS = 4

Watch = Callable[[str], None]
Drop = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Hold weights learned on all passages, and what cross-validation says of them.

    ``choices`` and ``marked`` count the choices of a boundary by edge model,
    from gold and from marked text; ``accuracy`` gives the share of the gold's
    that models which have not seen the passage make right. ``pairs`` counts the
    candidates, ``right`` those whose boundaries were right, out of fold.
    ``mentions`` are what such models find in all passages.
    """

    weights: Weights
    choices: dict[str, int]
    marked: dict[str, int]
    accuracy: dict[str, float]
    pairs: int
    right: int
    mentions: tuple[Mention, ...]


def learn(
    gold: Sequence[Passage],
    marked: Sequence[Passage] = (),
    *,
    folds: int = FOLDS,
    drop: Drop | None = None,
    watch: Watch = lambda _: None,
) -> Learned:
    """Learn all models on gold, the edge models on marked text too; the same in every run.

    ``drop`` says which features (by model and name) the models must do without.
    Raises InputError where the gold is too small to be cut into folds.
    """
    watch("looking for candidates")
    places = suspect(gold)
    choices = _without(gather_choices(places), drop)
    extra = _without(gather_choices(suspect(marked), MARKED_WEIGHT), drop)
    _check_size(choices, folds)
    edges: list[Weights] = []
    examples: list[list[PairExample]] = []
    right = dict.fromkeys(EDGE_MODELS, 0.0)
    for fold in range(folds):
        watch(f"learning edges, fold {fold + 1} of {folds}")
        seen, unseen = _split(choices, fold, folds)
        edges.append(fit_edges({model: seen[model] + extra[model] for model in EDGE_MODELS}))
        for model in EDGE_MODELS:
            right[model] += accuracy(unseen[model], edges[fold][model]) * len(unseen[model])
        with weights_in_use(edges[fold]):
            examples.append(_dropped(gather_pairs(_in_fold(places, fold, folds)), drop))
    watch("learning edges, all passages")
    weights = fit_edges({model: choices[model] + extra[model] for model in EDGE_MODELS})
    every = [one for made in examples for one in made]
    weights |= fit_pair_models(every)
    mentions: list[Mention] = []
    for fold in range(folds):
        watch(f"measuring, fold {fold + 1} of {folds}")
        others = [one for number, made in enumerate(examples) for one in made if number != fold]
        with weights_in_use(edges[fold] | fit_pair_models(others)):
            mentions += find_mentions(_in_fold(places, fold, folds))
    return Learned(
        weights=weights,
        choices={model: len(made) for model, made in choices.items()},
        marked={model: len(made) for model, made in extra.items()},
        accuracy={model: right[model] / len(choices[model]) for model in EDGE_MODELS},
        pairs=len(every),
        right=sum(one.is_right for one in every),
        mentions=tuple(mentions),
    )


def fit_pair_models(examples: Sequence[PairExample]) -> Weights:
    """Fit the pair model on what is a pair, and the confidence on what is right.

    The confidence rests on the odds of pair models that have not seen the passage.
    """
    confidence: list[tuple[Features, bool, float]] = []
    for fold in range(_CONFIDENCE_FOLDS):
        inside = [fold_of(one.passage + "c", _CONFIDENCE_FOLDS) == fold for one in examples]
        seen = [one for one, here in zip(examples, inside, strict=True) if not here]
        pair = _fit_pair(seen)
        for one, here in zip(examples, inside, strict=True):
            if here:
                odds = sum(pair.get(name, 0.0) * value for name, value in one.features.items())
                made_of = confidence_features(one.chances._replace(odds=odds))
                confidence.append((made_of, one.is_right, 1.0))
    return {"pair": _fit_pair(examples), "confidence": fit_pairs(confidence, _CONFIDENCE_L2)}


def _fit_pair(examples: Sequence[PairExample]) -> dict[str, float]:
    return fit_pairs([(one.features, one.is_pair, 1.0) for one in examples], _PAIR_L2)


def find_mentions(places: Sequence[Suspected]) -> list[Mention]:
    """Find the mentions of passages by the weights in use."""
    return [
        one
        for place in places
        for one in align_candidates(place.article, place.candidates)
        if isinstance(one, Mention)
    ]


def _split(choices: Choices, fold: int, folds: int) -> tuple[Choices, Choices]:
    """Part choices into those outside a fold and those inside."""
    seen: Choices = {model: [] for model in EDGE_MODELS}
    unseen: Choices = {model: [] for model in EDGE_MODELS}
    for model, made in choices.items():
        for choice in made:
            (unseen if fold_of(choice.group, folds) == fold else seen)[model].append(choice)
    return seen, unseen


def _in_fold(places: Sequence[Suspected], fold: int, folds: int) -> list[Suspected]:
    return [place for place in places if fold_of(place.passage.id, folds) == fold]


def _check_size(choices: Choices, folds: int) -> None:
    """Refuse gold from which a fold would learn nothing."""
    for fold in range(folds):
        seen, _ = _split(choices, fold, folds)
        for model, made in seen.items():
            if not made:
                raise InputError(
                    f"the gold has too few pairs to learn the model {model!r} from;"
                    " add passages in which terms stand in running text before brackets"
                )


def _without(choices: Choices, drop: Drop | None) -> Choices:
    """Take features away from choices."""
    if drop is None:
        return choices
    return {
        model: [
            replace(
                choice, features=tuple(_kept(model, features, drop) for features in choice.features)
            )
            for choice in made
        ]
        for model, made in choices.items()
    }


def _dropped(examples: list[PairExample], drop: Drop | None) -> list[PairExample]:
    """Take features away from pairs."""
    if drop is None:
        return examples
    return [replace(one, features=_kept("pair", one.features, drop)) for one in examples]


def _kept(model: str, features: Features, drop: Drop) -> Features:
    return {name: value for name, value in features.items() if not drop(model, name)}
