"""The strongest guesser: learns from the options of other items, without stem or message, what a key looks like.

Conditional logistic regression: within an item the options compete (softmax), so that only the difference between
the key and its distractors counts. Features are the character 1- to 3-grams of an option, each once. Trained by AdaGrad
in a fixed order, in folds by group: no variant of an item is in its own training set.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.bank.guessers import Scores, ngrams
from bot.bank.linear import FOLDS, deal_folds
from bot.core.question.question import Option, Question

ROUNDS = 8
RATE = 0.3
DECAY = 0.01

Options = list[list[int]]  # per option the numbers of its features


def classify(questions: Sequence[Question], deal: int = 0) -> dict[str, Scores]:
    """For each choice question, by id, the scores that a model of the other folds gives to its options.

    `deal` is one way in which the groups fall into folds.
    """
    features, size = _features(questions)
    folds = deal_folds([question.group for question in questions], deal)
    scores: dict[str, Scores] = {}
    for fold in range(FOLDS):
        training = [question for question, own in zip(questions, folds, strict=True) if own != fold]
        weights = _train(((features[question.id], question.key_position) for question in training), size)
        for question, own in zip(questions, folds, strict=True):
            if own == fold:
                scores[question.id] = _scores(features[question.id], weights)
    return scores


def telling(questions: Sequence[Question], count: int = 8) -> tuple[list[str], list[str]]:
    """The n-grams that speak most for a key and most against it, so that an author knows what to mend.

    Ranked by how far their number among keys is from even, in standard deviations. Of overlapping ones
    with the same numbers only the longest is named. Rare ones (under five options) say nothing.
    """
    keys = Counter(gram for option in _options(questions, True) for gram in _grams(option.text))
    others = Counter(gram for option in _options(questions, False) for gram in _grams(option.text))
    share = len(_options(questions, True)) / max(1, sum(len(question.options) for question in questions))
    ranked = []
    for gram in {*keys, *others}:
        both = keys[gram] + others[gram]
        spread = math.sqrt(both * share * (1 - share))
        if both >= 5 and spread:
            ranked.append(((keys[gram] - both * share) / spread, keys[gram], others[gram], gram))
    ranked.sort(key=lambda row: (row[0], len(row[3]), row[3]))
    return _named(reversed(ranked), count), _named(iter(ranked), count)


def _named(ranked: Iterator[tuple[float, int, int, str]], count: int) -> list[str]:
    """`官方 0:13` stands for no key and thirteen distractors."""
    chosen: list[tuple[int, int, str]] = []
    for _, own, theirs, gram in ranked:
        if not any((own, theirs) == (a, b) and (gram in other or other in gram) for a, b, other in chosen):
            chosen.append((own, theirs, gram))
        if len(chosen) == count:
            break
    return [f"{gram} {own}:{theirs}" for own, theirs, gram in chosen]


def _options(questions: Sequence[Question], key: bool) -> list[Option]:
    return [option for question in questions for option in question.options if option.key is key]


def _features(questions: Sequence[Question]) -> tuple[dict[str, Options], int]:
    """Each option as the numbers of its n-grams, and how many n-grams there are."""
    numbers: dict[str, int] = {}
    features: dict[str, Options] = {}
    for question in questions:
        features[question.id] = [
            [numbers.setdefault(gram, len(numbers)) for gram in sorted(_grams(option.text))]
            for option in question.options
        ]
    return features, len(numbers)


def _grams(text: str) -> frozenset[str]:
    return ngrams(text, 1) | ngrams(text, 2) | ngrams(text, 3)


def _train(samples: Iterable[tuple[Options, int]], size: int) -> list[float]:
    weights, squares = [0.0] * size, [1e-6] * size
    fixed = list(samples)
    for _ in range(ROUNDS):
        for options, key in fixed:
            for index, push in enumerate(_errors(_scores(options, weights), key)):
                if abs(push) > 0.05:
                    _nudge(options[index], push, weights, squares)
    return weights


def _scores(options: Options, weights: list[float]) -> Scores:
    """Sum of the weights, over the root of their number: a long option has no advantage by length alone."""
    return [sum([weights[gram] for gram in grams]) / math.sqrt(len(grams) or 1) for grams in options]


def _errors(scores: Scores, key: int) -> list[float]:
    """Key or not (1, 0) minus the chance that the model gives the option."""
    top = max(scores)
    chances = [math.exp(score - top) for score in scores]
    total = sum(chances)
    return [(index == key) - chance / total for index, chance in enumerate(chances)]


def _nudge(grams: list[int], push: float, weights: list[float], squares: list[float]) -> None:
    step = push / math.sqrt(len(grams) or 1)
    for gram in grams:
        slope = step - DECAY * weights[gram]
        squares[gram] += slope * slope
        weights[gram] += RATE * slope / math.sqrt(squares[gram])
