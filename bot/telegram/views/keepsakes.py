"""The pictures that people keep: certificate, mastery, streak. Each has its words beside it when it cannot be drawn."""

from __future__ import annotations

from bot.core.language import Language
from bot.core.player_effects import ShowStats, ShowStreak
from bot.core.quiz.effects import ShowCertificate
from bot.pictures.certificate import Certificate, CertificateWords, draw_certificate
from bot.pictures.mastery import Mastery, MasteryWords, TopicMastery, draw_mastery
from bot.pictures.streak import Streak, StreakWords, draw_streak
from bot.telegram.views.message import PhotoMessage
from bot.telegram.views.player import open_page, stats_text
from bot.telegram.views.words import Words, keyboard, lines, paragraphs, safe_html


def picture_language(words: Words) -> Language:
    """Return the language that decides fonts and line breaks of a picture."""
    if words.language == "en":
        return "en"
    return "zh-Hant" if words.language.startswith("zh-Hant") else "zh-Hans"


def show_certificate(effect: ShowCertificate, words: Words) -> PhotoMessage:
    """The certificate as a picture, with the link that verifies it."""
    link = f"https://t.me/{words.username}?start=cert-{effect.number}"
    values = Certificate(
        effect.name or words.plain("certificate-anonymous"),
        effect.rights,
        effect.total,
        words.day(effect.day),
        effect.number,
        link,
        retained=effect.kind == "kept",
    )
    said = _certificate_words(effect, words)
    caption = words("certificate-caption", number=effect.number, link=link)
    return PhotoMessage(lambda: draw_certificate(values, said), caption, None, caption)


def _certificate_words(effect: ShowCertificate, words: Words) -> CertificateWords:
    suffix = "-kept" if effect.kind == "kept" else ""
    return CertificateWords(
        language=picture_language(words),
        issuer=words.plain("app-name"),
        title=words.plain(f"certificate-title{suffix}"),
        kind=words.plain(f"certificate-kind{suffix}"),
        lead=words.plain("certificate-lead"),
        statement=words.plain(f"certificate-body{suffix}", total=effect.total, rights=effect.rights),
        score=words.plain("certificate-score"),
        date=words.plain("certificate-date"),
        number=words.plain("certificate-no"),
        verify=words.plain("certificate-check"),
    )


def show_stats(effect: ShowStats, words: Words) -> PhotoMessage:
    """A picture of mastery by fraud type, with the figures as its caption."""
    text = stats_text(effect, words)
    bars = tuple(
        TopicMastery(words.topic_title(score.topic), score.rights, score.total) for score in effect.topics
    )
    said = MasteryWords(
        picture_language(words),
        words.plain("stats-picture-title"),
        words.plain("stats-untried"),
        footer=words.plain("app-name"),
    )
    rows = (
        f"{safe_html(words.topic_title(score.topic))}　{score.rights}/{score.total}"
        for score in effect.topics
        if score.total
    )
    buttons = keyboard([open_page("review", words), open_page("quiz", words)])
    return PhotoMessage(
        lambda: draw_mastery(Mastery("", bars), said), text, buttons, paragraphs(text, lines(*rows))
    )


def show_streak(effect: ShowStreak, words: Words) -> PhotoMessage:
    caption = words("streak-caption", days=effect.days)
    said = StreakWords(
        picture_language(words),
        words.plain("streak-above"),
        words.plain("streak-unit"),
        words.plain("streak-subtitle"),
    )
    return PhotoMessage(lambda: draw_streak(Streak(effect.days, ""), said), caption, None, caption)
