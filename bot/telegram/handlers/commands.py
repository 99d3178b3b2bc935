"""The one table of commands: menus, routing, redirects in groups and help are made from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from bot.core.quiz.sessions import SESSIONS
from bot.telegram.handlers.admin import AdminHandlers
from bot.telegram.handlers.checkup import CheckupHandlers
from bot.telegram.handlers.contest import ContestHandlers
from bot.telegram.handlers.contest_formats import ContestFormatHandlers
from bot.telegram.handlers.family import FamilyHandlers
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.group_settings import GroupSettingsHandlers
from bot.telegram.handlers.guards import Guards
from bot.telegram.handlers.helpta import HelpTaHandlers
from bot.telegram.handlers.links import LinkHandlers
from bot.telegram.handlers.look import LookHandlers
from bot.telegram.handlers.own_set import OwnSetHandlers
from bot.telegram.handlers.pages import PageHandlers
from bot.telegram.handlers.paper import PaperHandlers
from bot.telegram.handlers.player import PlayerHandlers
from bot.telegram.handlers.push import PushHandlers
from bot.telegram.handlers.quiz import QuizHandlers
from bot.telegram.handlers.routes import Command, Cost, TapRoute
from bot.telegram.handlers.season import SeasonHandlers
from bot.telegram.handlers.text import TextHandlers
from bot.telegram.handlers.votes import VoteHandlers


class Handlers(Struct, frozen=True, kw_only=True):
    """The handlers of every part of the product."""

    guards: Guards
    quiz: QuizHandlers
    helpta: HelpTaHandlers
    look: LookHandlers
    family: FamilyHandlers
    checkup: CheckupHandlers
    pages: PageHandlers
    links: LinkHandlers
    text: TextHandlers
    player: PlayerHandlers
    own_sets: OwnSetHandlers
    paper: PaperHandlers
    group: GroupHandlers
    contest: ContestHandlers
    contest_formats: ContestFormatHandlers
    season: SeasonHandlers
    group_settings: GroupSettingsHandlers
    push: PushHandlers
    admin: AdminHandlers
    votes: VoteHandlers

    def taps(self) -> Iterator[TapRoute[Any]]:
        """What each button does, over all of them."""
        for field in fields(self):
            routes = getattr(getattr(self, field.name), "routes", None)
            if routes is not None:
                yield from routes()


def commands(handlers: Handlers) -> tuple[Command, ...]:
    """Return every command, in the order in which the menus show them."""
    return (*_of_groups(handlers), *_of_sessions(handlers), *_of_people(handlers), *_without_menu(handlers))


def _of_groups(handlers: Handlers) -> tuple[Command, ...]:
    contest, guards, page = handlers.contest, handlers.guards, handlers.pages.page
    season = handlers.season
    return (
        Command(
            "contest", page("contest"), contest.on_contest, guards.starters, group_menu="command-contest"
        ),
        Command(
            "season",
            season.on_my_season,
            season.on_season,
            guards.season_starters,
            group_menu="command-season",
        ),
        Command("stop", page("contest"), contest.on_stop, guards.stoppers, group_menu="command-stop"),
        Command("daily", page("contest"), handlers.push.on_daily, guards.admins, group_menu="command-daily"),
    )


def _of_sessions(handlers: Handlers) -> tuple[Command, ...]:
    return tuple(
        Command(key, handlers.quiz.starts(key), menu=f"command-{key}")
        for key, kind in SESSIONS.items()
        if kind.startable
    )


def _of_people(handlers: Handlers) -> tuple[Command, ...]:
    page, player, paper = handlers.pages.page, handlers.player, handlers.paper
    group, top = handlers.group, handlers.contest.on_top
    return (
        Command("test", page("test"), menu="command-test"),
        Command("look", handlers.look.on_look, menu="command-look"),
        Command("stats", page("stats"), menu="command-stats"),
        Command("top", page("top"), top, menu="command-top", group_menu="command-group-top"),
        Command("tip", page("tip"), menu="command-tip"),
        Command("remind", handlers.push.on_remind, menu="command-remind"),
        Command("myset", handlers.own_sets.on_myset, menu="command-myset"),
        Command("paper", paper.on_paper, menu="command-paper"),
        Command("poster", paper.on_poster, menu="command-poster"),
        Command("settings", page("settings"), menu="command-settings"),
        Command("help", page("help"), group.on_help, menu="command-help", group_menu="command-help"),
        Command("urgent", page("scammed"), menu="command-urgent", costs=Cost.FREE),
        Command("privacy", page("privacy"), menu="command-privacy"),
        Command("export", player.on_export, menu="command-export"),
        Command("forget", page("forget"), menu="command-forget"),
    )


def _without_menu(handlers: Handlers) -> tuple[Command, ...]:
    return (
        Command("start", handlers.links.on_start, handlers.group.on_help),
        Command("cancel", handlers.pages.page("cancel")),
        Command("admin", handlers.admin.on_admin),
    )
