"""The end of an exam: the result with its reasons, and the certificate that a link can verify."""

from __future__ import annotations

import random

from bot.core.budgets import BUDGETS
from bot.core.calendar import DAY, local_day
from bot.core.effects import Post, Say
from bot.core.player import Player, tongue, zone_of
from bot.core.quiz.effects import ShowCertificate, ShowExamResult
from bot.core.quiz.quiz import Session
from bot.core.quiz.sessions import passed, still_wanted
from bot.storage.certificates import Certificate
from bot.storage.store import Store

KEPT_AFTER = 90 * DAY
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Exams:
    def __init__(self, store: Store, rng: random.Random, zone: str) -> None:
        self._store = store
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
            still_wanted(session.rights, total),
            session.missed,
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
        """Say whether a certificate with this number exists, and what stands on it.

        Who has tried many that do not exist is not looked up for until the next day.
        """
        with self._store.db.atomic():
            effect = self._looked_up(player, number.upper(), now)
            self._store.outbox.post(Post(player.id, effect, tongue(player)), now)

    def _looked_up(self, player: Player, number: str, now: int) -> Say:
        budgets = self._store.budgets
        if budgets.spent(player.id, "certificate", now) >= BUDGETS["certificate"]:
            return Say("budget-certificate")
        found = self._store.certificates.find(number)
        if found is None:
            budgets.spend(player.id, "certificate", now)
            return Say("certificate-unknown")
        return self._verdict(found, player)

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
