"""Banks without files: balanced ones that no guess beats, and the ways to make them leak."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.bank.gate import GateResult
from bot.bank.gates import measure
from bot.bank.loader import unchanged
from bot.bank.reference import Reference
from bot.core.question.question import Option, Question, Stimulus

LETTERS = "".join(chr(0x5000 + 7 * place) for place in range(300))


def words(rng: random.Random, count: int) -> str:
    """Characters that mean nothing and hold none of the words that guessers look for."""
    return "".join(rng.choice(LETTERS) for _ in range(count))


def choice(rng: random.Random, number: int) -> Question:
    """A choice question; its key goes round the places, and round the ranks of length."""
    count = 3 + number % 2
    place, rank = (number // 2) % count, (number // 2 // count) % count
    lengths = [length for length in range(10, 10 + count) if length != 10 + rank]
    rng.shuffle(lengths)
    lengths.insert(place, 10 + rank)
    options = [Option(words(rng, length), words(rng, 12), myth="m") for length in lengths]
    options[place] = replace(options[place], key=True, myth=None)
    name, group = f"choice-{number:03}", f"group-{number // 3:03}"
    return Question(
        name,
        group,
        "kefu",
        "choice",
        1,
        ("cn",),
        stem=words(rng, 30),
        options=tuple(options),
        facts=("F001",),
    )


def judge(rng: random.Random, number: int) -> Question:
    """A judge question; every second one is a scam."""
    name, group = f"judge-{number:03}", f"scene-{number // 4:03}"
    return Question(
        name,
        group,
        "kefu",
        "judge",
        1,
        ("cn",),
        stimulus=Stimulus("sms" if number % 3 else "call", words(rng, 4), words(rng, 60)),
        verdict="scam" if number % 2 else "genuine",
        why=words(rng, 20),
        facts=("F001",),
    )


def bank_of(questions: Iterable[Question]) -> Bank:
    return Bank({question.id: question for question in questions}, Reference(), unchanged)


def balanced(
    seed: int = 1,
    choices: int = 120,
    judges: int = 120,
    leak: Callable[[Question, random.Random], Question] = lambda question, rng: question,
) -> Bank:
    """A bank with every item passed through `leak`."""
    rng = random.Random(seed)
    made = [choice(rng, number) for number in range(choices)]
    made += [judge(rng, number) for number in range(judges)]
    return bank_of(leak(question, rng) for question in made)


def gate(bank: Bank, name: str) -> GateResult:
    return next(result for result in measure(bank, deals=1) if result.name == name)


def failed(bank: Bank) -> set[str]:
    return {result.name for result in measure(bank, deals=1) if not result.passed}


def on_key(change: Callable[[str, random.Random], str], share: float = 1.0) -> Callable[..., Question]:
    """A leak that rewrites the key's text in a share of the choice items."""
    return _on_options(lambda option: option.key, change, share)


def on_distractors(
    change: Callable[[str, random.Random], str], share: float = 1.0
) -> Callable[..., Question]:
    return _on_options(lambda option: not option.key, change, share)


def _on_options(
    chosen: Callable[[Option], bool], change: Callable[[str, random.Random], str], share: float
) -> Callable[..., Question]:
    def leak(question: Question, rng: random.Random) -> Question:
        if not question.options or rng.random() > share:
            return question
        options = (
            replace(option, text=change(option.text, rng)) if chosen(option) else option
            for option in question.options
        )
        return replace(question, options=tuple(options))

    return leak


def on_message(verdict: str, change: Callable[[Stimulus], Stimulus], share: float) -> Callable[..., Question]:
    """A leak that rewrites the message of a share of the scams (or of the genuine ones)."""

    def leak(question: Question, rng: random.Random) -> Question:
        if question.verdict != verdict or question.stimulus is None or rng.random() > share:
            return question
        return replace(question, stimulus=change(question.stimulus))

    return leak
