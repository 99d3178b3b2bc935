"""YAML from strangers: what is understood, and the sentence for what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank.yaml_lines import MAX_BYTES, line_of, parse_yaml, read_yaml


def test_only_plain_numbers_and_constants_are_more_than_text() -> None:
    value, faults = parse_yaml(
        b"a: yes\nb: no\nc: on\nd: off\ne: 2025-06-01\nf: 007\ng: 12:30\nh: 1.5\ni: 3\nj: '3'\nk: true\nl: ~\n",
        "q",
    )
    assert faults == []
    assert list(value.values()) == [
        "yes", "no", "on", "off", "2025-06-01", "007", "12:30", "1.5", 3, "3", True, None,
    ]  # fmt: skip


def test_every_value_remembers_its_line() -> None:
    value, _ = parse_yaml(
        "- id: a\n  options:\n    - {text: 一, why: 二}\n    - text: 三\n      why: 四\n".encode(), "q"
    )
    assert line_of(value, 0, "id") == 1
    assert line_of(value, 0, "options", 1, "why") == 5
    assert line_of(value, 0, "options", 7) == 2
    assert line_of(None, 0) == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a: 1\nb: *x\n", "q:2: *x: aliases are not allowed, write the text out"),
        (b"a: &x 1\n", "q:1: &x: anchors are not allowed, write the text out"),
        (
            b"a: !!python/object:os.system x\n",
            "q:1: tag:yaml.org,2002:python/object:os.system: tags are not allowed",
        ),
        (b"a: 1\nb: 2\na: 3\n", "q:3: a is written twice, first in line 1"),
        (b"? [a]\n: 1\n", "q:1: a field name must be plain text"),
        (b"a: 1\n---\nb: 2\n", "q:2: a second document starts here (---): one file is one list"),
        (b"a: 1\nb: \xff\n", "q:2: the file is not UTF-8 text"),
        ("a: 1\n".encode("utf-16"), "q:1: the file is not UTF-8 text"),
        (b"a: 1\nb: \x07\n", "q:2: the file holds a control character that YAML does not allow"),
        ("a: 1\nb: 好\u202e好\n".encode(), "q:2: the text holds an invisible or direction mark (U+202E)"),
        (b'a: "\\u200f"\n', "q:1: the text holds an invisible or direction mark (U+200F)"),
        (b'a: "\\0"\n', "q:1: the text holds an invisible or direction mark (U+0000)"),
        (b"[" * 100_000, "q:1: lists and maps lie more than 12 deep"),
        (b"a" * (MAX_BYTES + 1), f"q:1: the file is larger than {MAX_BYTES:,} bytes"),
    ],
)
def test_what_is_refused_is_told_with_its_line(content: bytes, expected: str) -> None:
    value, faults = parse_yaml(content, "q")
    assert value is None
    assert str(faults[0]) == expected


@pytest.mark.parametrize(
    "content", [b'a: "\\ud800"', b"a: b: c", b"a: [1,", b"a:\n\tb: 1", b"- a\nb", b"{", b"%YAML 9", b"'"]
)
def test_broken_yaml_is_one_sentence_with_a_line(content: bytes) -> None:
    value, faults = parse_yaml(content, "q")
    assert value is None
    assert len(faults) == 1
    assert faults[0].line in (1, 2, 3)
    assert faults[0].message.startswith("this is not YAML: ")
    assert "\n" not in str(faults[0])


def test_an_alias_bomb_is_refused_without_growing() -> None:
    bomb = b"a: &a [x, x]\n" + b"".join(
        b"%c: &%c [*%c, *%c]\n" % (98 + i, 98 + i, 97 + i, 97 + i) for i in range(20)
    )
    value, faults = parse_yaml(bomb, "q")
    assert value is None
    assert {"not allowed" in fault.message for fault in faults} == {True}


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in str(read_yaml(tmp_path / "none.yaml", "q")[1][0])
    assert "cannot be read: Is a directory" in str(read_yaml(tmp_path, "q")[1][0])


def test_emoji_with_joiners_are_text() -> None:
    assert parse_yaml("a: 👨‍👩‍👧\n".encode(), "q") == ({"a": "👨‍👩‍👧"}, [])


@given(st.binary(max_size=300))
def test_any_bytes_give_a_value_or_faults(content: bytes) -> None:
    value, faults = parse_yaml(content, "q")
    assert value is None or not faults


@given(st.text(alphabet=":-?&*!|>{}[]#'\"\\ \n\tab1,%@`~", max_size=120))
def test_any_yaml_like_text_gives_a_value_or_faults(content: str) -> None:
    value, faults = parse_yaml(content.encode(), "q")
    assert value is None or not faults


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("- id: a\n\tstem: b\n", "a tab? indent with blanks only"),
        ("- id: a\n  stem：你怎么办\n  level: 1\n", "a full-width ： where a colon and a blank are meant?"),
        ("- id: a\n  stem:你怎么办\n  level: 1\n", "a blank is missing after the colon?"),
        ("a: b: c\n", "put texts with : # , { [ or quotes in quotes"),
    ],
)
def test_the_likely_cause_is_named(content: str, expected: str) -> None:
    value, faults = parse_yaml(content.encode(), "q")
    assert value is None
    assert expected in str(faults[0])


def test_a_text_that_a_comment_cuts_off_is_told() -> None:
    faults = parse_yaml("stem: 他发来 #红包# 两个字\nlevel: 1\n".encode(), "q")[1]
    assert [str(fault) for fault in faults] == [
        "q:1: a blank and # end the text here: put it in quotes, or write two blanks before a comment"
    ]
    assert (
        parse_yaml(
            "# 说明\nstem: '他发来 #红包# 两个字' # 引号里不算\nwhy: 因为  # 两格以上是注释\nlevel: 1 # easy\n".encode(),
            "q",
        )[1]
        == []
    )
