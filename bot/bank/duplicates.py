"""Items that say nearly the same without being variants of one cue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from bot.bank.guessers import jaccard, ngrams
from bot.core.question.question import Question

LIMIT = 0.60


class Pair(Struct, frozen=True):
    """Two items and the likeness of their texts (Jaccard of character 3-grams)."""

    one: str
    other: str
    likeness: float


def near_duplicates(questions: Sequence[Question], limit: float = LIMIT) -> list[Pair]:
    """All pairs of different groups that reach the limit, the most alike first.

    Compared are the messages alone, and whole items: a short stem is told apart by its options.
    """
    found: dict[tuple[str, str], Pair] = {}
    for view in (_message, _whole):
        for pair in _alike(questions, view, limit):
            known = found.get((pair.one, pair.other))
            if known is None or known.likeness < pair.likeness:
                found[pair.one, pair.other] = pair
    return sorted(found.values(), key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _alike(questions: Sequence[Question], view: Callable[[Question], str], limit: float) -> Iterator[Pair]:
    """The pairs that are alike in one view.

    Only pairs that share a rare 3-gram are compared: two sets with a Jaccard of at least t share
    one of the ⌊(1 − t)·n⌋ + 1 rarest members of either (prefix filter), so none is missed.
    """
    grams = [ngrams(view(question), 3) for question in questions]
    frequency = Counter(gram for own in grams for gram in own)
    holders: dict[str, list[int]] = {}
    for index, own in enumerate(grams):
        rarest = sorted(own, key=lambda gram: (frequency[gram], gram))[: int((1 - limit) * len(own)) + 1]
        rivals = {rival for gram in rarest for rival in holders.get(gram, ())}
        for rival in rivals:
            if questions[rival].group == questions[index].group:
                continue
            likeness = jaccard(own, grams[rival])
            if likeness >= limit:
                yield Pair(questions[rival].id, questions[index].id, likeness)
        for gram in rarest:
            holders.setdefault(gram, []).append(index)


def _message(question: Question) -> str:
    return question.stimulus.text if question.stimulus else ""


def _whole(question: Question) -> str:
    return _message(question) + question.stem + "".join(option.text for option in question.options)
