"""The pages of a person: start and its links, results, boards, settings, privacy, and plain words."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.core.effects import Say, Toast
from bot.core.player.player import REGIONS, Player
from bot.core.quiz.sessions import SESSIONS
from bot.services.checkups import Checkups
from bot.services.exams import AWAITED, Exams
from bot.services.family import Family
from bot.services.looks import Looks
from bot.services.pages import Pages
from bot.services.players import NAME, Players
from bot.services.push_settings import PLACE, TIME, PushSettings
from bot.services.results import Results
from bot.services.season_play import SeasonPlay
from bot.services.seasons import UNITS, Seasons
from bot.telegram.handlers.incoming import Incoming, Line, Tap
from bot.telegram.handlers.look import is_pasted
from bot.telegram.handlers.own_set import OwnSetHandlers
from bot.telegram.handlers.quiz import QuizHandlers
from bot.telegram.handlers.routes import Cost, LineHandler, TapRoute, Where
from bot.telegram.views.buttons import (
    Board,
    Choose,
    FirstAid,
    FirstAidTopic,
    FirstAidTopics,
    Forget,
    NameCertificate,
    Open,
    OpenSetting,
)

# What somebody types to whom it has happened; who only asks gets first aid too, which does no harm.
_HARM = re.compile(
    "被.{0,3}[骗騙诈詐坑呃]|[骗騙]了我|[骗騙]走|[受上]了?[骗騙当當]|遇到?.{0,4}[骗騙]|中招|救命|"
    "(码|碼|钱|錢|款|卡号|卡號|密码|密碼).{0,6}(给了|給了|转了|轉了|转出|轉出|发给|發給|给别人|給別人|告诉|告訴|转给|轉給|没了|沒了|不见|不見)|"
    "(转|轉|汇|匯|打).{0,4}(钱|錢|款).{0,3}(出去|过去|過去|给|給)|(告诉|告訴|给|給)了?.{0,6}(验证码|驗證碼|密码|密碼)|"
    "[给給转轉发發]了?[骗騙]子|怎么报警|怎麼報警|[要想]报警|[要想]報警|^报警|^報警|^报案|^報案|"
    "scammed|scammer|defraud|conned|cheated|tricked|phished|hacked|call the police|^help!*$|emergency|"
    "(sent|paid|transferred|lost|gave|told) .{0,30}(money|code|savings|password|pin)",
    re.IGNORECASE,
)

_LINKS: Mapping[str, str] = {"ta": "helpta"}
"""Links that are shorter than the command that they stand for."""

Page = Callable[[Player, int], object]
URGENT = "scammed"
"""The page that nobody is kept from."""


def calls_for_help(line: Line) -> bool:
    """Whether somebody tells that it has happened to them, also under a picture or by a link."""
    if line.command:
        return line.command == "start" and line.args[:1] == (URGENT,)
    return not line.forwarded and _HARM.search(line.text) is not None


LONGEST_ID = 16


class PlayerHandlers:
    def __init__(
        self,
        players: Players,
        pages: Pages,
        exams: Exams,
        push_settings: PushSettings,
        results: Results,
        looks: Looks,
        checkups: Checkups,
        quiz: QuizHandlers,
        family: Family,
        own_sets: OwnSetHandlers,
        seasons: Seasons,
        season_play: SeasonPlay,
    ) -> None:
        self._seasons = seasons
        self._season_play = season_play
        self._own_sets = own_sets
        self._results = results
        self._players = players
        self._pages = pages
        self._exams = exams
        self._push_settings = push_settings
        self._looks = looks
        self._checkups = checkups
        self._quiz = quiz
        self._family = family
        self._opens: Mapping[str, Page] = {
            "home": lambda player, now: players.greet(player, known=True, lost=False, now=now),
            "stats": pages.stats,
            "top": lambda player, now: pages.board(player, "week", now),
            "tip": pages.tip,
            "settings": players.show_settings,
            "scammed": pages.first_aid,
            "contest": lambda player, now: players.tell(player, Say("group-contest-how", menu="group"), now),
            "help": lambda player, now: players.tell(player, Say("help-text", menu="help"), now),
            "privacy": lambda player, now: players.tell(player, Say("privacy-text"), now),
            "remind": push_settings.show,
            "test": checkups.open,
            "family": family.share,
            "look": looks.begin,
            "look-call": lambda player, now: looks.begin(player, now, "call"),
            "forget": lambda player, now: players.tell(player, Say("forget-ask", menu="forget"), now),
            "cancel": players.cancel_typing,
        }

    # --- commands ---------------------------------------------------------------------------------

    def on_start(self, line: Line) -> None:
        """/start, and the links that lead here: quiz, quiz-<topic>, cert-<id>, contest-<id>."""
        known = self._players.known(line.person_id)
        player = self._player(line)
        self._push_settings.reached_again(line.person_id, line.now)
        link = line.args[0] if line.args else ""
        if not self._follow(player, link, line.now):
            self._players.greet(player, known=known, lost=bool(link), now=line.now)

    def _follow(self, player: Player, link: str, now: int) -> bool:
        """Do what a link asks for; False when there is nothing behind it."""
        kind, _, name = link.partition("-")
        kind = _LINKS.get(kind, kind)
        if kind in SESSIONS and SESSIONS[kind].startable:
            topic = (name or None) if SESSIONS[kind].topics else None
            toast = self._quiz.begin(player, kind, now, topic)
            if toast is not None and toast.key == "quiz-not-here":
                self._players.tell(player, Say(toast.key, menu="again"), now)
                return True
            return toast is None
        if kind == "cert" and name:
            self._exams.verify(player, name, now)
            return True
        if kind == "contest" and name.isdecimal() and len(name) < LONGEST_ID:
            if not self._results.review(player, int(name), now):
                self._players.tell(player, Say("review-none", menu="group"), now)
            return True
        if kind == "jia" and name:
            return self._family.follow(player, name, now)
        if kind == "season" and name:
            return self._season_play.follow(player, name, now)
        if kind == "tj" and name:
            self._checkups.follow(player, name, now)
            return True
        return self._open_page(player, kind, now)

    def page(self, name: str) -> LineHandler:
        """Return what a command does that opens a page."""

        def open_page(line: Line) -> None:
            self._open_page(self._player(line), name, line.now)

        return open_page

    def _open_page(self, player: Player, name: str, now: int) -> bool:
        page = self._opens.get(name)
        if page is not None:
            page(player, now)
        return page is not None

    def on_export(self, line: Line) -> None:
        self._players.export(line.person_id, line.language_code, line.fetched, line.now)

    async def fetch_export(self, line: Line) -> str | None:
        """Read what is kept of a person in a thread: two thousand answers would hold the loop for 40 ms."""
        return await asyncio.to_thread(self._players.kept_of, line.person_id)

    def on_unknown_command(self, line: Line) -> None:
        self._players.tell(self._player(line), Say("unknown-command", menu="help"), line.now)

    def on_text(self, line: Line) -> None:
        """Take a text that is no command: what was asked for, a call for help, or a pointer to the buttons."""
        player = self._player(line)
        awaited = self._players.expected(player.id, line.now)
        if self._own_sets.takes_text(player, line, awaited):
            return
        if line.forwarded:
            # What others wrote is not read, only looked at together.
            self._looks.begin(player, line.now)
        elif calls_for_help(line):
            self._pages.first_aid(player, line.now)
        elif awaited == NAME:
            self._players.name(player, line.text, line.now)
        elif awaited is not None and awaited.startswith(AWAITED):
            self._exams.take_name(player, awaited, line.text, line.now)
        elif awaited is not None and awaited.startswith(UNITS):
            self._seasons.take_units(player, awaited, line.pasted, line.now)
        elif awaited in (TIME, PLACE):
            self._push_settings.take(player, awaited, line.text, line.now)
        elif is_pasted(line):
            self._looks.begin(player, line.now)
        else:
            self._players.tell(player, Say("unknown-text", menu="help"), line.now)

    def on_content(self, line: Line) -> None:
        """Take a picture, a sticker, a file: but for files with questions the bot reads words and taps only."""
        player = self._player(line)
        if self._own_sets.takes_file(player, line):
            return
        if calls_for_help(line):
            self._pages.first_aid(player, line.now)
        else:
            self._players.tell(player, Say("file-only-text", menu="help"), line.now)

    # --- taps -------------------------------------------------------------------------------------

    def routes(self) -> tuple[TapRoute[Any], ...]:
        return (
            TapRoute(Open, self.on_open, Where.PRIVATE, costs=Cost.MESSAGE),
            TapRoute(Board, self.on_board, Where.PRIVATE),
            TapRoute(OpenSetting, self.on_open_setting, Where.PRIVATE),
            TapRoute(Choose, self.on_choose, Where.PRIVATE),
            TapRoute(Forget, self.on_forget, Where.PRIVATE),
            TapRoute(NameCertificate, self.on_name_certificate, Where.PRIVATE),
            TapRoute(FirstAid, self.on_first_aid, Where.PRIVATE, costs=Cost.FREE),
            TapRoute(FirstAidTopics, self.on_first_aid_topics, Where.PRIVATE, costs=Cost.FREE),
            TapRoute(FirstAidTopic, self.on_first_aid_topic, Where.PRIVATE, costs=Cost.FREE),
        )

    def on_open(self, tap: Tap, button: Open) -> Toast | None:
        player = self._player(tap)
        if button.page in SESSIONS and SESSIONS[button.page].startable:
            return self._quiz.begin(player, button.page, tap.now)
        return None if self._open_page(player, button.page, tap.now) else Toast("tap-old")

    def on_board(self, tap: Tap, button: Board) -> Toast | None:
        if button.period not in ("week", "all"):
            return Toast("tap-old")
        self._pages.board(self._player(tap), button.period, tap.now, tap.message_id)
        return None

    def on_open_setting(self, tap: Tap, button: OpenSetting) -> Toast | None:
        player = self._player(tap)
        if button.setting == "push":
            self._push_settings.show(player, tap.now, message_id=tap.message_id)
        else:
            self._players.show_settings(player, tap.now, button.setting or None, tap.message_id)
        return None

    def on_choose(self, tap: Tap, button: Choose) -> Toast | None:
        player = self._player(tap)
        if button.setting == "start-for":
            return self._players.practise_for(player, button.value, tap.now, tap.message_id)
        if button.setting != "name":
            return self._players.choose(player, button.setting, button.value, tap.now, tap.message_id)
        if button.value == "type":
            self._players.ask_name(player, tap.now)
        elif button.value not in ("telegram", "off"):
            return Toast("tap-old")
        else:
            name = tap.name if button.value == "telegram" else None
            self._players.name(player, name, tap.now, tap.message_id)
        return None

    def on_name_certificate(self, tap: Tap, button: NameCertificate) -> Toast | None:
        player, number = self._player(tap), button.number
        names = {"telegram": tap.name, "board": player.board_name or "", "none": ""}
        if button.choice == "ask":
            return self._exams.ask_name(player, number, tap.now)
        if button.choice == "type":
            return self._exams.await_name(player, number, tap.now)
        if button.choice not in names:
            return Toast("tap-old")
        return self._exams.issue(player, number, names[button.choice], tap.now, tap.message_id)

    def on_first_aid(self, tap: Tap, button: FirstAid) -> Toast | None:
        if button.region not in REGIONS:
            return Toast("tap-old")
        player = self._player(tap)
        if player.region == "any" and button.region != "any":
            # Who taps their place has told it; from now on it is theirs.
            player = self._players.live_in(player, button.region, tap.now)
        self._pages.first_aid(player, tap.now, button.region, tap.message_id)
        return None

    def on_first_aid_topics(self, tap: Tap, button: FirstAidTopics) -> Toast | None:
        self._pages.first_aid_topics(self._player(tap), None, tap.now, tap.message_id)
        return None

    def on_first_aid_topic(self, tap: Tap, button: FirstAidTopic) -> Toast | None:
        self._pages.first_aid_topics(self._player(tap), button.topic, tap.now, tap.message_id)
        return None

    def on_forget(self, tap: Tap, button: Forget) -> Toast | None:
        player = self._player(tap)
        if button.sure:
            self._players.forget(player, tap.now, tap.message_id)
        else:
            self._players.tell(player, Say("forget-kept"), tap.now, tap.message_id)
        return None

    def _player(self, who: Incoming) -> Player:
        return self._players.meet(who.person_id, who.language_code, who.now)
