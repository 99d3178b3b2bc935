"""Names that hold a contact or pose as somebody official stand on no board; names of people do."""

import pytest

from bot.core.player.names import name_fault, shown_title


@pytest.mark.parametrize(
    "name",
    ["加V：abc123", "加 微 信", "＋v 8888", "wx: qingfeng88", "微信abc123", "VX_9527abc", "QQ 12345678", "扣扣88776655", "t.me/abc",
     "@somebody", "＠某人", "看我主页 abc.com", "https://x.y", "13800138000", "一三八零零一三八零零零", "138-0013-8000", "1 3 8 0 0 1 3 8 0 0 0",
     "加我飞机", "加我飛機", "私聊我", "聯繫我賺錢", "WhatsApp me", "telegram: abc", "v\u200bx:abc12345", "ＶＸ：ａｂｃ１２３４", "contact me"],
)  # fmt: skip
def test_a_name_with_a_contact_is_refused(name):
    assert name_fault(name) is not None


@pytest.mark.parametrize(
    "name",
    ["官方客服", "官 方", "公安局张警官", "网警小李", "反诈中心", "反詐中心", "國家反詐中心", "警察", "民警老王", "Police", "p o l i c e", "ADMIN", "Admin小助手",
     "аdmin", "群管理员", "管理員", "Telegram", "Telegram Support", "Official", "客服小美", "FanzhaBot", "quiz_bot", "bot", "机器人", "機器人", "110", "96110",
     "中国银行", "支付寶", "Customer Service", "Anti-Fraud Centre", "Interpol", "moderator", "官\u200b方"],
)  # fmt: skip
def test_a_name_that_poses_as_official_is_refused(name):
    assert name_fault(name) == "official"


@pytest.mark.parametrize(
    "name",
    ["王阿姨", "小明", "Tom", "李雷2008", "张三丰", "badminton fan", "Talbot", "Abbott", "vivian", "Line Dance", "QQ糖", "Tgirls", "微风", "微笑的鱼", "威威",
     "加油", "加减乘除", "Mr. Wong", "J. K.", "👨‍👩‍👧 一家", "modern", "supporter", "薇薇", "阿Q", "三毛", "陳大文", "五月天", "Botond", "法师", "家官", "防骗小能手"],
)  # fmt: skip
def test_a_name_like_any_other_stands(name):
    assert name_fault(name) is None


def test_a_title_is_one_line_and_says_something():
    assert shown_title("反诈\u202e学习\n小组") == "反诈 学习 小组"
    assert shown_title("\u2800\u034f\u200b") == "—"
    assert len(shown_title("组" * 300)) == 128
