"""What an item must be: one small function a rule, from an item to its faults.

A missing field is the schema's word; these rules speak of what is there. All of them run on every load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.bank import lengths, wording
from bot.bank.faults import Fault
from bot.bank.items import Item
from bot.bank.lengths import utf16
from bot.bank.shapes import option_letter
from bot.bank.shelf import Shelf

MAX_NAME = 40


Rule = Callable[[Item, Shelf], Iterator[Fault]]


def ids_are_short(item: Item, shelf: Shelf) -> Iterator[Fault]:
    for name, value in (("id", item.question.id), ("group", item.question.group)):
        if len(value) > MAX_NAME:
            yield item.fault(f"{name} is longer than {MAX_NAME} characters", name)


def three_or_four_options(item: Item, shelf: Shelf) -> Iterator[Fault]:
    count = len(item.question.options)
    if item.question.kind == "choice" and "options" in item.raw and count not in (3, 4):
        yield item.fault(f"a choice has 3 or 4 options, this one has {count}", "options")


def one_key(item: Item, shelf: Shelf) -> Iterator[Fault]:
    keys = [option_letter(place) for place, option in enumerate(item.question.options) if option.key]
    if item.question.options and not keys:
        yield item.fault("no option is the key (key: true)", "options")
    if len(keys) > 1:
        yield item.fault(f"options {' and '.join(keys)} are all marked as the key", "options")


def options_differ(item: Item, shelf: Shelf) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for place, option in enumerate(item.question.options):
        core = wording.core(option.text)
        if core and core in seen:
            letters = f"{option_letter(seen[core])} and {option_letter(place)}"
            yield item.fault(f"options {letters} say the same", "options", place)
        seen.setdefault(core, place)


def every_option_has_a_reason(item: Item, shelf: Shelf) -> Iterator[Fault]:
    for place, option in enumerate(item.question.options):
        if not option.why:
            yield item.fault(f"option {option_letter(place)} has no reason", "options", place)
        if not option.text:
            yield item.fault(f"option {option_letter(place)} has no text", "options", place)


def texts_say_something(item: Item, shelf: Shelf) -> Iterator[Fault]:
    for name in ("stem", "decisive", "why", "action", "id", "group"):
        if isinstance(item.raw.get(name), str) and not getattr(item.question, name):
            yield item.fault(f"{name} is empty", name)
    stimulus = item.question.stimulus
    for name in ("sender", "text"):
        if stimulus and name in item.raw["stimulus"] and not getattr(stimulus, name):
            yield item.fault(f"{name} of stimulus is empty", "stimulus", name)


def lists_are_clean(item: Item, shelf: Shelf) -> Iterator[Fault]:
    for name in ("regions", "flags"):
        if item.raw.get(name) == []:
            yield item.fault(f"{name} is empty", name)
    for name in ("regions", "flags", "facts", "sources"):
        seen = set()
        for place, value in enumerate(getattr(item.question, name)):
            if value in seen:
                yield item.fault(f"{name} holds {value} twice", name, place)
            seen.add(value)


def has_provenance(item: Item, shelf: Shelf) -> Iterator[Fault]:
    if not item.question.facts and not item.question.sources:
        yield item.fault("it cites neither a fact nor a source", "id")


def texts_are_short(item: Item, shelf: Shelf) -> Iterator[Fault]:
    question = item.question
    limits: list[tuple[str, str, int, tuple[str | int, ...]]] = [
        ("the stem", question.stem, lengths.STEM, ("stem",)),
        ("the reason", question.why, lengths.WHY, ("why",)),
        ("the action", question.action, lengths.ACTION, ("action",)),
        ("the decisive cue", question.decisive, lengths.DECISIVE, ("decisive",)),
    ]
    if question.stimulus:
        limits.append(("the message", question.stimulus.text, lengths.MESSAGE, ("stimulus", "text")))
        limits.append(("the sender", question.stimulus.sender, lengths.SENDER, ("stimulus", "sender")))
    for place, option in enumerate(question.options):
        letter = option_letter(place)
        limits.append((f"option {letter}", option.text, lengths.OPTION, ("options", place, "text")))
        limits.append(
            (f"the reason of option {letter}", option.why, lengths.OPTION_WHY, ("options", place, "why"))
        )
    for name, text, limit, steps in limits:
        if utf16(text) > limit:
            yield item.fault(f"{name} has {utf16(text)} characters, {limit} are allowed", *steps)


def regions_make_sense(item: Item, shelf: Shelf) -> Iterator[Fault]:
    if "any" in item.question.regions and len(item.question.regions) > 1:
        yield item.fault("any stands alone in regions", "regions")


def references_exist(item: Item, shelf: Shelf) -> Iterator[Fault]:
    question = item.question
    for place, key in enumerate(question.flags):
        if key not in shelf.flags:
            yield item.fault(
                f"flag {key} is not in flags.yaml{wording.nearest(key, shelf.flags)}", "flags", place
            )
    for place, option in enumerate(question.options):
        if option.myth and option.myth not in shelf.myths:
            near = wording.nearest(option.myth, shelf.myths)
            yield item.fault(f"myth {option.myth} is not in myths.yaml{near}", "options", place, "myth")
    for place, key in enumerate(question.facts):
        if key not in shelf.facts:
            yield item.fault(f"fact {key} is not in sources.yaml", "facts", place)
    for place, source in enumerate(question.sources):
        for message in source_faults(source, shelf):
            yield item.fault(message, "sources", place)


def source_faults(source: str, shelf: Shelf) -> Iterator[str]:
    """What is wrong with a reference such as `law:31` or `ningxia-2025-06`."""
    key, _, article = source.partition(":")
    if key not in shelf.documents:
        yield f"source {key} is not in sources.yaml{wording.nearest(key, shelf.documents)}"
    elif shelf.documents[key].articles and not article:
        yield f"{key} needs its article: {key}:31"
    elif article and not shelf.documents[key].articles:
        yield f"{key} is not cited by article: write {key} alone"
    elif article and source not in shelf.articles:
        yield f"article {article} of {key} is not in sources.yaml"


def flags_match_the_verdict(item: Item, shelf: Shelf) -> Iterator[Fault]:
    wanted = {"scam": "red", "genuine": "green"}.get(item.question.verdict or "")
    known = [shelf.flags[key] for key in item.question.flags if key in shelf.flags]
    if wanted and known and not any(flag.kind == wanted for flag in known):
        yield item.fault(f"a {item.question.verdict} item needs at least one {wanted} flag", "flags")


def distractors_name_a_myth(item: Item, shelf: Shelf) -> Iterator[Fault]:
    for place, option in enumerate(item.question.options):
        if not option.key and not option.myth:
            yield item.fault(f"option {option_letter(place)} names no misconception (myth)", "options", place)
        if option.key and option.myth:
            yield item.fault(
                f"option {option_letter(place)} is the key and has a myth", "options", place, "myth"
            )


def options_stand_alone(item: Item, shelf: Shelf) -> Iterator[Fault]:
    """Options are shuffled and shown in any order."""
    for place, option in enumerate(item.question.options):
        letter = option_letter(place)
        if wording.ALL_OR_NONE.search(option.text):
            yield item.fault(f"option {letter} is an all or none of the above", "options", place, "text")
        if wording.COMBINATION.search(option.text):
            yield item.fault(f"option {letter} combines other options by letter", "options", place, "text")
        if wording.LETTER_REFERENCE.search(option.why):
            yield item.fault(
                f"the reason of option {letter} names an option by letter", "options", place, "why"
            )


def negatives_are_marked(item: Item, shelf: Shelf) -> Iterator[Fault]:
    found = wording.unmarked_negative(item.question.stem)
    if found:
        yield item.fault(f"the stem asks with an unmarked negative: write 【…】 around it ({found})", "stem")


def nothing_is_clickable(item: Item, shelf: Shelf) -> Iterator[Fault]:
    for steps, text in wording.all_texts(item.question):
        for message in wording.clickable(text):
            yield item.fault(message, *steps)


def numbers_fit_the_region(item: Item, shelf: Shelf) -> Iterator[Fault]:
    """A hotline in the action or the key helps only where it is answered."""
    homes: dict[str, set[str]] = {}
    for hotline in (line for lines in shelf.hotlines.values() for line in lines):
        homes.setdefault(wording.digits(hotline.number), set()).add(hotline.region)
    advice: list[tuple[tuple[str | int, ...], str]] = [(("action",), item.question.action)]
    advice += [
        (("options", place, "text"), option.text)
        for place, option in enumerate(item.question.options)
        if option.key
    ]
    for steps, text in advice:
        for number in wording.NUMBER.findall(text):
            home = homes.get(number)
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
