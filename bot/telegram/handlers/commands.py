"""The one table of commands: menus, routing, redirects in groups and help are made from it."""

from __future__ import annotations

from bot.core.quiz.sessions import SESSIONS
from bot.telegram.handlers.admin import AdminHandlers
from bot.telegram.handlers.contest import ContestHandlers
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.guards import Guards
from bot.telegram.handlers.look import LookHandlers
from bot.telegram.handlers.own_set import OwnSetHandlers
from bot.telegram.handlers.paper import PaperHandlers
from bot.telegram.handlers.player import PlayerHandlers
from bot.telegram.handlers.push import PushHandlers
from bot.telegram.handlers.quiz import QuizHandlers
from bot.telegram.handlers.routes import Command, Cost
from bot.telegram.handlers.season import SeasonHandlers


def commands(
    *,
    quiz: QuizHandlers,
    look: LookHandlers,
    player: PlayerHandlers,
    own_sets: OwnSetHandlers,
    paper: PaperHandlers,
    push: PushHandlers,
    group: GroupHandlers,
    contest: ContestHandlers,
    season: SeasonHandlers,
    admin: AdminHandlers,
    guards: Guards,
) -> tuple[Command, ...]:
    """Return every command, in the order in which the menus show them."""
    page = player.page
    sessions = tuple(
        Command(kind.key, quiz.starts(kind.key), menu=f"command-{kind.key}")
        for kind in SESSIONS.values()
        if kind.startable
    )
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
        Command("daily", page("contest"), push.on_daily, guards.admins, group_menu="command-daily"),
        *sessions,
        Command("test", page("test"), menu="command-test"),
        Command("look", look.on_look, menu="command-look"),
        Command("stats", page("stats"), menu="command-stats"),
        Command("top", page("top"), contest.on_top, menu="command-top", group_menu="command-group-top"),
        Command("tip", page("tip"), menu="command-tip"),
        Command("remind", push.on_remind, menu="command-remind"),
        Command("myset", own_sets.on_myset, menu="command-myset"),
        Command("paper", paper.on_paper, menu="command-paper"),
        Command("poster", paper.on_poster, menu="command-poster"),
        Command("settings", page("settings"), menu="command-settings"),
        Command("help", page("help"), group.on_help, menu="command-help", group_menu="command-help"),
        Command("urgent", page("scammed"), menu="command-urgent", costs=Cost.FREE),
        Command("privacy", page("privacy"), menu="command-privacy"),
        Command("export", player.on_export, menu="command-export", fetch=player.fetch_export),
        Command("forget", page("forget"), menu="command-forget"),
        Command("start", player.on_start, group.on_help),
        Command("cancel", page("cancel")),
        Command("admin", admin.on_admin),
    )
