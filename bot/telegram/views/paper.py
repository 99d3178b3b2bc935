"""How what is printed looks: the paper with its two orders, the poster with its code."""

from __future__ import annotations

from functools import partial

from bot.core.host.paper_effects import OfferPapers, PaperItem, SendPaper, SendPoster
from bot.papers.exam import PaperWords, PrintedQuestion, draw_exam
from bot.papers.poster import poster_page
from bot.pictures.poster import Poster, PosterWords, draw_poster
from bot.telegram.views.keepsakes import picture_language
from bot.telegram.views.kinds import plain_scene, view_of
from bot.telegram.views.message import DocumentMessage, TextMessage
from bot.telegram.views.words import Words, paragraphs

_KINDS = {"tj": "study", "season": "season"}
"""What a poster speaks of, by the beginning of its link."""


def offer_papers(effect: OfferPapers, words: Words) -> TextMessage:
    """How to ask for a paper."""
    titles = words.plain("contest-comma").join(filter(None, map(words.topic_title, effect.topics)))
    text = words("paper-unknown") if effect.unknown else None
    return TextMessage(paragraphs(text, words("paper-how"), words("paper-topics", topics=titles)))


def send_paper(effect: SendPaper, words: Words) -> DocumentMessage:
    """Sheet A, sheet B, the answers of both."""
    topic = words.topic_title(effect.topic or "") or words.plain("contest-all-topics")
    first, second = (_sheet(sheet, words) for sheet in effect.sheets)
    a, b = (
        tuple(words.plain(key, sheet=sheet, code=effect.code) for sheet in "AB")
        for key in ("paper-sheet", "paper-answers")
    )
    said = PaperWords(
        words.plain("paper-title", topic=topic),
        effect.day,
        words.plain("paper-name-line"),
        words.plain("paper-instruction", count=len(first)),
        (a[0], a[1]),
        (b[0], b[1]),
        words.plain("app-name"),
        picture_language(words),
    )
    return DocumentMessage(
        f"{words.plain('paper-file')}-{effect.code}.pdf",
        caption_html=words("paper-caption", count=len(first), topic=topic),
        draw=partial(draw_exam, (first, second), said),
    )


def _sheet(items: tuple[PaperItem, ...], words: Words) -> tuple[PrintedQuestion, ...]:
    printed = []
    for item in items:
        question = words.question(item.question_id)
        if question is None:
            continue
        view = view_of(question)
        printed.append(
            PrintedQuestion(
                plain_scene(question, words).replace("\n\n", "\n"),
                view.poll_stem(question, words),
                tuple(view.answer(question, own, words) for own in item.order),
                item.order.index(question.key_position),
                view.key_why(question),
            )
        )
    return tuple(printed)


def send_poster(effect: SendPoster, words: Words) -> DocumentMessage:
    """A poster; as a file in both forms, so that Telegram leaves its edges alone."""
    kind = _KINDS.get(effect.link.partition("-")[0], "home")
    poster = Poster(
        words.plain(f"poster-title-{kind}"),
        (words.plain(f"poster-lead-{kind}"), words.plain("poster-promise")),
        f"https://t.me/{words.username}?start={effect.link}",
        words.plain("record-footer", app=words.plain("app-name")),
    )
    said = PosterWords(picture_language(words), words.plain("app-name"), words.plain("poster-scan"))

    def draw() -> bytes:
        png = draw_poster(poster, said)
        return poster_page(png, poster.title, effect.day) if effect.form == "pdf" else png

    return DocumentMessage(
        f"{words.plain('poster-file')}.{effect.form}",
        caption_html=words(f"poster-caption-{effect.form}"),
        draw=draw,
    )
