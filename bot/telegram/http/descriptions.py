"""What Telegram says of a refusal, as far as it may stand in a log: a description can quote a name, a text or a number."""

from __future__ import annotations

import re

LONGEST = 100
GAP = "…"
_QUOTED = re.compile("[\"'“‘«「].*[\"'”’»」]", re.DOTALL)
# Telegram's own words are small English ones codes in capitals, names of methods; a name begins with a capital, or is not English.
_ITS_OWN = re.compile(
    r"(?:[a-z]+(?:['/-][a-z]+)*|[A-Z]{2,}(?:_[A-Z]+)+|Bad|Request|Forbidden|Conflict|Unauthorized"
    r"|(?:get|set|send|edit|delete|stop|answer)[A-Z][A-Za-z]+)[.,:;!]?"
)


def harmless(description: str) -> str:
    """Return the words of a description that are Telegram's own; what may be anybody's is a gap."""
    words = _QUOTED.sub(GAP, description[: 4 * LONGEST]).split()
    kept: list[str] = []
    for word in words:
        said = word if _ITS_OWN.fullmatch(word) else GAP
        if said != GAP or kept[-1:] != [GAP]:
            kept.append(said)
    return " ".join(kept)[:LONGEST]
