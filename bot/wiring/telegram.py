"""The services joined to Telegram: handlers to their commands and buttons, the sender to whoever must know what it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.config import Config
from bot.core.contest.buzzer_effects import AskBuzzer
from bot.core.contest.effects import AskRound, ShowFinal, ShowLobby, ShowPodium, ShowReveal
from bot.core.effects import Post, Say
from bot.core.limits.windows import Limits
from bot.core.push.effects import AskGroupPush
from bot.pulse import Pulse
from bot.services.players import Players
from bot.services.report_cards import ReportCards
from bot.services.wanted import Wanted
from bot.storage.store import Store
from bot.telegram.handlers.admin import AdminHandlers
from bot.telegram.handlers.admins import Admins
from bot.telegram.handlers.checkup import CheckupHandlers
from bot.telegram.handlers.commands import Handlers
from bot.telegram.handlers.contest import ContestHandlers
from bot.telegram.handlers.contest_formats import ContestFormatHandlers
from bot.telegram.handlers.door import Door
from bot.telegram.handlers.family import FamilyHandlers
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.group_settings import GroupSettingsHandlers
from bot.telegram.handlers.guards import Guards
from bot.telegram.handlers.helpta import HelpTaHandlers
from bot.telegram.handlers.links import Link, LinkHandlers
from bot.telegram.handlers.look import LookHandlers
from bot.telegram.handlers.own_set import OwnSetHandlers
from bot.telegram.handlers.pages import Page, PageHandlers
from bot.telegram.handlers.paper import PaperHandlers
from bot.telegram.handlers.player import PlayerHandlers
from bot.telegram.handlers.push import PushHandlers
from bot.telegram.handlers.quiz import QuizHandlers
from bot.telegram.handlers.router import Router, Steps
from bot.telegram.handlers.season import SeasonHandlers
from bot.telegram.handlers.text import TextHandlers
from bot.telegram.handlers.votes import VoteHandlers
from bot.telegram.http.api import BotApi
from bot.telegram.sending.hooks import Hooks
from bot.telegram.sending.sender import Sender
from bot.telegram.views.render import Render
from bot.wiring.services import Clock, Context, Services


def make_handlers(services: Services, username: str, owner: int | None, late: Callable[[], bool]) -> Handlers:
    """Make the handlers of every part; `late` tells whether a vote may have waited at Telegram."""
    players, contests = services.players, services.contests
    guards = Guards(services.groups, contests, services.seasons)
    quiz = QuizHandlers(players, services.quizzes, ReportCards(services.quizzes, services.reports))
    own_sets = OwnSetHandlers(players, services.own_sets)
    pages = PageHandlers(players, services.pages, quiz, page_table(services))
    settings = services.push_settings
    text = _text(services, own_sets)
    group = GroupHandlers(players, services.groups, contests, services.group_push_settings, username)
    return Handlers(
        guards=guards,
        quiz=quiz,
        helpta=HelpTaHandlers(players, services.helpta),
        look=LookHandlers(players, services.looks),
        family=FamilyHandlers(players, services.family),
        checkup=CheckupHandlers(players, services.checkups, services.studies),
        pages=pages,
        links=LinkHandlers(players, settings, quiz, pages, link_table(services)),
        text=text,
        player=PlayerHandlers(players, services.exams, settings, services.quizzes),
        own_sets=own_sets,
        paper=PaperHandlers(players, services.papers),
        group=group,
        contest=ContestHandlers(group, players, contests, services.results, services.leagues, guards),
        contest_formats=ContestFormatHandlers(group, contests, services.unit_lists, guards, late),
        season=_season(services, group, guards),
        group_settings=GroupSettingsHandlers(group, services.weekly, services.group_settings, guards),
        push=PushHandlers(players, group, settings, services.group_push_settings, guards),
        admin=AdminHandlers(players, services.admin, owner, text.on_unknown_command),
        votes=VoteHandlers(services.votes, late),
    )


def _text(services: Services, own_sets: OwnSetHandlers) -> TextHandlers:
    return TextHandlers(
        services.players,
        pages=services.pages,
        exams=services.exams,
        push_settings=services.push_settings,
        looks=services.looks,
        own_sets=own_sets,
        unit_lists=services.unit_lists,
    )


def _season(services: Services, group: GroupHandlers, guards: Guards) -> SeasonHandlers:
    return SeasonHandlers(
        group,
        services.players,
        seasons=services.seasons,
        play=services.season_play,
        records=services.season_records,
        unit_lists=services.unit_lists,
        guards=guards,
    )


def page_table(services: Services) -> Mapping[str, Page]:
    """Return what each page shows that a command, a button or a link may open."""
    players, pages, looks = services.players, services.pages, services.looks
    return {
        "home": lambda player, now: players.greet(player, known=True, lost=False, now=now),
        "stats": pages.stats,
        "top": lambda player, now: pages.board(player, "week", now),
        "tip": pages.tip,
        "settings": players.show_settings,
        "scammed": pages.first_aid,
        "contest": lambda player, now: players.tell(player, Say("group-contest-how", menu="group"), now),
        "help": lambda player, now: players.tell(player, Say("help-text", menu="help"), now),
        "privacy": lambda player, now: players.tell(player, Say("privacy-text", menu="again"), now),
        "remind": services.push_settings.show,
        "test": services.checkups.open,
        "family": services.family.share,
        "look": looks.begin,
        "look-call": lambda player, now: looks.begin(player, now, "call"),
        "forget": lambda player, now: players.tell(player, Say("forget-ask", menu="forget"), now),
        "cancel": players.cancel_typing,
    }


def link_table(services: Services) -> Mapping[str, Link]:
    """Return what each kind of link does that carries a name."""
    return {
        "cert": services.exams.verify,
        "contest": services.results.follow,
        "jia": services.family.follow,
        "season": services.season_play.follow,
        "tj": services.checkups.follow,
    }


def make_router(
    handlers: Handlers,
    players: Players,
    api: BotApi,
    render: Render,
    *,
    steps: Steps,
    clock: Clock,
    door: Door,
) -> Router:
    """Make what hands updates to the handlers; `steps` opens the transaction of each."""
    admins = Admins(api, clock)
    return Router(
        api=api, render=render, players=players, admins=admins, door=door, steps=steps, handlers=handlers
    )


def hooks_of(store: Store, services: Services, clock: Clock) -> Hooks:
    """Tie what the sender finds out to the services that must know it."""

    def not_shown(effect: Any, post: Post, reason: str) -> None:
        services.contests.undeliverable(effect.contest, effect, reason, clock())

    def refused(chat_id: int, reason: str) -> None:
        if chat_id > 0:
            services.players.reached(chat_id, reachable=False, now=clock())
        else:
            services.groups.removed(chat_id, clock())
            services.contests.closed_out(chat_id, reason, clock())

    shown = (AskRound, AskBuzzer, ShowLobby, ShowReveal, ShowPodium, ShowFinal)
    return Hooks(
        shown={
            AskRound: services.votes.shown,
            AskBuzzer: services.votes.buttons_shown,
            AskGroupPush: services.group_push.shown,
        },
        undeliverable={**dict.fromkeys(shown, not_shown), AskGroupPush: services.group_push.undeliverable},
        refused=refused,
        migrated=services.groups.migrated,
        wanted=Wanted(store, clock),
        waited=lambda post, ms: services.contests.waited(post, ms, clock()),
    )


def make_sender(
    config: Config,
    context: Context,
    services: Services,
    *,
    api: BotApi,
    render: Render,
    clock: Clock,
    pulse: Pulse,
) -> Sender:
    """Make what speaks; it has not begun."""
    store, limits = context.store, config.limits
    return Sender(
        db=store.db,
        outbox=store.outbox,
        messages=store.messages,
        api=api,
        render=render,
        hooks=hooks_of(store, services, clock),
        limits=Limits(limits.overall, limits.private, limits.group),
        clock=clock,
        monotonic=pulse.monotonic,
        paid=limits.paid,
    )
