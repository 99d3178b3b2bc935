"""The two ways in which the sandbox says no: to the bot, and to a person."""

from __future__ import annotations

from bot.sandbox.json_object import Json


class ApiError(Exception):
    """A refused call, with the HTTP code and the text that Telegram would answer."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """Return the JSON body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class Refused(Exception):
    """What a person tried is not possible in Telegram either (a vote in a closed poll, a missing button).

    `words` says so to the person on the page.
    """

    def __init__(self, reason: str, words: str = "") -> None:
        super().__init__(reason)
        self.words = words or reason


def bad(text: str) -> ApiError:
    """Return the error 400 that begins as Telegram's do."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """Return the error 403 that begins as Telegram's do."""
    return ApiError(403, f"Forbidden: {text}")
