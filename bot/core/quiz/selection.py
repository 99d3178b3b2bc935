"""Which questions come next: due cues first, then new ones, never the same wording twice in a month."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from math import inf

from msgspec import Struct

from bot.core.calendar import DAY
from bot.core.question.audience import EVERYDAY, NOBODY, Audience
from bot.core.question.items import level_of
from bot.core.question.kinds import STOP, kind_of
from bot.core.question.question import Question
from bot.core.question.regions import suits
from bot.core.question.shuffling import seeded, shuffled
from bot.core.quiz.pool import Pool
from bot.core.quiz.quiz import SessionItem
from bot.core.quiz.sessions import Draw
from bot.core.quiz.shelves import Shelves

REST = 30 * DAY
NEW_SHARE = 0.8
"""So much of a round is kept for new cues: due ones alone would leave most never met (docs/learning.md)."""
GENUINE_CHATS = 1 / 3
"""So many of the chats in which somebody is to be helped are genuine: stopping those costs something too."""


class Memory(Struct, frozen=True):
    """What is known of a person's past: due cues (most overdue first), all cues with a card, last answers (ms).

    `level` is the level that suits them now (None: any), `measured` the levels that answers have shown of items.
    `beginner`: fewer than ten answers. `audience` is whom they practise for, `region` where they live.
    """

    due: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    answered: Mapping[str, int] = {}
    level: int | None = None
    measured: Mapping[str, int] = {}
    beginner: bool = False
    audience: Audience = NOBODY
    region: str = "any"

    def level_of(self, question: Question) -> int:
        """The level of a question by what answers have shown."""
        return level_of(question, self.measured)


EASY_ANSWERS = 10
"""So many answers somebody new gives at the easiest level."""
RISES_FROM, STAYS_FROM = 0.85, 0.70
"""Shares of right answers around four of five: above the first one harder questions come, below the second easier ones."""


def level_for(recent: Sequence[bool]) -> int:
    """Return the level that suits somebody by their recent answers, so that about four of five are right."""
    if len(recent) < EASY_ANSWERS:
        return 1
    share = sum(recent) / len(recent)
    return 3 if share >= RISES_FROM else 2 if share >= STAYS_FROM else 1


def easy_beginnings(questions: Sequence[Question], memory: Memory) -> list[Question]:
    """Return what somebody new is asked: the easiest level, of everyday types or of whom they practise for.

    Within one topic all of it is everyday.
    """
    topics = {question.topic for question in questions}
    wanted = topics if len(topics) == 1 else EVERYDAY | memory.audience.topics
    return [question for question in questions if memory.level_of(question) == 1 and question.topic in wanted]


def short_first(questions: Sequence[Question]) -> list[Question]:
    """Return a round for somebody new: a message and two or three buttons first, dialogues of seven lines last."""
    return sorted(questions, key=lambda question: question.kind == STOP)


def in_play(questions: Iterable[Question], region: str, benched: frozenset[str]) -> list[Question]:
    """Return what may be asked of somebody: not out of play, and right for their region."""
    return [question for question in questions if question.id not in benched and suits(question, region)]


def plan(question: Question, rng: random.Random) -> SessionItem:
    """Return the question with its answers in the order in which its kind shows them."""
    order = kind_of(question).private_order(question, rng)
    key = order.index(question.key_position) if order else question.key_position
    return SessionItem(question.id, question.group, question.topic, question.kind, order, key)


def pick(
    questions: Sequence[Question], memory: Memory, count: int, now: int, rng: random.Random
) -> list[Question]:
    """Return up to `count` questions of different cues: due ones, then new ones, then the longest unseen.

    Due ones leave room for new ones while there are any: four of five.
    Topics and kinds are mixed as far as the pool allows; within both, what suits the person's level comes first. A question answered within 30 days comes only when
    nothing else is left.
    """
    pool = Pool.of(questions)
    resting = _resting(pool, memory, now)
    met = resting.union(*(pool.of_cue.get(cue, ()) for cue in memory.known))
    chosen = _due(pool, resting, memory, count - _new_cues(pool, met, reserved_for_new(count)), rng)
    # Each walk over the pool costs, so it is made only while places are left, and something to fill them.
    for out in (met, resting):
        if len(chosen) < count and len(out) < len(pool):
            _spread(chosen, pool, _turns_of(pool, out, memory, rng), count)
    if len(chosen) < count:
        _spread(chosen, pool, [memory.answered.get(question.id, 0) for question in pool], count)
    rng.shuffle(chosen)
    return chosen


def _resting(pool: Pool, memory: Memory, now: int) -> set[int]:
    """The numbers of what was answered within 30 days."""
    number = pool.number
    return {number[name] for name, at in memory.answered.items() if now - at < REST and name in number}


def _new_cues(pool: Pool, met: set[int], enough: int) -> int:
    """How many cues have something new; no more than are wanted are counted."""
    new = (cue for cue, numbers in pool.of_cue.items() if not met.issuperset(numbers))
    return sum(1 for _ in islice(new, enough))


def _turns_of(pool: Pool, out: set[int], memory: Memory, rng: random.Random) -> list[float]:
    """How soon each question comes: first by how it suits the person, then by lot; what is out comes never.

    What is near to whom the person practises for is likelier to come early (Efraimidis-Spirakis).
    """
    chance = seeded(rng).random
    away = pool.distances(memory.level, memory.region, memory.measured)
    if memory.audience == NOBODY:
        turns = [distance - chance() for distance in away]
    else:
        powers = pool.powers(memory.audience)
        turns = [distance - chance() ** power for distance, power in zip(away, powers, strict=True)]
    for number in out:
        turns[number] = inf
    return turns


def reserved_for_new(count: int) -> int:
    """Return how many places of a round are for new cues while there are any; a single question may be a due one."""
    return int(count * NEW_SHARE)


def pick_filled(
    questions: Sequence[Question], memory: Memory, count: int, now: int, rng: random.Random
) -> list[Question]:
    """Return `count` questions as long as there are so many: when the cues run out, further variants of them.

    No question comes twice, and variants of a cue stand as far apart as they can.
    """
    chosen = pick(questions, memory, count, now, rng)
    if len(chosen) == count:
        return chosen
    taken = {question.id for question in chosen}
    rest = shuffled([question for question in questions if question.id not in taken], rng)
    # Those of the last month come last, the longest unseen first; sorting keeps the order otherwise.
    rest.sort(key=lambda question: _lately(question, memory, now))
    turns = _turns(rest)
    rest.sort(key=lambda question: (_lately(question, memory, now) > 0, turns[question.id]))
    return _apart(chosen + rest[: count - len(chosen)])


def _lately(question: Question, memory: Memory, now: int) -> int:
    """When a question was answered in the last month, else 0."""
    at = memory.answered.get(question.id, 0)
    return at if now - at < REST else 0


def _apart(questions: Sequence[Question]) -> list[Question]:
    """Each cue once, then each once more in the same order, and so on; the cues that come most often lead."""
    often = Counter(question.group for question in questions)
    cues = {cue: index for index, (cue, _) in enumerate(often.most_common())}
    turns = _turns(questions)
    return sorted(questions, key=lambda question: (turns[question.id], cues[question.group]))


def _turns(questions: Iterable[Question]) -> dict[str, int]:
    """For each question how many of its cue stand before it."""
    seen: Counter[str] = Counter()
    turns: dict[str, int] = {}
    for question in questions:
        turns[question.id] = seen[question.group]
        seen[question.group] += 1
    return turns


def _due(pool: Pool, resting: set[int], memory: Memory, count: int, rng: random.Random) -> list[Question]:
    """Return one variant for each due cue, most overdue first."""
    variants = ([n for n in pool.of_cue.get(cue, ()) if n not in resting] for cue in memory.due)
    return [pool[rng.choice(numbers)] for numbers in islice(filter(None, variants), count)]


def _spread(chosen: list[Question], pool: Pool, turns: list[float], count: int) -> None:
    """Fill `chosen` with other cues, at each turn from the topic and the side that were used least."""
    cues = {question.group for question in chosen}
    shelves = Shelves(pool, turns)
    for one in chosen:
        shelves.use(one)
    while len(chosen) < count and (question := shelves.take()) is not None:
        if question.group not in cues:
            chosen.append(question)
            cues.add(question.group)
            shelves.use(question)


def pick_judged(
    questions: Sequence[Question], memory: Memory, count: int, now: int, rng: random.Random
) -> list[Question]:
    """Return messages to judge only, both sides in balance."""
    return pick_balanced([q for q in questions if kind_of(q).scaled], memory, count, now, rng)


def pick_due(
    questions: Sequence[Question], memory: Memory, count: int, now: int, rng: random.Random
) -> list[Question]:
    """Return one variant of each cue that is due, up to `count`."""
    due = set(memory.due)
    pool = [question for question in questions if question.group in due]
    return pick(pool, memory, min(count, len(due)), now, rng)


def pick_balanced(
    questions: Sequence[Question], memory: Memory, count: int, now: int, rng: random.Random
) -> list[Question]:
    """Return judge questions, scams and genuine ones in equal numbers; an odd one falls either way by chance."""
    extra = rng.randrange(2) if count % 2 else 0
    halves = {"scam": count // 2 + extra, "genuine": count - count // 2 - extra}
    chosen: list[Question] = []
    for verdict, share in halves.items():
        taken = {question.group for question in chosen}
        side = [q for q in questions if q.verdict == verdict and q.group not in taken]
        chosen += pick(side, memory, share, now, rng)
    rng.shuffle(chosen)
    return chosen


def pick_exam(
    questions: Sequence[Question], memory: Memory, count: int, now: int, rng: random.Random
) -> list[Question]:
    """Return an exam: half judge (scam and genuine alike), half choice, in mixed order."""
    judges = pick_balanced([q for q in questions if kind_of(q).scaled], memory, count // 2, now, rng)
    cues = {question.group for question in judges}
    choices = [q for q in questions if not kind_of(q).scaled and q.group not in cues]
    chosen = judges + pick(choices, memory, count - len(judges), now, rng)
    rng.shuffle(chosen)
    return chosen


def pick_dialogue(
    questions: Sequence[Question], memory: Memory, count: int, now: int, rng: random.Random
) -> list[Question]:
    """Return chats to be read line by line; each is genuine by chance, one in three, as long as there are such.

    A cue that is due comes back as another dialogue than the one answered lately.
    """
    chosen: list[Question] = []
    for _ in range(count):
        cues = {question.group for question in chosen}
        dialogues = [q for q in questions if q.kind == STOP and q.group not in cues]
        genuine = rng.random() < GENUINE_CHATS
        side = [question for question in dialogues if (question.stop == 0) == genuine]
        chosen += pick(side or dialogues, memory, 1, now, rng)
    return chosen


Pick = Callable[[Sequence[Question], Memory, int, int, random.Random], list[Question]]

DRAWS: Mapping[Draw, Pick] = {
    "mixed": pick,
    "judged": pick_judged,
    "due": pick_due,
    "halves": pick_exam,
    "dialogue": pick_dialogue,
    "easy": pick_judged,
}
"""How each kind of session picks its questions."""
