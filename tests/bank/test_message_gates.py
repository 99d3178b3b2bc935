"""Banks whose messages leak by their style, and dialogues with a rule of thumb: each is caught by the gate named after it."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.bank.gates import measure
from bot.bank.linear import FOLDS, deal_folds, held_out
from bot.core.question.question import Option, Question, Stimulus, Turn
from tests.bank.small_banks import balanced, bank_of, failed, gate, on_message, words

MESSAGE_ONLY = "message only: right"
RANKING = "message only: scam above its twin"
CHINESE = "message only, Chinese characters alone"


def tailed(tail: str) -> Callable[[Stimulus], Stimulus]:
    return lambda stimulus: replace(stimulus, text=stimulus.text[: -len(tail)] + tail)


def messages(leak: Callable[..., Question], judges: int = 120) -> Bank:
    return balanced(choices=0, judges=judges, leak=leak)


def test_a_style_that_no_list_knows_is_caught_by_the_message_only_guesser() -> None:
    """Scams end in one of four turns of phrase: none is a word that a gate looks for."""

    def style(question: Question, rng: random.Random) -> Question:
        tails = ("丁戊己庚", "辛壬癸甲", "子丑寅卯", "辰巳午未")
        if question.verdict == "scam" and question.stimulus:
            return replace(question, stimulus=tailed(rng.choice(tails))(question.stimulus))
        return question

    broken = failed(messages(style))
    assert {MESSAGE_ONLY, RANKING, f"{CHINESE}: right", f"{CHINESE}: scam above its twin"} <= broken


def test_digits_and_letters_are_seen_by_the_one_and_not_by_the_other() -> None:
    bank = messages(on_message("scam", tailed("REF X7"), 1.0))
    assert {MESSAGE_ONLY, RANKING} <= failed(bank)
    assert gate(bank, f"{CHINESE}: right").passed


def test_twins_that_share_their_words_teach_nothing() -> None:
    """The same text once as a scam and once genuine: only the context differs, and that is not looked at."""
    rng = random.Random(3)
    bank = balanced(choices=0, judges=120)
    questions = list(bank.questions.values())
    for first, second in zip(questions[::2], questions[1::2], strict=True):
        said = Stimulus("sms", words(rng, 4), words(rng, 60), context=f"{first.verdict}" * 3)
        bank = bank_of(
            {**bank.questions, first.id: replace(first, stimulus=said), second.id: replace(second, stimulus=said)}.values()
        )  # fmt: skip
    assert gate(bank, MESSAGE_ONLY).measured <= 0.5
    assert 0.3 <= gate(bank, RANKING).measured <= 0.7


def test_the_worst_items_and_twins_are_named() -> None:
    bank = messages(on_message("genuine", tailed("甲乙丙丁"), 1.0))
    assert gate(bank, MESSAGE_ONLY).offenders[0] in bank.questions
    scam, other = gate(bank, RANKING).offenders[0].split(" > ")
    assert bank.questions[scam].verdict == "scam"
    assert bank.questions[other].group == bank.questions[scam].group


FALSE = {
    "reassurance": "不会扣您的钱",
    "self-description": "这里是某某行",
    "polish": "感谢敬请谅解",
    "brackets": "（他顿了一下）",
    "titles": "王经理李专员",
}


@pytest.mark.parametrize("verdict", ["scam", "genuine"])
@pytest.mark.parametrize("cue", sorted(FALSE))
def test_a_false_cue_that_pays_is_caught(cue: str, verdict: str) -> None:
    result = gate(messages(on_message(verdict, tailed(FALSE[cue]), 0.5)), "false cues together")
    assert not result.passed
    assert f"{cue} " in result.note


def test_false_cues_that_each_pay_little_are_caught_together() -> None:
    tails = sorted(FALSE.values())

    def leak(question: Question, rng: random.Random) -> Question:
        if question.verdict != "genuine" or question.stimulus is None or rng.random() > 0.6:
            return question
        return replace(question, stimulus=tailed(rng.choice(tails))(question.stimulus))

    assert not gate(messages(leak), "false cues together").passed


def test_promises_in_genuine_messages_only_are_caught() -> None:
    result = gate(messages(on_message("genuine", tailed("放心"), 0.3)), "reassurance in genuine above scams")
    assert not result.passed
    assert result.note.startswith("scams 0%")
    assert gate(
        messages(on_message("scam", tailed("放心"), 0.3)), "reassurance in genuine above scams"
    ).passed


def test_a_run_that_stands_with_one_verdict_is_caught_unless_it_is_the_cue() -> None:
    bank = messages(on_message("scam", tailed("走后门票"), 0.4))
    result = gate(bank, "one-sided runs")
    assert (result.passed, result.measured) == (False, 1)
    assert result.note.startswith("scam:genuine 走后门票 ")
    named = (replace(question, decisive="叫你走后门票") for question in bank.questions.values())
    assert gate(bank_of(named), "one-sided runs").passed


def test_levels_and_channels_that_lean_are_caught() -> None:
    def lean(question: Question, rng: random.Random) -> Question:
        return (
            replace(question, level=3) if question.verdict == "genuine" and rng.random() < 0.4 else question
        )

    broken = failed(messages(lean))
    assert "scams on level 3" in broken
    assert "scams on channel sms" not in broken


def dialogue(rng: random.Random, number: int, stop: int, money: int | None = None) -> Question:
    """A dialogue of five lines; `money`: the line that speaks of it."""
    turns = tuple(
        Turn("them", words(rng, 12) + ("转账" if index == money else ""), words(rng, 8))
        for index in range(1, 6)
    )
    return Question(
        f"stop-{number:03}", f"talk-{number // 2:03}", "kefu", "stop", 1, ("any",),
        stimulus=Stimulus("telegram", turns=turns), stop=stop,
        advice=(Option("一", "二", key=True), Option("三", "四", myth="m"), Option("五", "六", myth="m")), facts=("F001",),
    )  # fmt: skip


def dialogues(
    stop: Callable[[int], int], money: Callable[[int], int | None] = lambda number: None
) -> set[str]:
    rng = random.Random(6)
    made = [
        dialogue(rng, number, 0 if number % 3 == 0 else stop(number), money(number)) for number in range(60)
    ]
    return {result.name for result in measure(bank_of(made), deals=1) if not result.passed}


def test_dialogues_with_the_line_anywhere_pass() -> None:
    assert dialogues(lambda number: 1 + number % 5, lambda number: 1 + (number // 5) % 5) == set()


def test_the_last_line_is_caught() -> None:
    assert dialogues(lambda number: 5, lambda number: 1 + number % 4) == {"stop: the last line"}


def test_the_line_with_money_is_caught() -> None:
    line = {number: 1 + number % 4 for number in range(60)}
    assert dialogues(line.__getitem__, line.__getitem__) == {"stop: the line with money"}


def test_too_many_and_too_few_genuine_dialogues_are_caught() -> None:
    assert dialogues(lambda number: number % 2 and 1 + number % 5, lambda number: 3) >= {
        "stop: no need to stop"
    }
    rng = random.Random(6)
    all_scams = [dialogue(rng, number, 1 + number % 5, 1 + number % 3) for number in range(60)]
    assert "stop: no need to stop" in failed(bank_of(all_scams))


def test_deals_are_fixed_differ_and_keep_groups_together() -> None:
    groups = [f"g{number // 3}" for number in range(60)]
    deals = [deal_folds(groups, deal) for deal in range(3)]
    assert deals[0] == deal_folds(groups, 0)
    assert deals[0] != deals[1]
    for folds in deals:
        assert {len({folds[index] for index in range(60) if groups[index] == group}) for group in groups} == {
            1
        }
        assert set(folds) == set(range(FOLDS))


def test_the_linear_guesser_learns_from_other_groups_only() -> None:
    features = [frozenset({"a" if number % 2 else "b", f"x{number}"}) for number in range(40)]
    sides = [bool(number % 2) for number in range(40)]
    scores = held_out(features, sides, [f"g{number // 4}" for number in range(40)], deals=1)[0]
    assert all((score > 0) == side for score, side in zip(scores, sides, strict=True))
    alone = [frozenset({f"x{number}"}) for number in range(40)]
    assert set(held_out(alone, sides, [str(number) for number in range(40)], deals=1)[0]) == {0.0}
