"""The errors of `library_errors` by their names, read with the first of them that is asked for.

python-telegram-bot is one import: its errors bring its whole package along, which is a seventh of a start. Nobody needs
them before something goes wrong, so use them as `errors.NotSent`, and never at the import of a module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.telegram.http.library_errors import *  # noqa: F403
else:

    def __getattr__(name: str) -> Any:
        from bot.telegram.http import library_errors

        return getattr(library_errors, name)
