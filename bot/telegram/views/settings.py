"""How /settings looks: what is set, and the values of the one that is open."""

from __future__ import annotations

from bot.core.language import LANGUAGES
from bot.core.player.effects import ShowSettings
from bot.core.player.player import REGIONS, SESSION_LENGTHS
from bot.core.question.audience import AUDIENCES
from bot.telegram.views.buttons import Choose, Open, OpenSetting
from bot.telegram.views.message import Key, TextMessage
from bot.telegram.views.words import Words, grid, keyboard, lines, tap

_SETTINGS = ("language", "region", "length", "push", "name", "for", "pictures")


def show_settings(effect: ShowSettings, words: Words) -> TextMessage:
    """The settings with their values; the open one offers its values as buttons, the present one marked ✓."""
    text = lines(
        words("settings-head"),
        words("settings-language", value=words.plain(f"language-{effect.language}")),
        words(
            "settings-region",
            value=words.plain(
                f"settings-region-{effect.region}" if effect.region == "any" else f"region-{effect.region}"
            ),
        ),
        words("settings-length", value=effect.session_length),
        words("settings-push", value=effect.push or words.plain("settings-push-off")),
        words("settings-name", value=effect.board_name or words.plain("settings-name-none")),
        words("settings-for", value=words.plain(f"for-{_audience(effect)}")),
        words("settings-pictures", value=words.plain(f"pictures-{_on_off(effect.pictures)}")),
    )
    if effect.open is None:
        names = (tap(words.plain(f"settings-button-{name}"), OpenSetting(name)) for name in _SETTINGS)
        return TextMessage(text, keyboard(*grid(names, 2), [tap(words.plain("button-home"), Open("home"))]))
    back = [tap(words.plain("button-back"), OpenSetting(""))]
    return TextMessage(text, keyboard(*_values(effect, words), back))


def _audience(effect: ShowSettings) -> str:
    return effect.practises_for if effect.practises_for in AUDIENCES else "unsaid"


def _on_off(value: bool) -> str:
    return "on" if value else "off"


def _values(effect: ShowSettings, words: Words) -> list[list[Key]]:
    match effect.open:
        case "language":
            return grid((_value("language", v, effect.language, words) for v in LANGUAGES), 3)
        case "region":
            return grid((_value("region", v, effect.region, words) for v in REGIONS), 2)
        case "length":
            present = str(effect.session_length)
            return [[_value("length", str(v), present, words) for v in SESSION_LENGTHS]]
        case "for":
            return grid((_value("for", v, effect.practises_for, words) for v in AUDIENCES), 2)
        case "pictures":
            return [[_value("pictures", v, _on_off(effect.pictures), words) for v in ("on", "off")]]
        case "name":
            kinds = ("telegram", "type", "off")
            return [[tap(words.plain(f"settings-name-{kind}"), Choose("name", kind))] for kind in kinds]
    return []


def _value(setting: str, value: str, present: str, words: Words) -> Key:
    label = value if setting == "length" else words.plain(f"{setting}-{value}")
    return tap(f"✓ {label}" if value == present else label, Choose(setting, value))
