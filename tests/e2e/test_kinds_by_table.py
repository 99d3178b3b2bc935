"""A kind of question, a kind of session and a language are values in tables: invented ones are played to the end."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from bot.core.language import LANGUAGES, LanguageRow
from bot.core.push.effects import AskGroupPush
from bot.core.question.kinds import KINDS, Kind, kind_of
from bot.core.question.question import Option, Question
from bot.core.quiz.sessions import SESSIONS, SessionKind
from bot.telegram.views.kinds import VIEWS, Order
from bot.telegram.views.message import PollMessage
from bot.telegram.views.render import Render
from bot.telegram.views.words import Words, safe_html
from bot.texts.catalogue import Texts, catalogues
from tests.bank.bank_folder import Folder, add_overlays
from tests.e2e.teaching import Reader, talking
from tests.questions import bank_of

PAIR, SPRINT, BLIND, LINGVO = "pair", "sprint", "blind", "eo"
MARK = "ż"
"""Begins every text of the invented language."""


class PairView:
    """An invented kind: which of two things is safer."""

    width = 2

    def asked(self, question: Question, order: Order, words: Words) -> str:
        return f"<b>哪个更稳妥？{safe_html(question.stem)}</b>"

    def labels(self, order: Order, words: Words) -> list[str]:
        return [f"第{own + 1}个" for own in order]

    def reasons(self, question: Question, order: Order, shown_index: int, words: Words) -> list[str | None]:
        return [f"你选了第{order[shown_index] + 1}个", safe_html(self.key_why(question))]

    def poll_stem(self, question: Question, words: Words) -> str:
        return question.stem

    def answer(self, question: Question, index: int, words: Words) -> str:
        return question.options[index].text

    def solution(self, question: Question, words: Words) -> str:
        return safe_html(self.answer(question, question.key_position, words))

    def key_why(self, question: Question) -> str:
        return question.options[question.key_position].why

    def reminder(self, question: Question, words: Words) -> str:
        return question.stem


def pair(name: str) -> Question:
    options = (Option(f"{name} 稳妥", f"{name} 因为如此", key=True), Option(f"{name} 不稳", f"{name} 不是"))
    return Question(
        name, name, "kefu", PAIR, 1, ("any",), stem=f"{name} 怎么选", options=options, sources=("a",)
    )


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of catalogues of which the bot speaks, with the texts that the invented kinds need."""
    folder = tmp_path / "texts"
    folder.mkdir()
    more = f"\ncommand-{SPRINT} = 冲刺\ncommand-{BLIND} = 盲答\n{BLIND}-intro = 先不讲\nsummary-line-{PAIR} = 记住：{{ $deciding }}\n"
    for language in ("zh-Hans", "en"):
        own = catalogues().joinpath(f"{language}.ftl").read_text("utf-8")
        (folder / f"{language}.ftl").write_text(own + more, "utf-8")
    monkeypatch.setattr("bot.app.Texts", lambda: Texts(folder))
    return folder


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """One value in each table: a kind of question with its view, and two kinds of sessions."""
    kind = Kind(PAIR, lambda question: len(question.options), shuffled=True)
    monkeypatch.setitem(KINDS, PAIR, kind)  # type: ignore[arg-type]
    monkeypatch.setitem(VIEWS, PAIR, PairView())  # type: ignore[arg-type]
    for session in (
        SessionKind(SPRINT, "mixed", length=2, again=SPRINT),
        SessionKind(BLIND, "mixed", slot=BLIND, length=2, explains=False, again=BLIND),
    ):
        monkeypatch.setitem(SESSIONS, session.key, session)  # type: ignore[arg-type]


def key_of(reader: Reader, right: bool) -> str:
    """The button of the right answer, or of the other one."""
    session = reader.bot.app.store.sessions.find_open(reader.person.id, SPRINT) or (
        reader.bot.app.store.sessions.find_open(reader.person.id, BLIND)
    )
    assert session is not None
    key = session.current.key
    return reader.buttons[key if right else 1 - key]


@pytest.mark.usefixtures("texts", "tables")
async def test_invented_kinds_of_questions_and_sessions_are_played_to_the_end(tmp_path: Path) -> None:
    async with talking(bank_of([pair("甲题"), pair("乙题")]), tmp_path) as bot:
        reader = Reader(bot)
        card = await reader.say(f"/{SPRINT}")
        assert "哪个更稳妥？" in card.text
        assert sorted(reader.buttons[:2]) == ["第1个", "第2个"]
        await reader.tap(key_of(reader, right=True))
        assert "你选了第1个" in reader.card.text
        await reader.tap("下一题")
        await reader.tap(key_of(reader, right=False))
        assert "你选了第2个" in reader.card.text
        await reader.tap("看结果")
        assert reader.card.text.startswith("答完了：2 题对了 1 题")
        assert "记住：" in reader.card.text
        await reader.tap("再来一轮")
        assert "哪个更稳妥？" in reader.card.text
        assert bot.app.store.sessions.find_open(reader.person.id, SPRINT).kind == SPRINT
        entries = {
            entry["command"]
            for entry in await bot.app.api.call("getMyCommands", {"scope": {"type": "all_private_chats"}})
        }
        assert {SPRINT, BLIND} <= entries


@pytest.mark.usefixtures("texts", "tables")
async def test_an_invented_session_may_keep_its_reasons_and_still_end_in_a_summary(tmp_path: Path) -> None:
    async with talking(bank_of([pair("甲题"), pair("乙题")]), tmp_path) as bot:
        reader = Reader(bot)
        assert "先不讲" in (await reader.say(f"/{BLIND}")).text
        await reader.tap(key_of(reader, right=True))
        await reader.tap(key_of(reader, right=True))
        assert reader.card.text.startswith("答完了：2 题对了 2 题")


@pytest.mark.usefixtures("tables")
def test_an_invented_kind_stands_in_a_poll(texts: Path) -> None:
    question = pair("甲题")
    order = kind_of(question).order(question, random.Random(1))
    effect = AskGroupPush(1, question.id, order, 0, 0, None)
    poll = Render(Texts(texts), bank_of([question]), "bot")(effect, "zh-Hans")
    assert isinstance(poll, PollMessage)
    assert sorted(poll.options) == ["甲题 不稳", "甲题 稳妥"]
    assert poll.options[poll.correct] == "甲题 稳妥"


async def test_a_quiz_is_played_in_an_invented_language(
    tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LANGUAGES, LINGVO, LanguageRow("Lingvo", (LINGVO,), fallback="en"))
    english = (texts / "en.ftl").read_text("utf-8")
    (texts / f"{LINGVO}.ftl").write_text(
        re.sub(r"(?m)^([a-z][\w-]* =) ?(?=\S)", rf"\1 {MARK}", english), "utf-8"
    )
    folder = Folder(tmp_path / "questions")
    add_overlays(folder, LINGVO)
    async with talking(folder.load(), tmp_path) as bot:
        reader = Reader(bot, person=bot.sandbox.add_person("Zamenhof", language_code=LINGVO))
        shown = [(await reader.say("/quiz")).text]
        for _ in range(len(folder.load().questions) * 2):
            await bot.sandbox.tap(reader.person, reader.card, (0, 0))
            await bot.settled()
            shown.append(reader.card.text)
        told = "\n".join(shown)
        assert all(text.startswith(MARK) for text in shown), told
        assert "xYour plan ends today" in told
        assert "xHang up and look it up yourself" in told
        assert reader.buttons[0] == MARK + Texts(texts).of("en", "button-again")
