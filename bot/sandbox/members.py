"""What somebody is in a group, and what that allows."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.sandbox.json_object import Json

PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(slots=True)
class Member:
    """What somebody is in a group: creator, administrator, member, restricted, left or kicked."""

    user: Json
    status: str = "member"
    anonymous: bool = False
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def inside(self) -> bool:
        return self.status not in ("left", "kicked")

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """Say whether an admin's right is given (an owner has them all)."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, True))

    def to_json(self) -> Json:
        """Return the ChatMember object of this status."""
        wire: Json = {"status": self.status, "user": self.user}
        if self.status == "creator":
            wire["is_anonymous"] = self.anonymous
        elif self.status == "administrator":
            wire.update({right: self.rights.get(right, True) for right in ADMIN_RIGHTS})
            wire.update(is_anonymous=self.anonymous, can_be_edited=False)
        elif self.status == "restricted":
            wire.update({right: self.rights.get(right, True) for right in PERMISSIONS})
            wire.update(is_member=True, until_date=0)
        elif self.status == "kicked":
            wire["until_date"] = 0
        return wire
