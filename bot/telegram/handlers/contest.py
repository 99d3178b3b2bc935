"""The contest in a group: commands, the taps of its cards, and people who leave the group."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from telegram import ChatMember, Message, Update

from bot.core.contest.events import Cancel, Configure, Event, Join, Leave, Pause, SwitchTeam
from bot.core.effects import Effect, Say, Toast
from bot.core.group import Group
from bot.services.contests import Contests
from bot.services.groups import Groups
from bot.services.leagues import LeagueTable
from bot.services.results import Results
from bot.telegram.handlers.admins import Admins
from bot.telegram.handlers.update_context import Tap, Tapped, UpdateContext, thread_of
from bot.telegram.views.buttons import Button
from bot.telegram.views.contest_buttons import (
    GetResults,
    JoinContest,
    LeaveContest,
    OwnScore,
    PauseContest,
    PlayAgain,
    ResumeContest,
    SetContest,
    StartContest,
    StopContest,
    SwitchTeams,
)

_GONE = (ChatMember.LEFT, ChatMember.BANNED)
_NUMBERS = ("rounds", "seconds")


class ContestHandlers:
    def __init__(
        self, groups: Groups, contests: Contests, results: Results, leagues: LeagueTable, admins: Admins
    ) -> None:
        self._groups = groups
        self._contests = contests
        self._results = results
        self._leagues = leagues
        self._admins = admins

    # --- commands ---------------------------------------------------------------------------------

    async def on_contest(self, update: Update, context: UpdateContext) -> None:
        """/contest: open a lobby, for admins, or for everybody where the group says so."""
        message, group = _message(update), self._met(update, context)
        # Where the game is, everybody may know.
        running = self._contests.running(group.id) is not None
        refusal = None if running else await self.refusal(group, caller(message))
        if refusal is None:
            answer: Effect | None = self._contests.call(
                group, caller(message), thread_of(message), context.at
            )
        else:
            answer = Say(refusal.key)
        if answer is not None:
            self._groups.say(group, answer, thread_of(message), context.at)

    async def on_stop(self, update: Update, context: UpdateContext) -> None:
        """/stop: end the game that runs, for its starter and for admins."""
        message, group = _message(update), self._met(update, context)
        running = self._contests.running(group.id)
        if running is None:
            answer = Toast("contest-none")
        else:
            answer = await self.no_host(group.id, caller(message), running.starter) or Toast(
                "contest-stopped"
            )
        if answer.key == "contest-stopped":
            self._contests.stop(group.id, context.at)
        else:
            self._groups.say(group, Say(answer.key), thread_of(message), context.at)

    def on_top(self, update: Update, context: UpdateContext) -> None:
        """/top in a group: its league."""
        message, group = _message(update), self._met(update, context)
        self._groups.say(group, self._leagues.show(group, context.at), thread_of(message), context.at)

    def on_left(self, update: Update, context: UpdateContext) -> None:
        """Somebody left the group, or was removed: a service message tells of it."""
        message = _message(update)
        assert message.left_chat_member is not None
        self._contests.left_group(message.chat.id, message.left_chat_member.id, context.at)

    def on_member(self, update: Update, context: UpdateContext) -> None:
        """The same where the bot is an administrator, and hears of members themselves."""
        change = update.chat_member
        assert change is not None
        if change.new_chat_member.status in _GONE:
            self._contests.left_group(change.chat.id, change.new_chat_member.user.id, context.at)

    def _met(self, update: Update, context: UpdateContext) -> Group:
        chat, user = update.effective_chat, update.effective_user
        assert chat is not None
        return self._groups.meet(chat.id, chat.title or "", user.language_code if user else None, context.at)

    # --- who may ----------------------------------------------------------------------------------

    async def refusal(self, group: Group, person_id: int) -> Toast | None:
        """Why somebody may not start a game here; None for who may."""
        if group.anyone_starts:
            return None
        return _refused(await self._admins.may(group.id, person_id), "contest-only-admins")

    async def no_host(self, chat_id: int, person_id: int, starter: int | None) -> Toast | None:
        """Why somebody may not lead this game; None for its starter and for admins."""
        if person_id == starter:
            return None
        return _refused(await self._admins.may(chat_id, person_id), "contest-not-host")

    # --- taps -------------------------------------------------------------------------------------

    def taps(self) -> Mapping[type[Button], Tapped]:
        """Return what each button of a contest does."""
        return {
            JoinContest: self._everybodys(lambda tap: Join(tap.person_id, tap.name)),
            LeaveContest: self._everybodys(lambda tap: Leave(tap.person_id)),
            SwitchTeams: self._everybodys(lambda tap: SwitchTeam(tap.person_id)),
            SetContest: self._hosts(self._configure),
            StartContest: self._hosts(self._start),
            PauseContest: self._hosts(lambda tap: self._take(tap, Pause())),
            ResumeContest: self._hosts(self._resume),
            StopContest: self._hosts(lambda tap: self._take(tap, Cancel())),
            GetResults: self._hosts(self._send_results),
            OwnScore: self.on_own_score,
            PlayAgain: self.on_again,
        }

    def _everybodys(self, event: Callable[[Tap], Event]) -> Tapped:
        return lambda tap: self._take(tap, event(tap))

    def _hosts(self, act: Callable[[Tap], Toast | None]) -> Tapped:
        """Return what a tap does that is the host's alone."""

        async def taken(tap: Tap) -> Toast | None:
            starter = self._contests.starter(_contest(tap), tap.chat_id)
            if starter is None:
                return Toast("tap-old")
            return await self.no_host(tap.chat_id, tap.person_id, starter) or act(tap)

        return taken

    def _take(self, tap: Tap, event: Event) -> Toast | None:
        return self._contests.take(_contest(tap), event, tap.now, tap.chat_id)

    def _configure(self, tap: Tap) -> Toast | None:
        return self._contests.configure(_contest(tap), _setting(tap.button), tap.chat_id, tap.now)

    def _start(self, tap: Tap) -> Toast | None:
        return self._contests.start(_contest(tap), tap.chat_id, tap.now)

    def _resume(self, tap: Tap) -> Toast | None:
        return self._contests.resume(_contest(tap), tap.chat_id, tap.now)

    def _send_results(self, tap: Tap) -> Toast | None:
        return self._results.send(_contest(tap), tap.chat_id, tap.now)

    def on_own_score(self, tap: Tap) -> Toast | None:
        """我的成绩: for everybody, as an alert that only they see."""
        button = tap.button
        assert isinstance(button, OwnScore)
        return self._results.score(button.contest, tap.chat_id, button.number, tap.person_id)

    async def on_again(self, tap: Tap) -> Toast | None:
        """再来一局: for whoever may start a game here."""
        group = self._groups.meet(tap.chat_id, tap.chat_title, tap.language_code, tap.now)
        refusal = await self.refusal(group, tap.person_id)
        return refusal or self._contests.again(_contest(tap), group, tap.person_id, tap.now)


def caller(message: Message) -> int:
    """Return who speaks: an anonymous admin is the group itself, and a channel is that channel."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user is not None else 0


def _refused(allowed: bool | None, key: str) -> Toast | None:
    if allowed is None:
        return Toast("contest-cannot-check", alert=True)
    return None if allowed else Toast(key, alert=True)


def _message(update: Update) -> Message:
    message = update.effective_message
    assert message is not None
    return message


def _contest(tap: Tap) -> int:
    contest = getattr(tap.button, "contest", 0)
    assert isinstance(contest, int)
    return contest


def _setting(button: Button) -> Configure:
    assert isinstance(button, SetContest)
    if button.field in _NUMBERS:
        return Configure(button.field, int(button.value) if button.value.isdecimal() else 0)
    return Configure(button.field, button.value or None)
