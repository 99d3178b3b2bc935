"""People who know nothing and still guess: each looks at the surface of an item and bets.

A guesser gives every option a score; it picks the highest, and a tie shares the pick. All are pure and
deterministic. The word lists stand here and nowhere else. docs/bank-guessers.md says what each one stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from bot.bank.text_checks import core
from bot.core.question.question import Question, Stimulus


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True)))


CAUTION = _any_of(
    "核实 核对 确认 查证 查询 报警 报案 挂断 挂掉 官方 拒绝 举报 投诉 110 96110 12308 18222 165 不要 不转 不给 不点 不理 不信 "
    "不交 不借 不填 不接 不装 不回 别转 别给 别点 别信 别填 别理 停止 停手 警惕 求助 警方 警察 派出所 咨询 自己打开 原号 回拨"
)
HEDGING = _any_of(
    "可能 通常 一般 建议 尽量 往往 大多 多半 有时 或许 也许 不一定 未必 看情况 视情况 酌情 适当"
)
ABSOLUTE = _any_of(
    "一定 所有 任何 绝不 绝对 永远 必须 必然 必定 全部 凡是 一律 只要 只有 100% 完全 从不 从来 都是 都不 总是 肯定 每个 每次"
)

URGENT = re.compile(
    r"立即|立刻|马上|尽快|赶紧|赶快|今天内|今日内|今晚|当天|限时|最后|逾期|过期|到期|截止|否则|来不及|火速|急[用需等]|很急|着急|倒计时"
    r"|[0-9一二两三半]+ ?(?:个)?(?:小时|分钟|天|日)(?:之?内)"
)
LINK = re.compile(r"[A-Za-z0-9-]+(?:[.．。]|\[\.\])[A-Za-z]{2,}|链接|网址|二维码|扫码|https?:|点此|点击")
AMOUNT = re.compile(
    r"(?:[0-9][0-9,.]*|[一二两三四五六七八九十百千]+) ?(?:多|余)?(?:万|千|百|亿)?(?:元|块|美元|港币|港元|新币|令吉|U\b|USDT)"
    r"|[$￥¥€][0-9]|(?:RM|HK\$|S\$|NT\$) ?[0-9]|USDT"
)
UNKNOWN_SENDER = re.compile(r"陌生|未知|不认识|不明|新号|新加|没见过|\+[0-9]|[0-9*]{6,}|虚拟号|无备注")
OFFICIAL = re.compile(
    r"官方|银行|公安|民警|警察|警方|网警|法院|检察|使馆|领事|领馆|客服|中心|海关|社保|税务|银联|支付宝|微信|Telegram|电报"
    r"|平台|政府|局|部|管理员|12381|96110|12308|110|165|18222|学校|教务|交易所|快递|运营商|移动|联通|电信"
)

REASSURANCE = re.compile(
    r"不会|不收|不用|无需|不需要?|不必|不要求|不索|免费|放心|自愿|谨防|[请切]勿|不要(?:转|把|告诉|泄)|核实|核对|随时可[退查]|正规|安全"
)
SELF_DESCRIPTION = re.compile(
    r"我是|我们是|这里是|本(?:行|所|局|人|店|校|院|公司|平台|中心|机构|群|站)|官方|系统(?:自动|通知|提示|消息)|【[^】]{2,12}】|工号|编号|授权"
)
POLISH = re.compile(r"您|尊敬|敬请|请于|烦请|感谢|谢谢|辛苦|祝|温馨提示|特此|抱歉|不好意思|打扰|理解")
BRACKETS = re.compile(r"[（(][^（）()]*[\u4e00-\u9fff][^（）()]*[）)]")
TITLES = re.compile(
    r"专员|经理|主任|警官|民警|老师|教授|律师|客服|导师|工程师|总监|院长|科长|队长|店长|班主任|管理员|顾问|主管|医生|领导|秘书"
)
MONEY = re.compile(
    AMOUNT.pattern
    + r"|转账|付款|充值|押金|保证金|定金|手续费|工本费|打款|打钱|汇款|垫付|先垫|退款|收款|红包|贷款|余额|[0-9]+ ?(?:元|块|万|U)"
)

Scores = list[float]
Guesser = Callable[[Question], Scores]


def longest(question: Question) -> Scores:
    return [float(len(core(option.text))) for option in question.options]


def shortest(question: Question) -> Scores:
    return [-score for score in longest(question)]


def caution_words(question: Question) -> Scores:
    return _counts(question, CAUTION)


def hedging_words(question: Question) -> Scores:
    return _counts(question, HEDGING)


def absolute_words(question: Question) -> Scores:
    """Bets on the option without absolute words, as testwise people do."""
    return [-score for score in _counts(question, ABSOLUTE)]


def echoes_the_stem(question: Question) -> Scores:
    """Bigrams shared with stem and message, as a share of the option's own."""
    scene = bigrams(question.stem + (question.stimulus.text if question.stimulus else ""))
    return [_share(bigrams(option.text), scene) for option in question.options]


def most_similar(question: Question) -> Scores:
    """Mean likeness (Jaccard of bigrams) to the other options."""
    grams = [bigrams(option.text) for option in question.options]
    return [
        sum(jaccard(own, other) for index, other in enumerate(grams) if index != mine)
        / max(1, len(grams) - 1)
        for mine, own in enumerate(grams)
    ]


def middle_number(question: Question) -> Scores:
    """In a question that asks for a number: the nearer to the middle of the sorted values, the better."""
    values = numbers(question)
    if not values:
        return [0.0] * len(question.options)
    ranked = sorted(values)
    centre = (len(ranked) - 1) / 2
    return [-abs(ranked.index(value) - centre) for value in values]


GUESSERS: Mapping[str, Guesser] = {
    "longest option": longest,
    "shortest option": shortest,
    "caution words": caution_words,
    "hedging words": hedging_words,
    "echoes the stem": echoes_the_stem,
    "most similar option": most_similar,
    "no absolute words": absolute_words,
    "middle number": middle_number,
}


def has_link(stimulus: Stimulus) -> bool:
    return bool(LINK.search(stimulus.text))


def has_amount(stimulus: Stimulus) -> bool:
    return bool(AMOUNT.search(stimulus.text))


def has_urgency(stimulus: Stimulus) -> bool:
    return bool(URGENT.search(stimulus.text))


def from_unknown_number(stimulus: Stimulus) -> bool:
    return bool(UNKNOWN_SENDER.search(stimulus.sender))


def names_an_official(stimulus: Stimulus) -> bool:
    return bool(OFFICIAL.search(stimulus.sender) or OFFICIAL.search(stimulus.text))


def says_oneself(stimulus: Stimulus) -> bool:
    return "自己" in stimulus.sender + stimulus.text


def reassures(stimulus: Stimulus) -> bool:
    return bool(REASSURANCE.search(stimulus.text))


# What a message says of itself and how: proves nothing, so it must not pay, one by one or together.
FALSE_CUES: Mapping[str, Callable[[Stimulus], bool]] = {
    "reassurance": reassures,
    "self-description": lambda stimulus: bool(SELF_DESCRIPTION.search(stimulus.text)),
    "polish": lambda stimulus: bool(POLISH.search(stimulus.text)),
    "brackets": lambda stimulus: bool(BRACKETS.search(stimulus.text)),
    "titles": lambda stimulus: bool(TITLES.search(stimulus.sender + stimulus.text)),
}


def message_length(stimulus: Stimulus | None) -> int:
    """Characters of a message, punctuation and all: how long it looks."""
    return len(stimulus.text) if stimulus else 0


def channel(stimulus: Stimulus | None) -> str:
    return stimulus.channel if stimulus else ""


CUES: Mapping[str, Callable[[Stimulus], bool]] = {
    "link": has_link,
    "amount": has_amount,
    "urgency": has_urgency,
    "unknown number": from_unknown_number,
    "official name": names_an_official,
}

# Words on few items, where the whole bank's accuracy would not show the leak: judged among the items that carry them.
TELLING_WORDS: Mapping[str, Callable[[Stimulus], bool]] = {
    "自己": says_oneself,
}


def picks(scores: Sequence[float]) -> list[float]:
    """Share of the pick that each option gets: all of it for the highest score, split evenly in a tie."""
    best = max(scores)
    winners = [score >= best - 1e-9 for score in scores]
    return [winner / sum(winners) for winner in winners]


def credit(question: Question, scores: Sequence[float]) -> float:
    """How much of the pick falls on the key: 0 to 1."""
    return picks(scores)[question.key_position]


def surely_guessed(question: Question) -> list[str]:
    """The guessers that pick the key and nothing else."""
    if not question.options:
        return []
    return [name for name, guess in GUESSERS.items() if credit(question, guess(question)) > 0.99]


def majority(question: Question, votes: Sequence[Sequence[float]]) -> Scores:
    """Sum of all guessers' picks for each option."""
    return [sum(vote[index] for vote in votes) for index in range(len(question.options))]


def bigrams(text: str) -> frozenset[str]:
    return ngrams(text, 2)


def ngrams(text: str, size: int) -> frozenset[str]:
    """The runs of `size` characters, without blanks and punctuation; a shorter text is one run."""
    letters = core(text)
    if len(letters) <= size:
        return frozenset((letters,)) if letters else frozenset()
    return frozenset(letters[start : start + size] for start in range(len(letters) - size + 1))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Likeness of two sets: 0 nothing shared, 1 the same."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _counts(question: Question, words: re.Pattern[str]) -> Scores:
    return [float(len(words.findall(option.text))) for option in question.options]


_NUMBER = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?|[零一二两三四五六七八九十百千]+) ?(万|亿)?")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
# What may stay beside the number when an option is nothing but a number with its unit.
_UNIT_LENGTH = 4


def numbers(question: Question) -> list[float]:
    """The values when the question asks for a number: each option is one number and a short unit. Else empty."""
    values = []
    for option in question.options:
        found = _NUMBER.findall(option.text)
        if len(found) != 1 or len(core(_NUMBER.sub("", option.text))) > _UNIT_LENGTH:
            return []
        values.append(_value(*found[0]))
    return values


def _value(written: str, scale: str) -> float:
    factor = {"万": 1e4, "亿": 1e8}.get(scale, 1.0)
    if written[0].isascii():
        return float(written.replace(",", "")) * factor
    total, digit = 0, 0
    for letter in written:
        if letter in _UNITS:
            total += (digit or 1) * _UNITS[letter]
            digit = 0
        else:
            digit = _DIGITS[letter]
    return (total + digit) * factor
