"""How a check-up looks: a result in words with its figures below, an invitation, and a host's numbers."""

from __future__ import annotations

from bot.core.checkup.checkup import FEWEST_TAKERS, HALF, Measured
from bot.core.checkup.effects import InviteCheckup, ShowCheckup, ShowCheckupWaits, ShowStudy
from bot.core.record import WaveNumbers
from bot.telegram.views.buttons import LookBack
from bot.telegram.views.checkup_buttons import ChangeStudy, GetStudyRecord, OpenStudy, QuietTest, TakeTest
from bot.telegram.views.message import Key, TextMessage
from bot.telegram.views.paper_buttons import GetPoster
from bot.telegram.views.player import open_page
from bot.telegram.views.record_parts import mean_of
from bot.telegram.views.words import Words, keyboard, lines, paragraphs, tap

MUCH = 0.5
"""A change that ten messages can tell from chance, half the time."""


def show_checkup(effect: ShowCheckup, words: Words) -> TextMessage:
    """What was recognised, what it means, what changed; the figures come last, in a quote that opens by a tap."""
    measured, before = effect.measured, effect.before
    text = paragraphs(
        words("test-head", time=words.plain(f"test-wave-{effect.wave}")),
        lines(
            words("test-scams", hits=measured.hits, total=HALF),
            words("test-genuine", trusted=HALF - measured.false_alarms, total=HALF),
        ),
        lines(
            words(f"test-sensitivity-{_sensitivity(measured)}"),
            words(f"test-bias-{_bias(measured)}"),
        ),
        _change(before, measured, words) if before else None,
        words("test-rough"),
        f"<blockquote expandable>{_figures(measured, before, words)}</blockquote>",
        words("test-next", day=words.day(effect.next_day)) if effect.next_day else words("test-over"),
    )
    back = [tap(words.plain("button-look-back"), LookBack(effect.session, 0))] if effect.session else []
    host = tap(words.plain("test-button-host"), OpenStudy())
    return TextMessage(text, keyboard(back, [host, open_page("home", words)]))


def _sensitivity(measured: Measured) -> str:
    value = measured.sensitivity
    return "low" if value < 1 else "middle" if value < 2 else "high"


def _bias(measured: Measured) -> str:
    value = measured.bias
    return "suspicious" if value < -0.3 else "trusting" if value > 0.3 else "balanced"


def _change(before: Measured, now: Measured, words: Words) -> str:
    gain = now.sensitivity - before.sensitivity
    turn = now.bias - before.bias
    told = "up" if gain >= MUCH else "down" if gain <= -MUCH else "same"
    leaning = "trusting" if turn >= MUCH else "suspicious" if turn <= -MUCH else "same"
    return lines(words(f"test-change-{told}"), words(f"test-turn-{leaning}"))


def _figures(measured: Measured, before: Measured | None, words: Words) -> str:
    now = words("test-figures", **_numbers(measured))
    first = words("test-figures-before", **_numbers(before)) if before else None
    return lines(words("test-details"), now, first, words("test-meaning"))


def _numbers(measured: Measured) -> dict[str, str]:
    """d′ and c with one decimal; what rounds to nothing has no sign."""
    return {"d": f"{measured.sensitivity:z.1f}", "c": f"{measured.bias:z.1f}"}


def show_checkup_waits(effect: ShowCheckupWaits, words: Words) -> TextMessage:
    take = tap(words.plain("test-button-second"), TakeTest(effect.study))
    return TextMessage(words("test-waits"), keyboard([take]))


def invite_checkup(effect: InviteCheckup, words: Words) -> TextMessage:
    """One tap to take it; who does not want to hear of it says so with another."""
    key = "test-invite-again" if effect.again else "test-invite"
    text = words(key, time=words.plain(f"test-wave-{effect.wave}"))
    take = tap(words.plain("test-button-take"), TakeTest(effect.study))
    return TextMessage(text, keyboard([take, tap(words.plain("test-button-quiet"), QuietTest(effect.study))]))


def show_study(effect: ShowStudy, words: Words) -> TextMessage:
    """The link and the numbers; under five takers only how many there are, and never anybody's name."""
    link = f"https://t.me/{words.username}?start=tj-{effect.code}"
    question = words.question(effect.missed) if effect.missed else None
    cue = words.cue(question.group) if question else None
    missed = cue.name if cue else words.topic_title(question.topic) if question else ""
    text = paragraphs(
        words("study-head"),
        words("study-closed") if effect.closed else words("study-link", link=link),
        words("study-waits" if effect.waits else "study-waits-not"),
        words("study-takers", count=effect.takers),
        lines(*(_wave(wave, words) for wave in effect.waves)) or None,
        words("study-few", count=FEWEST_TAKERS) if effect.takers < FEWEST_TAKERS else words("study-meaning"),
        words("study-missed", cue=missed) if missed else None,
    )
    return TextMessage(text, keyboard(*_study_buttons(effect, words)))


def _study_buttons(effect: ShowStudy, words: Words) -> list[list[Key]]:
    refresh = tap(words.plain("study-button-refresh"), ChangeStudy(effect.code, "show"))
    record = tap(words.plain("season-button-record"), GetStudyRecord(effect.code))
    if effect.closed:
        return [[refresh, record], [open_page("home", words)]]
    wait = [tap(words.plain("study-button-wait"), ChangeStudy(effect.code, "wait"))]
    close = tap(words.plain("study-button-close"), ChangeStudy(effect.code, "close"))
    poster = tap(words.plain("study-button-poster"), GetPoster(f"tj-{effect.code}"))
    return [[refresh, close], [record, poster], [] if effect.takers else wait]


def _wave(wave: WaveNumbers, words: Words) -> str:
    time = words.plain(f"test-wave-{wave.wave}")
    arm = words.plain(f"study-arm-{wave.arm}")
    if wave.sensitivity is None or wave.bias is None:
        return words("study-wave-few", arm=arm, time=time, count=wave.takers)
    return words(
        "study-wave",
        arm=arm,
        time=time,
        count=wave.takers,
        d=mean_of(wave.sensitivity, words),
        c=mean_of(wave.bias, words),
    )
