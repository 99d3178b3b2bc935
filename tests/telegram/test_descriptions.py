"""Of what Telegram says of a refusal only its own words are logged."""

import pytest

from bot.telegram.http.descriptions import LONGEST, harmless


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("Bad Request: chat not found", "Bad Request: chat not found"),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", "Bad Request: CHAT_WRITE_FORBIDDEN"),
        ("Bad Request: user 张三 (7000000001) left", "Bad Request: user … left"),
        ("Forbidden: Alice Smith has gone, ask @alice_s", "Forbidden: … has gone, ask …"),
        ('Bad Request: tag "我的 密码 secret" is unknown', "Bad Request: tag … is unknown"),
        ("Bad Request: too many requests: retry after 35", "Bad Request: too many requests: retry after …"),
        ("Conflict: can't use getUpdates method", "Conflict: can't use getUpdates method"),
        ("", ""),
    ],
)
def test_names_numbers_and_what_is_quoted_are_gaps(said, logged):
    assert harmless(said) == logged


def test_no_description_makes_a_long_line_or_leaves_a_digit():
    said = harmless("a1 b " * 10_000)
    assert len(said) <= LONGEST
    assert not any(letter.isdigit() for letter in said)
