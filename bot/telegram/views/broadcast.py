"""How a message of the operator looks."""

from __future__ import annotations

from bot.core.push.broadcast import Span
from bot.core.push.effects import ShowBroadcast
from bot.telegram.views.message import TextMessage
from bot.telegram.views.words import Words, safe_html


def show_broadcast(effect: ShowBroadcast, words: Words) -> TextMessage:
    """The operator's own words, bold and italic where they asked for it."""
    return TextMessage("".join(map(_html, effect.spans)))


def _html(span: Span) -> str:
    text = safe_html(span.text)
    text = f"<i>{text}</i>" if span.italic else text
    return f"<b>{text}</b>" if span.bold else text
