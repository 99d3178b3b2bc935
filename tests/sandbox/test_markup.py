"""Formatted text: what Telegram reads, refuses, finds by itself, and how the page shows it."""

from __future__ import annotations

import html
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.errors import ApiError
from bot.sandbox.text.entities import BLANKS, find_entities, mentioned, merge, trim, utf16
from bot.sandbox.text.markup import parse_html
from bot.sandbox.text.rendering import to_html

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
TAGS = st.sampled_from(["b", "i", "u", "s", "code", "blockquote", "tg-spoiler"])


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>粗</b>", "粗", [("bold", 0, 1)]),
        ("😀<i>斜</i>", "😀斜", [("italic", 2, 1)]),
        ("<strong>a<em>b</em></strong>", "ab", [("italic", 1, 1), ("bold", 0, 2)]),
        ("<B>大写</B>", "大写", [("bold", 0, 2)]),
        ("<b></b>空", "空", []),
        ("<b>x</>", "x", [("bold", 0, 1)]),
        ("<blockquote expandable>长</blockquote>", "长", [("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
        ("1 &lt; 2 &amp;&#33; &nbsp; & co", "1 < 2 &! &nbsp; & co", []),
        ('<a href="nowhere">x</a>', "x", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    read, found = parse_html(source)
    assert read == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("你<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b c>x</b>", 'Expected equal sign in declaration of an attribute of the tag "b" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@given(WORDS)
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])


@given(WORDS, WORDS, WORDS, TAGS, TAGS)
def test_entities_mark_exactly_what_the_tags_held(a: str, b: str, c: str, outer: str, inner: str) -> None:
    source = f"{html.escape(a)}<{outer}>{html.escape(b)}<{inner}>{html.escape(c)}</{inner}></{outer}>"
    text, entities = parse_html(source)
    assert text == a + b + c
    assert {mentioned(text, [entity], entity["type"])[0] for entity in entities} <= {b + c, c}


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused_never_worse(source: str) -> None:
    with suppress(ApiError):
        text, entities = parse_html(source)
        assert all(0 < entity["length"] <= utf16(text) - entity["offset"] for entity in entities)


@given(WORDS, st.text(st.sampled_from(BLANKS), max_size=3), st.text(st.sampled_from(BLANKS), max_size=3))
def test_trimming_keeps_the_marks_on_their_words(text: str, before: str, after: str) -> None:
    core = text.strip()
    entity = {"type": "bold", "offset": utf16(before), "length": utf16(core)}
    kept, moved = trim(before + core + after, [entity] if core else [])
    assert kept == core
    assert mentioned(kept, moved, "bold") == ([core] if core else [])


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("/start@fanzha_bot x", "bot_command", ["/start@fanzha_bot"]),
        ("看 www.example.com的，https://a.b/c。", "url", ["www.example.com", "https://a.b/c"]),
        ("版本 3.5 与 1.2.3", "url", []),
        ("example[.]com hxxps://example", "url", []),
        ("写给 @fanzha_bot", "mention", ["@fanzha_bot"]),
        ("mail a@b.com", "email", ["a@b.com"]),
        ("#反诈 #1", "hashtag", ["#反诈"]),
        ("和/或 a/b", "bot_command", []),
    ],
)
def test_telegram_marks_by_itself(text: str, kind: str, found: list[str]) -> None:
    assert mentioned(text, find_entities(text), kind) == found


def test_nothing_is_found_inside_code() -> None:
    text, given_entities = parse_html("<code>example.com</code> example.org")
    marked = merge(given_entities, find_entities(text))
    assert mentioned(text, marked, "url") == ["example.org"]


def test_nested_entities_become_nested_html() -> None:
    text, entities = parse_html("<b>你<i>好😀</i></b> &lt;script&gt;")
    assert to_html(text, entities) == "<b>你<i>好😀</i></b> &lt;script&gt;"


@given(WORDS, TAGS)
def test_shown_html_holds_no_markup_of_the_text(text: str, tag: str) -> None:
    read, entities = parse_html(f"<{tag}>{html.escape(text)}</{tag}>")
    shown = to_html(read, entities)
    assert html.unescape(shown).count("<") == read.count("<") + (2 if entities else 0)


def test_a_link_with_a_strange_scheme_is_shown_as_text() -> None:
    entity = {"type": "text_link", "offset": 0, "length": 1, "url": "javascript://x.y/%0aalert(1)"}
    assert to_html("x", [entity]) == "x"
