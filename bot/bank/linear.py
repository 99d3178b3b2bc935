"""A linear guesser for two sides: learns from some groups of items what the others are, by what they contain.

Least squares on sets of features, each set as a vector of length 1, solved in the dual: only how much two items have in
common is needed (regularised by `RIDGE`, `ROUNDS` passes in a fixed order, no chance). It judges as a logistic regression
over the same features does, in a tenth of the time. Folds are dealt by group, so that no variant of an item trains the model
that judges it; how the groups fall into folds is an accident, so several fixed deals are averaged.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence

FOLDS = 5
DEALS = 4
RIDGE = 0.3
ROUNDS = 6
_SETTLED = 0.1

Likeness = list[list[float]]


def held_out(
    features: Sequence[frozenset[str]], sides: Sequence[bool], groups: Sequence[str], deals: int
) -> list[list[float]]:
    """For each deal the score of every item by a model that did not see its group: above 0 speaks for the side."""
    likeness = _likeness(features)
    wanted = [1.0 if side else -1.0 for side in sides]
    return [_scores(likeness, wanted, deal_folds(groups, deal)) for deal in range(deals)]


def deal_folds(groups: Sequence[str], deal: int) -> list[int]:
    """The fold of each item: its group's place in an order that the deal's number decides, dealt round."""

    def mark(group: str) -> bytes:
        return hashlib.sha256(f"{deal}:{group}".encode("utf-8", "surrogatepass")).digest()

    fold_of = {group: index % FOLDS for index, group in enumerate(sorted(set(groups), key=mark))}
    return [fold_of[group] for group in groups]


def _likeness(features: Sequence[frozenset[str]]) -> Likeness:
    """The cosine of every two items. Sets are numbers with a bit for each feature: what two share is counted at once."""
    lengths = [math.sqrt(len(own)) or 1.0 for own in features]
    sets = _as_bits(features)
    rows = [[0.0] * len(features) for _ in features]
    for index, own in enumerate(sets):
        for other in range(index):
            value = (own & sets[other]).bit_count() / (lengths[index] * lengths[other])
            rows[index][other] = rows[other][index] = value
        rows[index][index] = 1.0 if features[index] else 0.0
    return rows


def _as_bits(features: Sequence[frozenset[str]]) -> list[int]:
    """What only one item has is shared with nobody and needs no bit."""
    often = Counter(feature for own in features for feature in own)
    bit = {feature: index for index, feature in enumerate(sorted(name for name in often if often[name] > 1))}
    return [sum(1 << bit[feature] for feature in own if feature in bit) for own in features]


def _scores(likeness: Likeness, wanted: Sequence[float], folds: Sequence[int]) -> list[float]:
    scores = [0.0] * len(wanted)
    for fold in range(FOLDS):
        training = [index for index, own in enumerate(folds) if own != fold]
        fitted = _fitted(likeness, wanted, training)
        for index, own in enumerate(folds):
            if own == fold:
                scores[index] = fitted[index]
    return scores


def _fitted(likeness: Likeness, wanted: Sequence[float], training: Sequence[int]) -> list[float]:
    """What the model says of every item after learning from some of them."""
    said = [0.0] * len(wanted)
    weights = [0.0] * len(wanted)
    for _ in range(ROUNDS):
        for index in training:
            row = likeness[index]
            step = (wanted[index] - said[index] - RIDGE * weights[index]) / (row[index] + RIDGE)
            if abs(step) > _SETTLED:
                weights[index] += step
                said = [value + step * like for value, like in zip(said, row, strict=True)]
    return said
