"""What all views share: escaped words of the catalogue, and rows of buttons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape, unescape
from typing import Any

from bot.bank.bank import Bank
from bot.bank.reference import Cue, Flag, Hotline, Tip, Topic
from bot.bank.reference import FirstAid as ReferenceFirstAid
from bot.core.host.own_set import NoOwnQuestions, OwnQuestions, set_of
from bot.core.language import LANGUAGES, row_of
from bot.core.question.question import Question
from bot.telegram.views.beside import NoRecords, RecordReader
from bot.telegram.views.buttons import Button, encode
from bot.telegram.views.fitting import fitted, widest
from bot.telegram.views.message import Key, Keyboard
from bot.texts.catalogue import Texts
from bot.texts.place import day_in, list_in, place_in, time_in

JOINT = "\u2060"
# A dot within an address, the colon of a scheme, and the first mark of a name, a tag or a command.
_LINKING = re.compile(r"(?<=\w)\.(?=[^\W\d_])|:(?=//)|(?<![\w<])[@#$/](?=\w)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ENDS, _CLOSING, _BEFORE_ELLIPSIS = "。！？…!?.", "”」』）)’\"'", " ，。；：、,.;:"
_BENDING = {ord(mark): None for mark in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}

Export = Callable[[int], bytes]
"""Reads what is kept of a person and writes it as a file; called in a thread."""


def nothing_kept(player_id: int) -> bytes:
    """The file of somebody of whom nothing is kept."""
    return b"{}"


class Words:
    """The catalogue and the bank in one language, with every argument escaped for HTML.

    `language` is the code of the texts, such as zh-Hant-HK; `username` is the bot's own, for links. Whatever the
    bank does not have any more is None: an effect may have waited longer than its question lived.
    """

    def __init__(
        self,
        texts: Texts,
        bank: Bank,
        language: str,
        username: str,
        own: OwnQuestions | None = None,
        *,
        export: Export = nothing_kept,
        records: RecordReader | None = None,
    ) -> None:
        self._texts = texts
        self.own = own or NoOwnQuestions()
        self.export = export
        self.records: RecordReader = records or NoRecords()
        self._bank = bank
        self.language = language
        self.username = username
        self._reading, form = row_of(language)
        self._region = form.regions[0] if form else None
        self._full_width = LANGUAGES[self._reading].full_width
        self._labels: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = {}

    def __call__(self, key: str, **args: Any) -> str:
        """Return a text for a message: markup of the catalogue stays, markup in arguments is shown as it is."""
        for name, value in args.items():
            if isinstance(value, str):
                args[name] = _safe(name, value)
        return self.plain(key, **args)

    def plain(self, key: str, **args: Any) -> str:
        """Return a text for a button, a toast or a picture, where nothing is markup."""
        if self._full_width:
            # Chinese writes 4350 without a comma and has no plural, so its numbers need no formatting.
            for name, value in args.items():
                if type(value) is int:
                    args[name] = str(value)
        return self._texts.fill(self.language, key, args)

    # --- the bank -------------------------------------------------------------------------------------

    def question(self, question_id: str) -> Question | None:
        """A question of the bank in this language, or one of a host's own, as it was written."""
        if self._bank.find(question_id) is None:
            return self.own.question(question_id)
        return self._bank.in_language(question_id, self._reading, self._region)

    def topic(self, key: str) -> Topic | None:
        return self._bank.topic(key, self._reading, self._region) if key in self._bank.topics else None

    def topic_title(self, key: str) -> str:
        """The title of a topic, or of the set that it stands for; nothing for one that is gone."""
        found = set_of(key)
        if found is not None:
            return self._set_title(*found)
        topic = self.topic(key)
        return topic.title if topic else ""

    def _set_title(self, set_id: int, mixed: bool) -> str:
        title = self.own.set_title(set_id)
        if title is None:
            return ""
        title = title or self.plain("myset-untitled")
        return self.plain("myset-mixed", title=title) if mixed else title

    def signs(self, question: Question) -> Iterator[Flag]:
        """The red flags, or the signs of a genuine message, that a question names."""
        return (self._bank.flag(key, self._reading, self._region) for key in question.flags)

    def cue(self, key: str) -> Cue | None:
        """What a group of questions teaches; None for one that has no name."""
        return self._bank.cue(key, self._reading, self._region)

    def tip(self, tip_id: str) -> Tip | None:
        return self._bank.tip(tip_id, self._reading, self._region) if tip_id in self._bank.tips else None

    def source_labels(self, cited: Question | Tip) -> str:
        """The short labels of where something comes from, joined."""
        name = (cited.facts, cited.sources)
        if name not in self._labels:
            citations = self._bank.citations(cited, self._reading, self._region)
            joint = self.plain("quiz-sources-join")
            self._labels[name] = joint.join(citation.label for citation in citations)
        return self._labels[name]

    def source_details(self, question_id: str) -> str:
        """Where the answer to a question comes from, two lines for each source."""
        question = self._bank.find(question_id)
        if question is None:
            return self("quiz-withdrawn")
        return "\n".join(one.detail for one in self._bank.citations(question, self._reading, self._region))

    def first_aid(self, region: str) -> tuple[ReferenceFirstAid, tuple[Hotline, ...]]:
        """The steps and numbers of a region."""
        return self._bank.first_aid(region, self._reading), self._bank.hotlines_of(region, self._reading)

    def translated(self, question: Question) -> bool:
        """Whether a question is written in the reader's language."""
        return question.language == self._reading

    # --- time and place -------------------------------------------------------------------------------

    def day(self, iso: str) -> str:
        """Return a date (`2026-11-22`) as people write it."""
        return day_in(iso, self.language)

    def listed(self, names: Iterable[str]) -> str:
        """Return all the names in one line: 甲、乙和丙. Where more would follow, `contest-comma` joins them."""
        return list_in(list(names), self.language)

    def place(self, zone: str) -> str:
        """Return how a zone's place is called: 东京, Tokyo."""
        return place_in(zone, self.language)

    def time_of(self, zone: str) -> str:
        """Return how a zone's time is called: 东京时间, Tokyo time."""
        return time_in(zone, self.language)


# Mostly the bank's texts, the same ones for everybody: about 8,000 in one language.
@lru_cache(maxsize=16_384)
def safe_html(text: str) -> str:
    """Escape a text of a question or a person for HTML: no markup, no link, no mark that turns the rest around."""
    return escape(unlinked(text.translate(_BENDING)), quote=False)


def unlinked(text: str) -> str:
    """Return a text in which Telegram finds no address and no name to tap: an invisible joint parts them."""
    return _LINKING.sub(
        lambda found: f"{JOINT}{found[0]}" if found[0] in (".", ":") else f"{found[0]}{JOINT}", text
    )


def _safe(name: str, text: str) -> str:
    """Escape an argument; one that is called a link is ours and stays one."""
    return escape(text, quote=False) if name == "link" else safe_html(text)


def cut(text: str, units: int) -> str:
    """Return a plain text of at most so many UTF-16 units, as Telegram counts; … stands for what is left out."""
    wire = text.encode("utf-16-le")
    if len(wire) <= 2 * units:
        return text
    return wire[: 2 * max(units - 1, 0)].decode("utf-16-le", "ignore").rstrip(_BEFORE_ELLIPSIS) + "…"


def sentence(text: str) -> str:
    """Return a line of the bank with its full stop: authors leave it off what is short, and a card shows both kinds."""
    if not text or text.rstrip(_CLOSING)[-1:] in _ENDS:
        return text
    return text + ("。" if _CHINESE.search(text) else ".")


LONGEST_CAPTION = 1024


def units(html: str) -> int:
    """Return the length of an HTML text as Telegram counts it: UTF-16 units, without the markup."""
    return len(unescape(_TAG.sub("", html)).encode("utf-16-le", "surrogatepass")) // 2


def keyboard(*rows: Sequence[Key] | None) -> Keyboard | None:
    """Return a keyboard of the rows that have buttons, or None when none has; no label is cut on a phone."""
    kept = tuple(tuple(part) for row in rows if row for part in fitted(row))
    return Keyboard(kept) if kept else None


def tap(text: str, button: Button) -> Key:
    return Key(text, data=encode(button))


def grid(buttons: Iterable[Key], width: int) -> list[list[Key]]:
    """Return buttons in rows of `width`, all narrower where one of them would be cut on a phone."""
    row = list(buttons)
    width = max(min(width, 2), widest(row, width))
    return [row[start : start + width] for start in range(0, len(row), width)]


def paragraphs(*parts: str | None) -> str:
    """Join the parts that are there with an empty line between; a quote keeps its own distance."""
    return "\n\n".join(part for part in parts if part).replace("</blockquote>\n\n", "</blockquote>\n")


def lines(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)
