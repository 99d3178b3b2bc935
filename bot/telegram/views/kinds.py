"""How each kind of question looks: what is asked, its answers as buttons and in a poll, and its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bot.core.question.kinds import CHOICE, JUDGE, MAYBE_GENUINE, MAYBE_SCAM, STOP, SURE_GENUINE, SURE_SCAM
from bot.core.question.question import ME, THEM, Question, Turn
from bot.telegram.views.words import Words, lines, safe_html, sentence

LETTERS = "ABCDEFGH"
QUOTES = (("“", "”"), ("「", "」"), ('"', '"'))
NUMERALS = "①②③④⑤⑥⑦⑧"
SCALE = {
    SURE_SCAM: "quiz-sure-scam",
    MAYBE_SCAM: "quiz-maybe-scam",
    MAYBE_GENUINE: "quiz-maybe-genuine",
    SURE_GENUINE: "quiz-sure-genuine",
}
ICONS = {"sms": "📱", "telegram": "✈️", "call": "📞", "web": "🌐", "email": "📧", "talk": "💬"}

Order = tuple[int, ...]


class KindView(Protocol):
    """What every kind must put into words. Answers are named by their index among the question's own."""

    width: int
    """How many buttons stand in a row."""

    def asked(self, question: Question, order: Order, words: Words) -> str:
        """The stem, and below it the answers where they do not fit on buttons (HTML)."""
        ...

    def labels(self, order: Order, words: Words) -> list[str]:
        """The buttons of a private card, in the order shown."""
        ...

    def reasons(self, question: Question, order: Order, shown_index: int, words: Words) -> list[str | None]:
        """The paragraphs after the answer: what was right, and why for every answer (HTML)."""
        ...

    def poll_stem(self, question: Question, words: Words) -> str:
        """What a poll asks (plain)."""
        ...

    def answer(self, question: Question, index: int, words: Words) -> str:
        """One answer, as a poll's option shows it (plain)."""
        ...

    def solution(self, question: Question, words: Words) -> str:
        """The right answer and its reason (HTML)."""
        ...

    def key_why(self, question: Question) -> str:
        """The reason of the right answer alone."""
        ...

    def reminder(self, question: Question, words: Words) -> str:
        """The beginning of what was asked, enough to know it again (plain)."""
        ...


class _Judge:
    """A message, and whether it is genuine."""

    width = 2

    def asked(self, question: Question, order: Order, words: Words) -> str:
        return f"<b>{words('quiz-judge-stem', channel=_channel(question))}</b>"

    def labels(self, order: Order, words: Words) -> list[str]:
        return [words.plain(key) for key in SCALE.values()]

    def reasons(self, question: Question, order: Order, shown_index: int, words: Words) -> list[str | None]:
        signs = (
            f"{'🚩' if sign.kind == 'red' else '🟢'} {words('quiz-sign', name=sign.name, why=sign.why)}"
            for sign in words.signs(question)
        )
        return [
            lines(
                words(f"quiz-verdict-{_outcome(question, shown_index)}-{question.verdict}"),
                words("quiz-yours-was", answer=words.plain(SCALE[shown_index])),
            ),
            lines(f"<b>{words('quiz-decisive', decisive=question.decisive)}</b>", safe_html(question.why)),
            lines(*signs),
            words("quiz-action", action=sentence(question.action)),
            _after(question, words),
        ]

    def poll_stem(self, question: Question, words: Words) -> str:
        return words.plain("contest-poll-judge", channel=_channel(question))

    def answer(self, question: Question, index: int, words: Words) -> str:
        return words.plain("contest-scam" if index == 0 else "contest-genuine")

    def solution(self, question: Question, words: Words) -> str:
        return lines(
            f"✅ <b>{words(f'contest-was-{question.verdict}')}</b>",
            words("quiz-decisive", decisive=question.decisive),
            safe_html(question.why),
        )

    def key_why(self, question: Question) -> str:
        return question.why

    def reminder(self, question: Question, words: Words) -> str:
        return unquoted(question.stimulus.text) if question.stimulus else ""


class _Choice:
    """A question with three or four answers."""

    width = 4

    def asked(self, question: Question, order: Order, words: Words) -> str:
        options = (f"{LETTERS[i]}. {safe_html(question.options[own].text)}" for i, own in enumerate(order))
        return f"<b>{safe_html(question.stem)}</b>\n\n{lines(*options)}"

    def labels(self, order: Order, words: Words) -> list[str]:
        return list(LETTERS[: len(order)])

    def reasons(self, question: Question, order: Order, shown_index: int, words: Words) -> list[str | None]:
        reasons = [self._reason(question, own, i, i == shown_index, words) for i, own in enumerate(order)]
        return [f"<b>{safe_html(question.stem)}</b>", *reasons]

    def _reason(self, question: Question, own: int, i: int, yours: bool, words: Words) -> str:
        option = question.options[own]
        text = f"{'✅' if option.key else '❌'} {LETTERS[i]}. {safe_html(option.text)}"
        chosen = words("quiz-yours-mark") if yours else ""
        return f"{f'<b>{text}</b>' if option.key else text}{chosen}\n{safe_html(option.why)}"

    def poll_stem(self, question: Question, words: Words) -> str:
        return question.stem

    def answer(self, question: Question, index: int, words: Words) -> str:
        return question.options[index].text

    def solution(self, question: Question, words: Words) -> str:
        key = question.options[question.key_position]
        return lines(f"✅ <b>{safe_html(key.text)}</b>", safe_html(key.why))

    def key_why(self, question: Question) -> str:
        return question.options[question.key_position].why

    def reminder(self, question: Question, words: Words) -> str:
        """The message that is asked about says more than `怎么回舅舅最好？` does."""
        return unquoted(question.stimulus.text if question.stimulus else "") or question.stem


class _Stop:
    """A dialogue, and the first line at which a careful person stops."""

    width = 5

    def asked(self, question: Question, order: Order, words: Words) -> str:
        dialogue = lines(*(turn_line(turn, i, words) for i, turn in enumerate(question.turns)))
        return f"<blockquote>{dialogue}</blockquote>\n<b>{words('quiz-stop-stem')}</b>"

    def labels(self, order: Order, words: Words) -> list[str]:
        return [*NUMERALS[: len(order) - 1], words.plain("quiz-stop-none")]

    def reasons(self, question: Question, order: Order, shown_index: int, words: Words) -> list[str | None]:
        right = shown_index == question.key_position
        turns = (
            f"{'✋ ' if i == question.key_position else ''}{turn_line(turn, i, words)}\n"
            f"<i>{safe_html(sentence(turn.why))}</i>"
            for i, turn in enumerate(question.turns)
        )
        return [
            lines(
                words(f"quiz-stop-{'right' if right else 'wrong'}", answer=self._named(question, words)),
                words("quiz-yours-was", answer=self.labels(order, words)[shown_index]),
            ),
            lines(*turns),
            lines(f"<b>{words('quiz-decisive', decisive=question.decisive)}</b>", safe_html(question.why)),
            words("quiz-stop-next", next=sentence(question.next)) if question.next else None,
            words("quiz-action", action=sentence(question.action)),
            _after(question, words),
        ]

    def _named(self, question: Question, words: Words) -> str:
        if not question.stop:
            return words.plain("quiz-stop-none")
        return NUMERALS[question.key_position]

    def poll_stem(self, question: Question, words: Words) -> str:
        return words.plain("quiz-stop-stem")

    def answer(self, question: Question, index: int, words: Words) -> str:
        if index == len(question.turns):
            return words.plain("quiz-stop-none")
        return _plain_line(question.turns[index], index, words)

    def solution(self, question: Question, words: Words) -> str:
        found = self.answer(question, question.key_position, words)
        return lines(
            f"✅ <b>{safe_html(found)}</b>",
            words("quiz-decisive", decisive=question.decisive),
            safe_html(question.why),
        )

    def key_why(self, question: Question) -> str:
        return question.why

    def reminder(self, question: Question, words: Words) -> str:
        return question.turns[0].text if question.turns else ""


VIEWS: Mapping[str, KindView] = {JUDGE: _Judge(), CHOICE: _Choice(), STOP: _Stop()}


def view_of(question: Question) -> KindView:
    """Return the view of a question's kind."""
    return VIEWS[question.kind]


def quote(question: Question, words: Words) -> str | None:
    """Return the scene of a question: what the reader knows, and the message as a quote; None where there is none."""
    stimulus = question.stimulus
    if stimulus is None:
        return None
    context = words("quiz-context", context=stimulus.context) if stimulus.context else None
    head = f"{ICONS[stimulus.channel]} {words('channel-' + stimulus.channel)}"
    if stimulus.turns:
        return lines(context, head)
    sender = f" · {safe_html(stimulus.sender)}" if stimulus.sender else ""
    return lines(context, f"<blockquote>{head}{sender}\n{safe_html(stimulus.text)}</blockquote>")


def plain_scene(question: Question, words: Words) -> str:
    """Return the same as plain text, for a poll; a dialogue stands in the poll's options."""
    stimulus = question.stimulus
    if stimulus is None:
        return ""
    head = words.plain(f"channel-{stimulus.channel}")
    context = words.plain("quiz-context-plain", context=stimulus.context) if stimulus.context else ""
    if stimulus.turns:
        return "\n".join(part for part in (context, head) if part)
    message = f"{head} · {stimulus.sender}\n\n{stimulus.text}"
    return f"{context}\n\n{message}" if context else message


def unquoted(text: str) -> str:
    """Return what somebody says without the quotes around the whole: where it is cut, half of them would be left."""
    for opening, closing in QUOTES:
        inner = text[1:-1]
        if text[:1] == opening and text[-1:] == closing and opening not in inner and closing not in inner:
            return inner
    return text


def _after(question: Question, words: Words) -> str | None:
    """What to do if one has already done what a scam wanted; nothing below what is genuine."""
    scam = question.verdict == "scam" or bool(question.stop)
    cue = words.cue(question.group) if scam else None
    return words("quiz-after", after=sentence(cue.after)) if cue and cue.after else None


def _channel(question: Question) -> str:
    return question.stimulus.channel if question.stimulus else "telegram"


def _outcome(question: Question, shown_index: int) -> str:
    """A careful “maybe” on a genuine message is no mistake to be scolded for."""
    says_genuine = shown_index >= MAYBE_GENUINE
    if says_genuine == (question.verdict == "genuine"):
        return "right"
    return "careful" if shown_index == MAYBE_SCAM else "wrong"


def turn_line(turn: Turn, index: int, words: Words, me: str = "quiz-speaker-me") -> str:
    """Return a numbered line of a dialogue (HTML); `me` is the text for whoever reads it as their own."""
    speaker = safe_html(_speaker(turn, words, me))
    return f"{NUMERALS[index]} <b>{speaker}</b>{words('quiz-says')}{safe_html(turn.text)}"


def _plain_line(turn: Turn, index: int, words: Words) -> str:
    return f"{NUMERALS[index]} {_speaker(turn, words)}{words.plain('quiz-says')}{turn.text}"


def _speaker(turn: Turn, words: Words, me: str = "quiz-speaker-me") -> str:
    if turn.who == ME:
        return words.plain(me)
    return words.plain("quiz-speaker-them") if turn.who == THEM else turn.who
