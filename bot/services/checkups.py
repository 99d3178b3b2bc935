"""防骗体检: taking a test, its end, and the invitations to the later times."""

from __future__ import annotations

import random

from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.core.calendar import HOUR, MINUTE, clock_of, local_day
from bot.core.checkup import checkup
from bot.core.checkup.checkup import FORMS, OPEN_FOR, Course, measure
from bot.core.checkup.effects import InviteCheckup, ShowCheckup, ShowCheckupWaits
from bot.core.effects import Effect, Post, Priority, Say, Toast
from bot.core.limits.budgets import BUDGETS
from bot.core.player.player import Player, tongue, zone_of
from bot.core.quiz import quiz
from bot.core.quiz.asking import question_effect
from bot.core.quiz.quiz import Session
from bot.services.checkup_forms import CheckupForms
from bot.services.question_picker import QuestionPicker
from bot.storage.checkups import Result, Study
from bot.storage.store import Store

AT_ONCE = 20
"""Invitations of one transaction."""
WAKING = range(9, 21)
OWN = ""


class Checkups:
    """`zone` is the bot's own time zone, for people who named neither a zone nor a region."""

    def __init__(
        self,
        store: Store,
        bank: Bank,
        forms: CheckupForms,
        picker: QuestionPicker,
        rng: random.Random,
        zone: str,
    ) -> None:
        self._store = store
        self._bank = bank
        self._forms = forms
        self._picker = picker
        self._rng = rng
        self._zone = zone

    # --- taking -----------------------------------------------------------------------------------

    def open(self, player: Player, now: int) -> None:
        """/test: the next time that is ready, in a study before one's own; else the last result."""
        ready = [
            one for one in self._store.checkups.courses(player.id) if not one.over and one.ready_at <= now
        ]
        self.take(player, ready[0].study if ready else OWN, now)

    def follow(self, player: Player, code: str, now: int) -> None:
        """A host's link: join the study, or go on in it; one that is over says so."""
        if self._store.budgets.spent(player.id, "link", now) >= BUDGETS["link"]:
            self._store.outbox.tell(player, Say("budget-link"), now)
            return
        study = self._open_study(code.upper(), now)
        if study is None:
            with self._store.db.atomic():
                self._store.budgets.spend(player.id, "link", now)
                self._store.outbox.tell(player, Say("test-link-over", menu="test"), now)
            return
        self.take(player, study.code, now)

    def _open_study(self, code: str, now: int) -> Study | None:
        """The study that a link joins; None for one that is over, or never was."""
        study = self._store.checkups.find_study(code) if code else None
        if study is None or study.closed_at is not None or now - study.opened_at > OPEN_FOR:
            return None
        return study

    def take_again(self, player: Player, study: str, now: int) -> Toast | None:
        """Take what a button offers: a study is joined by its link alone, so that codes cannot be tried by forged taps."""
        if study and self._store.checkups.course(player.id, study) is None:
            return Toast("tap-old")
        return self.take(player, study, now)

    def take(self, player: Player, study: str, now: int) -> Toast | None:
        """Begin the next test of a course, go on with the open one, or show the last result."""
        with self._store.db.atomic():
            if not self._forms.forms:
                self._store.outbox.tell(player, Say("test-none", menu="again"), now)
                return None
            course = self._store.checkups.course(player.id, study)
            if course is None:
                course = self._enrol(player.id, study, now)
                if course is None:
                    return Toast("tap-old")
            session = self._under_way(course, now)
            if session is not None:
                self._show(player, session, question_effect(player, session), now, fresh=True)
            elif course.over or course.ready_at > now:
                self._show_last(player, course, now)
            else:
                self._begin(player, course, now)
        return None

    def _enrol(self, player_id: int, code: str, now: int) -> Course | None:
        """Return a new course; in a study with a waiting list the arm falls by lot."""
        study = self._open_study(code, now)
        if code and study is None:
            return None
        waits = study is not None and study.waits and self._rng.random() < 0.5
        return Course(player_id, code, "wait" if waits else "now", self._rng.choice(FORMS), now)

    def _begin(self, player: Player, course: Course, now: int) -> None:
        earlier = self._store.sessions.find_open(player.id, "test")
        if earlier is not None:
            self._abandon(earlier, now)
        plan = self._picker.plan(self._forms.questions(course.form))
        session = Session(self._store.sessions.next_id(), player.id, "test", None, plan)
        self._store.sessions.add(session, now)
        self._store.checkups.save_course(checkup.begun(course, session.id, now))
        self._show(player, session, question_effect(player, session), now)

    def _under_way(self, course: Course, now: int) -> Session | None:
        """Return the open test of a course; one that is to ask what has left the bank meanwhile is ended."""
        session = self._store.sessions.find(course.session) if course.session else None
        if session is None or not session.open:
            return None
        if all(self._bank.find(item.question_id) for item in session.plan[session.position :]):
            return session
        self._abandon(session, now)
        return None

    def _abandon(self, session: Session, now: int) -> None:
        """End the open test of another course; it may be taken again."""
        left, _ = quiz.step(session, quiz.Left())
        self._store.sessions.save(left, now)

    # --- the end ----------------------------------------------------------------------------------

    def finish(self, player: Player, session: Session, now: int, message_id: int | None) -> None:
        """Keep what a test says and show it, in the caller's transaction; who waits is shown it after the second."""
        store = self._store
        course = store.checkups.course_of_session(session.id)
        if course is None:
            self._show(player, session, Say("test-link-over", menu="test"), now, message_id)
            return
        result = self._result(course, session, now)
        store.checkups.add_result(result)
        self._count_items(session, first=course.wave < len(FORMS))
        after = checkup.taken(course, now, self._zone_of(player))
        store.checkups.save_course(after)
        effect: Effect
        effect = ShowCheckupWaits(course.study) if after.withheld else self._shown(player, after, session.id)
        self._show(player, session, effect, now, message_id)

    def _result(self, course: Course, session: Session, now: int) -> Result:
        levels = tuple(response.shown_index for response in session.responses)
        scams = tuple(item.key == 0 for item in session.plan)
        earlier = self._store.checkups.results(course.player_id, course.study)
        since = earlier[-1].at if earlier else now
        return Result(
            course.player_id,
            course.study,
            course.wave,
            course.arm,
            course.form,
            measure(scams, levels),
            tuple(item.question_id for item in session.plan),
            scams,
            levels,
            self._store.checkups.practised_since(course.player_id, since),
            now,
        )

    def _count_items(self, session: Session, *, first: bool) -> None:
        """Let the items learn: the rest, by which one is measured, are the nine others of the same test."""
        rights, total = session.rights, len(session.plan)
        for item, response in zip(session.plan, session.responses, strict=True):
            if first:
                earlier = (rights - response.right, total - 1)
                self._store.items.count_first(
                    item.question_id, right=response.right, choice=response.shown_index, earlier=earlier
                )
            else:
                self._store.items.count_later(item.question_id, right=response.right)

    def _shown(self, player: Player, course: Course, session_id: int) -> ShowCheckup:
        results = self._store.checkups.results(player.id, course.study)
        latest, first = results[-1], results[0]
        next_day = None if course.over else local_day(course.ready_at, self._zone_of(player)).isoformat()
        before = first.measured if first.wave != latest.wave else None
        return ShowCheckup(session_id, course.study, latest.wave, latest.measured, before, next_day)

    def _show_last(self, player: Player, course: Course, now: int) -> None:
        if self._store.checkups.results(player.id, course.study):
            self._store.outbox.tell(player, self._shown(player, course, 0), now)
        else:
            self._store.outbox.tell(player, Say("test-link-over", menu="test"), now)

    # --- invitations ------------------------------------------------------------------------------

    def tick(self, now: int) -> None:
        """Invite those whose next time has come; a few at once, so that nobody's tap waits."""
        due = self._store.checkups.due(now, AT_ONCE)
        if not due:
            return
        with self._store.db.atomic():
            for course in due:
                self._invite(course, now)

    def next_deadline(self) -> int | None:
        """Return when the next invitation is due."""
        return self._store.checkups.next_due_at()

    def _invite(self, course: Course, now: int) -> None:
        player = self._store.players.find(course.player_id)
        if player is None:
            self._store.checkups.save_course(checkup.quiet(course))
            return
        zone = self._zone_of(player)
        if course.reminded >= checkup.REMINDERS:
            self._store.checkups.save_course(checkup.passed_over(course, now, zone))
        elif int(clock_of(now, zone)[:2]) not in WAKING:
            # The bot was off at the hour: nobody is woken for a test.
            later = checkup.morning(now, 0, zone)
            later = later if later > now else checkup.morning(now, 1, zone)
            self._store.checkups.save_course(replace(course, invite_at=max(later, now + HOUR)))
        else:
            effect = InviteCheckup(course.study, course.wave, again=course.reminded > 0)
            slot = f"k{course.study}"
            post = Post(player.id, effect, tongue(player), slot, priority=Priority.PUSH, fresh=True)
            self._store.outbox.post(replace(post, not_after=_evening(now, zone)), now)
            self._store.checkups.save_course(checkup.invited(course, now))

    def quiet(self, player: Player, study: str, now: int, message_id: int) -> Toast | None:
        """不用再提醒: no invitation any more; who likes may still come by /test."""
        with self._store.db.atomic():
            course = self._store.checkups.course(player.id, study)
            if course is None:
                return Toast("tap-old")
            self._store.checkups.save_course(checkup.quiet(course))
            self._store.outbox.tell(player, Say("test-quiet", menu="test"), now, message_id=message_id)
        return None

    # --- showing ----------------------------------------------------------------------------------

    def _zone_of(self, player: Player) -> str:
        return zone_of(player, self._zone)

    def _show(
        self,
        player: Player,
        session: Session,
        effect: Effect,
        now: int,
        message_id: int | None = None,
        *,
        fresh: bool = False,
    ) -> None:
        slot = session.slot
        self._store.outbox.tell(player, effect, now, slot=slot, message_id=message_id, fresh=fresh)


def _evening(now: int, zone: str) -> int:
    """Return the end of the waking hours of this day: what waited longer is left to the next reminder."""
    hour, minute = map(int, clock_of(now, zone).split(":"))
    return now + (WAKING.stop - hour) * HOUR - minute * MINUTE
