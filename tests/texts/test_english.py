"""English counts as people do: never `1 days`."""

from __future__ import annotations

import re

from fluent.syntax import FluentParser, ast

from bot.texts.catalogue import source

NEVER_ONE = {
    "contest-clock-fixed": "seconds of a mode",
    "contest-lobby-settings": "five questions at least",
    "myset-fault-many-options": "a limit",
    "myset-fault-range-answer": "two options at least",
    "myset-fault-too-long": "a limit",
    "myset-file-many": "more than a limit",
    "myset-file-rows": "a limit",
    "myset-full": "a limit",
    "myset-warn-option": "a limit",
    "myset-warn-stem": "a limit",
    "paper-caption": "five questions at least",
    "paper-instruction": "five questions at least",
    "picture-eye-not-yet": "a limit",
    "season-how": "questions of a round",
    "season-n-days": "a week at least",
    "season-setup-chosen": "a week at least",
    "season-setup-what": "questions of a round",
    "season-units-kept": "two units at least",
    "share-text": "three questions at least",
    "streak-caption": "a week at least",
    "units-fault-many": "a limit",
    "units-kept": "two units at least",
    "units-more": "ten stand above",
}
"""Texts whose number is more than one, and why."""
FOLLOWS_ONE = re.compile(r"(?<![\d.])1 (?:(?:more|new|recent|daily) )*([a-z]+s)\b")
NOT_COUNTED = {"is", "was", "has", "speaks", "counts", "pts", "points"}
"""Verbs; points, which come in tens and hundreds."""


def said_of_one(pattern: ast.Pattern) -> str:
    """Return a text with 1 for every value, each choice taken as for one."""
    parts = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts.append(element.value)
        elif isinstance(element.expression, ast.SelectExpression):
            parts.append(said_of_one(for_one(element.expression).value))
        else:
            parts.append("1")
    return "".join(parts)


def for_one(choice: ast.SelectExpression) -> ast.Variant:
    named = (one for one in choice.variants if isinstance(one.key, ast.Identifier) and one.key.name == "one")
    return next(named, next(one for one in choice.variants if one.default))


def plurals_after_one() -> set[str]:
    found = set()
    for entry in FluentParser().parse(source("en")).body:
        if isinstance(entry, ast.Message) and entry.value is not None:
            # 1 of 1 answers right: the last number is a total.
            text = re.sub(r"\b1 of 1\b", "", said_of_one(entry.value))
            if any(word not in NOT_COUNTED for word in FOLLOWS_ONE.findall(text)):
                found.add(entry.id.name)
    return found


def test_no_text_counts_one_as_many_unless_there_are_always_more():
    assert plurals_after_one() == set(NEVER_ONE)
