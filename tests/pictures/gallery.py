"""One of each picture, in each of its shapes, for the rules that hold for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.core.language import Language
from bot.core.question import Channel, Stimulus, Turn
from bot.pictures.canvas import Canvas
from bot.pictures.certificate import Certificate, CertificateWords, compose_certificate, draw_certificate
from bot.pictures.mastery import Mastery, MasteryWords, TopicMastery, compose_mastery, draw_mastery
from bot.pictures.podium import Place, Podium, PodiumWords, compose_podium, draw_podium
from bot.pictures.stimulus import StimulusWords, compose_stimulus, draw_stimulus
from bot.pictures.streak import Streak, StreakWords, compose_streak, draw_streak

LONG = "Alexandria Featherstonehaugh-Cholmondeley von und zu Liechtenstein 👩🏽‍🚀🌸"
LANGUAGES: tuple[Language, ...] = ("zh-Hans", "zh-Hant", "en")
CHANNELS: tuple[Channel, ...] = ("sms", "telegram", "call", "web", "email", "talk")
CONTEXT = "你的卡里忽然多了 8000 元；一小时后有个陌生人加你好友。"
CHAT = (
    ("them", "您好，我下午转账输错了一位，8000 元到您卡上了，实在不好意思。"),
    ("me", "是多了 8000，付款人李某。我请银行给您退回去？"),
    ("them", "银行退太慢，老人等着交费。退到我媳妇的卡上，卡号我发您。"),
    ("me", "行，你发来吧。"),
    ("them", "您先转 5000 也行，剩下的当谢您。"),
)
FAMILY = (
    ("女儿", "妈，我手机掉水里了，这是同学的号。"),
    ("me", "人没事吧？"),
    ("女儿", "没事。学校今天要交 3200 元实习费，先转给王老师。"),
    ("王老师", "家长您好，今天下午五点截止。"),
    ("me", "我先打她原来的号码问问。"),
)
CHAT_EN = (
    ("them", "Hello, this is the parcel service. Your parcel is held at the depot, a fee of 1.99 is open."),
    ("me", "Which parcel? I am not expecting one."),
    ("them", "It has your name on it. Please pay at parcel.example.com within the hour, or it goes back."),
    ("me", "Then let it go back."),
)
MESSAGE_HANT = "您的帳戶將於今晚停用，請立即登入驗證身分，並輸入簡訊驗證碼。"
MESSAGE_EN = (
    "Your parcel is held at our depot. Pay the open fee of 1.99 at http://parcel.example.com/pay today."
)
MESSAGE = "您好，您的“百万保障”今晚到期（每月扣 800 元），请点击 http://bank.example.com/verify 关闭！🙏"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture as bytes, and the canvas that it comes from."""

    draw: Callable[[], bytes]
    compose: Callable[[], Canvas]

    def drawn(self) -> bytes:
        """The picture."""
        return self.draw()


def certificate(name: str, language: Language = "zh-Hans", retained: bool = False, note: str = "") -> Exhibit:
    """A certificate for a name."""
    values = Certificate(
        name, 18, 20, "2026 年 11 月 22 日", "7K3QX9ZB", "t.me/quiz_bot?start=cert-7K3QX9ZB", retained
    )
    words = CertificateWords(
        language=language,
        issuer="Anti-fraud Quiz Bot" if language == "en" else "反诈答题机器人",
        title="Certificate of Fraud Awareness" if language == "en" else "反诈能力证书",
        kind="首次通过",
        lead="兹证明",
        statement="answered 18 of 20 questions rightly, half of them scams and half genuine, and passed the exam"
        if language == "en"
        else "在 20 道真假各半的题中答对 18 道，通过反诈考试。",
        score="得分",
        date="日期",
        number="证书编号",
        verify="验证",
        note=note,
    )
    return Exhibit(partial(draw_certificate, values, words), partial(compose_certificate, values, words))


def podium(
    names: tuple[str, ...], language: Language = "zh-Hans", note: str = "", group: str = "幸福里群"
) -> Exhibit:
    """A podium for the names; with a note they are teams."""
    places = tuple(Place(name, 9000 - 1234 * place, note) for place, name in enumerate(names))
    values = Podium(group, places, teams=bool(note))
    words = PodiumWords(language, "本场前三名", "经典 · 2026 年 11 月 22 日", "分", "23 人参加 · 10 题")
    return Exhibit(partial(draw_podium, values, words), partial(compose_podium, values, words))


def mastery(titles: tuple[str, ...], language: Language = "zh-Hans", name: str = "陈晓明") -> Exhibit:
    """Bars for the titles, the last one never practised."""
    topics = tuple(
        TopicMastery(title, place, place * 2 if place + 1 < len(titles) else 0)
        for place, title in enumerate(titles)
    )
    words = MasteryWords(language, "各类诈骗掌握度", "未练", "已练 20/24 类 · 总正确率 74%", "练过的都算数")
    values = Mastery(name, topics)
    return Exhibit(partial(draw_mastery, values, words), partial(compose_mastery, values, words))


def streak(days: int, name: str = "陈晓明", language: Language = "zh-Hans") -> Exhibit:
    """A card for days in a row."""
    line = "A hundred days of three minutes each. You have become hard to cheat."
    words = StreakWords(
        language, "连续答题", "天", line if language == "en" else "每天三分钟，骗子少一次机会。"
    )
    values = Streak(days, name)
    return Exhibit(partial(draw_streak, values, words), partial(compose_streak, values, words))


def words_of_stimulus(language: Language) -> StimulusWords:
    """The words around a message."""
    if language == "en":
        return StimulusWords(
            language, "SMS", "An example to practise on: is it real?", "PRACTICE", "You", "They"
        )
    if language == "zh-Hant":
        return StimulusWords(language, "簡訊", "練習用的例子，真假由你判斷", "練習", "你", "對方")
    return StimulusWords(language, "短信", "练习用的例子，真假由你判断", "练习", "你", "对方")


def stimulus(
    channel: Channel, sender: str, text: str = MESSAGE, language: Language = "zh-Hans", context: str = ""
) -> Exhibit:
    """A message that came through a channel."""
    values, words = Stimulus(channel, sender, text, context), words_of_stimulus(language)
    return Exhibit(partial(draw_stimulus, values, words), partial(compose_stimulus, values, words))


def dialogue(
    channel: Channel, texts: tuple[tuple[str, str], ...], language: Language = "zh-Hans", context: str = ""
) -> Exhibit:
    """A dialogue of (who, text)."""
    turns = tuple(Turn(who, text, "") for who, text in texts)
    values, words = Stimulus(channel, context=context, turns=turns), words_of_stimulus(language)
    return Exhibit(partial(draw_stimulus, values, words), partial(compose_stimulus, values, words))


def exhibits() -> dict[str, Exhibit]:
    """All shapes of all pictures by name."""
    topics = tuple(f"冒充公检法及政府机关 {number}" for number in range(24))
    english = ("Task scams", "Impersonating police and government officials", "Romance scams")
    team = "永不上当小分队与爷爷奶奶们"
    return {
        "certificate": certificate("陈晓明", note="真假辨别力 d′ 2.31"),
        "certificate-retained": certificate("歐陽婉儀🌸", "zh-Hant", retained=True),
        "certificate-long": certificate(LONG, "en", note="Sensitivity d′ 2.31"),
        "podium-3": podium(("陈晓明", "奶奶最厉害👵🏻", "Sebastián Hernández-García")),
        "podium-2": podium((LONG, "陈晓明"), "en", group=LONG * 3),
        "podium-1": podium(("歐陽婉儀",), "zh-Hant"),
        "podium-0": podium(()),
        "podium-teams": podium((team, team, team), note="6 人"),
        "mastery-24": mastery(topics),
        "mastery-en": mastery(english, "en", LONG),
        "mastery-0": mastery(()),
        "streak-7": streak(7),
        "streak-100": streak(100, LONG, "en"),
        "streak-12345": streak(12345, "奶奶", "zh-Hant"),
        **{f"stimulus-{channel}": stimulus(channel, "自称平台客服") for channel in CHANNELS},
        "stimulus-context": stimulus("sms", "10690000（自称银行）", context=CONTEXT),
        "stimulus-hant": stimulus(
            "web", "https://www.example.com/login/verify/account", MESSAGE_HANT, "zh-Hant"
        ),
        "stimulus-en": stimulus("email", "Parcel service <no-reply@parcel.example.com>", MESSAGE_EN, "en"),
        **{f"dialogue-{channel}": dialogue(channel, CHAT, context=CONTEXT) for channel in CHANNELS},
        "dialogue-short": dialogue("sms", CHAT[:3]),
        "dialogue-eight": dialogue("telegram", (*FAMILY, *CHAT[:3])),
        "dialogue-en": dialogue("telegram", CHAT_EN, "en"),
        "stimulus-long": stimulus("telegram", LONG, MESSAGE * 9),
    }
