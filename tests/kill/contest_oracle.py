"""Judges games by the sandbox's log alone: what was asked, voted and told, recounted without the bot's code."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.log import Entry, took_effect

QUESTION = re.compile("第 (\\d+)/(\\d+) 题 · .*\u2063([\u2061\u2062\u2064]+)\u2063")
"""The head of a poll, and the letters nobody sees: three digits that say the game and its round."""
ASKED = re.compile(r"^<b>第 (\d+)/(\d+) 题 · (?!答案)")
"""The head of a question with buttons."""
ANSWER = re.compile(r"<b>第 (\d+)/(\d+) 题 · 答案</b>")
LINE = re.compile(r"^(\d+)\. (\S+) (\d+) 分", re.M)
UNIT_LINE = re.compile(r"^\d+\. (\S+) 平均 (\d+) 分 · (?:参与 )?(\d+)(?:/\d+ 人| 人作答)", re.M)
LIMIT = 10_000
Judge = Callable[["Told", int], dict[int, int]]


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
    taps: list[tuple[int, int]] = field(default_factory=list)
    told: list[Entry] = field(default_factory=list)


@dataclass
class Told:
    """A game as the log tells it: rounds by number, and for which unit each player tapped last before the start."""

    total: int = 0
    units: dict[int, int] = field(default_factory=dict)
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
        elif entry.name == "tap":
            _note_tap(told, entry)
        elif (asked := _buttons_of(entry)) is not None:
            now = asked
            played = told[now[0]].rounds[now[1]]
            played.asked.append(entry)
            played.key = key_of(entry.params["text"], _labels(entry))
            told[now[0]].total = int(ASKED.search(entry.params["text"])[2])
        elif entry.name in ("sendMessage", "editMessageText") and now is not None:
            head = ANSWER.search(entry.params["text"])
            if head:
                told[now[0]].rounds[int(head[1])].told.append(entry)
    return dict(told)


def _note_tap(told: dict[int, Told], entry: Entry) -> None:
    """A tap on an option of 抢答, or on a unit; what comes after a round was told changes nothing of it."""
    tag, *numbers = entry.params["data"].split(":")
    if tag == "cb":
        contest, number, option = map(int, numbers)
        played = told[contest].rounds[number]
        if not played.told:
            played.taps.append((entry.params["person"], option))
    elif tag == "ce":
        contest, unit = map(int, numbers)
        if not told[contest].rounds[1].asked:
            told[contest].units[entry.params["person"]] = unit


def _buttons_of(entry: Entry) -> tuple[int, int] | None:
    """Game and round of a question with buttons; None for any other call."""
    if entry.name != "sendMessage" or not ASKED.search(entry.params["text"]):
        return None
    rows = (entry.params.get("reply_markup") or {}).get("inline_keyboard") or [[{}]]
    tag, *numbers = rows[0][0].get("callback_data", "").split(":")
    return (int(numbers[0]), int(numbers[1])) if tag == "cb" else None


def _labels(entry: Entry) -> list[str]:
    return [button["text"] for row in entry.params["reply_markup"]["inline_keyboard"] for button in row]


def key_of(text: str, labels: list[str]) -> int:
    """The button of the key: the questions of the small bank say which option it is."""
    if "骗局" in labels:
        return labels.index("骗局" if "它是 scam" in text else "真的")
    return labels.index(re.search(r"^([A-H])\. 这是正确的一项", text, re.M)[1])


def buzzer_points(game: Told, upto: int) -> dict[int, int]:
    """The same for 抢答: each round's first right tap, of those who had not been wrong in it before."""
    total: dict[int, int] = defaultdict(int)
    for number in range(1, upto + 1):
        played, out = game.rounds[number], set()
        for person, option in played.taps:
            if person in out:
                continue
            if option == played.key:
                total[person] += 1000
                break
            out.add(person)
    return dict(total)


def units_told(game: Told, upto: int, units: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """The mean of everybody who answered, and how many those are, by unit."""
    won = points(game, upto)
    played = {person for number in range(1, upto + 1) for person in game.rounds[number].votes}
    means = {}
    for place, unit in enumerate(units):
        members = [person for person in played if game.units.get(person) == place]
        if members:
            means[unit] = (round(sum(won.get(one, 0) for one in members) / len(members)), len(members))
    return means


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


def check(
    entries: list[Entry],
    chat: int,
    names: dict[int, str],
    kills: list[int],
    judge: Judge = points,
    units: tuple[str, ...] = (),
) -> int:
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
            _right_scores(judge(game, number), played, names, f"{where}, round {number}")
            if units:
                _right_units(units_told(game, number, units), played, f"{where}, round {number}")
        _once_but_for_kills(
            [e for e in game.rounds[game.total].told if e.name == "sendMessage"], kills, where
        )
        finished += 1
    return finished


def _right_scores(expected: dict[int, int], played: Round, names: dict[int, str], where: str) -> None:
    # Before anybody has a point there are no places to tell of.
    scores = (
        {name: expected.get(person, 0) for person, name in names.items()} if any(expected.values()) else {}
    )
    for entry in played.told:
        shown = {name: int(won) for _, name, won in LINE.findall(entry.params["text"])}
        assert shown == scores, where


def _right_units(expected: dict[str, tuple[int, int]], played: Round, where: str) -> None:
    for entry in played.told:
        shown = {
            unit: (int(mean), int(count)) for unit, mean, count in UNIT_LINE.findall(entry.params["text"])
        }
        assert shown == expected, where


def _once_but_for_kills(said: list[Entry], kills: list[int], what: str) -> None:
    """What stands there twice was in flight at a kill between the two."""
    for one, other in itertools.pairwise(said):
        assert any(one.n - 1 <= kill < other.n for kill in kills), (
            f"{what}: said twice without a kill between"
        )
