"""Everything under one file: the database with its rooms."""

from __future__ import annotations

from bot.observer import NOBODY, Observer
from bot.storage.answers import Answers, Cards
from bot.storage.badges import Badges
from bot.storage.boards import Boards
from bot.storage.broadcasts import Broadcasts
from bot.storage.budgets import Budgets
from bot.storage.certificates import Certificates
from bot.storage.chats import Chats
from bot.storage.checkups import Checkups
from bot.storage.contests import Contests
from bot.storage.database import Database
from bot.storage.deletions import Deletions
from bot.storage.family import Family
from bot.storage.group_push import GroupPush
from bot.storage.groups import Groups
from bot.storage.heartbeat import Heartbeat
from bot.storage.items import Items
from bot.storage.leagues import Leagues
from bot.storage.messages import Messages
from bot.storage.notes import Notes
from bot.storage.outbox import Outbox
from bot.storage.outbox_counts import COUNTED
from bot.storage.personal import Personal
from bot.storage.players import Players
from bot.storage.polls import Polls
from bot.storage.question_sets import QuestionSets
from bot.storage.reports import Reports
from bot.storage.schedules import Schedules
from bot.storage.season_players import SeasonPlayers
from bot.storage.seasons import Seasons
from bot.storage.sessions import Sessions
from bot.storage.subscriptions import Subscriptions
from bot.storage.tips import TipsSeen
from bot.storage.updates import Updates


class Store:
    """One open database and a room for each noun that is kept in it; `deletions` outlives it."""

    COUNTED = COUNTED

    def __init__(self, db: Database, deletions: Deletions | None = None, observer: Observer = NOBODY) -> None:
        self.db = db
        self.answers = Answers(db, observer)
        self.badges = Badges(db)
        self.boards = Boards(db)
        self.broadcasts = Broadcasts(db)
        self.budgets = Budgets(db)
        self.cards = Cards(db)
        self.certificates = Certificates(db)
        self.chats = Chats(db)
        self.checkups = Checkups(db)
        self.contests = Contests(db)
        self.family = Family(db)
        self.group_push = GroupPush(db)
        self.groups = Groups(db)
        self.heartbeat = Heartbeat(db)
        self.items = Items(db)
        self.leagues = Leagues(db)
        self.messages = Messages(db)
        self.notes = Notes(db)
        self.outbox = Outbox(db, observer=observer)
        self.personal = Personal(db)
        self.players = Players(db, deletions)
        self.polls = Polls(db)
        self.question_sets = QuestionSets(db)
        self.reports = Reports(db)
        self.schedules = Schedules(db)
        self.season_players = SeasonPlayers(db)
        self.seasons = Seasons(db)
        self.sessions = Sessions(db)
        self.subscriptions = Subscriptions(db, observer)
        self.tips = TipsSeen(db)
        self.updates = Updates(db)
