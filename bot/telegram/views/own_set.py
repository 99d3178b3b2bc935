"""How a host's own questions look: the preview of a file, the sets, and a set as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.host.own_set import MOST_OPTIONS, Draft, Entry, Finding, topic_of
from bot.core.host.own_set_effects import SendSetTable, ShowDraft, ShowSet, ShowSets
from bot.papers.set_table import LineOfSet, SetHeads, write_set_table
from bot.telegram.views.message import DocumentMessage, Key, TextMessage
from bot.telegram.views.own_set_buttons import (
    AddSet,
    DeleteSet,
    GetSetTable,
    KeepSet,
    LeaveSet,
    OpenSet,
    OpenSets,
)
from bot.telegram.views.paper_buttons import GetPaper
from bot.telegram.views.words import Words, keyboard, lines, paragraphs, tap


def show_draft(effect: ShowDraft, words: Words) -> TextMessage:
    """12 题读懂了，2 题有问题; each fault with its row, and what could be better."""
    head = words("myset-draft-head", title=_title(effect.title, words))
    counts = words("myset-draft-counts", count=effect.count, faulty=effect.faulty)
    text = paragraphs(
        lines(f"<b>{head}</b>", counts if effect.faulty else words("myset-draft-all", count=effect.count)),
        _listed("myset-draft-faults", effect.faults, effect.faulty, words),
        _listed("myset-draft-warnings", effect.warnings, effect.warned, words),
        words("myset-draft-replaces", title=_title(effect.replaces, words))
        if effect.replaces is not None and effect.count
        else None,
        words("myset-draft-none") if not effect.count else None,
    )
    keep = tap(words.plain("myset-button-keep", count=effect.count), KeepSet(effect.set_id))
    table = tap(words.plain("myset-button-mended"), GetSetTable(effect.set_id))
    leave = tap(words.plain("myset-button-leave"), LeaveSet(effect.set_id))
    return TextMessage(
        text, keyboard([keep] if effect.count else None, [table] if effect.faulty else None, [leave])
    )


def _listed(head: str, findings: tuple[Finding, ...], count: int, words: Words) -> str | None:
    if not findings:
        return None
    more = count - len(findings)
    return lines(
        f"<b>{words(head)}</b>",
        *(f"• {finding_text(finding, words)}" for finding in findings),
        words("myset-draft-more", count=more) if more > 0 else None,
    )


def finding_text(finding: Finding, words: Words) -> str:
    """第 7 行：没有写答案 (HTML)."""
    said = words(finding.key, **finding.args)
    if not finding.row:
        return said
    where = words(f"myset-at-{finding.unit}", row=str(finding.row))
    sheet = words("myset-at-sheet", sheet=finding.sheet) if finding.sheet else ""
    return words("myset-finding", place=sheet + where) + said


def show_sets(effect: ShowSets, words: Words) -> TextMessage:
    """All sets, a button each; how to send one."""
    text = paragraphs(
        f"<b>{words('myset-head')}</b>",
        words("myset-list", count=len(effect.sets)) if effect.sets else words("myset-none"),
        words("myset-how"),
    )
    labels = (
        words.plain("myset-button-set", title=_title(one.title, words), count=one.count)
        for one in effect.sets
    )
    sets = ([tap(label, OpenSet(one.id, False))] for one, label in zip(effect.sets, labels, strict=True))
    add = tap(words.plain("myset-button-add"), AddSet(0))
    empty = tap(words.plain("myset-button-empty"), GetSetTable(0))
    return TextMessage(text, keyboard(*sets, [add], [empty]))


def show_set(effect: ShowSet, words: Words) -> TextMessage:
    """One set: where it is used, and what its owner can do with it."""
    own = effect.own
    text = paragraphs(
        f"<b>{words('myset-set-head', title=_title(own.title, words), count=own.count)}</b>",
        words("myset-delete-ask") if effect.asked else words("myset-set-use"),
    )
    back = tap(words.plain("button-back"), OpenSets())
    if effect.asked:
        sure = tap(words.plain("myset-button-delete-sure"), DeleteSet(own.id))
        return TextMessage(text, keyboard([sure], [tap(words.plain("button-back"), OpenSet(own.id, False))]))
    group = Key(words.plain("button-add-to-group"), url=f"https://t.me/{words.username}?startgroup=contest")
    return TextMessage(
        text,
        keyboard(
            [group],
            [
                tap(words.plain("myset-button-replace"), AddSet(own.id)),
                tap(words.plain("myset-button-table"), GetSetTable(own.id)),
            ],
            [
                tap(words.plain("myset-button-paper"), GetPaper(topic_of(own.id))),
                tap(words.plain("myset-button-delete"), OpenSet(own.id, True)),
            ],
            [back],
        ),
    )


def send_set_table(effect: SendSetTable, words: Words) -> DocumentMessage:
    """A set in our columns, what was wrong beside it; or the empty table with one question that shows how."""
    heads = SetHeads(
        words.plain("myset-column-stem"),
        words.plain("myset-column-option"),
        words.plain("myset-column-answer"),
        words.plain("myset-column-why"),
        words.plain("myset-column-fault"),
    )
    if effect.set_id is None:
        rows: tuple[LineOfSet, ...] = (_example(words),)
        name, caption = words.plain("myset-file-empty-name"), words("myset-empty-caption")
    else:
        draft = words.own.draft(effect.set_id)
        rows = tuple(_rows(draft, words)) if draft else ()
        name = effect.title or words.plain("myset-untitled")
        caption = words("myset-table-caption")
    return DocumentMessage(f"{name}.xlsx", caption_html=caption, draw=lambda: write_set_table(rows, heads))


def _rows(draft: Draft, words: Words) -> Iterator[LineOfSet]:
    faults = {(one.unit, one.sheet, one.row): words.plain(one.key, **one.args) for one in draft.faults}
    for entry in draft.entries:
        fault = faults.pop((entry.unit, entry.sheet, entry.row), "")
        yield LineOfSet(entry.stem, _options(entry), entry.answer, entry.why, fault)
    for fault in faults.values():
        yield LineOfSet("", (), "", "", fault)


def _options(entry: Entry) -> tuple[str, ...]:
    return entry.options[:MOST_OPTIONS]


def _example(words: Words) -> LineOfSet:
    options = tuple(words.plain(f"myset-example-{letter}") for letter in "abc")
    return LineOfSet(words.plain("myset-example-stem"), options, "B", words.plain("myset-example-why"), "")


def _title(title: str | None, words: Words) -> str:
    return title or words.plain("myset-untitled")
