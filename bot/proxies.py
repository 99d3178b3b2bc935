"""The proxy on the way to Telegram: of the settings, else of the environment; one that cannot be used is named at once."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from bot.errors import OperatorError

SPOKEN: Final = frozenset({"http", "https", "socks4", "socks4a", "socks5", "socks5h"})
"""With h and a, the proxy looks the name up, which a network that lies about names makes necessary."""


def chosen(setting: str, api_url: str) -> str:
    """Return the proxy for the Bot API, empty for none.

    The environment's names are HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY. Raises OperatorError for a proxy of a
    kind that the bot does not speak with.
    """
    if setting:
        return _usable(setting, "[telegram] proxy")
    url = urlsplit(api_url)
    if url.hostname is None or proxy_bypass(url.hostname):
        return ""
    found = getproxies()
    for name in (url.scheme, "all"):
        if found.get(name):
            return _usable(found[name], f"{name.upper()}_PROXY")
    return ""


def _usable(address: str, where: str) -> str:
    whole = address if "://" in address else f"http://{address}"
    try:
        url = urlsplit(whole)
        # Asking for the port judges it.
        named = url.hostname is not None and url.port != 0
    except ValueError as error:
        raise OperatorError(f"{where}: this is not an address: {error}") from error
    if url.scheme not in SPOKEN or not named:
        raise OperatorError(
            f"{where}: the bot cannot use this kind of proxy; name one that speaks HTTP or SOCKS: http://host:port,"
            " socks5h://host:port"
        )
    return whole
