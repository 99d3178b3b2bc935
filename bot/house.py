"""All services of the bot over one file and one bank: everything that knows neither Telegram nor the time."""

from __future__ import annotations

import random

from bot.bank.bank import Bank
from bot.config import Config
from bot.core.calendar import SECOND
from bot.services.answer_recorder import AnswerBook
from bot.services.contest_messages import Stage
from bot.services.contests import Contests
from bot.services.exams import Exams
from bot.services.group_push import KIND as DAILY
from bot.services.group_push import Dailies
from bot.services.group_push_choice import DailyChooser
from bot.services.group_settings import GroupSettings
from bot.services.groups import Groups
from bot.services.leagues import LeagueTable
from bot.services.pages import Pages
from bot.services.players import People
from bot.services.push_choice import PushChooser
from bot.services.push_sending import Pushes
from bot.services.push_settings import Reminders
from bot.services.question_picker import Draws
from bot.services.quizzes import Quizzes
from bot.services.reports import ReportDesk
from bot.services.results import Results
from bot.services.votes import Ballots
from bot.services.weekly import Weekly
from bot.storage.store import Store

SECONDS_AHEAD = 10
"""Pushes are claimed for no longer than the sender needs to send them."""


class House:
    """One of each service, made in the order in which they need each other."""

    def __init__(self, config: Config, store: Store, bank: Bank, rng: random.Random) -> None:
        self.config = config
        self.store = store
        self.bank = bank
        self._make_services(rng)

    def _make_services(self, rng: random.Random) -> None:
        app, store, bank = self.config.app, self.store, self.bank
        self.people = People(store)
        self.groups = Groups(store)
        self.desk = ReportDesk(store, app.owner or None, app.owner_language)
        self.exams = Exams(store, bank, rng, app.timezone)
        draws = Draws(store, bank, self.desk, rng, app.timezone)
        book = AnswerBook(store, app.timezone)
        self.quizzes = Quizzes(store, bank, draws, book, self.exams, app.timezone)
        self.pages = Pages(store, bank, self.people, draws, rng, app.timezone)
        self._make_pushes(rng)
        self._make_contests(rng)

    def _make_pushes(self, rng: random.Random) -> None:
        store, bank, zone = self.store, self.bank, self.config.app.timezone
        ahead = self.config.limits.overall * SECONDS_AHEAD
        self.reminders = Reminders(store, self.people, zone)
        self.dailies = Dailies(store, bank, DailyChooser(store, bank, self.desk, rng), rng, zone)
        chooser = PushChooser(store, bank, self.desk, self.quizzes, self.pages, rng)
        self.pushes = Pushes(store, chooser, self.dailies, self.config.push.late_hours, ahead)

    def _make_contests(self, rng: random.Random) -> None:
        store, zone = self.store, self.config.app.timezone
        pause = self.config.contest.pause_seconds * SECOND
        stage = Stage(store, self.bank, self.desk, rng, zone)
        self.leagues = LeagueTable(store, zone)
        self.contests = Contests(store, stage, self.leagues, pause)
        self.ballots = Ballots(store, self.contests, {DAILY: self.dailies.heard})
        self.results = Results(store, stage)
        self.weekly = Weekly(store, self.contests, zone)
        self.group_settings = GroupSettings(store, self.weekly, zone, pause)
