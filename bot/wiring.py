"""The composition root: the one place that knows every room. `build` makes the services, `make_router` and
`make_sender` join them to Telegram."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.bank.bank import Bank
from bot.config import Config
from bot.core.calendar import SECOND
from bot.core.contest.effects import AskRound, ShowFinal, ShowLobby, ShowPodium, ShowReveal
from bot.core.effects import Post
from bot.core.limits.windows import Limits
from bot.core.push.effects import AskGroupPush
from bot.opening import open_bank, open_for_bot
from bot.pulse import Pulse
from bot.services.admin import Admin
from bot.services.answer_recorder import AnswerRecorder
from bot.services.badges import Badges
from bot.services.checkup_forms import CheckupForms
from bot.services.checkups import Checkups
from bot.services.contest_messages import ContestMessages
from bot.services.contests import Contests
from bot.services.exams import Exams
from bot.services.family import Family
from bot.services.group_push import KIND as DAILY
from bot.services.group_push import GroupPush
from bot.services.group_push_choice import GroupPushChooser
from bot.services.group_settings import GroupSettings
from bot.services.groups import Groups
from bot.services.helpta import HelpTa
from bot.services.leagues import LeagueTable
from bot.services.looks import Looks
from bot.services.own_sets import OwnSets
from bot.services.owner_news import OwnerNews
from bot.services.pages import Pages
from bot.services.papers import Papers
from bot.services.players import Players
from bot.services.push_choice import PushChooser
from bot.services.push_sending import PushSending
from bot.services.push_settings import PushSettings
from bot.services.question_picker import QuestionPicker
from bot.services.quizzes import Quizzes
from bot.services.report_cards import ReportCards
from bot.services.reports import Reports
from bot.services.results import Results
from bot.services.studies import Studies
from bot.services.votes import Votes
from bot.services.wanted import Wanted
from bot.services.weekly import Weekly
from bot.storage.store import Store
from bot.telegram.handlers.admin import AdminHandlers
from bot.telegram.handlers.admins import Admins
from bot.telegram.handlers.checkup import CheckupHandlers
from bot.telegram.handlers.commands import commands
from bot.telegram.handlers.contest import ContestHandlers
from bot.telegram.handlers.door import Door
from bot.telegram.handlers.family import FamilyHandlers
from bot.telegram.handlers.group import GroupHandlers
from bot.telegram.handlers.group_settings import GroupSettingsHandlers
from bot.telegram.handlers.guards import Guards
from bot.telegram.handlers.helpta import HelpTaHandlers
from bot.telegram.handlers.look import LookHandlers
from bot.telegram.handlers.own_set import OwnSetHandlers
from bot.telegram.handlers.paper import PaperHandlers
from bot.telegram.handlers.player import PlayerHandlers
from bot.telegram.handlers.push import PushHandlers
from bot.telegram.handlers.quiz import QuizHandlers
from bot.telegram.handlers.router import Router, Steps
from bot.telegram.handlers.votes import VoteHandlers
from bot.telegram.http.api import BotApi
from bot.telegram.sending.hooks import Hooks
from bot.telegram.sending.sender import Sender
from bot.telegram.views.render import Render
from bot.watch import Watch, make_pulse, make_watch

Clock = Callable[[], int]
SECONDS_AHEAD = 10
"""Pushes are claimed for no longer than the sender needs to send them."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom troubles and reports are told to: a chat, or None for nobody, and the language in which."""

    chat_id: int | None
    language: str


@dataclass(frozen=True, slots=True)
class Context:
    """What services are made from."""

    store: Store
    bank: Bank
    rng: random.Random
    zone: str
    owner: Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """One of each service over one file and one bank: what knows neither Telegram nor the time."""

    players: Players
    groups: Groups
    reports: Reports
    exams: Exams
    quizzes: Quizzes
    helpta: HelpTa
    looks: Looks
    family: Family
    checkups: Checkups
    studies: Studies
    pages: Pages
    push_settings: PushSettings
    group_push: GroupPush
    push_sending: PushSending
    leagues: LeagueTable
    contests: Contests
    votes: Votes
    results: Results
    weekly: Weekly
    group_settings: GroupSettings
    owner_news: OwnerNews
    own_sets: OwnSets
    papers: Papers
    admin: Admin


def build(
    config: Config, rng: random.Random, clock: Clock, monotonic: Clock, bank: Bank | None = None
) -> tuple[Context, Services, Watch]:
    """Open file and bank, and make the services; raises OperatorError when one of the two cannot be used."""
    app = config.app
    owner = Owner(app.owner or None, app.owner_language)
    read = bank or open_bank(config)
    pulse = make_pulse(config, monotonic)
    context = Context(open_for_bot(config, pulse), read, rng, app.timezone, owner)
    services = make_services(context, config)
    return (
        context,
        services,
        make_watch(config, context.store, services.players, services.owner_news, pulse, clock),
    )


def make_services(context: Context, config: Config) -> Services:
    """Make one of each service, in the order in which they need each other."""
    store, bank, rng, zone = context.store, context.bank, context.rng, context.zone
    pause = config.contest.pause_seconds * SECOND
    players, forms = Players(store), CheckupForms(store, bank, rng)
    reports = Reports(store, {one.id: one.kind for one in bank.questions.values()}, forms.reserved)
    exams, picker = Exams(store, rng, zone), QuestionPicker(store, bank, reports, rng, zone)
    recorder, badges = AnswerRecorder(store, zone), Badges(store)
    checkups = Checkups(store, bank, forms, picker, rng, zone)
    endings = {"certificate": exams.finish, "profile": checkups.finish}
    quizzes = Quizzes(store, bank, picker, recorder, endings, badges, zone)
    pages = Pages(store, bank, players, picker, rng, zone)
    group_push = GroupPush(store, bank, GroupPushChooser(store, bank, reports, rng), rng, zone)
    chooser = PushChooser(store, bank, reports, quizzes, pages, rng)
    messages, leagues = ContestMessages(store, bank, reports, rng, zone), LeagueTable(store, zone)
    contests = Contests(store, messages, leagues, pause)
    weekly = Weekly(store, contests, zone)
    return Services(
        players=players,
        groups=Groups(store),
        reports=reports,
        exams=exams,
        quizzes=quizzes,
        helpta=HelpTa(store, bank, reports, recorder, badges),
        checkups=checkups,
        studies=Studies(store, forms, rng),
        looks=Looks(players, quizzes),
        family=Family(store, players, quizzes, rng, zone),
        pages=pages,
        push_settings=PushSettings(store, players, zone),
        group_push=group_push,
        push_sending=PushSending(
            store, chooser, group_push, config.push.late_hours, config.limits.overall * SECONDS_AHEAD
        ),
        leagues=leagues,
        contests=contests,
        votes=Votes(store, contests, {DAILY: group_push.vote}),
        results=Results(store, messages),
        weekly=weekly,
        group_settings=GroupSettings(store, weekly, zone, pause),
        owner_news=OwnerNews(store, context.owner.chat_id, context.owner.language),
        own_sets=OwnSets(store, players),
        papers=Papers(store, bank, reports, rng, zone),
        admin=Admin(store, reports, zone),
    )


def make_router(
    services: Services,
    api: BotApi,
    render: Render,
    steps: Steps,
    clock: Clock,
    late: Callable[[], bool],
    door: Door,
    owner: int | None,
) -> Router:
    """Join the handlers to their commands and buttons; `late` tells whether a vote may have waited at Telegram."""
    players, contests = services.players, services.contests
    guards = Guards(services.groups, contests)
    quiz = QuizHandlers(players, services.quizzes, ReportCards(services.quizzes, services.reports))
    own_sets = OwnSetHandlers(players, services.own_sets)
    paper = PaperHandlers(players, services.papers)
    look = LookHandlers(players, services.looks)
    player = PlayerHandlers(
        players,
        services.pages,
        services.exams,
        services.push_settings,
        services.results,
        services.looks,
        services.checkups,
        quiz,
        services.family,
        own_sets,
    )
    family = FamilyHandlers(players, services.family)
    checkup = CheckupHandlers(players, services.checkups, services.studies)
    helpta = HelpTaHandlers(players, services.helpta)
    group = GroupHandlers(players, services.groups, contests, services.group_push, render.username)
    contest = ContestHandlers(group, players, contests, services.results, services.leagues, guards)
    settings = GroupSettingsHandlers(group, services.weekly, services.group_settings, guards)
    admin = AdminHandlers(players, services.admin, owner, player.on_unknown_command)
    push = PushHandlers(players, group, services.push_settings, services.group_push, guards)
    return Router(
        api=api,
        render=render,
        players=players,
        admins=Admins(api, clock),
        door=door,
        steps=steps,
        commands=commands(
            quiz=quiz,
            look=look,
            player=player,
            own_sets=own_sets,
            paper=paper,
            push=push,
            group=group,
            contest=contest,
            admin=admin,
            guards=guards,
        ),
        taps=[
            route
            for room in (
                quiz,
                helpta,
                look,
                family,
                checkup,
                player,
                own_sets,
                paper,
                contest,
                settings,
                push,
                admin,
            )
            for route in room.routes()
        ],
        player=player,
        group=group,
        votes=VoteHandlers(services.votes, late),
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

    shown = (AskRound, ShowLobby, ShowReveal, ShowPodium, ShowFinal)
    return Hooks(
        shown={AskRound: services.votes.shown, AskGroupPush: services.group_push.shown},
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
