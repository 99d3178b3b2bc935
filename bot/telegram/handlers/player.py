"""The pages of a person: start and its links, results, boards, settings, privacy, and plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from telegram import Update, User

from bot.core.effects import Say, Toast
from bot.core.player import REGIONS, Player
from bot.core.quiz.quiz import SessionKind
from bot.services.exams import Exams
from bot.services.pages import Pages
from bot.services.players import NAME, Players
from bot.services.push_settings import PLACE, TIME, PushSettings
from bot.services.quizzes import WITH_TOPICS
from bot.telegram.handlers.quiz import QuizHandlers
from bot.telegram.handlers.update_context import Taken, Tap, UpdateContext
from bot.telegram.views.buttons import Board, Button, Choose, FirstAid, Forget, Open, OpenSetting

_SESSIONS: dict[str, SessionKind] = {"quiz": "quiz", "spot": "spot", "review": "review", "exam": "exam"}
# What somebody types to whom it has happened; who only asks gets first aid too, which does no harm.
_HARM = re.compile(
    "被.{0,3}[骗騙诈詐坑呃]|[骗騙]了我|[骗騙]走|[受上]了?[骗騙当當]|遇到?.{0,4}[骗騙]|中招|"
    "(码|碼|钱|錢|款).{0,6}(给了|給了|转了|轉了|发给|發給|给别人|給別人|转给|轉給|没了|沒了)|"
    "[给給转轉发發]了?[骗騙]子|scammed|scammer|defraud|conned|cheated|tricked|phished|hacked|"
    "(sent|paid|transferred|lost|gave) .{0,30}(money|code|savings)",
    re.IGNORECASE,
)


class PlayerHandlers:
    def __init__(
        self, players: Players, pages: Pages, exams: Exams, push_settings: PushSettings, play: QuizHandlers
    ) -> None:
        self._players = players
        self._pages = pages
        self._exams = exams
        self._push_settings = push_settings
        self._play = play

    # --- commands ---------------------------------------------------------------------------------

    def on_start(self, update: Update, context: UpdateContext) -> None:
        """/start, and the links that lead here: quiz, quiz-<topic>, cert-<id>, contest-<id>."""
        user, now = _user(update), context.at
        known = self._players.known(user.id)
        player = self._players.meet(user.id, user.language_code, now)
        self._push_settings.reached_again(user.id, now)
        link = context.args[0] if context.args else ""
        if not self._follow(player, link, now):
            self._players.greet(player, known=known, lost=bool(link), now=now)

    def _follow(self, player: Player, link: str, now: int) -> bool:
        """Do what a link asks for; False when there is nothing behind it."""
        kind, _, name = link.partition("-")
        if kind in _SESSIONS:
            topic = (name or None) if kind in WITH_TOPICS else None
            return self._play.begin(player, _SESSIONS[kind], now, topic) is None
        if kind == "cert" and name:
            self._exams.verify(player, name, now)
            return True
        if kind == "contest" and name:
            self._players.tell(player, Say("group-contest-how", menu="group"), now)
            return True
        return self._open_page(player, kind, now)

    def page(self, name: str) -> Callable[[Update, UpdateContext], None]:
        """Return what a command does that opens a page."""

        def open_page(update: Update, context: UpdateContext) -> None:
            user = _user(update)
            self._open_page(self._players.meet(user.id, user.language_code, context.at), name, context.at)

        return open_page

    def _open_page(self, player: Player, name: str, now: int) -> bool:
        players, pages = self._players, self._pages
        match name:
            case "home":
                players.greet(player, known=True, lost=False, now=now)
            case "stats":
                pages.stats(player, now)
            case "top":
                pages.board(player, "week", now)
            case "tip":
                pages.tip(player, now)
            case "settings":
                players.show_settings(player, now)
            case "scammed":
                pages.first_aid(player, now)
            case "contest":
                players.tell(player, Say("group-contest-how", menu="group"), now)
            case "help":
                players.tell(player, Say("help-text", menu="help"), now)
            case "privacy":
                players.tell(player, Say("privacy-text"), now)
            case "remind":
                self._push_settings.show(player, now)
            case "forget":
                players.tell(player, Say("forget-ask", menu="forget"), now)
            case "export":
                players.export(player.id, None, now)
            case "cancel":
                players.cancel_typing(player, now)
            case _:
                return False
        return True

    def on_export(self, update: Update, context: UpdateContext) -> None:
        user = _user(update)
        self._players.export(user.id, user.language_code, context.at)

    def on_unknown_command(self, update: Update, context: UpdateContext) -> None:
        user = _user(update)
        player = self._players.meet(user.id, user.language_code, context.at)
        self._players.tell(player, Say("unknown-command", menu="help"), context.at)

    def on_text(self, update: Update, context: UpdateContext) -> None:
        """Take a text that is no command: what was asked for, a call for help, or a pointer to the buttons."""
        user, now, message = _user(update), context.at, update.effective_message
        text = (message.text if message else None) or ""
        player = self._players.meet(user.id, user.language_code, now)
        awaited = self._players.expected(user.id, now)
        if _HARM.search(text):
            self._pages.first_aid(player, now)
        elif awaited == NAME:
            self._players.name(player, text, now)
        elif awaited in (TIME, PLACE):
            self._push_settings.take(player, awaited, text, now)
        else:
            self._players.tell(player, Say("unknown-text", menu="help"), now)

    def on_other(self, update: Update, context: UpdateContext) -> None:
        """Take a picture, a sticker, a file: the bot reads text and taps only."""
        user = _user(update)
        player = self._players.meet(user.id, user.language_code, context.at)
        self._players.tell(player, Say("file-only-text", menu="help"), context.at)

    # --- taps -------------------------------------------------------------------------------------

    def taps(self) -> Mapping[type[Button], Taken]:
        return {
            Open: self.on_open,
            Board: self.on_board,
            OpenSetting: self.on_open_setting,
            Choose: self.on_choose,
            Forget: self.on_forget,
            FirstAid: self.on_first_aid,
        }

    def on_open(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, Open)
        player = self._player(tap)
        if button.page in _SESSIONS:
            return self._play.begin(player, _SESSIONS[button.page], tap.now)
        return None if self._open_page(player, button.page, tap.now) else Toast("tap-old")

    def on_board(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, Board)
        if button.period not in ("week", "all"):
            return Toast("tap-old")
        self._pages.board(self._player(tap), button.period, tap.now, tap.message_id)
        return None

    def on_open_setting(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, OpenSetting)
        player = self._player(tap)
        if button.setting == "push":
            self._push_settings.show(player, tap.now, message_id=tap.message_id)
        else:
            self._players.show_settings(player, tap.now, button.setting or None, tap.message_id)
        return None

    def on_choose(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, Choose)
        player = self._player(tap)
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

    def on_first_aid(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, FirstAid)
        if button.region not in REGIONS:
            return Toast("tap-old")
        self._pages.first_aid(self._player(tap), tap.now, button.region, tap.message_id)
        return None

    def on_forget(self, tap: Tap) -> Toast | None:
        button = tap.button
        assert isinstance(button, Forget)
        player = self._player(tap)
        if button.sure:
            self._players.forget(player, tap.now, tap.message_id)
        else:
            self._players.tell(player, Say("forget-kept"), tap.now, tap.message_id)
        return None

    def _player(self, tap: Tap) -> Player:
        return self._players.meet(tap.person_id, tap.language_code, tap.now)


def _user(update: Update) -> User:
    """Return who sent the update; the filters let nothing pass without one."""
    assert update.effective_user is not None
    return update.effective_user
