"""Banks made of values: for views and services that must hold whatever a bank may hold."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.bank.reference import Cue, Document, FirstAid, Flag, Hotline, Reference, Tip, Topic
from bot.bank.translations import Translation
from bot.core.question.question import Option, Question, Stimulus, Turn
from bot.telegram.views.render import Render
from bot.texts.catalogue import Texts

TEXTS = Texts()
SOURCES = ("a", "b", "c")


def bank_of(questions: Iterable[Question], tips: Iterable[Tip] = (), title: str = "主题") -> Bank:
    """Return a bank of these questions and tips, the same words in every language."""
    kept = {question.id: question for question in questions}
    topics = {question.topic for question in kept.values()} | {f"t{number}" for number in range(26)}
    reference = Reference(
        topics={key: Topic(key, 1, "🛡", title, title, title) for key in sorted(topics)},
        cues={question.group: Cue(question.group, title, title, title) for question in kept.values()},
        flags={key: Flag(key, kind, title, title * 3) for key, kind in (("red", "red"), ("green", "green"))},  # type: ignore[arg-type]
        tips={tip.id: tip for tip in tips},
        hotlines={
            f"any/{number}": Hotline("any", f"8800 777{number}", title, title * 4, "a", "2026-11")
            for number in range(6)
        },
        first_aid={"any": FirstAid("any", title * 3, (title * 4,) * 4)},
        documents={key: Document(key, title, f"{title}{key}", title, says=title) for key in SOURCES},
    )
    return Bank(kept, reference, lambda text, form: text, {"en": Translation(kept, reference)})


def render_of(
    *questions: Question, tips: Iterable[Tip] = (), title: str = "主题", username: str = "bot"
) -> Render:
    """Return the views over a bank of these questions."""
    return Render(TEXTS, bank_of(questions, tips, title), username)


def judge(name: str = "j", verdict: str = "scam", text: str = "话", short: str = "短") -> Question:
    """A message to judge, its long texts made of `text`."""
    return Question(
        name, "j", "kefu", "judge", 1, ("any",), verdict=verdict,  # type: ignore[arg-type]
        stimulus=Stimulus("call", short * 10, text, short * 20),
        decisive=short * 20, flags=("red", "green") * 3, why=short * 60, action=short * 20, sources=SOURCES,
    )  # fmt: skip


def choice(name: str = "c", text: str = "话", short: str = "短") -> Question:
    """A question with four options, the first of which is right."""
    options = tuple(Option(short * 20 + str(own), short * 40, key=own == 0) for own in range(4))
    return Question(
        name, "c", "kefu", "choice", 1, ("any",), stem=short * 50, options=options, sources=SOURCES,
        stimulus=Stimulus("telegram", short * 10, text),
    )  # fmt: skip


def dialogue(name: str = "s", stop: int = 3, turns: int = 8, short: str = "短") -> Question:
    """A dialogue of some lines."""
    lines = tuple(Turn("them" if i % 2 else "me", short * 40, short * 20) for i in range(turns))
    return Question(
        name, "s", "kefu", "stop", 1, ("any",), stop=stop, stimulus=Stimulus("telegram", "", "", short * 20, lines),
        decisive=short * 20, why=short * 60, action=short * 20, next=short * 20, sources=SOURCES,
    )  # fmt: skip


def large_bank() -> Bank:
    """Two hundred messages of fifty cues, enough for a check-up; the text says what each is."""
    return bank_of(
        replace(
            judge(f"m{cue}-{variant}", verdict, f"这条是 {verdict} m{cue}-{variant}"),
            group=f"cue{cue}",
            topic=f"t{cue % 12}",
        )
        for cue in range(50)
        for variant, verdict in enumerate(("scam", "genuine", "scam", "genuine"))
    )
