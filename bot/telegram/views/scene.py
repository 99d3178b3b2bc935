"""The message or dialogue of a question as a picture of a phone's screen."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.question.question import ME, THEM, Question, Stimulus
from bot.pictures.stimulus import StimulusWords
from bot.telegram.views.words import Words


def stimulus_picture(
    question: Question, words: Words, turns_shown: int | None = None
) -> tuple[Stimulus, StimulusWords] | None:
    """Return what `draw_stimulus` draws of a question; None where it has no message.

    Of a dialogue, only the first `turns_shown` lines. Letters follow the language of the question, the words
    around it that of the reader.
    """
    stimulus = question.stimulus
    if stimulus is None:
        return None
    said = StimulusWords(
        language=question.language,
        channel=words.plain(f"channel-{stimulus.channel}"),
        notice=words.plain("picture-notice"),
        watermark=words.plain("picture-watermark"),
        me=words.plain(f"quiz-speaker-{ME}"),
        them=words.plain(f"quiz-speaker-{THEM}"),
    )
    return replace(stimulus, turns=stimulus.turns[:turns_shown]), said
