"""Banks that leak on purpose: each leak is caught by the gate that is named after it."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import pytest
from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.bank.classifier import classify
from bot.bank.gate import tolerance
from bot.bank.gates import measure
from bot.core.question.question import Question, Stimulus
from tests.bank.small_banks import (
    balanced,
    bank_of,
    choice,
    failed,
    gate,
    judge,
    on_distractors,
    on_key,
    on_message,
    words,
)

OPTION_LEAKS = {
    "longest option": on_key(lambda text, rng: text + words(rng, 4), 0.6),
    "shortest option": on_key(lambda text, rng: text[:7], 0.6),
    "caution words": on_key(lambda text, rng: "先核实" + text[3:], 0.4),
    "hedging words": on_distractors(lambda text, rng: "可能" + text[2:], 0.3),
    "no absolute words": on_distractors(lambda text, rng: "一定" + text[2:], 0.5),
    "options-only classifier": on_key(lambda text, rng: text[:-2] + "然后", 0.6),
}


def test_a_balanced_bank_passes_every_gate() -> None:
    assert {seed: failed(balanced(seed)) for seed in range(3)} == {0: set(), 1: set(), 2: set()}


@pytest.mark.parametrize("name", sorted(set(OPTION_LEAKS) - {"hedging words"}))
def test_a_leak_in_the_options_is_caught_by_its_gate(name: str) -> None:
    bank = balanced(leak=OPTION_LEAKS[name])
    result = gate(bank, name)
    assert not result.passed
    assert result.offenders[0] in bank.questions


def test_hedging_on_the_key_is_caught() -> None:
    bank = balanced(leak=on_key(lambda text, rng: "通常" + text[2:], 0.4))
    assert "hedging words" in failed(bank)


def test_the_longest_guess_that_always_loses_is_caught_too() -> None:
    bank = balanced(leak=on_distractors(lambda text, rng: text + words(rng, 6), 0.8))
    result = gate(bank, "longest option")
    assert not result.passed
    assert result.measured < 0.2


def test_words_of_the_stem_in_the_key_are_caught() -> None:
    def echo(question: Question, rng: random.Random) -> Question:
        options = (
            replace(option, text=option.text[:-6] + question.stem[4:10]) if option.key else option
            for option in question.options
        )
        return replace(question, options=tuple(options))

    assert "echoes the stem" in failed(balanced(leak=echo))


def test_a_key_that_resembles_the_others_is_caught() -> None:
    def converge(question: Question, rng: random.Random) -> Question:
        if not question.options:
            return question
        others = [option.text for option in question.options if not option.key]
        text = "".join(other[:4] for other in others)
        options = (replace(option, text=text) if option.key else option for option in question.options)
        return replace(question, options=tuple(options))

    assert "most similar option" in failed(balanced(leak=converge))


def test_absolute_words_in_distractors_only_are_caught() -> None:
    result = gate(balanced(leak=OPTION_LEAKS["no absolute words"]), "absolute words")
    assert not result.passed
    assert result.note.startswith("keys 0%")


def test_absolute_words_in_keys_only_are_caught() -> None:
    result = gate(balanced(leak=on_key(lambda text, rng: "凡是" + text[2:], 0.3)), "absolute words")
    assert not result.passed
    assert len(result.offenders) == pytest.approx(36, abs=12)


def test_guesses_that_pass_alone_and_pay_together_are_caught() -> None:
    """A third of the keys is a little long, another third cautious, the last hedges."""

    def leak(question: Question, rng: random.Random) -> Question:
        number = int(question.id[-3:])
        mild = (
            on_key(lambda text, rng: text + words(rng, 3), 0.5),
            on_key(lambda text, rng: "核实" + text[2:], 0.4),
            on_key(lambda text, rng: "通常" + text[2:], 0.2),
        )
        return mild[number % 3](question, rng)

    broken = failed(balanced(leak=leak))
    assert "majority of all guessers" in broken
    assert broken.isdisjoint({"longest option", "caution words", "hedging words"})


def test_the_middle_number_is_caught() -> None:
    def ask_for_a_number(question: Question, rng: random.Random) -> Question:
        if not question.options:
            return question
        values = iter(
            sorted(rng.sample(range(2, 90), len(question.options) - 1), key=lambda value: rng.random())
        )
        texts = [f"{next(values)} 日" for _ in range(len(question.options) - 1)]
        middle = sorted(int(text[:-2]) for text in texts)[len(texts) // 2]
        options = [
            replace(option, text=f"{middle} 日" if option.key else texts.pop()) for option in question.options
        ]
        return replace(question, options=tuple(options))

    assert "middle number" in failed(balanced(leak=ask_for_a_number))


def test_keys_that_stand_first_are_caught() -> None:
    def first(question: Question, rng: random.Random) -> Question:
        options = sorted(question.options, key=lambda option: not option.key)
        return replace(question, options=tuple(options)) if rng.random() < 0.3 else question

    assert "key in place A" in failed(balanced(leak=first))


def test_five_keys_running_in_one_place_are_caught() -> None:
    bank = balanced()
    names = [name for name in bank.questions if name.startswith("choice")][:5]
    in_one_place = {
        name: replace(question, options=tuple(sorted(question.options, key=lambda option: option.key)[-3:]))
        for name, question in bank.questions.items()
        if name in names
    }
    result = gate(bank_of({**bank.questions, **in_one_place}.values()), "key in one place running")
    assert not result.passed
    assert list(result.offenders)[:5] == names


def test_always_scam_is_caught() -> None:
    def mostly_scams(question: Question, rng: random.Random) -> Question:
        return replace(question, verdict="scam") if question.verdict and rng.random() < 0.2 else question

    assert "always scam" in failed(balanced(choices=0, leak=mostly_scams))


def ending_in(words: str, stimulus: Stimulus) -> Stimulus:
    """The message with a new end, as long as before."""
    return replace(stimulus, text=stimulus.text[: -len(words)] + words)


CUE_LEAKS: dict[str, Callable[[Stimulus], Stimulus]] = {
    "link": partial(ending_in, "example.com/pay"),
    "amount": partial(ending_in, "一共 3000 元"),
    "urgency": partial(ending_in, "请在 2 小时内"),
    "length": lambda stimulus: replace(stimulus, text=stimulus.text + stimulus.text[:20]),
    "自己": partial(ending_in, "自己"),
    "unknown number": lambda stimulus: replace(stimulus, sender="陌生号码"),
    "official name": lambda stimulus: replace(stimulus, sender="某某银行"),
}


def surface(bank: Bank) -> set[str]:
    """The failed gates that look for one thing on the surface."""
    return {name for name in failed(bank) if name.startswith("cue: ")}


@pytest.mark.parametrize("verdict", ["scam", "genuine"])
@pytest.mark.parametrize("cue", sorted(CUE_LEAKS))
def test_a_surface_cue_that_gives_the_verdict_away_is_caught(cue: str, verdict: str) -> None:
    bank = balanced(choices=0, leak=on_message(verdict, CUE_LEAKS[cue], 0.5))
    assert surface(bank) == {f"cue: {cue}"}
    assert f"“{verdict}”" in gate(bank, f"cue: {cue}").note


@pytest.mark.parametrize("cue", sorted(CUE_LEAKS))
def test_a_surface_cue_on_both_sides_passes(cue: str) -> None:
    def on_all(question: Question, rng: random.Random) -> Question:
        stimulus = question.stimulus
        return replace(question, stimulus=CUE_LEAKS[cue](stimulus)) if stimulus else question

    assert surface(balanced(choices=0, leak=on_all)) == set()


@pytest.mark.parametrize("verdict", ["scam", "genuine"])
def test_a_channel_that_gives_the_verdict_away_is_caught(verdict: str) -> None:
    bank = balanced(
        choices=0, leak=on_message(verdict, lambda stimulus: replace(stimulus, channel="telegram"), 0.5)
    )
    assert surface(bank) == {"cue: channel"}
    assert "scams on channel telegram" in failed(bank)
    result = gate(bank, "cue: channel")
    assert result.measured == pytest.approx(0.75, abs=0.1)
    assert bank.questions[result.offenders[0]].verdict != bank.questions[result.offenders[-1]].verdict


def test_a_channel_that_both_verdicts_use_passes() -> None:
    def all_on_one(question: Question, rng: random.Random) -> Question:
        stimulus = question.stimulus
        return replace(question, stimulus=replace(stimulus, channel="web")) if stimulus else question

    result = gate(balanced(choices=0, leak=all_on_one), "cue: channel")
    assert result.passed
    assert result.note == "scam:genuine web 60:60"


def test_a_telling_word_is_judged_among_the_items_that_carry_it() -> None:
    """A tenth of the bank, all genuine: too few to be seen among all items, and each of them given away."""
    bank = balanced(choices=0, leak=on_message("genuine", CUE_LEAKS["自己"], 0.2))
    result = gate(bank, "cue: 自己")
    assert not result.passed
    assert result.measured == 1.0
    assert len(result.offenders) < 20


def test_a_near_duplicate_outside_its_group_is_caught_and_inside_it_is_not() -> None:
    rng = random.Random(5)
    one = judge(rng, 0)
    text = one.stimulus.text[:-3] + "好好好" if one.stimulus else ""
    twin = replace(one, id="twin", stimulus=Stimulus("call", "某人", text))
    assert gate(bank_of([one, twin]), "near duplicates").passed
    result = gate(bank_of([one, replace(twin, group="elsewhere")]), "near duplicates")
    assert not result.passed
    assert result.offenders == (one.id, "twin")


def test_few_items_are_given_the_noise_of_few_items() -> None:
    """Ten items: 40 % caution words is luck; a hundred: it is a leak."""
    rng = random.Random(2)
    few = [choice(rng, number) for number in range(10)]
    cautious = [on_key(lambda text, rng: "核实" + text[2:])(question, rng) for question in few[:2]]
    assert gate(bank_of([*cautious, *few[2:]]), "caution words").passed
    assert not gate(balanced(leak=OPTION_LEAKS["caution words"]), "caution words").passed


@pytest.mark.parametrize(
    ("chance", "count", "expected"),
    [(1 / 4, 100, 0.071), (1 / 4, 200, 0.050), (1 / 4, 300, 0.050), (1 / 3, 200, 0.055), (1 / 2, 200, 0.058)],
)
def test_tolerance_follows_the_formula(chance: float, count: int, expected: float) -> None:
    assert tolerance(chance, count) == pytest.approx(expected, abs=0.0006)


def test_measuring_twice_gives_the_same() -> None:
    bank = balanced(3)
    assert measure(bank) == measure(bank)


def test_the_classifier_learns_from_other_groups_only() -> None:
    """A word that marks the key in one group alone teaches nothing about that group."""
    rng = random.Random(4)
    questions = [choice(rng, number) for number in range(60)]
    marked = [
        on_key(lambda text, rng: "秘密" + text[2:])(question, rng)
        if question.group == "group-003"
        else question
        for question in questions
    ]
    plain, taught = classify(questions), classify(marked)
    key = marked[9].key_position
    assert marked[9].group == "group-003"
    assert taught[marked[9].id][key] == pytest.approx(plain[marked[9].id][key], abs=0.6)


def test_no_items_pass_no_gate_but_duplicates() -> None:
    assert [result.name for result in measure(bank_of([]))] == ["near duplicates"]
