"""One item as it will look in the chat and as a poll, with lengths in UTF-16 units; for authors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.bank import lengths
from bot.bank.bank import Bank
from bot.bank.gate import GateResult
from bot.bank.lengths import utf16
from bot.bank.sentences import option_letter
from bot.core.language import Language
from bot.core.question.kinds import CHOICE, JUDGE, STOP
from bot.core.question.question import ME, THEM, Question, Stimulus, Turn

_CHANNELS = {
    "sms": "短信",
    "telegram": "Telegram",
    "call": "来电",
    "web": "网页",
    "email": "邮件",
    "talk": "当面",
}
_SCALE = "[肯定是骗局] [可能是骗局]\n[可能是真的] [肯定是真的]"
_LINES, _NO_STOP = "①②③④⑤⑥⑦⑧", "不用停"
_QUESTIONS = {JUDGE: "这条消息是骗局还是真的？", STOP: "聊到哪一句，就该停下？"}
_BUTTONS: Mapping[str, Callable[[Question], str]] = {
    JUDGE: lambda question: _SCALE,
    CHOICE: lambda question: " ".join(f"[{option_letter(index)}]" for index in range(len(question.options))),
    STOP: lambda question: " ".join(f"[{line}]" for line in (*_LINES[: len(question.turns)], _NO_STOP)),
}


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
    location = bank.locations.get(question.id)
    where = f" · {location.path}:{location.line}" if location else ""
    facts = f"{question.kind} · level {question.level} · {' '.join(question.regions)} · {question.language}"
    return f"{question.id} · group {question.group} · {facts}{where}"


def _asked(bank: Bank, question: Question, language: Language) -> Iterator[str]:
    topic = bank.topic(question.topic, language).title if question.topic in bank.topics else question.topic
    yield f"第 1/5 题 · {topic}"
    if question.stimulus:
        yield from _shown(question.stimulus)
    if question.kind == CHOICE:
        yield question.stem
        yield from (f"{option_letter(index)}. {option.text}" for index, option in enumerate(question.options))
    yield _BUTTONS[question.kind](question)


def _shown(stimulus: Stimulus) -> Iterator[str]:
    """Where it came, what the reader knows, and the message or the lines of the dialogue."""
    yield _frame(stimulus)
    if stimulus.context:
        yield f"（{stimulus.context}）"
    yield from (f"│ {line}" for line in stimulus.text.splitlines())
    yield from (f"{_LINES[index]} {_who(turn)}：{turn.text}" for index, turn in enumerate(stimulus.turns))


def _explained(bank: Bank, question: Question, language: Language) -> Iterator[str]:
    if question.kind == JUDGE:
        yield "❗ 骗局" if question.verdict == "scam" else "✅ 真的"
    if question.kind == STOP:
        yield f"停在 {_LINES[question.stop - 1]}" if question.stop else f"✅ {_NO_STOP}"
        yield from (f"{_LINES[index]} {turn.why}" for index, turn in enumerate(question.turns))
    yield from _reasons(bank, question, language)
    for index, option in enumerate((*question.options, *question.advice)):
        yield f"{'✅' if option.key else '❌'} {option_letter(index)}. {option.text}\n   {option.why}"
    cue = bank.cue(question.group, language)
    if cue and question.verdict != "genuine" and question.stop != 0:
        yield f"已经做了：{cue.after}"
    for citation in bank.citations(question, language):
        detail = citation.detail.replace("\n", "\n   ")
        yield f"来源：{citation.label}\n   {detail}"


def _reasons(bank: Bank, question: Question, language: Language) -> Iterator[str]:
    if question.decisive:
        yield f"关键：{question.decisive}"
    for key in question.flags:
        if key in bank.flags:
            flag = bank.flag(key, language)
            yield f"{'🚩' if flag.kind == 'red' else '🟢'} {flag.name}：{flag.why}"
    for name, text in (("", question.why), ("怎么做：", question.action), ("接下来：", question.next)):
        if text:
            yield f"{name}{text}"


def _poll(bank: Bank, question: Question) -> Iterator[str]:
    yield _measured("question", question.stem or _QUESTIONS[question.kind], lengths.POLL_QUESTION)
    if question.stimulus:
        yield _measured("description", "\n".join(_shown(question.stimulus)), lengths.POLL_DESCRIPTION)
    for text in _poll_options(question):
        yield _measured("option", text, lengths.POLL_OPTION)
    reason = question.why or next(option.why for option in question.options if option.key)
    yield _measured("reason at the reveal", reason, lengths.KEY_REASON)
    misfits = bank.poll_fit(question)
    yield f"does not fit: {'; '.join(misfits)}" if misfits else "fits"


def _poll_options(question: Question) -> list[str]:
    if question.kind == JUDGE:
        return ["骗局", "真的"]
    if question.kind == STOP:
        return [*_LINES[: len(question.turns)], _NO_STOP]
    return [option.text for option in question.options]


def _who(turn: Turn) -> str:
    return {THEM: "对方", ME: "我"}.get(turn.who, turn.who)


def _frame(stimulus: Stimulus) -> str:
    channel = _CHANNELS.get(stimulus.channel, stimulus.channel)
    return f"{channel} · {stimulus.sender}" if stimulus.sender else channel


def _measured(name: str, text: str, limit: int) -> str:
    return f"{name} ({utf16(text)}/{limit}): {text}"
