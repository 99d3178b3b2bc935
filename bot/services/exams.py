"""The end of an exam: the result with its reasons, and the certificate that a link can verify."""

from __future__ import annotations

import random

from bot.bank.bank import Bank
from bot.core.calendar import DAY, local_day
from bot.core.effects import Post, Say
from bot.core.player import Player, tongue, zone_of
from bot.core.question import Question
from bot.core.quiz.effects import ExamMiss, ShowCertificate, ShowExamResult
from bot.core.quiz.quiz import Session, SessionItem
from bot.storage.certificates import Certificate
from bot.storage.store import Store

PASS = 0.8
REMINDER = 48
KEPT_AFTER = 90 * DAY
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def passed(rights: int, total: int) -> bool:
    """Whether a result is a pass: 80 % right or more."""
    return rights >= PASS * total


class Exams:
    def __init__(self, store: Store, bank: Bank, rng: random.Random, zone: str) -> None:
        self._store = store
        self._bank = bank
        self._rng = rng
        self._zone = zone

    def finish(self, player: Player, session: Session, now: int, message_id: int | None) -> None:
        """Show the result in the exam's card, and a certificate when one was earned."""
        total, language = len(session.plan), tongue(player)
        won = passed(session.rights, total)
        kind = self._earned(player.id, now) if won else None
        result = ShowExamResult(
            session.id,
            session.rights,
            total,
            won,
            self._misses(player, session),
            self._next_certificate(player) if won and kind is None else None,
        )
        self._store.outbox.post(
            Post(player.id, result, language, slot=f"s{session.id}", message_id=message_id), now
        )
        if kind is not None:
            certificate = self._issue(player, session.rights, total, kind, now)
            self._store.outbox.post(Post(player.id, self._shown(certificate, player), language), now)

    def _earned(self, player_id: int, now: int) -> str | None:
        """Return the kind of certificate that a pass earns: the first, another each 90 days, or none."""
        earlier = self._store.certificates.of(player_id)
        if not earlier:
            return "first"
        return "kept" if now - earlier[-1].at >= KEPT_AFTER else None

    def _next_certificate(self, player: Player) -> str:
        """Return the date from which a pass earns the next certificate."""
        latest = self._store.certificates.of(player.id)[-1]
        return local_day(latest.at + KEPT_AFTER, zone_of(player, self._zone)).isoformat()

    def _issue(self, player: Player, rights: int, total: int, kind: str, now: int) -> Certificate:
        number = "".join(self._rng.choices(_LETTERS, k=10))
        certificate = Certificate(number, player.id, player.board_name or "", rights, total, kind, now)
        self._store.certificates.add(certificate)
        return certificate

    def _shown(self, certificate: Certificate, player: Player) -> ShowCertificate:
        return ShowCertificate(
            certificate.id,
            certificate.name,
            certificate.rights,
            certificate.total,
            certificate.kind,
            local_day(certificate.at, zone_of(player, self._zone)).isoformat(),
        )

    def verify(self, player: Player, number: str, now: int) -> None:
        """Say whether a certificate with this number exists, and what stands on it."""
        found = self._store.certificates.find(number.upper())
        with self._store.db.atomic():
            effect = self._verdict(found, player) if found else Say("certificate-unknown")
            self._store.outbox.post(Post(player.id, effect, tongue(player)), now)

    def _verdict(self, found: Certificate, player: Player) -> Say:
        day = local_day(found.at, zone_of(player, self._zone)).isoformat()
        args: dict[str, str | int] = {
            "number": found.id,
            "name": found.name or "—",
            "day": day,
            "rights": found.rights,
            "total": found.total,
        }
        return Say("certificate-valid", args)

    def _misses(self, player: Player, session: Session) -> tuple[ExamMiss, ...]:
        pairs = zip(session.plan, session.responses, strict=True)
        return tuple(self._miss(player, item) for item, response in pairs if not response.right)

    def _miss(self, player: Player, item: SessionItem) -> ExamMiss:
        question = self._bank.in_language(item.question_id, player.language, player.region)
        topic = self._bank.topic(question.topic, player.language, player.region)
        asked = question.stem or (question.stimulus.text if question.stimulus else "")
        return ExamMiss(topic.title, _short(asked), question.verdict, *_answer(question))


def _short(text: str) -> str:
    """Return the beginning of a text, enough to know it again."""
    line = " ".join(text.split())
    return line if len(line) <= REMINDER else f"{line[: REMINDER - 1]}…"


def _answer(question: Question) -> tuple[str, str]:
    """Return the right answer of a question and its reason; of a message, the cue that decides."""
    if question.kind == "judge":
        return question.decisive, question.why
    key = question.options[question.key_position]
    return key.text, key.why
