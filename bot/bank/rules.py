"""What an item must be: one small function a rule, from an item to its faults.

A missing field is the schema's word; these rules speak of what is there. All of them run on every load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.bank import lengths, text_checks
from bot.bank.faults import Fault
from bot.bank.items import Item
from bot.bank.lengths import shape_of, utf16
from bot.bank.reference import Reference
from bot.bank.sentences import Steps, option_letter, part_name
from bot.bank.translatable import texts_of
from bot.core.question.kinds import CHOICE, STOP
from bot.core.question.question import ME, Option, Question

MAX_NAME = 40
MIN_TURNS, MAX_TURNS, ADVICE = 3, 8, 3


Rule = Callable[[Item, Reference], Iterator[Fault]]


def ids_are_short(item: Item, reference: Reference) -> Iterator[Fault]:
    for name, value in (("id", item.question.id), ("group", item.question.group)):
        if len(value) > MAX_NAME:
            yield item.fault(f"{name} is longer than {MAX_NAME} characters", name)


def three_or_four_options(item: Item, reference: Reference) -> Iterator[Fault]:
    count = len(item.question.options)
    if item.question.kind == CHOICE and "options" in item.raw and count not in (3, 4):
        yield item.fault(f"a choice has 3 or 4 options, this one has {count}", "options")


def one_key(item: Item, reference: Reference) -> Iterator[Fault]:
    keys = [option_letter(index) for index, option in enumerate(item.question.options) if option.key]
    if item.question.options and not keys:
        yield item.fault("no option is the key (key: true)", "options")
    if len(keys) > 1:
        yield item.fault(f"options {' and '.join(keys)} are all marked as the key", "options")


def _offered(item: Item) -> Iterator[tuple[str, str, int, Option]]:
    """Options and pieces of advice: how one is called, the field and the index where it stands."""
    for field in ("options", "advice"):
        for index, option in enumerate(getattr(item.question, field)):
            yield part_name((field, index, "text")), field, index, option


def options_differ(item: Item, reference: Reference) -> Iterator[Fault]:
    seen: dict[tuple[str, str], str] = {}
    for name, field, index, option in _offered(item):
        mark = (field, text_checks.core(option.text))
        if mark[1] and mark in seen:
            letters = f"{seen[mark][-1]} and {name[-1]}"
            yield item.fault(f"{field} {letters} say the same", field, index)
        seen.setdefault(mark, name)


def every_option_has_a_reason(item: Item, reference: Reference) -> Iterator[Fault]:
    for name, field, index, option in _offered(item):
        if not option.why:
            yield item.fault(f"{name} has no reason", field, index)
        if not option.text:
            yield item.fault(f"{name} has no text", field, index)


def texts_say_something(item: Item, reference: Reference) -> Iterator[Fault]:
    for name in ("stem", "decisive", "why", "action", "next", "id", "group"):
        if isinstance(item.raw.get(name), str) and not getattr(item.question, name):
            yield item.fault(f"{name} is empty", name)
    stimulus = item.question.stimulus
    for name in ("sender", "context", "text"):
        if stimulus and name in item.raw["stimulus"] and not getattr(stimulus, name):
            yield item.fault(f"{name} of stimulus is empty", "stimulus", name)


def dialogues_are_whole(item: Item, reference: Reference) -> Iterator[Fault]:
    """Three to eight lines, each with its reason; the line at which one stops is there and not one's own."""
    question, turns = item.question, item.question.turns
    if question.kind != STOP:
        return
    if not MIN_TURNS <= len(turns) <= MAX_TURNS:
        said = f"a dialogue has {MIN_TURNS} to {MAX_TURNS} lines, this one has {len(turns)}"
        yield item.fault(said, "stimulus", "turns")
    for index, turn in enumerate(turns):
        for name, value in (("speaker", turn.who), ("text", turn.text), ("reason", turn.why)):
            if not value:
                yield item.fault(f"line {index + 1} has no {name}", "stimulus", "turns", index)
    stop = question.stop or 0
    if not 0 <= stop <= len(turns):
        yield item.fault(f"stop is {stop}, the dialogue has {len(turns)} lines (0: no need to stop)", "stop")
    elif stop and turns[stop - 1].who == ME:
        yield item.fault(f"stop is {stop}, and that line is the reader's own", "stop")


def advice_is_a_choice(item: Item, reference: Reference) -> Iterator[Fault]:
    advice = item.question.advice
    if "advice" not in item.raw:
        return
    if len(advice) != ADVICE:
        yield item.fault(f"advice has {ADVICE} entries, this one has {len(advice)}", "advice")
    if advice and sum(option.key for option in advice) != 1:
        yield item.fault("one entry of advice is the right one (key: true)", "advice")


def lists_are_clean(item: Item, reference: Reference) -> Iterator[Fault]:
    for name in ("regions", "flags"):
        if item.raw.get(name) == []:
            yield item.fault(f"{name} is empty", name)
    for name in ("regions", "flags", "facts", "sources"):
        seen = set()
        for index, value in enumerate(getattr(item.question, name)):
            if value in seen:
                yield item.fault(f"{name} holds {value} twice", name, index)
            seen.add(value)


def has_provenance(item: Item, reference: Reference) -> Iterator[Fault]:
    if not item.question.facts and not item.question.sources:
        yield item.fault("it cites neither a fact nor a source", "id")


def texts_are_short(item: Item, reference: Reference) -> Iterator[Fault]:
    limits = lengths.LIMITS[Question]
    for steps, text in texts_of(item.question):
        limit = limits[shape_of(steps)]
        if utf16(text) > limit:
            yield item.fault(f"{part_name(steps)} has {utf16(text)} characters, {limit} are allowed", *steps)


def regions_make_sense(item: Item, reference: Reference) -> Iterator[Fault]:
    if "any" in item.question.regions and len(item.question.regions) > 1:
        yield item.fault("any stands alone in regions", "regions")


def references_exist(item: Item, reference: Reference) -> Iterator[Fault]:
    question = item.question
    for index, key in enumerate(question.flags):
        if key not in reference.flags:
            yield item.fault(
                f"flag {key} is not in flags.yaml{text_checks.nearest(key, reference.flags)}", "flags", index
            )
    for _, field, index, option in _offered(item):
        if option.myth and option.myth not in reference.myths:
            near = text_checks.nearest(option.myth, reference.myths)
            yield item.fault(f"myth {option.myth} is not in myths.yaml{near}", field, index, "myth")
    for index, key in enumerate(question.facts):
        if key not in reference.facts:
            yield item.fault(f"fact {key} is not in sources.yaml", "facts", index)
    for index, source in enumerate(question.sources):
        for message in source_faults(source, reference):
            yield item.fault(message, "sources", index)


def source_faults(source: str, reference: Reference) -> Iterator[str]:
    """What is wrong with a reference such as `law:31` or `ningxia-2025-06`."""
    key, _, article = source.partition(":")
    if key not in reference.documents:
        yield f"source {key} is not in sources.yaml{text_checks.nearest(key, reference.documents)}"
    elif reference.documents[key].articles and not article:
        yield f"{key} needs its article: {key}:31"
    elif article and not reference.documents[key].articles:
        yield f"{key} is not cited by article: write {key} alone"
    elif article and source not in reference.articles:
        yield f"article {article} of {key} is not in sources.yaml"


def flags_match_the_verdict(item: Item, reference: Reference) -> Iterator[Fault]:
    wanted = {"scam": "red", "genuine": "green"}.get(item.question.verdict or "")
    known = [reference.flags[key] for key in item.question.flags if key in reference.flags]
    if wanted and known and not any(flag.kind == wanted for flag in known):
        yield item.fault(f"a {item.question.verdict} item needs at least one {wanted} flag", "flags")


def distractors_name_a_myth(item: Item, reference: Reference) -> Iterator[Fault]:
    for name, field, index, option in _offered(item):
        if not option.key and not option.myth:
            yield item.fault(f"{name} names no misconception (myth)", field, index)
        if option.key and option.myth:
            yield item.fault(f"{name} is the key and has a myth", field, index, "myth")


def options_stand_alone(item: Item, reference: Reference) -> Iterator[Fault]:
    """Options are shuffled and shown in any order."""
    for name, field, index, option in _offered(item):
        if text_checks.ALL_OR_NONE.search(option.text):
            yield item.fault(f"{name} is an all or none of the above", field, index, "text")
        if text_checks.COMBINATION.search(option.text):
            yield item.fault(f"{name} combines other options by letter", field, index, "text")
        if text_checks.LETTER_REFERENCE.search(option.why):
            yield item.fault(f"the reason of {name} names an option by letter", field, index, "why")


def negatives_are_marked(item: Item, reference: Reference) -> Iterator[Fault]:
    found = text_checks.unmarked_negative(item.question.stem)
    if found:
        yield item.fault(f"the stem asks with an unmarked negative: write 【…】 around it ({found})", "stem")


def nothing_is_clickable(item: Item, reference: Reference) -> Iterator[Fault]:
    for steps, text in texts_of(item.question):
        for message in text_checks.clickable(text):
            yield item.fault(message, *steps)


def numbers_fit_the_region(item: Item, reference: Reference) -> Iterator[Fault]:
    """A hotline in the action or the key helps only where it is answered."""
    advice: list[tuple[Steps, str]] = [(("action",), item.question.action)]
    advice += [
        ((field, index, "text"), option.text) for _, field, index, option in _offered(item) if option.key
    ]
    for steps, text in advice:
        for number in text_checks.NUMBER.findall(text):
            home = {
                line.region
                for line in reference.hotlines.values()
                if text_checks.digits(line.number) == number
            }
            if home and "any" not in home and not set(item.question.regions) <= home:
                where = ", ".join(sorted(home))
                yield item.fault(f"{number} is answered in {where} only, the item is for others too", *steps)


RULES: tuple[Rule, ...] = (
    ids_are_short,
    three_or_four_options,
    one_key,
    options_differ,
    every_option_has_a_reason,
    texts_say_something,
    dialogues_are_whole,
    advice_is_a_choice,
    lists_are_clean,
    has_provenance,
    texts_are_short,
    regions_make_sense,
    references_exist,
    flags_match_the_verdict,
    distractors_name_a_myth,
    options_stand_alone,
    negatives_are_marked,
    nothing_is_clickable,
    numbers_fit_the_region,
)
