"""How 一起看看 looks: one question at a time, then the next step. There is no verdict to show."""

from __future__ import annotations

from bot.core.look import look
from bot.core.look.effects import ShowLook, ShowLookAfter
from bot.core.look.look import QUESTIONS, Row
from bot.telegram.views.look_buttons import LookAfter, LookOn, LookPractice
from bot.telegram.views.message import TextMessage
from bot.telegram.views.player import numbers_by_place, open_page
from bot.telegram.views.words import Words, grid, keyboard, lines, paragraphs, safe_html, sentence, tap


def show_look(effect: ShowLook, words: Words) -> TextMessage:
    """The next question, or where the answers lead."""
    answers = look.read(effect.code) or {}
    row = look.decide(answers)
    if row is None:
        return _ask(effect, words)
    return _end(effect, row, answers, words)


def _ask(effect: ShowLook, words: Words) -> TextMessage:
    question = look.next_question(effect.code)
    number, total = len(effect.code) + 1, len(QUESTIONS)
    text = paragraphs(
        words("look-head"),
        words(f"look-intro-{effect.subject}") if not effect.code else None,
        f"{number}/{total}  <b>{words(f'look-{question}')}</b>",
    )
    answers = (
        tap(words.plain(f"look-{question}-{value}"), LookOn(effect.subject, f"{effect.code}{index}"))
        for index, value in enumerate(QUESTIONS[question])
    )
    rest = look.skipped(effect.code)
    last = [tap(words.plain("look-button-skip"), LookOn(effect.subject, rest))] if effect.code else []
    if not effect.code and effect.subject == "message":
        last = [tap(words.plain("look-button-call"), LookOn("call", ""))]
    return TextMessage(text, keyboard(*grid(answers, 1), last))


def _end(effect: ShowLook, row: Row, answers: dict[str, str], words: Words) -> TextMessage:
    """Where it leads, the answer that decides, what it resembles and what would come, the next step with a number."""
    said = words.plain(f"look-{row.decides}-{answers[row.decides]}") if row.decides in answers else ""
    danger = row.end != "none"
    text = paragraphs(
        words(f"look-end-{row.end}"),
        words("look-decides", answer=said) if said and danger else None,
        words(f"look-type-{row.resembles}"),
        words("look-step", step=words.plain(f"look-step-{row.resembles}")),
        _number(effect.region, words) if danger else None,
    )
    again = tap(words.plain("look-button-again"), LookOn("message", ""))
    did = [tap(words.plain("look-button-did"), LookAfter(row.resembles))] if danger else []
    practice = tap(words.plain("look-button-practice"), LookPractice(row.resembles))
    return TextMessage(text, keyboard(did, [practice], [again, open_page("home", words)]))


def _number(region: str, words: Words) -> str | None:
    """The first number of the region, for who cannot check alone; of every place where none is known."""
    if region == "any" and (places := numbers_by_place(words)):
        return lines(words("look-numbers"), places)
    _, hotlines = words.first_aid(region)
    if not hotlines:
        return None
    return words("look-number", number=hotlines[0].number, name=hotlines[0].name)


def show_look_after(effect: ShowLookAfter, words: Words) -> TextMessage:
    """What to do now for this kind; the four steps where the bank has nothing closer."""
    aid, _ = words.first_aid(effect.region)
    cue = words.cue(look.KIN[effect.resembles].cue) if effect.resembles in look.KIN else None
    steps = (f"{number}. {safe_html(step)}" for number, step in enumerate(aid.steps, 1))
    text = paragraphs(
        safe_html(aid.calm),
        f"<b>{safe_html(sentence(cue.after))}</b>" if cue and cue.after else lines(*steps),
        _number(effect.region, words),
    )
    return TextMessage(text, keyboard([open_page("scammed", words), open_page("home", words)]))
