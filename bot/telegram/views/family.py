"""How 给家里人练 looks: short sentences in bold, for eyes and nerves that are not used to bots."""

from __future__ import annotations

from urllib.parse import quote

from bot.core.language import LANGUAGES
from bot.core.player.family_effects import ShowFamilyLink, TellFamily, WelcomeRelative
from bot.telegram.views.buttons import Open
from bot.telegram.views.family_buttons import AgreeFamily, BeginRelative
from bot.telegram.views.message import Key, TextMessage
from bot.telegram.views.words import Words, grid, keyboard, tap


def share_key(label: str, link: str, text: str) -> Key:
    """A button that opens Telegram's own choice of whom to send a text and a link to."""
    return Key(label, url=f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(text, safe='')}")


def show_family_link(effect: ShowFamilyLink, words: Words) -> TextMessage:
    """The link, and one button that sends it on."""
    link = f"https://t.me/{words.username}?start=jia-{effect.code}"
    send = share_key(words.plain("family-send"), link, words.plain("family-share-text"))
    home = tap(words.plain("button-home"), Open("home"))
    return TextMessage(words("family-link", link=link), keyboard([send], [home]))


def welcome_relative(effect: WelcomeRelative, words: Words) -> TextMessage:
    """One sentence, and the languages to begin in."""
    languages = (tap(words.plain(f"language-{one}"), BeginRelative(one)) for one in LANGUAGES)
    return TextMessage(f"<b>{words('family-welcome')}</b>", keyboard(*grid(languages, 1)))


def tell_family(effect: TellFamily, words: Words) -> TextMessage:
    """The line of the week; never an answer, never a name."""
    return TextMessage(words("family-week", people=effect.people, answers=effect.answers))


def consent_row(words: Words) -> list[Key]:
    """May it be told how much was practised?"""
    return [
        tap(words.plain("family-agree"), AgreeFamily(True)),
        tap(words.plain("family-not-agree"), AgreeFamily(False)),
    ]
