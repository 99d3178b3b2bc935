"""How the pages of a person look: home, results, boards, settings, tips, first aid."""

from __future__ import annotations

from functools import partial

from bot.core.effects import Say
from bot.core.learning.badges import BADGES
from bot.core.player.effects import (
    BoardRow,
    SendExport,
    ShowBoard,
    ShowFirstAid,
    ShowFirstAidTopics,
    ShowStats,
    ShowTip,
)
from bot.core.player.player import REGIONS
from bot.core.question.audience import AUDIENCES, SKIPPED
from bot.core.quiz.sessions import QUIZ, SPOT
from bot.telegram.views.buttons import (
    Board,
    Choose,
    FirstAid,
    FirstAidTopic,
    FirstAidTopics,
    Forget,
    Open,
    OpenSetting,
)
from bot.telegram.views.family_buttons import AgreeFamily
from bot.telegram.views.message import DocumentMessage, Key, Keyboard, TextMessage
from bot.telegram.views.own_set_buttons import OpenSets
from bot.telegram.views.words import Words, grid, keyboard, lines, paragraphs, safe_html, sentence, tap

PLACES = tuple(region for region in REGIONS if region != "any")
DIALLED = 2
COPIED = 3
_HOME = (
    (QUIZ, SPOT),
    ("helpta", "look"),
    ("review", "stats"),
    ("contest", "family"),
    ("test", "settings"),
    ("scammed",),
)


def home(words: Words) -> Keyboard | None:
    """The ways in, and 我被骗了."""
    return keyboard(*([tap(words.plain(f"button-{page}"), Open(page)) for page in row] for row in _HOME))


def say(effect: Say, words: Words) -> TextMessage:
    args = {name: words.day(str(value)) if name == "day" else value for name, value in effect.args.items()}
    return TextMessage(words(effect.key, **args), _menu(effect.menu, words))


def _menu(menu: str | None, words: Words) -> Keyboard | None:
    match menu:
        case "home":
            return home(words)
        case "audience":
            return _ask_audience(words)
        case "help":
            return keyboard([open_page(QUIZ, words), open_page("scammed", words)], [open_page("look", words)])
        case "helpta":
            return keyboard([open_page("helpta", words), open_page("home", words)])
        case "agreed":
            never = tap(words.plain("family-not-any-more"), AgreeFamily(False))
            return keyboard([open_page(QUIZ, words), never])
        case "test":
            return keyboard([open_page("test", words), open_page("home", words)])
        case "again":
            return keyboard([open_page(QUIZ, words), open_page("home", words)])
        case "group":
            link = f"https://t.me/{words.username}?startgroup=contest"
            return keyboard([Key(words.plain("button-add-to-group"), url=link)])
        case "myset":
            return keyboard([tap(words.plain("myset-button-open"), OpenSets())])
        case "forget":
            yes = tap(words.plain("button-forget-yes"), Forget(True))
            return keyboard([yes, tap(words.plain("button-forget-no"), Forget(False))])
    return None


def _ask_audience(words: Words) -> Keyboard | None:
    """给谁练, which can be skipped; help for who has just been cheated stands there too."""
    answers = (tap(words.plain(f"for-{key}"), Choose("start-for", key)) for key in AUDIENCES)
    skip = tap(words.plain("for-skip"), Choose("start-for", SKIPPED))
    return keyboard(*grid(answers, 2), [skip], [open_page("scammed", words)])


def open_page(page: str, words: Words) -> Key:
    return tap(words.plain(f"button-{page}"), Open(page))


def show_first_aid(effect: ShowFirstAid, words: Words) -> TextMessage:
    """The four steps first, then the numbers, then why to dial them oneself.

    Who named no region gets the numbers of every place at once, a line each; a tap on one leads there.
    """
    aid, hotlines = words.first_aid(effect.region)
    steps = lines(*(f"{number}. {safe_html(step)}" for number, step in enumerate(aid.steps, 1)))
    if effect.region == "any":
        numbers = numbers_by_place(words)
        copies: list[Key] = []
    else:
        numbers = lines(
            *(
                words("firstaid-hotline", number=line.number, name=line.name, what=line.does)
                for line in hotlines
            )
        )
        copies = [Key(f"📋 {line.number}", copy=line.number) for line in hotlines[:COPIED]]
    text = paragraphs(
        safe_html(aid.calm),
        lines(words("firstaid-head"), steps),
        lines(words("firstaid-hotlines"), numbers),
        words("firstaid-foot"),
    )
    others = (region for region in PLACES if region != effect.region)
    regions = grid((tap(words.plain(f"region-{region}"), FirstAid(region)) for region in others), 3)
    kinds = tap(words.plain("firstaid-button-kinds"), FirstAidTopics())
    return TextMessage(
        text, keyboard(copies, *regions, [kinds, open_page("home", words)], [open_page("look-call", words)])
    )


def numbers_by_place(words: Words) -> str:
    """A line for each place with its numbers, for who named no region."""
    return lines(*(_numbers_of(region, words) for region in PLACES))


def _numbers_of(region: str, words: Words) -> str | None:
    """`中国内地　110 / 96110`: the numbers to dial first in one place; a line that serves any place says nothing here."""
    anywhere = {line.number for line in words.first_aid("any")[1]}
    local = [line.number for line in words.first_aid(region)[1] if line.number not in anywhere]
    if not local:
        return None
    return words("firstaid-place", place=words.plain(f"region-{region}"), numbers=" / ".join(local[:DIALLED]))


def show_first_aid_topics(effect: ShowFirstAidTopics, words: Words) -> TextMessage:
    """What happened? A type of fraud leads to what to do after each of its tricks."""
    if effect.topic is None:
        topics = (words.topic(key) for key in effect.topics)
        buttons = [tap(f"{one.icon} {one.title}", FirstAidTopic(one.key)) for one in topics if one]
        return TextMessage(
            words("firstaid-which"), keyboard(*grid(buttons, 2), [open_page("scammed", words)])
        )
    cues = [cue for cue in (words.cue(key) for key in effect.cues) if cue and cue.after]
    told = (f"<b>{safe_html(cue.name)}</b>\n{safe_html(sentence(cue.after))}" for cue in cues)
    text = paragraphs(words("firstaid-after-head", topic=words.topic_title(effect.topic)), *told)
    back = tap(words.plain("firstaid-button-kinds"), FirstAidTopics())
    return TextMessage(text, keyboard([back], [open_page("scammed", words)]))


def show_tip(effect: ShowTip, words: Words) -> TextMessage:
    text = tip_text(effect.tip, words) or words("tip-gone")
    more = tap(words.plain("button-tip-more"), Open("tip"))
    return TextMessage(text, keyboard([more, open_page(QUIZ, words)]))


def tip_text(tip_id: str, words: Words) -> str:
    """A tip under its topic, with where it comes from; nothing for one that is gone."""
    tip = words.tip(tip_id)
    topic = words.topic(tip.topic) if tip else None
    if tip is None or topic is None:
        return ""
    label = words.source_labels(tip)
    return paragraphs(
        f"<b>{words('tip-head', icon=topic.icon, topic=topic.title)}</b>",
        safe_html(tip.text),
        f"<i>{words('tip-source', label=label)}</i>" if label else None,
    )


def stats_text(effect: ShowStats, words: Words) -> str:
    """The figures of a person, and what comes next."""
    return paragraphs(
        f"<b>{_opening(effect, words)}</b>",
        lines(
            words("stats-head"),
            words("stats-points", points=effect.points, streak=effect.streak),
            words("stats-total", total=effect.total, rights=effect.rights),
        ),
        _chats(effect, words),
        lines(*(words(f"badge-{badge}") for badge in effect.badges if badge in BADGES)) or None,
        _next_review(effect, words),
        f"<blockquote expandable>{lines(words('stats-details'), _discrimination(effect, words))}</blockquote>",
    )


def _opening(effect: ShowStats, words: Words) -> str:
    """One sentence: what goes well, and what is worth practising."""
    strength = words(f"stats-strength-{effect.strength}") if effect.strength else ""
    weakness = words(f"stats-weakness-{effect.weakness}") if effect.weakness else ""
    if strength and weakness:
        return words("stats-opening-both", strength=strength, weakness=weakness)
    if strength or weakness:
        return words("stats-opening-one", said=strength or weakness)
    return words("stats-opening-none")


def _chats(effect: ShowStats, words: Words) -> str | None:
    """帮帮 TA in plain words: when the person usually stops, and how often a genuine chat was stopped."""
    parts = []
    if effect.delay is not None:
        when = "before" if effect.delay < 0 else "after" if effect.delay > 0 else "at"
        lines_away = f"{abs(effect.delay):g}"
        parts.append(words(f"stats-chats-{when}", chats=effect.chats, lines=lines_away))
    if effect.genuine_chats:
        parts.append(words("stats-chats-genuine", chats=effect.genuine_chats, stopped=effect.false_stops))
    return lines(*parts) or None


def badge_lines(badges: tuple[str, ...], words: Words) -> str | None:
    """What was just earned; it is told once."""
    known = [words(f"badge-{badge}") for badge in badges if badge in BADGES]
    return lines(words("badge-new"), *known) if known else None


def _next_review(effect: ShowStats, words: Words) -> str | None:
    if effect.due_now:
        return words("stats-due", count=effect.due_now)
    return words("stats-next", day=words.day(effect.next_day)) if effect.next_day else None


def _discrimination(effect: ShowStats, words: Words) -> str:
    head = words("stats-judged", scams=effect.scams, genuine=effect.genuine)
    if effect.sensitivity_band == "none":
        return lines(head, words("stats-band-none"))
    return lines(
        head,
        words(
            "stats-sensitivity",
            band=words.plain(f"stats-sensitivity-{effect.sensitivity_band}"),
            value=_figure(effect.sensitivity, words),
        ),
        words(
            "stats-bias",
            band=words.plain(f"stats-bias-{effect.bias_band}"),
            value=_figure(effect.bias, words),
        ),
    )


def _figure(value: float | None, words: Words) -> str:
    return "" if value is None else words.plain("stats-value", value=f"{value:.2f}")


def show_board(effect: ShowBoard, words: Words) -> TextMessage:
    rows = lines(*(_board_row(rank, row, words) for rank, row in enumerate(effect.rows, 1)))
    text = paragraphs(
        words(f"board-head-{effect.period}"),
        rows or words("board-empty"),
        words("board-own", points=effect.own),
        None if effect.named else words("board-unnamed"),
    )
    other = "all" if effect.period == "week" else "week"
    turn = tap(words.plain("button-all-time" if other == "all" else "button-week"), Board(other))
    name = None if effect.named else [tap(words.plain("button-my-name"), OpenSetting("name"))]
    return TextMessage(text, keyboard([turn], name, [open_page(QUIZ, words), open_page("home", words)]))


def _board_row(rank: int, row: BoardRow, words: Words) -> str:
    text = words("board-row", rank=rank, name=row.name, points=row.points)
    return f"<b>{text}</b>" if row.own else text


def send_export(effect: SendExport, words: Words) -> DocumentMessage:
    """The file is made in a thread: somebody with many answers holds up nobody."""
    return DocumentMessage(
        "fanzha-export.json",
        caption_html=words("export-caption"),
        draw=partial(words.export, effect.player_id),
    )
