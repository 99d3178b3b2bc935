"""Everything under one file: the database with its rooms."""

from __future__ import annotations

from bot.storage.answers import Answers, Cards
from bot.storage.boards import Boards
from bot.storage.broadcasts import Broadcasts
from bot.storage.certificates import Certificates
from bot.storage.contests import Contests
from bot.storage.database import Database
from bot.storage.group_push import GroupPush
from bot.storage.groups import Groups
from bot.storage.leagues import Leagues
from bot.storage.messages import Messages
from bot.storage.outbox import Outbox
from bot.storage.personal import Personal
from bot.storage.players import Players
from bot.storage.polls import Polls
from bot.storage.reports import Reports
from bot.storage.schedules import Schedules
from bot.storage.sessions import Sessions
from bot.storage.subscriptions import Subscriptions
from bot.storage.tips import TipsSeen
from bot.storage.updates import Updates


class Store:
    """One open database and a room for each noun that is kept in it."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.answers = Answers(db)
        self.boards = Boards(db)
        self.broadcasts = Broadcasts(db)
        self.cards = Cards(db)
        self.certificates = Certificates(db)
        self.contests = Contests(db)
        self.group_push = GroupPush(db)
        self.groups = Groups(db)
        self.leagues = Leagues(db)
        self.messages = Messages(db)
        self.outbox = Outbox(db)
        self.personal = Personal(db)
        self.players = Players(db)
        self.polls = Polls(db)
        self.reports = Reports(db)
        self.schedules = Schedules(db)
        self.sessions = Sessions(db)
        self.subscriptions = Subscriptions(db)
        self.tips = TipsSeen(db)
        self.updates = Updates(db)
