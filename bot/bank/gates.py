"""The gates: how well guessing pays, measured against limits. Reasons and formulas: docs/bank-guessers.md."""

from __future__ import annotations

from collections.abc import Sequence

from bot.bank.bank import Bank
from bot.bank.choice_gates import absolute_gate, choice_gates, position_gates
from bot.bank.duplicates import LIMIT as ALIKE
from bot.bank.duplicates import near_duplicates
from bot.bank.gate import GateResult
from bot.bank.linear import DEALS
from bot.bank.message_gates import message_gates
from bot.bank.stop_gates import stop_gates
from bot.bank.surface_gates import always_scam_gate, channel_gate, cue_gates
from bot.core.question.kinds import CHOICE, JUDGE, STOP
from bot.core.question.question import Question


def measure(bank: Bank, deals: int = DEALS) -> list[GateResult]:
    """All gates, each time, in one order; `deals` is how many ways of falling into folds are averaged."""
    questions = list(bank.questions.values())
    choices = [question for question in questions if question.kind == CHOICE and question.options]
    judges = [question for question in questions if question.kind == JUDGE and question.stimulus]
    dialogues = [question for question in questions if question.kind == STOP and question.turns]
    results: list[GateResult] = []
    if choices:
        results += choice_gates(choices, deals)
        results += [absolute_gate(choices), *position_gates(choices)]
    if judges:
        results += [always_scam_gate(judges), *cue_gates(judges), channel_gate(judges)]
        results += message_gates(judges, deals)
    if dialogues:
        results += stop_gates(dialogues)
    return [*results, duplicate_gate(questions)]


def duplicate_gate(questions: Sequence[Question]) -> GateResult:
    pairs = near_duplicates(questions)
    worst = pairs[0].likeness if pairs else 0.0
    note = "; ".join(f"{pair.one} ~ {pair.other} {pair.likeness:.2f}" for pair in pairs[:5])
    offenders = tuple(dict.fromkeys(name for pair in pairs for name in (pair.one, pair.other)))
    return GateResult("near duplicates", worst, f"< {ALIKE:.2f}", not pairs, offenders, note)
