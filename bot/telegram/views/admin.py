"""How /admin looks to the owner."""

from __future__ import annotations

from bot.core.admin.effects import NameLine, ReportedLine, ShowAdmin, ShowNames, ShowReported
from bot.core.admin.reports import REASONS
from bot.telegram.views.admin_buttons import DecideItem, Moderate, OpenAdmin, PausePushes
from bot.telegram.views.kinds import view_of
from bot.telegram.views.message import Key, TextMessage
from bot.telegram.views.words import Words, cut, keyboard, lines, paragraphs, tap

ASKED = 60


def show_admin(effect: ShowAdmin, words: Words) -> TextMessage:
    """The numbers, the ways to what wants a look, and the pause of the pushes."""
    text = paragraphs(
        f"<b>{words('admin-head')}</b>",
        lines(
            words("admin-people", people=effect.people, answers=effect.answers),
            words("admin-pushes", pushed=effect.pushed, late=effect.late),
            words("admin-outbox", waiting=effect.waiting, unknown=effect.unknown, failed=effect.failed),
            words("admin-reports", reported=effect.reported, benched=effect.benched),
        ),
        words("admin-paused") if effect.pushes_paused else None,
    )
    pause = "admin-button-resume" if effect.pushes_paused else "admin-button-pause"
    turn = tap(words.plain(pause), PausePushes(not effect.pushes_paused))
    rows = [[_page("reported", words), _page("names", words)], [turn, _page("numbers", words)]]
    return TextMessage(text, keyboard(*rows))


def _page(page: str, words: Words) -> Key:
    return tap(words.plain(f"admin-button-{page}"), OpenAdmin(page))


def show_reported(effect: ShowReported, words: Words) -> TextMessage:
    """Each reported question with what was said of it, and 留下 · 撤下."""
    text = paragraphs(
        f"<b>{words('admin-reported-head')}</b>",
        *(_reported(number, line, words) for number, line in enumerate(effect.lines, 1)),
        None if effect.lines else words("admin-reported-none"),
        words("admin-more", count=effect.more) if effect.more else None,
    )
    rows = (
        [
            tap(words.plain("admin-button-keep", number=number), DecideItem(line.question_id, True)),
            tap(words.plain("admin-button-withdraw", number=number), DecideItem(line.question_id, False)),
        ]
        for number, line in enumerate(effect.lines, 1)
    )
    return TextMessage(text, keyboard(*rows, [_page("numbers", words)]))


def _reported(number: int, line: ReportedLine, words: Words) -> str:
    question = words.question(line.question_id)
    asked = cut(" ".join(view_of(question).reminder(question, words).split()), ASKED) if question else ""
    said = words.listed(
        f"{words.plain(f'report-{reason}')} {count}" for reason, count in line.reasons if reason in REASONS
    )
    return lines(
        words("admin-item", number=number, question=line.question_id, count=line.reports, said=said),
        words("admin-item-asked", asked=asked) if asked else None,
        words("admin-item-benched") if line.benched else None,
    )


def show_names(effect: ShowNames, words: Words) -> TextMessage:
    """The names of the week's board with 藏名字 · 禁言, and who is muted."""
    text = paragraphs(
        f"<b>{words('admin-names-head')}</b>",
        lines(*(_named(number, line, words) for number, line in enumerate(effect.names, 1)))
        or words("admin-names-none"),
        words("admin-names-meaning"),
        lines(*(words("admin-muted", player=str(player)) for player in effect.muted)) or None,
    )
    rows = (
        [
            tap(words.plain("admin-button-hide", number=number), Moderate(line.player, "hide")),
            tap(words.plain("admin-button-mute", number=number), Moderate(line.player, "mute")),
        ]
        for number, line in enumerate(effect.names, 1)
    )
    freed = (
        [tap(words.plain("admin-button-free", player=str(player)), Moderate(player, "free"))]
        for player in effect.muted
    )
    return TextMessage(text, keyboard(*rows, *freed, [_page("numbers", words)]))


def _named(number: int, line: NameLine, words: Words) -> str:
    return words("board-row", rank=number, name=line.name, points=line.points)
