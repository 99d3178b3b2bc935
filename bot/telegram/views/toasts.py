"""The short answers to taps, in words; what they say of a question is found here, as everywhere in views."""

from __future__ import annotations

from bot.core.effects import Toast
from bot.telegram.views.kinds import view_of
from bot.telegram.views.words import Words, cut

LONGEST = 200
"""UTF-16 units, as Telegram counts; it cuts nothing: a longer answer is refused."""


def toast_text(toast: Toast, words: Words) -> str:
    """Return the words of a toast.

    An argument `question` with `choice` becomes `answer`, that option's own words; `source` becomes `detail`, where
    the answer to a question comes from.
    """
    args = dict(toast.args)
    question = words.question(str(args.pop("question", "")))
    choice = args.pop("choice", None)
    if question is not None and isinstance(choice, int):
        args["answer"] = view_of(question).answer(question, choice, words)
    source = args.pop("source", None)
    if source is not None:
        args["detail"] = words.source_details(str(source))
    return cut(words.plain(toast.key, **args), LONGEST)
