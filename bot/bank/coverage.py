"""What a complete bank must hold: rules that a first bank need not meet yet, and a full one must."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from bot.bank import guessers
from bot.bank.bank import Bank
from bot.core.language import LANGUAGES
from bot.core.question.kinds import CHOICE, JUDGE, STOP
from bot.core.question.question import Question

ITEMS, JUDGES, CHOICES, GROUPS, TIPS, MYTHS = 700, 320, 190, 175, 180, 40
STOPS, STOP_TOPICS, SECOND_FACTS, VARIANTS = 48, 16, 40, 3
REGIONS = {"hk": 20, "tw": 16, "sg": 10, "my": 10, "mo": 6}

# The numbering of the catalogue of scams: everyday types, those of Telegram and abroad, pairs of genuine and false.
# Pairs 17, 18 and 22 have no verified source and are not asked for.
TYPES = tuple(str(number) for number in range(1, 21)) + tuple(f"T{number}" for number in range(1, 17))
TWINS = tuple(f"L{number}" for number in range(1, 25) if number not in (17, 18, 22))


class Requirement(Struct, frozen=True):
    """One thing that the full bank must hold; `missing` names what would make it pass.

    A requirement that is not `hard` is reported and breaks nothing: only a person can tell whether it applies.
    """

    name: str
    measured: str
    wanted: str
    passed: bool
    missing: tuple[str, ...] = ()
    hard: bool = True


def requirements(bank: Bank, month: str = "") -> list[Requirement]:
    """Every requirement, in one order; `month` is the present one (2026-11): what must be looked at again is listed."""
    return [
        *_sizes(bank),
        *_stops(bank),
        *_regions(bank),
        *_translations(bank),
        *_facts(bank),
        *_shares(bank),
        _genuine_by_topic(bank),
        *_groups(bank),
        _types(bank),
        _twins(bank),
        _due(bank, month),
    ]


def _at_least(name: str, count: int, wanted: int, missing: Iterable[str] = ()) -> Requirement:
    return Requirement(name, str(count), f"≥ {wanted}", count >= wanted, tuple(missing))


def _sizes(bank: Bank) -> Iterator[Requirement]:
    kinds = Counter(question.kind for question in bank.questions.values())
    yield _at_least("items", len(bank.questions), ITEMS)
    yield _at_least("judge items", kinds[JUDGE], JUDGES)
    yield _at_least("choice items", kinds[CHOICE], CHOICES)
    yield _at_least("groups", len(bank.cues), GROUPS)
    yield _at_least("tips", len(bank.tips), TIPS)
    yield _at_least("misconceptions", len(bank.myths), MYTHS)


def _stops(bank: Bank) -> Iterator[Requirement]:
    """Dialogues over many topics, a third of them genuine."""
    dialogues = [question for question in bank.questions.values() if question.kind == STOP]
    genuine = [question.id for question in dialogues if question.stop == 0]
    yield _at_least("dialogues", len(dialogues), STOPS)
    yield _at_least("topics with dialogues", len({question.topic for question in dialogues}), STOP_TOPICS)
    yield _share("genuine of dialogues", genuine, len(dialogues), 0.25, 0.42)


def _regions(bank: Bank) -> Iterator[Requirement]:
    """Items that are right in a region by name, not those for anywhere."""
    for region, wanted in REGIONS.items():
        count = sum(region in question.regions for question in bank.questions.values())
        yield _at_least(f"items for {region}", count, wanted)


def _translations(bank: Bank) -> Iterator[Requirement]:
    for language in bank.translations:
        missing = bank.missing_translations(language)
        yield Requirement(
            f"missing in {LANGUAGES[language].name}", str(len(missing)), "0", not missing, missing
        )


def _facts(bank: Bank) -> Iterator[Requirement]:
    cited = {fact for question in bank.questions.values() for fact in question.facts}
    first = [fact.id for fact in bank.facts.values() if fact.level == "P1"]
    second = [fact.id for fact in bank.facts.values() if fact.level == "P2"]
    missing = tuple(fact for fact in first if fact not in cited)
    count = f"{len(first) - len(missing)} of {len(first)}"
    yield Requirement("P1 facts cited", count, "all", not missing, missing)
    uncited = tuple(fact for fact in second if fact not in cited)
    yield _at_least("P2 facts cited", len(second) - len(uncited), SECOND_FACTS, uncited)
    third = [question.id for question in bank.questions.values() if _rests_on_third(question, bank)]
    yield _share("items on P3 facts only", third, len(bank.questions), 0.0, 0.05)
    undated = tuple(question.id for question in bank.questions.values() if _rests_on_undated(question, bank))
    yield Requirement("items on undated sources only", str(len(undated)), "0", not undated, undated)


def _rests_on_third(question: Question, bank: Bank) -> bool:
    levels = {bank.facts[fact].level for fact in question.facts if fact in bank.facts}
    return levels == {"P3"} and not question.sources


def _rests_on_undated(question: Question, bank: Bank) -> bool:
    documents = [bank.documents.get(source.partition(":")[0]) for source in question.sources]
    return not question.facts and not any(
        document and (document.date or document.seen) for document in documents
    )


def _share(name: str, part: list[str], whole: int, low: float, high: float) -> Requirement:
    share = len(part) / whole if whole else 0.0
    wanted = (
        f"{low:.0%} … {high:.0%}" if low and high < 1 else f"≤ {high:.0%}" if high < 1 else f"≥ {low:.0%}"
    )
    passed = low <= share <= high
    return Requirement(name, f"{share:.1%}", wanted, passed, tuple(part) if share > high else ())


def _shares(bank: Bank) -> Iterator[Requirement]:
    questions = bank.questions.values()
    judges = [question for question in questions if question.kind == JUDGE]
    genuine = [question.id for question in judges if question.verdict == "genuine"]
    numeric = [question.id for question in questions if question.options and guessers.numbers(question)]
    yield _share("judge items of all", [question.id for question in judges], len(questions), 0.45, 1.0)
    yield _share("genuine of judge items", genuine, len(judges), 0.45, 0.55)
    yield _share("items that ask what a document says", _document_questions(bank), len(questions), 0.0, 0.05)
    blind = tuple(question.id for question in judges if question.stimulus and not question.stimulus.context)
    yield Requirement("judge items without context", str(len(blind)), "0", not blind, blind)
    yield _share("items that ask for a number", numeric, len(questions), 0.0, 0.10)


# A stem that names a document and asks what stands in it; a person in a scene turns it into something to apply.
_SPEAKER = re.compile(r"白皮书|倡议|宣言")
_DOCUMENT = re.compile(r"《[^》]+》|反诈法|刑法|这部法|条例|第[一二三四五六七八九十百零0-9]+条")
_ASKS_CONTENT = re.compile(
    r"(?:说|讲|写|提|规定|要求|列|发布|公布|载|叫|定)(?:了|到|过|出|明|的|为|在)*(?:什么|哪|几|多少|谁|何|怎么)"
    r"|哪.{0,6}(?:说法|一项|一条|一点|年|份|句)|几(?:点|项|条|章|个)|是(?:什么|谁|哪)"
)
_COUNTS = re.compile(r"几[点条项个]|多少|哪一?年")
_SCENE = re.compile(
    r"你|我|他|她|[小阿老][\u4e00-\u9fff]|爸|妈|爷|奶|叔|姨|姐|哥|弟|妹|邻居|同学|同事|朋友|室友|群主|店|公司"
)


def _document_questions(bank: Bank) -> list[str]:
    return [question.id for question in bank.questions.values() if _asks_a_document(question.stem)]


def _asks_a_document(stem: str) -> bool:
    if _SCENE.search(stem):
        return bool(_SPEAKER.search(stem) and _COUNTS.search(stem))
    return bool(_SPEAKER.search(stem) or (_DOCUMENT.search(stem) and _ASKS_CONTENT.search(stem)))


def _genuine_by_topic(bank: Bank) -> Requirement:
    judges = [question for question in bank.questions.values() if question.kind == JUDGE]
    total = Counter(question.topic for question in judges)
    genuine = Counter(question.topic for question in judges if question.verdict == "genuine")
    low = tuple(
        f"{topic} {genuine[topic]}/{count}" for topic, count in total.items() if genuine[topic] < 0.3 * count
    )
    return Requirement(
        "topics with 30% genuine", f"{len(total) - len(low)} of {len(total)}", "all", not low, low
    )


def _groups(bank: Bank) -> Iterator[Requirement]:
    thin = tuple(group for group, variants in bank.cues.items() if len(variants) < VARIANTS)
    count = f"{len(bank.cues) - len(thin)} of {len(bank.cues)}"
    yield Requirement(f"groups with {VARIANTS} variants", count, "all", not thin, thin)
    judged = [group for group, variants in bank.cues.items() if any(item.kind == JUDGE for item in variants)]
    narrow = tuple(group for group in judged if len(_channels(bank.cues[group])) < 2)
    count = f"{len(judged) - len(narrow)} of {len(judged)}"
    yield Requirement(
        "judged groups on 2 channels", count, "where the cue allows", not narrow, narrow, hard=False
    )


def _channels(variants: Iterable[Question]) -> set[str]:
    return {item.stimulus.channel for item in variants if item.stimulus}


def _types(bank: Bank) -> Requirement:
    """A type is taught by the cues that name it, as long as they have items."""
    taught = {name for cue in bank.reference.cues.values() if cue.key in bank.cues for name in cue.types}
    missing = tuple(name for name in TYPES if name not in taught)
    count = f"{len(TYPES) - len(missing)} of {len(TYPES)}"
    return Requirement("types of scams taught", count, "all", not missing, missing)


def _twins(bank: Bank) -> Requirement:
    """A pair is realised where a cue names it and its group holds a scam and a genuine message."""
    realised = {
        name
        for cue in bank.reference.cues.values()
        if {item.verdict for item in bank.cues.get(cue.key, ())} >= {"scam", "genuine"}
        for name in cue.pairs
    }
    missing = tuple(name for name in TWINS if name not in realised)
    count = f"{len(TWINS) - len(missing)} of {len(TWINS)}"
    return Requirement("pairs of genuine and scam", count, "all", not missing, missing)


def _due(bank: Bank, month: str) -> Requirement:
    """What said when it must be looked at again, and that month is over: listed, since only a person can look."""
    due = [question.id for question in bank.questions.values() if _is_over(question.review_by, month)]
    due += [line.key for line in bank.reference.hotlines.values() if _is_over(line.review_by, month)]
    return Requirement("past their review_by", str(len(due)), "0", not due, tuple(due), hard=False)


def _is_over(review_by: str, month: str) -> bool:
    return bool(review_by) and review_by < month
