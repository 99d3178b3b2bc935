"""Callback data of buttons that a test makes up, and that may be too long."""

from bot.telegram.views.buttons import Button, encode


def encode_safely(button: Button) -> str | None:
    """Return the callback data, or None when there is none for it."""
    try:
        return encode(button)
    except ValueError:
        return None
