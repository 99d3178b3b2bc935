"""The services over one file and one bank, made in the order in which they need each other."""

from __future__ import annotations

import random
from collections.abc import Callable

from msgspec import Struct

from bot.bank.bank import Bank
from bot.config import Config
from bot.core.calendar import SECOND
from bot.opening import open_bank, open_for_bot
from bot.services.admin import Admin
from bot.services.answer_recorder import AnswerRecorder
from bot.services.badges import Badges
from bot.services.checkup_forms import CheckupForms
from bot.services.checkups import Checkups
from bot.services.contest_draws import ContestDraws
from bot.services.contest_messages import ContestMessages
from bot.services.contests import Contests
from bot.services.exams import Exams
from bot.services.family import Family
from bot.services.group_push import KIND as DAILY
from bot.services.group_push import GroupPush
from bot.services.group_push_choice import GroupPushChooser
from bot.services.group_push_settings import GroupPushSettings
from bot.services.group_settings import GroupSettings
from bot.services.groups import Groups
from bot.services.helpta import HelpTa
from bot.services.leagues import LeagueTable
from bot.services.levels import Levels
from bot.services.looks import Looks
from bot.services.own_sets import OwnSets
from bot.services.owner_news import OwnerNews
from bot.services.pages import Pages
from bot.services.papers import Papers
from bot.services.players import Players
from bot.services.push_choice import PushChooser
from bot.services.push_dialogue import PushDialogue
from bot.services.push_sending import PushSending
from bot.services.push_settings import PushSettings
from bot.services.question_picker import QuestionPicker
from bot.services.quizzes import Quizzes
from bot.services.reports import Reports
from bot.services.results import Results
from bot.services.season_boards import SeasonBoards
from bot.services.season_play import SeasonPlay
from bot.services.season_records import SeasonRecords
from bot.services.seasons import Seasons
from bot.services.studies import Studies
from bot.services.unit_lists import ContestUnits, SeasonUnits, UnitLists
from bot.services.votes import Votes
from bot.services.weekly import Weekly
from bot.storage.store import Store
from bot.watch import Watch, make_pulse, make_watch

Clock = Callable[[], int]
SECONDS_AHEAD = 10
"""Pushes are claimed for no longer than the sender needs to send them."""


class Owner(Struct, frozen=True):
    """Whom troubles and reports are told to: a chat, or None for nobody, and the language in which."""

    chat_id: int | None
    language: str


class Context(Struct, frozen=True):
    """What services are made from."""

    store: Store
    bank: Bank
    rng: random.Random
    zone: str
    owner: Owner


class Services(Struct, frozen=True, kw_only=True):
    """One of each service over one file and one bank: what knows neither Telegram nor the time."""

    players: Players
    groups: Groups
    reports: Reports
    exams: Exams
    quizzes: Quizzes
    levels: Levels
    helpta: HelpTa
    looks: Looks
    family: Family
    checkups: Checkups
    studies: Studies
    pages: Pages
    push_settings: PushSettings
    group_push: GroupPush
    group_push_settings: GroupPushSettings
    push_sending: PushSending
    leagues: LeagueTable
    contests: Contests
    votes: Votes
    results: Results
    unit_lists: UnitLists
    weekly: Weekly
    group_settings: GroupSettings
    owner_news: OwnerNews
    own_sets: OwnSets
    papers: Papers
    seasons: Seasons
    season_play: SeasonPlay
    season_records: SeasonRecords
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


class _Practice(Struct, frozen=True):
    """What asks a person questions, and what it stands on."""

    players: Players
    reports: Reports
    forms: CheckupForms
    exams: Exams
    recorder: AnswerRecorder
    badges: Badges
    levels: Levels
    checkups: Checkups
    quizzes: Quizzes
    pages: Pages
    seasons: Seasons
    season_play: SeasonPlay


def make_services(context: Context, config: Config) -> Services:
    """Make one of each service, in the order in which they need each other."""
    store, bank, rng, zone = context.store, context.bank, context.rng, context.zone
    asks, pause = _practice(context), config.contest.pause_seconds * SECOND
    studies = Studies(store, asks.forms, rng, zone)
    leagues, contests, weekly = _games(context, asks.reports, pause)
    in_groups, dialogue = GroupPushChooser(store, bank, asks.reports, rng), PushDialogue(store)
    group_push = GroupPush(store, bank, in_groups, rng, zone)
    return Services(
        players=asks.players,
        groups=Groups(store),
        reports=asks.reports,
        exams=asks.exams,
        quizzes=asks.quizzes,
        levels=asks.levels,
        helpta=HelpTa(store, bank, asks.reports, asks.recorder, asks.badges),
        checkups=asks.checkups,
        studies=studies,
        looks=Looks(asks.players, asks.quizzes),
        family=Family(store, asks.players, asks.quizzes, rng, zone),
        pages=asks.pages,
        push_settings=PushSettings(store, asks.players, dialogue, zone),
        group_push=group_push,
        group_push_settings=GroupPushSettings(store, bank, in_groups, dialogue, zone),
        push_sending=_push_sending(context, config, asks, group_push),
        leagues=leagues,
        contests=contests,
        votes=Votes(store, contests, {DAILY: group_push.vote}),
        results=Results(store, studies, zone),
        unit_lists=UnitLists(store, (ContestUnits(store, contests), SeasonUnits(store, SeasonBoards(store)))),
        weekly=weekly,
        group_settings=GroupSettings(store, weekly, zone, pause),
        owner_news=OwnerNews(store, context.owner.chat_id, context.owner.language),
        own_sets=OwnSets(store, asks.players),
        papers=Papers(store, bank, players=asks.players, reports=asks.reports, rng=rng, zone=zone),
        seasons=asks.seasons,
        season_play=asks.season_play,
        season_records=SeasonRecords(store, studies),
        admin=Admin(store, asks.reports, zone),
    )


def _practice(context: Context) -> _Practice:
    store, bank, rng, zone = context.store, context.bank, context.rng, context.zone
    players, forms, badges = Players(store), CheckupForms(store, bank, rng), Badges(store)
    reports, recorder = Reports(store, bank.kinds, forms.reserved), AnswerRecorder(store, zone)
    exams, levels = Exams(store, players, rng, zone), Levels(store, bank)
    picker = QuestionPicker(store, bank, reports, levels, rng, zone)
    checkups = Checkups(store, bank, forms, picker, rng, zone)
    boards = SeasonBoards(store)
    seasons = Seasons(store, bank, picker=picker, boards=boards, rng=rng, zone=zone)
    season_play = SeasonPlay(store, players, picker, boards, rng)
    endings = {"certificate": exams.finish, "profile": checkups.finish, "season": season_play.finish}
    quizzes = Quizzes(
        store, bank, picker=picker, recorder=recorder, endings=endings, badges=badges, zone=zone
    )
    pages = Pages(store, bank, players, picker, rng, zone)
    return _Practice(
        players=players,
        reports=reports,
        forms=forms,
        exams=exams,
        recorder=recorder,
        badges=badges,
        levels=levels,
        checkups=checkups,
        quizzes=quizzes,
        pages=pages,
        seasons=seasons,
        season_play=season_play,
    )


def _games(context: Context, reports: Reports, pause: int) -> tuple[LeagueTable, Contests, Weekly]:
    """Make what plays contests, and what they count for."""
    store, zone = context.store, context.zone
    draws = ContestDraws(store, context.bank, reports, context.rng, zone)
    leagues = LeagueTable(store, zone)
    contests = Contests(store, ContestMessages(store, context.bank), draws, leagues, pause)
    return leagues, contests, Weekly(store, contests, zone)


def _push_sending(context: Context, config: Config, asks: _Practice, group_push: GroupPush) -> PushSending:
    """Make what claims pushes, for no longer ahead than the sender needs to send them."""
    store, bank = context.store, context.bank
    chooser = PushChooser(store, bank, asks.reports, asks.quizzes, asks.pages, context.rng)
    ahead = config.limits.overall * SECONDS_AHEAD
    return PushSending(store, chooser, group_push, config.push.late_hours, ahead)
