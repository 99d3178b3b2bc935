"""What a contest has to say: its effects as posts."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.core.contest import scoreboard
from bot.core.contest.buzzer_effects import CloseBuzzer
from bot.core.contest.effects import (
    AskRound,
    CloseCopy,
    ShowCancelled,
    ShowFinal,
    ShowLobby,
    ShowPodium,
    ShowReveal,
    ShowScene,
    TellStarter,
)
from bot.core.effects import Effect, Post, Toast
from bot.core.player.player import Player
from bot.storage.contests import Game
from bot.storage.store import Store


class ContestMessages:
    """Posts what a contest has to say."""

    def __init__(self, store: Store, bank: Bank) -> None:
        self._store = store
        self._bank = bank

    def show(self, game: Game, effects: Iterable[Effect | Toast], now: int) -> Toast | None:
        """Post the effects of a step; the toast among them is the answer to the tap."""
        toast: Toast | None = None
        for effect in effects:
            if isinstance(effect, Toast):
                toast = effect
            elif isinstance(effect, TellStarter):
                self._tell_starter(game, effect, now)
            else:
                if isinstance(effect, AskRound) and self._is_pictured(effect):
                    scene = ShowScene(effect.contest, effect.number, effect.question_id)
                    self._store.outbox.post(self._post(game, scene), now)
                self._store.outbox.post(self._post(game, effect), now)
        return toast

    def _is_pictured(self, effect: AskRound) -> bool:
        """Whether the message of a round comes as a picture before its poll: in the last round."""
        question = self._bank.find(effect.question_id)
        said = question.stimulus is not None and bool(question.stimulus.text) if question else False
        return said and effect.number == effect.total > 1

    def show_lobby_anew(self, game: Game, now: int) -> None:
        """Post the lobby as a message of its own, which carries the card from now on."""
        post = self._post(game, scoreboard.lobby(game.contest))
        self._store.outbox.post(replace(post, fresh=True), now)

    def _post(self, game: Game, effect: Effect) -> Post:
        """Only the first question makes a sound; a poll is always a message of its own, so that its fate is told."""
        asks = isinstance(effect, AskRound)
        rings = isinstance(effect, AskRound) and effect.number == 1
        return Post(
            game.chat_id,
            effect,
            game.language,
            slot=_slot(effect),
            message_id=effect.message_id if isinstance(effect, CloseCopy | CloseBuzzer) else None,
            thread_id=game.thread_id,
            silent=not rings,
            fresh=asks,
        )

    def _tell_starter(self, game: Game, effect: TellStarter, now: int) -> None:
        starter = game.contest.starter
        if starter <= 0:
            return
        person = self._store.players.find(starter) or Player(starter, game.language)
        self._store.outbox.tell(person, effect, now)


def _slot(effect: Effect) -> str | None:
    """The message that an effect edits; None for one that names its message, or needs a new one."""
    match effect:
        case ShowLobby(contest=contest) | ShowCancelled(contest=contest, number=0):
            return f"c{contest}:lobby"
        case AskRound(contest=contest, number=number):
            return f"c{contest}:q{number}"
        case ShowReveal(contest=contest, reveal=reveal):
            return f"c{contest}:r{reveal.number}"
        case ShowScene(contest=contest):
            return f"c{contest}:scene"
        case ShowPodium(contest=contest):
            return f"c{contest}:podium"
        case ShowFinal(contest=contest) | ShowCancelled(contest=contest):
            return f"c{contest}:end"
        case _:
            return None
