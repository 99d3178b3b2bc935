"""A small sound bank on disk that tests spoil in one place at a time."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from bot.bank.bank import Bank
from bot.bank.loader import Reading, load
from bot.bank.stamps import stamp

SCHEMA = Path(__file__).parents[2] / "questions" / "schema.json"

ITEMS = """\
# yaml-language-server: $schema=../schema.json
- id: kefu-01
  group: screen
  kind: judge
  level: 2
  regions: [cn]
  stimulus:
    channel: call
    sender: 自称客服
    text: 您的会员今天到期，不关就扣费，请共享屏幕，我来教您。
  verdict: scam
  decisive: 要你共享屏幕
  flags: [screen-share]
  why: 共享屏幕等于把密码给人看。
  action: 挂断，自己打开应用查看
  facts: [F001]
- id: kefu-02
  group: lend
  kind: choice
  level: 1
  regions: [cn]
  stem: 室友借你的银行卡收款，你怎么办？
  options:
    - {text: 不借，陪他去办自己的卡, why: 出借账户违法。, key: true}
    - {text: 借，让他写一张借条, why: 借条免不了责任。, myth: note-protects}
    - {text: 借，看着他用完就还, why: 看着也拦不住后果。, myth: friend-is-safe}
  facts: [F002]
  sources: [law:31]
"""

ENGLISH = """\
kefu-01:
  stimulus: {sender: Calls itself customer service, text: "Your plan ends today. Share your screen."}
  decisive: Asks you to share the screen
  why: A shared screen shows them your passwords.
  action: Hang up and look it up yourself
"""

REFERENCE = {
    "topics": """\
- {key: kefu, order: 2, icon: 🎧, title: 冒充客服, about: 自称客服, action: 挂断}
- {key: shuadan, order: 1, icon: 👍, title: 刷单, about: 做任务, action: 不垫钱}
""",
    "cues": """\
- {key: screen, name: 要你共享屏幕, about: 共享等于把密码给人看, after: 先关共享再断网，打银行电话，拨 110, types: ['4', '13'], pairs: [L8]}
- {key: lend, name: 借卡收款, about: 卡在谁名下就找谁, after: 先挂失这张卡，再向警方说明, types: ['18']}
""",
    "flags": """\
- {key: screen-share, kind: red, name: 要你共享屏幕, why: 密码全看得见}
- {key: in-the-app, kind: green, name: 应用里查得到, why: 你自己打开看到的}
""",
    "myths": """\
- {key: note-protects, name: 写了借条就没事, right: 责任免不了}
- {key: friend-is-safe, name: 熟人不会有事, right: 账户在谁名下就找谁}
""",
    "tips": """\
- {id: tip-001, topic: kefu, text: 陌生人要你共享屏幕，挂断。, facts: [F001]}
- {id: tip-002, topic: shuadan, text: 先垫钱的兼职不做。, after: 已经垫了就停手报警。, sources: [paper-2025-06]}
""",
    "hotlines": """\
hotlines:
- {region: cn, number: '110', name: 报警, does: 报警止付, source: paper-2025-06, as_of: 2025-06}
- {region: tw, number: '110', name: 报警, does: 报案, source: paper-2025-06, as_of: 2025-06}
- {region: cn, number: '96110', name: 反诈专线, does: 咨询, source: paper-2025-06, as_of: 2025-06}
- {region: any, number: +86-10-12308, name: 领保热线, does: 自己拨打, source: paper-2025-06, as_of: 2025-06}
after:
- {region: cn, calm: 别急。, steps: [{key: stop, text: 停下来}, {key: police, text: 拨 110}]}
- {region: any, calm: 先别急。, steps: [{key: stop, text: 停下来}]}
""",
    "sources": """\
documents:
- {key: initiative, title: 《倡议》报道, label: 倡议, publisher: 网信中国, date: '2022', file: initiative.txt}
- {key: whitepaper, title: 网络法治建设, label: 白皮书, publisher: 新闻办, file: whitepaper.txt}
- {key: law, title: 反电信网络诈骗法, label: 反电信网络诈骗法, publisher: 人大常委会, date: 2022-09-02, file: law.txt, articles: 50, clause: '第{}条'}
- {key: paper-2025-06, title: 报纸, label: 法治报 2025-06, publisher: 法治报社, date: 2025-06}
articles:
  law:
    '31': 卡和账户不得卖、租、借
facts:
- {id: F001, document: whitepaper, section: 四（三）, fact: 建有反制技术, phrase: 技术反制, level: P1}
- {id: F002, document: initiative, section: 五点建议, fact: 建议有五点, phrase: 提出五点建议, level: P1}
- {id: F003, document: whitepaper, section: 前言, fact: 背景, phrase: 前言, level: P3}
""",
}

OVERLAYS = {
    "kefu": ENGLISH,
    "topics": "kefu: {title: Fake service, about: A call, action: Hang up}\n",
    "cues": "screen: {name: Asks to share the screen, about: They see all, after: Stop sharing and call the bank}\n",
    "flags": "screen-share: {name: Asks to share the screen, why: They see it all}\n",
    "tips": "tip-001: {text: Hang up.}\n",
    "hotlines": """\
cn/110: {name: Police, does: Report}
cn: {calm: Breathe., steps: [Stop, Dial 110]}
""",
    "sources": """\
initiative: {title: Report, label: Initiative, publisher: Wangxin}
whitepaper: {title: Cyberspace, label: White paper, publisher: Information Office}
law: {title: Law, label: Anti-Fraud Law, publisher: Congress, clause: 'Art. {}'}
law:31: {text: 'Cards must not be sold, rented or lent'}
F001: {section: 4(3), fact: There are counter-measures}
""",
}


class Folder:
    """A folder of questions in a temporary place, named as the real one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "zh-Hans").mkdir(parents=True)
        (root / "en").mkdir()
        shutil.copy(SCHEMA, root / "schema.json")
        for name, content in REFERENCE.items():
            self.write(f"{name}.yaml", content)
        self.write("zh-Hans/kefu.yaml", ITEMS)
        for name, content in OVERLAYS.items():
            self.write(f"en/{name}.yaml", content)
        self.stamp("en")

    def stamp(self, language: str) -> None:
        """Mark every overlay as following its original as it is now."""
        stamp(self.root, language)

    def write(self, name: str, content: str | bytes) -> None:
        file = self.root / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def spoil(self, name: str, old: str, new: str) -> None:
        """Replace one place of a file; it must be there once."""
        content = (self.root / name).read_text("utf-8")
        assert content.count(old) == 1, f"{old!r} is {content.count(old)} times in {name}"
        self.write(name, content.replace(old, new))

    def faults(self) -> list[str]:
        """What is wrong with the bank in the language in which it is written."""
        reading = Reading(self.root)
        reading.read()
        return [str(fault) for fault in sorted(set(reading.faults))]

    def overlay_faults(self, language: str = "en") -> list[str]:
        reading = Reading(self.root)
        reading.read()
        return [str(fault) for fault in sorted(set(reading.read_translation(language).faults))]

    def load(self) -> Bank:
        return load(self.root, lambda text, form: f"{form[-2:]}:{text}" if text else "")


def shout(value: Any) -> Any:
    """Every text of an English overlay in an invented language."""
    if isinstance(value, dict):
        return {
            name: child if name in ("who", "of") else shout(child)
            for name, child in value.items()
            if name != "of"
        }
    if isinstance(value, list):
        return [shout(child) for child in value]
    return f"x{value}"


def add_overlays(folder: Folder, language: str) -> None:
    """Add an invented language: every English text with an x before it."""
    for file in (folder.root / "en").glob("*.yaml"):
        translated = shout(yaml.safe_load(file.read_text("utf-8")))
        (folder.root / language).mkdir(exist_ok=True)
        folder.write(f"{language}/{file.name}", yaml.safe_dump(translated, allow_unicode=True))
    assert stamp(folder.root, language) > 8
