"""How an effect stands in a row: an explicit tag, and its values as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from bot.core.effects import Effect

_encode = msgspec.json.Encoder().encode


class UnreadableRow(Exception):
    """A row holds an effect that this version of the bot does not know or cannot read."""


class EffectCodec:
    """`effects` are the effects that a row may hold, by their tags."""

    def __init__(self, effects: Mapping[str, type[Effect]]) -> None:
        self._effects = effects
        self._tags = {effect: tag for tag, effect in effects.items()}
        self._decoders: dict[str, msgspec.json.Decoder[Any]] = {}

    def tag(self, effect: Effect) -> str:
        """Return the tag under which an effect is stored."""
        return self._tags[type(effect)]

    def encode(self, effect: Effect) -> str:
        """Return the values of an effect."""
        return _encode(effect).decode()

    def decode(self, tag: str, payload: str) -> Effect:
        """Return the effect of a row. Raises `UnreadableRow`."""
        if tag not in self._effects:
            raise UnreadableRow(tag)
        decoder = self._decoders.setdefault(tag, msgspec.json.Decoder(self._effects[tag]))
        try:
            effect: Effect = decoder.decode(payload)
        except msgspec.DecodeError as fault:
            raise UnreadableRow(tag) from fault
        return effect
