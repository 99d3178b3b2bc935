"""The methods by which the bot gets its updates: getUpdates and the webhook."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.sandbox.bot_api.webhook import Webhook
from bot.sandbox.errors import bad
from bot.sandbox.json_object import Json
from bot.sandbox.log import Entry
from bot.sandbox.timeline import Timeline
from bot.sandbox.updates import Update

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}\Z")


class UpdateMethods:
    """Answers them for one sandbox."""

    def __init__(self, timeline: Timeline, webhook: Webhook) -> None:
        self._timeline = timeline
        self._updates = timeline.updates
        self._webhook = webhook

    async def get_updates(self, params: Json, entry: Entry) -> list[Update]:
        """Confirm what lies before the offset and return what is pending, waiting for it if asked to.

        A poll that brings nothing is not logged: a bot at rest would fill the log with them.
        """
        self._confirm(params, entry.name)
        found = await self._updates.fetch(params.get("limit", 100), params.get("timeout", 0))
        if found or entry.fault is not None:
            entry.params = {**entry.params, "update_ids": [update.id for update in found]}
            self._timeline.log.write(entry)
        return found

    def _confirm(self, params: Json, method: str) -> None:
        """Forget what is confirmed, and log it at once: who waits for that must not wait for the long poll
        too.
        """
        now = self._timeline.now()
        self._updates.allow(params.get("allowed_updates"))
        self._updates.forget_old(now)
        confirmed = self._updates.confirm(params.get("offset", 0))
        if confirmed:
            shown = {"offset": params["offset"], "confirmed": confirmed}
            self._timeline.log.write(self._timeline.log.add("call", method, shown, now))

    def set_webhook(self, params: Json) -> bool:
        url = params["url"]
        if not url:
            return self.delete_webhook(params)
        if urlsplit(url).hostname not in ("localhost", "127.0.0.1"):
            raise bad("bad webhook: the sandbox calls loopback addresses only")
        if "secret_token" in params and not _SECRET.match(params["secret_token"]):
            raise bad("secret token contains unallowed characters")
        self._updates.allow(params.get("allowed_updates"))
        if params.get("drop_pending_updates"):
            self._updates.drop()
        self._webhook.start(url, params.get("secret_token", ""), params.get("max_connections", 40))
        return True

    def delete_webhook(self, params: Json) -> bool:
        self._webhook.stop()
        if params.get("drop_pending_updates"):
            self._updates.drop()
        return True

    def webhook_info(self, params: Json) -> Json:
        info: Json = {
            "url": self._webhook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
            "allowed_updates": sorted(self._updates.allowed),
        }
        if self._webhook.url:
            info.update(ip_address="127.0.0.1", max_connections=self._webhook.max_connections)
        if self._webhook.last_error:
            info.update(last_error_date=self._timeline.date(), last_error_message=self._webhook.last_error)
        return info
