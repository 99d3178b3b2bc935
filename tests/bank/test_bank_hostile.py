"""Whatever stands in the files, the answer is sentences with file and line, never a trace."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bank.check import check
from tests.bank.bank_folder import ITEMS, OVERLAYS, REFERENCE, Folder

SENTENCE = re.compile(r"questions/[\w./-]+:[1-9][0-9]*: [^\n]+")
FILES = {
    "zh-Hans/kefu.yaml": ITEMS,
    **{f"en/{name}.yaml": content for name, content in OVERLAYS.items()},
    **{f"{name}.yaml": content for name, content in REFERENCE.items()},
}

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-9, 10**12),
    st.floats(allow_nan=True),
    st.text(max_size=30),
    st.sampled_from(
        [
            "",
            " ",
            "😀" * 700,
            "\u202e",
            "scam",
            "choice",
            "judge",
            "law:99999",
            "F999",
            "any",
            "a.com",
            "。" * 50,
        ]
    ),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


def paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a value, the root included."""
    found = [here]
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, child in children:
        found += paths(child, (*here, step))
    return found


def mutate(value: Any, path: tuple[Any, ...], change: Callable[[Any], Any]) -> Any:
    if not path:
        return change(value)
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = mutate(copy[path[0]], path[1:], change)
    return copy


@settings(max_examples=120, deadline=None)
@given(data=st.data(), name=st.sampled_from(sorted(FILES)))
def test_mutated_files_give_sentences(data: st.DataObject, name: str) -> None:
    value = yaml.safe_load(FILES[name])
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(paths(value)))
        value = mutate(value, path, lambda old: data.draw(VALUES))
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place) / "questions")
        folder.write(name, yaml.safe_dump(value, allow_unicode=True).encode("utf-8", "surrogatepass"))
        result = check(folder.root)
        for fault in result.faults:
            assert SENTENCE.fullmatch(str(fault)), str(fault)
        assert result.text()


@pytest.mark.parametrize("wrong", [[], {}, [[]], [{}]], ids=str)
@pytest.mark.parametrize("name", sorted(FILES))
def test_a_list_or_a_map_in_any_place_gives_sentences(tmp_path: Path, name: str, wrong: Any) -> None:
    value = yaml.safe_load(FILES[name])
    folder = Folder(tmp_path / "questions")
    for path in paths(value):
        folder.write(name, yaml.safe_dump(mutate(value, path, lambda old: wrong), allow_unicode=True))
        assert all(SENTENCE.fullmatch(fault) for fault in folder.faults()), path


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=200), name=st.sampled_from(sorted(FILES)))
def test_any_bytes_in_any_file_give_sentences(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place) / "questions")
        folder.write(name, FILES[name].encode()[:150] + content)
        assert all(SENTENCE.fullmatch(fault) for fault in folder.faults())


@pytest.mark.parametrize(
    "content",
    [
        "- " + "啊" * 300_000,
        "- id: a\n" * 60_000,
        "- {id: a, kind: choice, options: [" + "{text: a, why: b}, " * 6_000 + "]}",
        "- {id: a, kind: judge, flags: [" + "f" * 300_000 + "]}",
        "- {id: a, kind: judge, facts: [" + "{}, " * 20_000 + "]}",
        "- {id: a, kind: choice, stem: " + "啊。不" * 100_000 + "}",
        "- {id: a, kind: judge, stimulus: {channel: sms, sender: a, text: " + "a-" * 150_000 + "}}",
        "- {id: a, kind: judge, stimulus: {channel: sms, sender: a, text: " + "1一" * 100_000 + "}}",
        "- {id: a, kind: judge, stimulus: {channel: sms, sender: a, text: " + "a." * 150_000 + "}}",
        "{" * 11 + "a: 1" + "}" * 11,
    ],
    ids=range(10),
)
def test_huge_values_end_soon(folder: Folder, content: str) -> None:
    folder.write("zh-Hans/kefu.yaml", content)
    began = time.process_time()
    assert not check(folder.root).passed
    assert time.process_time() - began < 5


def test_a_folder_or_nothing_in_the_place_of_a_file(folder: Folder, tmp_path: Path) -> None:
    (folder.root / "tips.yaml").unlink()
    (folder.root / "tips.yaml").mkdir()
    (folder.root / "zh-Hans/shuadan.yaml").mkdir()
    assert [fault.split(": ")[0] for fault in folder.faults()] == [
        "questions/tips.yaml:1",
        "questions/zh-Hans/shuadan.yaml:1",
    ]
    assert not check(tmp_path / "nowhere").passed
