"""The proxy on the way to Telegram: of the settings, else of the environment; one that cannot be used is named at once."""

from __future__ import annotations

from urllib.request import getproxies, proxy_bypass

from yarl import URL

from bot.errors import OperatorError


def chosen(setting: str, api_url: str) -> str | None:
    """Return the proxy for the Bot API, None for none.

    The environment's names are HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY. Raises OperatorError for a proxy of a
    kind that the bot does not speak with.
    """
    if setting:
        return _usable(setting, "[telegram] proxy")
    url = URL(api_url)
    if url.host is None or proxy_bypass(url.host):
        return None
    found = getproxies()
    for name in (url.scheme, "all"):
        if found.get(name):
            return _usable(found[name], f"{name.upper()}_PROXY")
    return None


def _usable(address: str, where: str) -> str:
    try:
        url = URL(address if "://" in address else f"http://{address}")
    except ValueError as error:
        raise OperatorError(f"{where}: this is not an address: {error}") from error
    if url.scheme not in {"http", "https"} or url.host is None:
        kind = "a SOCKS proxy" if url.scheme.startswith("socks") else "this kind of proxy"
        raise OperatorError(
            f"{where}: the bot cannot use {kind}; name an HTTP proxy (http://host:port), which most SOCKS programs offer"
            " on a port beside"
        )
    return str(url)
