"""The two forms of the check-up: drawn once from the bank, kept, and mended when an item leaves the bank."""

from __future__ import annotations

import random

from bot.bank.bank import Bank
from bot.core.admin.reports import Room
from bot.core.checkup.checkup import FORMS, LENGTH
from bot.core.checkup.forms import candidates, draw_forms
from bot.core.language import overlaid
from bot.core.question.items import easiness
from bot.core.question.question import Question
from bot.services.reports import out_of_play
from bot.storage.store import Store


class CheckupForms:
    """`forms` is empty where the bank is too small to keep anything back from practice.

    They are looked up when they are first asked for: drawing new ones needs all translations, which a start can do without.
    """

    def __init__(self, store: Store, bank: Bank, rng: random.Random) -> None:
        self._store = store
        self._bank = bank
        self._rng = rng
        self._forms: dict[str, tuple[str, ...]] | None = None
        self._reserved: frozenset[str] | None = None

    @property
    def forms(self) -> dict[str, tuple[str, ...]]:
        """The questions of each form, by their ids."""
        if self._forms is None:
            self._forms = self._settled()
        return self._forms

    def reserved(self) -> frozenset[str]:
        """The questions that practice must not use."""
        if self._reserved is None:
            self._reserved = frozenset(name for names in self.forms.values() for name in names)
        return self._reserved

    def questions(self, form: str) -> list[Question]:
        """Return the messages of a form."""
        return [self._bank.get(name) for name in self.forms.get(form, ())]

    def renew(self) -> dict[str, tuple[str, ...]]:
        """Draw both forms anew, by what answers say of the items by now. Nothing is drawn from a small bank."""
        benched = out_of_play(self._store, Room(self._bank.kinds))
        pool = [one for one in candidates(self._bank.questions.values()) if one.id not in benched]
        totals = self._store.items.measured()

        def easy(question: Question) -> float:
            return easiness(totals.get(question.id), question.level)

        everywhere = [question for question in pool if self._readable(question)]
        drawn = draw_forms(everywhere, easy, self._rng) or draw_forms(pool, easy, self._rng)
        sides = () if drawn is None else zip(FORMS, drawn, strict=True)
        forms = {form: tuple(question.id for question in side) for form, side in sides}
        with self._store.db.atomic():
            self._store.checkups.save_forms(forms)
        self._forms, self._reserved = forms, None
        return forms

    def _settled(self) -> dict[str, tuple[str, ...]]:
        """Return the kept forms; new ones where there are none, or an item of them is gone."""
        kept = self._store.checkups.forms()
        whole = all(
            len(names) == LENGTH and all(self._bank.find(name) for name in names) for names in kept.values()
        )
        if kept and whole:
            return kept
        if not kept and not candidates(self._bank.questions.values()):
            return {}
        return self.renew()

    def _readable(self, question: Question) -> bool:
        """Whether every language has it: a test must be the same for all."""
        return all(question.id in self._bank.readable(language) for language in overlaid())
