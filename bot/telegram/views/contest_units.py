"""单位赛: the units of the lobby and their board, and the list as it is given in private."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.contest.standings import UnitStanding
from bot.core.contest.unit_effects import ShowUnits
from bot.core.group.group import Unit
from bot.pictures.podium import PodiumEntry
from bot.telegram.views.contest_buttons import AskUnits, JoinUnit
from bot.telegram.views.message import Key, TextMessage
from bot.telegram.views.words import Words, cut, grid, lines, paragraphs, tap

LONGEST_NAME = 24
LONGEST_BUTTON = 16
SHOWN = 20
"""So many units stand in the text of an end; all are in the record."""


# --- the lobby ------------------------------------------------------------------------------------


def lobby_units(units: tuple[UnitStanding, ...], words: Words) -> str:
    """Who can be chosen, and how many have."""
    if not units:
        return words("units-no-list")
    return lines(words("units-head"), *(f"• {_chosen(unit, words)}" for unit in units))


def _chosen(unit: UnitStanding, words: Words) -> str:
    if unit.size is None:
        return words("units-joined", unit=unit.name, joined=str(unit.played))
    return words("units-joined-of", unit=unit.name, joined=str(unit.played), size=str(unit.size))


def unit_buttons(contest: int, units: tuple[UnitStanding, ...]) -> list[list[Key]]:
    """One button a unit: a tap joins and chooses."""
    keys = (tap(cut(unit.name, LONGEST_BUTTON), JoinUnit(contest, place)) for place, unit in enumerate(units))
    return grid(keys, 2)


def list_button(contest: int, units: tuple[UnitStanding, ...], words: Words) -> Key:
    """For the host: give the list, or another one."""
    key = "units-button-again" if units else "units-button"
    return tap(words.plain(key, count=str(len(units))), AskUnits(contest))


# --- the board ------------------------------------------------------------------------------------


def unit_board(
    units: Sequence[UnitStanding], words: Words, shown: int = SHOWN, longest_name: int = LONGEST_NAME
) -> str | None:
    """The units that played, with mean and participation, and the names of those that did not."""
    if not units:
        return None
    played = [unit for unit in units if unit.rank]
    idle = [cut(unit.name, longest_name) for unit in units if not unit.rank]
    more = len(played) - shown
    return lines(
        f"<b>{words('units-board')}</b>",
        *(_line(unit, words, longest_name) for unit in played[:shown]),
        words("units-more", count=str(more)) if more > 0 else None,
        words("units-idle", units=words.plain("contest-comma").join(idle))
        if 0 < len(idle) <= shown
        else None,
    )


def _line(unit: UnitStanding, words: Words, longest_name: int) -> str:
    return words(
        "units-line",
        rank=str(unit.rank),
        unit=cut(unit.name, longest_name),
        points=str(unit.points),
        took=took_part(unit, words),
    )


def took_part(unit: UnitStanding, words: Words) -> str:
    """How many played, and of how many: `参与 12/35 人，34%`; without a size only how many (plain)."""
    if unit.percent is None:
        return words.plain("units-played", played=str(unit.played))
    return words.plain(
        "units-played-of", played=str(unit.played), size=str(unit.size), percent=str(unit.percent)
    )


def podium_entries(units: Sequence[UnitStanding], words: Words) -> tuple[PodiumEntry, ...]:
    """The best units on their steps, with what part of them played."""
    return tuple(
        PodiumEntry(unit.name, unit.points, _note(unit, words), rank=unit.rank) for unit in units if unit.rank
    )


def _note(unit: UnitStanding, words: Words) -> str:
    if unit.percent is None:
        return words.plain("contest-members", count=str(unit.played))
    return words.plain("units-podium-note", percent=str(unit.percent))


# --- the list, in private -------------------------------------------------------------------------


def show_units(effect: ShowUnits, words: Words) -> TextMessage:
    """Ask for the list, say what was kept, or what was not understood."""
    match effect.said:
        case "ask":
            now = words("units-now", units=_names(effect.units, words)) if effect.units else None
            return TextMessage(paragraphs(words("units-ask", group=effect.group), now))
        case "kept":
            listed = lines(*(f"• {_sized(unit, words)}" for unit in effect.units))
            sizeless = any(unit.size is None for unit in effect.units)
            return TextMessage(
                paragraphs(
                    words("units-kept", count=str(len(effect.units)), group=effect.group),
                    listed,
                    words("units-sizeless") if sizeless else None,
                    words("units-kept-next"),
                )
            )
        case "faults":
            faults = (_fault(line, key, effect.most, words) for line, key in effect.faults)
            return TextMessage(paragraphs(words("units-faults"), lines(*faults), words("units-again")))
        case _:
            return TextMessage(words("units-gone"))


def _fault(line: int, key: str, most: int, words: Words) -> str:
    said = words(key, most=str(most))
    return words("units-fault-line", line=str(line), fault=said) if line else said


def _names(units: tuple[Unit, ...], words: Words) -> str:
    return words.plain("contest-comma").join(unit.name for unit in units)


def _sized(unit: Unit, words: Words) -> str:
    if unit.size is None:
        return words("units-one", unit=unit.name)
    return words("units-one-of", unit=unit.name, size=str(unit.size))
