"""The stage of a contest: where its effects are shown, with the words of the bank that the core does not know."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.bank.bank import Bank
from bot.core import selection
from bot.core.calendar import local_day, zone_info
from bot.core.contest import scoreboard
from bot.core.contest.effects import (
    AskRound,
    CloseCopy,
    Reveal,
    ShowCancelled,
    ShowFinal,
    ShowLobby,
    ShowPodium,
    ShowReveal,
    TellStarter,
)
from bot.core.contest.round import RoundPlan, shuffled
from bot.core.effects import Effect, Post, Toast
from bot.core.language import Language
from bot.core.player import tongue
from bot.core.question import Language, Question
from bot.core.question import Question
from bot.core.contest.round import RoundPlan, shuffled
from bot.services.reports import Reports
from bot.storage.contests import Game
from bot.storage.store import Store


class ContestMessages:
    """Posts what a contest has to say, and draws its questions. `zone` is the bot's own time zone."""

    def __init__(self, store: Store, bank: Bank, reports: Reports, rng: random.Random, zone: str) -> None:
        self._store = store
        self._bank = bank
        self._reports = reports
        self._rng = rng
        self._zone = zone

    # --- showing ----------------------------------------------------------------------------------

    def show(self, game: Game, effects: Iterable[Effect | Toast], now: int) -> Toast | None:
        """Post the effects of a step; the toast among them is the answer to the tap."""
        toast: Toast | None = None
        for effect in effects:
            if isinstance(effect, Toast):
                toast = effect
            elif isinstance(effect, TellStarter):
                self._tell_starter(game, effect, now)
            else:
                self._store.outbox.post(self._post(game, self._enriched(game, effect)), now)
        return toast

    def show_lobby_anew(self, game: Game, now: int) -> None:
        """Post the lobby as a message of its own, which carries the card from now on."""
        post = self._post(game, self._enriched(game, scoreboard.lobby(game.contest)))
        self._store.outbox.post(replace(post, fresh=True), now)

    def _post(self, game: Game, effect: Effect) -> Post:
        """Only a question makes a sound; a poll is always a message of its own, so that its fate is told."""
        asks = isinstance(effect, AskRound)
        return Post(
            game.chat_id,
            effect,
            game.language,
            slot=_slot(effect),
            message_id=effect.message_id if isinstance(effect, CloseCopy) else None,
            thread_id=game.thread_id,
            silent=not asks,
            fresh=asks,
        )

    def _tell_starter(self, game: Game, effect: TellStarter, now: int) -> None:
        starter = game.contest.starter
        if starter <= 0:
            return
        person = self._store.players.find(starter)
        language = tongue(person) if person else game.language
        told = replace(effect, group=self._title(game))
        self._store.outbox.post(Post(starter, told, language), now)

    def _enriched(self, game: Game, effect: Effect) -> Effect:
        match effect:
            case ShowLobby():
                return replace(
                    effect,
                    topics=self._topics(game),
                    starts=self._starts(game),
                    at_most=self._at_most(game, effect),
                )
            case AskRound():
                return replace(effect, topic_title=self._topic(game, effect.question.topic))
            case ShowPodium():
                return replace(effect, group=self._title(game), day=self._day(game))
            case ShowReveal():
                return replace(effect, reveal=self._sourced(game, effect.reveal))
            case ShowFinal(reveal=Reveal() as reveal):
                return replace(effect, reveal=self._sourced(game, reveal))
            case _:
                return effect

    def _topics(self, game: Game) -> tuple[tuple[str, str], ...]:
        asked = {question.topic for question in self._bank.poll_questions}
        return tuple((key, self._topic(game, key)) for key in self._bank.topics if key in asked)

    def _at_most(self, game: Game, lobby: ShowLobby) -> int | None:
        """How many questions a chosen topic has where that is fewer than the host wants."""
        if lobby.topic is None or lobby.started:
            return None
        found = len(self._pool(game, lobby.topic, lobby.rounds))
        return found if found < lobby.rounds else None

    def has_topic(self, key: object) -> bool:
        """Whether a lobby may choose this topic; None is all of them."""
        return key is None or key in self._bank.topics

    def _topic(self, game: Game, key: str) -> str:
        return self._bank.topic(key, _language(game)).title if key in self._bank.topics else ""

    def _sourced(self, game: Game, reveal: Reveal) -> Reveal:
        language = _language(game)
        cited = self._bank.citations(reveal.question, language)
        between = "; " if language == "en" else "；"
        return replace(reveal, source=between.join(citation.label for citation in cited))

    def _title(self, game: Game) -> str:
        group = self._store.groups.find(game.chat_id)
        return group.title if group else ""

    def _day(self, game: Game) -> str:
        return local_day(game.contest.since, self.zone_of(game.chat_id)).isoformat()

    def _starts(self, game: Game) -> str:
        if game.contest.starts_at is None:
            return ""
        local = datetime.fromtimestamp(game.contest.starts_at / 1000, zone_info(self.zone_of(game.chat_id)))
        return f"{local:%H:%M}"

    def zone_of(self, chat_id: int) -> str:
        """The zone that the group set, else the bot's own."""
        group = self._store.groups.find(chat_id)
        return (group.zone if group else None) or self._zone

    # --- drawing ----------------------------------------------------------------------------------

    def draw(self, game: Game, now: int) -> tuple[RoundPlan, ...]:
        """The questions of a game, shuffled: none that the group had within 30 days while others are left."""
        settings, since = game.contest.settings, now - selection.REST
        memory = selection.Memory(answered=self._store.contests.asked_lately(game.chat_id, since))
        pool = self._pool(game, settings.topic, settings.rounds)
        chosen = selection.pick_filled(pool, memory, settings.rounds, now, self._rng)
        return shuffled(chosen, self._rng)

    def _pool(self, game: Game, topic: str | None, count: int) -> list[Question]:
        """What fits a poll in the group's language; translated questions come first while they last."""
        language, benched = _language(game), self._reports.benched()
        fitting = [
            question
            for question in self._bank.polls_in(language)
            if question.id not in benched and topic in (None, question.topic)
        ]
        translated = [question for question in fitting if question.language == language]
        return translated if len(translated) >= count else fitting


def _language(game: Game) -> Language:
    return game.language


def _slot(effect: Effect) -> str | None:
    """The message that an effect edits; None for one that names its message, or needs a new one."""
    match effect:
        case ShowLobby(contest=contest) | ShowCancelled(contest=contest, number=0):
            return f"c{contest}:lobby"
        case AskRound(contest=contest, number=number):
            return f"c{contest}:q{number}"
        case ShowReveal(contest=contest, reveal=reveal):
            return f"c{contest}:r{reveal.number}"
        case ShowPodium(contest=contest):
            return f"c{contest}:podium"
        case ShowFinal(contest=contest) | ShowCancelled(contest=contest):
            return f"c{contest}:end"
        case _:
            return None
