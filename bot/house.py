"""All services of the bot over one file and one bank: everything that knows neither Telegram nor the time."""

from __future__ import annotations

import random

from bot.bank.bank import Bank
from bot.config import Config
from bot.core.calendar import SECOND
from bot.services.answer_recorder import AnswerRecorder
from bot.services.contest_messages import ContestMessages
from bot.services.contests import Contests
from bot.services.exams import Exams
from bot.services.group_push import KIND as DAILY
from bot.services.group_push import GroupPush
from bot.services.group_push_choice import GroupPushChooser
from bot.services.group_settings import GroupSettings
from bot.services.groups import Groups
from bot.services.leagues import LeagueTable
from bot.services.pages import Pages
from bot.services.players import Players
from bot.services.push_choice import PushChooser
from bot.services.push_sending import PushSending
from bot.services.push_settings import PushSettings
from bot.services.question_picker import QuestionPicker
from bot.services.quizzes import Quizzes
from bot.services.reports import Reports
from bot.services.results import Results
from bot.services.votes import Votes
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
        self.people = Players(store)
        self.groups = Groups(store)
        self.reports = Reports(store, app.owner or None, app.owner_language)
        self.exams = Exams(store, bank, rng, app.timezone)
        picker = QuestionPicker(store, bank, self.reports, rng, app.timezone)
        book = AnswerRecorder(store, app.timezone)
        self.quizzes = Quizzes(store, bank, picker, book, self.exams, app.timezone)
        self.pages = Pages(store, bank, self.people, picker, rng, app.timezone)
        self._make_pushes(rng)
        self._make_contests(rng)

    def _make_pushes(self, rng: random.Random) -> None:
        store, bank, zone = self.store, self.bank, self.config.app.timezone
        ahead = self.config.limits.overall * SECONDS_AHEAD
        self.push_settings = PushSettings(store, self.people, zone)
        self.group_push = GroupPush(store, bank, GroupPushChooser(store, bank, self.reports, rng), rng, zone)
        chooser = PushChooser(store, bank, self.reports, self.quizzes, self.pages, rng)
        self.pushes = PushSending(store, chooser, self.group_push, self.config.push.late_hours, ahead)

    def _make_contests(self, rng: random.Random) -> None:
        store, zone = self.store, self.config.app.timezone
        pause = self.config.contest.pause_seconds * SECOND
        messages = ContestMessages(store, self.bank, self.reports, rng, zone)
        self.leagues = LeagueTable(store, zone)
        self.contests = Contests(store, messages, self.leagues, pause)
        self.votes = Votes(store, self.contests, {DAILY: self.group_push.vote})
        self.results = Results(store, messages)
        self.weekly = Weekly(store, self.contests, zone)
        self.group_settings = GroupSettings(store, self.weekly, zone, pause)
