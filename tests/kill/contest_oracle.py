"""Judges games by the sandbox's log alone: what was asked, voted and told, recounted without the bot's code."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field

from bot.sandbox.log import Entry, took_effect

QUESTION = re.compile("第 (\\d+)/(\\d+) 题 · .*\u2063([\u2061\u2062\u2064]+)\u2063")
"""The head of a poll, and the letters nobody sees: three digits that say the game and its round."""
ANSWER = re.compile(r"<b>第 (\d+)/(\d+) 题 · 答案</b>")
LINE = re.compile(r"^(\d+)\. (\S+) (\d+) 分", re.M)
LIMIT = 10_000


def game_of(mark: str) -> int:
    """Return the number of the game that a mark names."""
    value = 0
    for letter in mark:
        value = 3 * value + "\u2061\u2062\u2064".index(letter)
    return value // 64


@dataclass
class Round:
    """What the log tells of one round."""

    asked: list[Entry] = field(default_factory=list)
    key: int = 0
    votes: dict[int, tuple[int, int]] = field(default_factory=dict)
    told: list[Entry] = field(default_factory=list)


@dataclass
class Told:
    """A game as the log tells it: rounds by number, and the players of the lobby."""

    total: int = 0
    rounds: dict[int, Round] = field(default_factory=lambda: defaultdict(Round))


def games(entries: list[Entry], chat: int) -> dict[int, Told]:
    """Read the games of a group out of the log. A vote counts when it is the first of its player, in its round."""
    told: dict[int, Told] = defaultdict(Told)
    polls: dict[str, tuple[int, int]] = {}
    now: tuple[int, int] | None = None
    for entry in entries:
        if entry.chat_id != chat or not took_effect(entry):
            continue
        if entry.name == "sendPoll":
            head = QUESTION.match(entry.params["question"])
            now = (game_of(head[3]), int(head[1]))
            game = told[now[0]]
            game.total = int(head[2])
            played = game.rounds[now[1]]
            played.asked.append(entry)
            played.key = entry.params["correct_option_ids"][0]
            polls[entry.poll_id] = now
        elif entry.name == "vote":
            contest, number = polls[entry.poll_id]
            played = told[contest].rounds[number]
            if not played.told:
                first = (entry.params["option_ids"][0], entry.at)
                played.votes.setdefault(entry.params["person"], first)
        elif entry.name in ("sendMessage", "editMessageText") and now is not None:
            head = ANSWER.search(entry.params["text"])
            if head:
                told[now[0]].rounds[int(head[1])].told.append(entry)
    return dict(told)


def points(game: Told, upto: int) -> dict[int, int]:
    """Everybody's points after a round, by the rules as they are written in the product."""
    total: dict[int, int] = defaultdict(int)
    streak: dict[int, int] = defaultdict(int)
    people = {person for played in game.rounds.values() for person in played.votes}
    for number in range(1, upto + 1):
        played = game.rounds[number]
        for person in people:
            choice, at = played.votes.get(person, (None, 0))
            if choice != played.key:
                streak[person] = 0
                continue
            time = min(max(0, at - played.asked[0].at), LIMIT)
            streak[person] += 1
            full = 1000 if time < 500 else round((1 - time / LIMIT / 2) * 1000)
            total[person] += full + min(500, (streak[person] - 1) * 100)
    return dict(total)


def check(entries: list[Entry], chat: int, names: dict[int, str], kills: list[int]) -> int:
    """Assert what must hold of every game of a group; return how many games were finished."""
    finished = 0
    for contest, game in games(entries, chat).items():
        where = f"contest {contest} in {chat}"
        numbers = [number for number, played in game.rounds.items() if played.asked]
        assert numbers == list(range(1, game.total + 1)), f"{where}: rounds {numbers}"
        for number, played in game.rounds.items():
            _once_but_for_kills(played.asked, kills, f"{where}, poll {number}")
            assert played.told, f"{where}: round {number} was never told"
            assert played.told[0].n > played.asked[0].n
            if number > 1:
                before = game.rounds[number - 1]
                assert before.told[0].n < played.asked[0].n, (
                    f"{where}: {number} asked before {number - 1} was told"
                )
            _right_scores(game, number, played, names, where)
        _once_but_for_kills(
            [e for e in game.rounds[game.total].told if e.name == "sendMessage"], kills, where
        )
        finished += 1
    return finished


def _right_scores(game: Told, number: int, played: Round, names: dict[int, str], where: str) -> None:
    expected = points(game, number)
    for entry in played.told:
        shown = {name: int(won) for _, name, won in LINE.findall(entry.params["text"])}
        assert shown == {name: expected.get(person, 0) for person, name in names.items()}, (
            f"{where}, round {number}"
        )


def _once_but_for_kills(said: list[Entry], kills: list[int], what: str) -> None:
    """What stands there twice was in flight at a kill between the two."""
    for one, other in itertools.pairwise(said):
        assert any(one.n - 1 <= kill < other.n for kill in kills), (
            f"{what}: said twice without a kill between"
        )
