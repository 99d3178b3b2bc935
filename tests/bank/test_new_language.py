"""A language is one row, one catalogue and one folder of overlays: an invented one is added and everything is read in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.bank.loader import Reading
from bot.core import language
from bot.core.language import LANGUAGES, LanguageRow
from bot.core.player.player import Player, tongue
from bot.texts.catalogue import Texts, source
from tests.bank.bank_folder import Folder, add_overlays

CODE = "eo"


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(LANGUAGES, CODE, LanguageRow("Lingvo", (CODE,), fallback="en"))
    return CODE


def test_the_bank_is_read_in_an_invented_language(folder: Folder, invented: str) -> None:
    add_overlays(folder, CODE)
    assert folder.overlay_faults(invented) == []
    bank = folder.load()
    assert invented in bank.translations
    question = bank.in_language("kefu-01", invented, "tw")
    assert (question.language, question.action) == (invented, "xHang up and look it up yourself")
    assert set(bank.readable(invented)) == {"kefu-01"}
    assert bank.topic("kefu", invented).title == "xFake service"
    assert bank.first_aid("cn", invented).steps == ("xStop", "xDial 110")
    assert [cited.label for cited in bank.citations(question, invented)] == ["xWhite paper x4(3)"]
    assert bank.missing_translations(invented) == bank.missing_translations("en")


def test_what_it_lacks_comes_in_its_fallback(folder: Folder, invented: str) -> None:
    bank = folder.load()
    assert bank.in_language("kefu-01", invented).language == "en"
    assert bank.in_language("kefu-02", invented).language == "zh-Hans"


def test_the_texts_speak_it_and_people_can_start_in_it(tmp_path: Path, invented: str) -> None:
    for known in ("zh-Hans", "en"):
        (tmp_path / f"{known}.ftl").write_text(source(known).split("\nlanguage-")[0], "utf-8")
    english = (tmp_path / "en.ftl").read_text("utf-8")
    (tmp_path / f"{CODE}.ftl").write_text(re.sub(r"(?m)^(button-quiz) = .*", r"\1 = Ek!", english), "utf-8")
    texts = Texts(tmp_path)
    texts.prove()
    assert texts.of(invented, "button-quiz") == "Ek!"
    assert texts.of("zh-Hant-HK", f"language-{CODE}") == "Lingvo"
    assert texts.of("zh-Hant-HK", "language-zh-Hans") == "简体中文"
    assert language.language_of("eo-EO") == invented
    assert tongue(Player(1, invented, "hk")) == invented


def test_a_faulty_translation_stops_no_bot(folder: Folder) -> None:
    """What runs reads the source; a fault in an overlay costs that entry only, and `check` tells of it."""
    folder.spoil("en/kefu.yaml", "  decisive: Asks you to share the screen\n", "")
    bank = folder.load()
    assert bank.in_language("kefu-01", "en").language == "zh-Hans"
    assert bank.topic("kefu", "en").language == "en"
    reading = Reading(folder.root)
    reading.read()
    assert reading.faults == []
    assert len(reading.read_translation("en").faults) == 1


def test_codes_are_proved_against_the_table() -> None:
    assert language.known("zh-Hant") == "zh-Hant"
    with pytest.raises(ValueError, match="fr is no language of ours"):
        language.known("fr")
    with pytest.raises(KeyError):
        language.row_of("fr")
    assert list(language.written_forms()) == ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"]
