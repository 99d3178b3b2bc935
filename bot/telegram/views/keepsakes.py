"""The pictures that people keep: certificate, results, streak. Each has its words beside it when it cannot be drawn.

What draws is a partial of a function and two frozen values, so that threads and processes can do it alike.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from bot.core.language import Language
from bot.core.learning.discrimination import ENOUGH
from bot.core.learning.mastery import is_steady
from bot.core.player.effects import ShowStats, ShowStreak
from bot.core.quiz.effects import AskCertificateName, ShowCertificate, VerifyCertificate
from bot.core.quiz.sessions import QUIZ
from bot.pictures.certificate import Certificate, CertificateWords, draw_certificate
from bot.pictures.mastery import TopicMastery
from bot.pictures.plane import Eye, PlaneWords
from bot.pictures.stats import Stats, StatsWords, draw_stats
from bot.pictures.streak import Streak, StreakWords, draw_streak
from bot.telegram.views.buttons import NameCertificate
from bot.telegram.views.message import PhotoMessage, TextMessage
from bot.telegram.views.player import open_page, stats_text
from bot.telegram.views.words import Words, cut, grid, keyboard, lines, paragraphs, safe_html, tap

LONGEST_LABEL = 40


def picture_language(words: Words) -> Language:
    """Return the language that decides fonts and line breaks of a picture."""
    if words.language == "en":
        return "en"
    return "zh-Hant" if words.language.startswith("zh-Hant") else "zh-Hans"


def show_certificate(effect: ShowCertificate, words: Words) -> PhotoMessage:
    """The certificate as a picture, with the link that verifies it and the way to another name."""
    link = f"https://t.me/{words.username}?start=cert-{effect.number}"
    values = Certificate(
        name=effect.name,
        right=effect.rights,
        total=effect.total,
        date=words.day(effect.day),
        number=effect.number,
        link=link,
        retained=effect.kind == "kept",
    )
    said = _certificate_words(effect, words)
    caption = words("certificate-caption", number=effect.number, link=link)
    rename = tap(words.plain("certificate-rename"), NameCertificate(effect.number, "ask"))
    return PhotoMessage(
        partial(draw_certificate, values, said),
        caption,
        keyboard([rename, open_page("home", words)]),
        caption,
    )


def ask_certificate_name(effect: AskCertificateName, words: Words) -> TextMessage:
    """Which name shall stand there; nothing is drawn before it is chosen."""
    choices = ["telegram", "type", "none"]
    buttons = [
        tap(words.plain(f"certificate-name-{choice}"), NameCertificate(effect.number, choice))
        for choice in choices
    ]
    own = tap(cut(effect.board_name, LONGEST_LABEL), NameCertificate(effect.number, "board"))
    return TextMessage(
        words("certificate-ask"), keyboard([own] if effect.board_name else None, *grid(buttons, 2))
    )


def verify_certificate(effect: VerifyCertificate, words: Words) -> TextMessage:
    """That it is genuine, and what stands on it; a name that was left out is said in words."""
    name = effect.name or words.plain("certificate-anonymous")
    return TextMessage(
        words(
            "certificate-valid",
            number=effect.number,
            name=name,
            day=words.day(effect.day),
            rights=effect.rights,
            total=effect.total,
        ),
        keyboard([open_page(QUIZ, words), open_page("home", words)]),
    )


def _certificate_words(effect: ShowCertificate, words: Words) -> CertificateWords:
    suffix = "-kept" if effect.kind == "kept" else ""
    return CertificateWords(
        language=picture_language(words),
        issuer=words.plain("app-name"),
        title=words.plain(f"certificate-title{suffix}"),
        kind=words.plain(f"certificate-kind{suffix}"),
        unnamed=words.plain("certificate-anonymous"),
        lead=words.plain("certificate-lead"),
        statement=words.plain(f"certificate-body{suffix}", total=effect.total, rights=effect.rights),
        score=words.plain("certificate-score"),
        date=words.plain("certificate-date"),
        number=words.plain("certificate-no"),
        verify=words.plain("certificate-check"),
    )


def show_stats(effect: ShowStats, words: Words) -> PhotoMessage:
    """A picture of mastery by fraud type, of twelve weeks and of the eye, with the figures as its caption."""
    text = stats_text(effect, words)
    known = tuple(score for score in effect.topics if words.topic_title(score.topic))
    rows = (
        f"{safe_html(words.topic_title(score.topic))}　{score.rights}/{score.total}"
        for score in known
        if score.total
    )
    values = Stats(
        tuple(TopicMastery(words.topic_title(score.topic), score.rights, score.total) for score in known),
        Eye(effect.sensitivity, effect.bias),
        days=effect.days,
        today=date.fromisoformat(effect.today) if effect.today else None,
    )
    buttons = keyboard([open_page("review", words), open_page(QUIZ, words)])
    draw = partial(draw_stats, values, _stats_words(effect, words))
    return PhotoMessage(draw, text, buttons, paragraphs(text, lines(*rows)))


def _stats_words(effect: ShowStats, words: Words) -> StatsWords:
    practised = [score for score in effect.topics if score.total]
    steady = sum(is_steady(score.rights, score.total) for score in practised)
    return StatsWords(
        language=picture_language(words),
        title=words.plain("picture-stats-title"),
        summary=words.plain("picture-stats-summary", practised=len(practised), steady=steady),
        weakest=words.plain("picture-stats-weakest"),
        none_weak=words.plain("picture-stats-none-weak"),
        practising=words.plain("picture-stats-practising"),
        steady=words.plain("picture-stats-steady"),
        untried=words.plain("picture-stats-untried"),
        calendar=words.plain("picture-stats-calendar", days=sum(count > 0 for count in effect.days)),
        plane=PlaneWords(
            title=words.plain("picture-eye-title"),
            clear=words.plain("picture-eye-clear"),
            wary=words.plain("picture-eye-wary"),
            trusting=words.plain("picture-eye-trusting"),
            not_yet=words.plain("picture-eye-not-yet", least=ENOUGH),
        ),
        footer=words.plain("app-name"),
    )


def show_streak(effect: ShowStreak, words: Words) -> PhotoMessage:
    """A card for days in a row."""
    caption = words("streak-caption", days=effect.days)
    said = StreakWords(
        language=picture_language(words),
        title=words.plain("streak-above"),
        unit=words.plain("streak-unit"),
        line=words.plain("streak-subtitle"),
        footer=words.plain("app-name"),
    )
    return PhotoMessage(partial(draw_streak, Streak(effect.days), said), caption, None, caption)
