"""One item as it will look in the chat and as a poll, with lengths in UTF-16 units; for authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.bank import lengths
from bot.bank.bank import Bank
from bot.bank.gate import GateResult
from bot.bank.lengths import utf16
from bot.core.language import Language
from bot.core.question import Question, Stimulus

_CHANNELS = {
    "sms": "短信",
    "telegram": "Telegram",
    "call": "来电",
    "web": "网页",
    "email": "邮件",
    "talk": "当面",
}
_SCALE = "[肯定是骗局] [可能是骗局]\n[可能是真的] [肯定是真的]"
_JUDGE_QUESTION, _JUDGE_OPTIONS = "这条消息是骗局还是真的？", ("骗局", "真的")


def preview(
    bank: Bank, question_id: str, language: Language = "zh-Hans", gates: Sequence[GateResult] = ()
) -> str:
    """The item in the chat, after the answer, and as a poll; with `gates` also which guesses it feeds.

    Errors: KeyError for an unknown id.
    """
    question = bank.in_language(question_id, language)
    parts = [
        _head(bank, question),
        "── in the chat ──",
        *_asked(bank, question, language),
        "── after the answer ──",
        *_explained(bank, question, language),
        "── as a poll ──",
        *_poll(bank, question),
    ]
    if gates:
        fed = [gate.name for gate in gates if question_id in gate.offenders]
        parts += ["── guesses that this item feeds ──", ", ".join(fed) or "none"]
    return "\n".join(parts)


def _head(bank: Bank, question: Question) -> str:
    place = bank.locations.get(question.id)
    where = f" · {place.path}:{place.line}" if place else ""
    facts = f"{question.kind} · level {question.level} · {' '.join(question.regions)} · {question.language}"
    return f"{question.id} · group {question.group} · {facts}{where}"


def _asked(bank: Bank, question: Question, language: Language) -> Iterator[str]:
    topic = bank.topic(question.topic, language).title if question.topic in bank.topics else question.topic
    yield f"第 1/5 题 · {topic}"
    if question.stimulus:
        yield _frame(question.stimulus)
        yield from (f"│ {line}" for line in question.stimulus.text.splitlines())
    if question.kind == "judge":
        yield _SCALE
        return
    yield question.stem
    yield from (f"{chr(65 + place)}. {option.text}" for place, option in enumerate(question.options))
    yield " ".join(f"[{chr(65 + place)}]" for place in range(len(question.options)))


def _explained(bank: Bank, question: Question, language: Language) -> Iterator[str]:
    if question.kind == "judge":
        yield "❗ 骗局" if question.verdict == "scam" else "✅ 真的"
        yield f"关键：{question.decisive}"
        for key in question.flags:
            if key in bank.flags:
                flag = bank.flag(key, language)
                yield f"{'🚩' if flag.kind == 'red' else '🟢'} {flag.name}：{flag.why}"
        yield question.why
        yield f"怎么做：{question.action}"
    for place, option in enumerate(question.options):
        yield f"{'✅' if option.key else '❌'} {chr(65 + place)}. {option.text}\n   {option.why}"
    for citation in bank.citations(question, language):
        detail = citation.detail.replace("\n", "\n   ")
        yield f"来源：{citation.label}\n   {detail}"


def _poll(bank: Bank, question: Question) -> Iterator[str]:
    asked = question.stem or _JUDGE_QUESTION
    yield _measured("question", asked, lengths.POLL_QUESTION)
    if question.stimulus:
        description = f"{_frame(question.stimulus)}\n{question.stimulus.text}"
        yield _measured("description", description, lengths.POLL_DESCRIPTION)
    for text in [option.text for option in question.options] or _JUDGE_OPTIONS:
        yield _measured("option", text, lengths.POLL_OPTION)
    reason = question.why or next(option.why for option in question.options if option.key)
    yield _measured("reason at the reveal", reason, lengths.KEY_REASON)
    misfits = bank.poll_fit(question)
    yield f"does not fit: {'; '.join(misfits)}" if misfits else "fits"


def _frame(stimulus: Stimulus) -> str:
    return f"{_CHANNELS.get(stimulus.channel, stimulus.channel)} · {stimulus.sender}"


def _measured(name: str, text: str, limit: int) -> str:
    return f"{name} ({utf16(text)}/{limit}): {text}"
