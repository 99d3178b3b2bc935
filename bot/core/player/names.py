"""Names that others will read: what must not stand on a board or a certificate.

A board is seen by many and written by anybody, so it is where a contact is put ("加V…"), or where somebody poses as
the police. Both are refused, kindly; who writes 王阿姨 or Tom never hears of it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from bot.core.player.player import clean_name

Fault = Literal["contact", "official"]
LONGEST_TITLE = 128
"""As Telegram's own."""
UNTITLED = "—"

_CONTACT = re.compile(
    r"https?:|://|\bwww\.|t\.me|wa\.me|@"
    r"|[\w-]\.(?:com|cn|net|org|top|xyz|vip|cc|me|io|info|app|shop|site|club|hk|tw|link)(?![a-z])"
    r"|(?:加|\+|➕|找)\s*(?:我|个|個)?\s*(?:v|vx|wx|q|qq|tg|line|微|薇|威|徽|扣|抠|群|飞机|飛機|电报|電報|好友)(?![a-z])"
    r"|[微薇威徽]\s*信|wechat|weixin|whats\s*app|飞机号|飛機號|私\s*聊|私\s*信|联系我|聯繫我|聯絡我"
    r"|(?<![a-z])(?:(?:vx|wx|qq|tg|wa)\s*(?:[:号號]|\s)|line\s*(?:id)?\s*:)\s*[a-z0-9_-]{4,}"
    r"|(?<![a-z])(?:vx|wx|qq|tg)[a-z_]*\d{3,}|(?:[微薇]|扣扣)[:\s]*[a-z0-9_-]{4,}"
    r"|(?:contact|dm|text|whatsapp)\s+me(?![a-z])",
)
_OFFICIAL = re.compile(
    "官方|官网|官網|客服|公安|警察|警官|民警|警方|刑警|网警|網警|派出所|警局|警署|反诈中心|反詐中心|反诈骗中心|反詐騙中心"
    "|检察院|檢察院|检察官|檢察官|法院|法官|政府|银监|銀監|银行|銀行|央行|管理员|管理員|版主|机器人|機器人|系统消息|系統消息"
    "|系统通知|系統通知|系统管理|系統管理|工作人员|工作人員|电报团队|電報團隊|腾讯|騰訊|支付宝|支付寶|96110|18222|报警|報警|165专线|165專線"
    "|telegram|customer(?:service|support)|anti(?:fraud|scam)|supportteam|interpol"
)
_OFFICIAL_WORDS = re.compile(
    r"(?<![a-z])(?:admin|official|police|moderator|government|procurator)|(?<![a-z])(?:mods?|support|staff|helpdesk|bot)(?![a-z])"
    r"|^(?:110|165|999)$"
)
_BOT = re.compile(r"[a-z]Bot\b|_bot\b", re.ASCII)
_PHONE = 7
"""So many digits are a number to call, or an account; a name may hold a year."""
_NUMERALS = {
    ord(a): b for a, b in zip("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖", "00123456789123456789", strict=True)
}


def shown_title(title: str) -> str:
    """Return a group's title as people elsewhere read it: one line, nothing that turns it around or cannot be seen."""
    return clean_name(title, LONGEST_TITLE) or UNTITLED


def name_fault(name: str) -> Fault | None:
    """Return why a name cannot stand where others read it, None for a name like any other."""
    plain = _plain(name)
    tight = re.sub(r"[\W_]", "", plain)
    # Somebody may part the letters of a word: "a d m i n".
    words = tight if all(len(part) == 1 for part in re.split(r"[\W_]+", plain) if part) else plain
    if _CONTACT.search(plain) or _CONTACT.search(tight) or _is_number(plain):
        return "contact"
    if _OFFICIAL.search(tight) or _OFFICIAL_WORDS.search(words) or _BOT.search(name):
        return "official"
    return None


def _plain(name: str) -> str:
    """Return a name as it is read: one form for each letter, small, without marks that nobody sees."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    letters = unicodedata.normalize("NFD", folded)
    seen = "".join(one for one in letters if unicodedata.category(one) not in ("Mn", "Cf", "Me"))
    return seen.translate(_LOOKALIKES)


def _is_number(plain: str) -> bool:
    digits = re.sub(r"\D", "", plain.translate(_NUMERALS))
    return len(digits) >= _PHONE


_LOOKALIKES = str.maketrans("аеіорсухѕ", "aeiopcyxs")
"""Cyrillic letters that look like Latin ones."""
