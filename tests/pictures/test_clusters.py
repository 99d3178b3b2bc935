"""What a reader sees as one letter, and what is dropped on the way there."""

from __future__ import annotations

import pytest

from bot.pictures.clusters import LONGEST_CLUSTER, MOST_MARKS, cleaned, clusters, split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("骗a1", ["骗", "a", "1"]),
        ("é", ["é"]),
        ("e\u0301x", ["e\u0301", "x"]),
        ("👨‍👩‍👧‍👦!", ["👨‍👩‍👧‍👦", "!"]),
        ("🇨🇳🇸🇬", ["🇨🇳", "🇸🇬"]),
        ("🇧🇧🇸🇸", ["🇧🇧", "🇸🇸"]),
        ("हिन्दी", ["हि", "न्दी"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("❤️1️⃣", ["❤️", "1️⃣"]),
        ("🏴\U000e0067\U000e0062\U000e007f", ["🏴\U000e0067\U000e0062\U000e007f"]),
    ],
)
def test_letters_flags_and_families_stay_whole(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\u202e真\u200f名\u2066", "真名"),
        ("a\u0000b\ud800c\ue000d", "abcd"),
        ("  一 \t 二\u3000三 ", "一 二 三"),
        ("一\n\n 二 ", "一\n\n二"),
        ("\u3164\u2800\u200d\ufe0f", ""),
        ("e\u0301", "é"),
    ],
)
def test_what_cannot_be_seen_is_dropped(text: str, seen: str) -> None:
    assert cleaned(text) == seen


def test_marks_do_not_pile_up() -> None:
    (letter,) = split("z" + "\u0335\u0321\u031b\u0301\u0302" * 20)
    assert len(letter) == 1 + MOST_MARKS


def test_a_chain_of_joined_emoji_ends() -> None:
    assert max(map(len, split("👩‍" * 100))) <= LONGEST_CLUSTER


def test_fancy_letters_that_no_font_has_become_plain_ones() -> None:
    assert "".join(cluster.text for cluster in clusters("𝓗𝓮𝓵𝓵𝓸")) == "Hello"


def test_every_cluster_with_a_face_is_covered_by_it() -> None:
    found = clusters(cleaned("骗z\u0335\u0301 𝕬م ท 👨‍👩‍👧‍👦❤️ \U00012000 ①"))
    lettered = [cluster for cluster in found if cluster.face and not cluster.emoji]
    assert [one.text for one in lettered if not all(map(one.face.covers, one.text))] == []
    assert {"骗", "①"} <= {one.text for one in lettered}


def test_what_no_font_has_gets_no_face() -> None:
    (cuneiform,) = clusters("\U00012000")
    assert cuneiform.face is None
