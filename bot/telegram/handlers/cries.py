"""How a call for help is recognised: whoever tells that it has happened gets first aid, whatever they were doing."""

from __future__ import annotations

import re

from bot.telegram.handlers.incoming import Line

URGENT = "scammed"
"""The page that nobody is kept from."""

# What somebody types to whom it has happened; who only asks gets first aid too, which does no harm.
_HARM = re.compile(
    "被.{0,3}[骗騙诈詐坑呃]|[骗騙]了我|[骗騙]走|[受上]了?[骗騙当當]|遇到?.{0,4}[骗騙]|中招|救命|[盗盜]刷|被[盗盜]|[盗盜][号號]了|"
    "(码|碼|钱|錢|款|卡号|卡號|密码|密碼).{0,6}(给了|給了|转了|轉了|转出|轉出|发给|發給|给别人|給別人|告诉|告訴|转给|轉給|没了|沒了|不见|不見)|"
    "(转|轉|汇|匯|打).{0,4}(钱|錢|款).{0,3}(出去|过去|過去|给|給)|(告诉|告訴|给|給)了?.{0,6}(验证码|驗證碼|密码|密碼)|"
    "[给給转轉发發]了?[骗騙]子|怎么报警|怎麼報警|[要想]报警|[要想]報警|^报警|^報警|^报案|^報案|"
    "scammed|scammer|defraud|conned|cheated|tricked|phished|hacked|call the police|^help(?: me)?[!. ]*$|emergency|"
    "(sent|paid|transferred|lost|gave|told) .{0,30}(money|code|savings|password|pin)",
    re.IGNORECASE,
)


def calls_for_help(line: Line) -> bool:
    """Whether somebody tells that it has happened to them, also under a picture or by a link."""
    if line.command:
        return line.command == "start" and line.args[:1] == (URGENT,)
    return not line.forwarded and _HARM.search(line.text) is not None
