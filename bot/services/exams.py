"""The end of an exam: the result with its reasons, and the certificate with a name of choice, which a link can verify."""

from __future__ import annotations

import random

from msgspec.structs import replace

from bot.core.calendar import DAY, MINUTE, local_day
from bot.core.effects import Effect, Say, Toast
from bot.core.limits.budgets import BUDGETS
from bot.core.player.player import Player, clean_name, zone_of
from bot.core.quiz.effects import AskCertificateName, ShowCertificate, ShowExamResult, VerifyCertificate
from bot.core.quiz.quiz import Session
from bot.core.quiz.sessions import passed, still_wanted
from bot.services.players import Players
from bot.storage.certificates import Certificate
from bot.storage.store import Store

KEPT_AFTER = 90 * DAY
TYPING_TIME = 10 * MINUTE
AWAITED = "certificate-"
"""Before the number of the certificate whose name is waited for."""
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Exams:
    def __init__(self, store: Store, players: Players, rng: random.Random, zone: str) -> None:
        self._store = store
        self._players = players
        self._rng = rng
        self._zone = zone

    def finish(self, player: Player, session: Session, now: int, message_id: int | None) -> None:
        """Show the result in the exam's card, and a certificate when one was earned."""
        total = len(session.plan)
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
        self._store.outbox.tell(player, result, now, slot=session.slot, message_id=message_id)
        if kind is not None:
            number = self._reserve(player, session.rights, total, kind, now)
            self._store.outbox.tell(player, AskCertificateName(number, player.board_name or ""), now)

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

    def _reserve(self, player: Player, rights: int, total: int, kind: str, now: int) -> str:
        """Keep what was earned under a number, without a name yet; it is shown when one is chosen."""
        number = "".join(self._rng.choices(_LETTERS, k=10))
        self._store.certificates.add(Certificate(number, player.id, "", rights, total, kind, now))
        return number

    def ask_name(self, player: Player, number: str, now: int) -> Toast | None:
        """Offer the names that may stand on a certificate of theirs."""
        if self._own(player, number) is None:
            return Toast("tap-old")
        with self._store.db.atomic():
            effect = AskCertificateName(number, player.board_name or "")
            self._store.outbox.tell(player, effect, now)
        return None

    def await_name(self, player: Player, number: str, now: int) -> Toast | None:
        """Wait ten minutes for a typed name."""
        if self._own(player, number) is None:
            return Toast("tap-old")
        with self._store.db.atomic():
            self._store.players.expect(player.id, AWAITED + number, now + TYPING_TIME)
            self._store.outbox.tell(player, Say("certificate-name-typed"), now)
        return None

    def issue(
        self, player: Player, number: str, name: str, now: int, message_id: int | None = None
    ) -> Toast | None:
        """Write a name on a certificate of theirs, empty for none, and show it; again for another name."""
        certificate = self._own(player, number)
        if certificate is None:
            return Toast("tap-old")
        clean = clean_name(name) or ""
        fault = self._players.name_fault(player, clean or None) if name else None
        if fault is not None:
            return Toast(fault, alert=True)
        with self._store.db.atomic():
            if not self._store.budgets.spend(player.id, "picture", now):
                return Toast("budget-picture", alert=True)
            self._store.certificates.rename(number, clean)
            shown = self._shown(replace(certificate, name=clean), player)
            self._store.outbox.tell(player, shown, now, message_id=message_id)
        return None

    def take_name(self, player: Player, awaited: str, text: str, now: int) -> None:
        """Take the typed name that was waited for; what holds no readable letter is said so."""
        toast = self.issue(player, awaited.removeprefix(AWAITED), text, now)
        if toast is not None:
            with self._store.db.atomic():
                self._store.outbox.tell(player, Say(toast.key), now)

    def _own(self, player: Player, number: str) -> Certificate | None:
        found = self._store.certificates.find(number)
        return found if found is not None and found.player_id == player.id else None

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
            self._store.outbox.tell(player, effect, now)

    def _looked_up(self, player: Player, number: str, now: int) -> Effect:
        budgets = self._store.budgets
        if budgets.spent(player.id, "certificate", now) >= BUDGETS["certificate"]:
            return Say("budget-certificate")
        found = self._store.certificates.find(number)
        if found is None:
            budgets.spend(player.id, "certificate", now)
            return Say("certificate-unknown", menu="again")
        return self._verdict(found, player)

    def _verdict(self, found: Certificate, player: Player) -> VerifyCertificate:
        day = local_day(found.at, zone_of(player, self._zone)).isoformat()
        return VerifyCertificate(found.id, found.name, day, found.rights, found.total)
