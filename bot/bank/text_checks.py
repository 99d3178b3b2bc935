"""What texts must not say, and small readings of text that several rules share."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

ALL_OR_NONE = re.compile(
    r"(以上|上述)(都|均|皆|全|各|选项|说法|做法|几)|(都|全)(对|正确|不对|不正确|错|不是)$|^(都|均)(是|不是|可以|不可以)$|前[两三二]项"
    r"|\b(all|none|both|neither) of (the above|these|them)\b",
    re.IGNORECASE,
)
COMBINATION = re.compile(r"(?<![A-Za-z])[A-D] *(?:和|与|、|及|跟|或|以及|加|&|and|or) *[A-D](?![A-Za-z])")
LETTER_REFERENCE = re.compile(
    r"选项 *[A-D](?![A-Za-z])|(?<![A-Za-z0-9])[A-D] *(?:选项|项|答案)|\boption [A-D]\b"
)
NUMBER = re.compile(r"(?<![0-9])[0-9]{3,12}(?![0-9])")

_NEGATIVE = re.compile(
    r"不(?:是|属于|应|该|正确|对|符合|包括|恰当|合适|可取|安全|需要|能说明)|错误的|有误|说错|最不"
    r"|哪.{0,8}(?:没有|并非|不)"
)
_EXCEPT = re.compile(r"除了?.{1,20}(?:之外|以外|外)")
_CLAUSE_ENDS = re.compile(r"[。！；\n]")
_ASKS = re.compile(r"哪|什么|谁|几|多少|怎|如何|的是|是否|[？?]$")
# 会不会, 是不是: a question, no negative. 该不该 likewise.
_A_NOT_A = re.compile(r"(.)不\1|能不能|可不可以|要不要|对不对|是不是")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_PUNCTUATION = re.compile(r"[\W_]+")

_DOMAIN = re.compile(
    r"(?<![A-Za-z0-9@.\-])((?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:com|cn|net|org|gov|edu|info|io|me|app|xyz|top|vip|cc|"
    r"co|hk|mo|tw|sg|my|uk|us|jp|ru|tv|shop|site|online|club|live|link|pro|biz|dev|ai|im|ly|fun|work|tech|asia|wang|int|"
    r"icu|store|space|website|cloud|page|finance|bank|exchange|support|world|group|network|win|bet|ink|ltd|red|mobi))(?![A-Za-z0-9-])",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"(?:.*\.)?example(?:\.(?:com|org|net)|)", re.IGNORECASE)
_MENTION = re.compile(
    r"(?<![A-Za-z0-9.])@(?!example)[A-Za-z][A-Za-z0-9_]{3,31}(?![A-Za-z0-9_.])", re.IGNORECASE
)
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_CARD = re.compile(r"(?<![0-9])(?:[0-9] ?){15,18}[0-9Xx](?![0-9])")
_WALLET = re.compile(
    r"\b(?:0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[0-9a-z]{25,60})\b"
)
# Without one of these no pattern above can match; most texts have none.
_MAY_BE_CLICKABLE = re.compile(r"[.@]|://|[0-9]{4}|[0-9A-Za-z]{25}")
_SCHEME = re.compile(r"(?:https?|tg)://(?!(?:[a-z0-9-]+\.)*example\.(?:com|org|net)\b)[^\s]", re.IGNORECASE)


def core(text: str) -> str:
    """The text without blanks, punctuation and case: what two sayings have in common if they are the same."""
    return _PUNCTUATION.sub("", text).lower()


def digits(text: str) -> str:
    """Only the digits of a phone number."""
    return re.sub(r"[^0-9]", "", text)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known word, or nothing."""
    near = difflib.get_close_matches(word, list(known), n=1) if len(word) <= 40 else []
    return f" (did you mean {near[0]}?)" if near else ""


def unmarked_negative(stem: str) -> str:
    """The negative word in the last clause of a stem, when the clause asks by it and no 【】 marks it; else nothing."""
    clause = _CLAUSE_ENDS.split(stem.rstrip("。！； \n"))[-1]
    if "【" in clause or not _ASKS.search(clause):
        return ""
    question = re.split("[，,]", clause)[-1]
    negative = _EXCEPT.search(clause) or _NEGATIVE.search(_A_NOT_A.sub("", question))
    return negative.group() if negative else ""


def clickable(text: str) -> Iterator[str]:
    """Sentences about all that Telegram would turn into a link, or that could be somebody's own."""
    if not _MAY_BE_CLICKABLE.search(text):
        return
    for match in _DOMAIN.finditer(text):
        if not _EXAMPLE.fullmatch(match.group(1)):
            yield f"{match.group(1)} is a link: use example.com or write the dot as ．"
    if _SCHEME.search(text) and not any(_DOMAIN.finditer(text)):
        yield "an address with :// is a link: use example.com or write the dot as ．"
    for match in _MENTION.finditer(text):
        yield f"{match.group()} may be somebody's name: write ＠ or @example…"
    for pattern, what in ((_MOBILE, "a full phone number"), (_CARD, "a full card or identity number")):
        if pattern.search(text):
            yield f"the text holds {what}: mask it with ****"
    if _WALLET.search(text):
        yield "the text holds a full wallet address: shorten it with …"


def chinese_share(text: str) -> float:
    """Chinese characters among all."""
    return len(_CHINESE.findall(text)) / len(text) if text else 0.0
