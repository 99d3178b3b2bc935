"""One of each picture, in each of its shapes, for the rules that hold for all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from msgspec import Struct

from bot.core.contest.modes import COLOURS
from bot.core.language import Language
from bot.core.question.question import Channel, Stimulus, Turn
from bot.pictures.canvas import Canvas
from bot.pictures.certificate import Certificate, CertificateWords, compose_certificate, draw_certificate
from bot.pictures.mastery import TopicMastery
from bot.pictures.plane import Eye, PlaneWords
from bot.pictures.podium import Podium, PodiumEntry, PodiumWords, compose_podium, draw_podium
from bot.pictures.poster import Poster, PosterWords, compose_poster, draw_poster
from bot.pictures.stats import Stats, StatsWords, compose_stats, draw_stats
from bot.pictures.stimulus import StimulusWords, compose_stimulus, draw_stimulus
from bot.pictures.streak import Streak, StreakWords, compose_streak, draw_streak

LONG = "Alexandria Featherstonehaugh-Cholmondeley von und zu Liechtenstein 👩🏽‍🚀🌸"
NO_EYE = Eye()
TITLES = (
    *(
        "刷单返利",
        "冒充电商物流客服",
        "虚假网络投资理财",
        "冒充公检法及政府机关",
        "虚假贷款、代办信用卡",
        "虚假征信",
    ),
    *(
        "冒充领导、熟人",
        "网络婚恋、交友",
        "网络游戏产品虚假交易",
        "虚假购物、服务",
        "机票退改签",
        "养老保健骗局",
    ),
    *(
        "屏幕共享",
        "出租出借银行卡",
        "GOIP 与简易组网",
        "境外高薪招工",
        "短信里的链接",
        "群聊与直播间",
        "追回损失的骗局",
    ),
    *("个人信息", "法律常识", "防护工具", "Telegram 上的骗局", "网络传销"),
)
DAYS = tuple((index * 7 + index * index) % 23 if index % 3 else 0 for index in range(90))
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


class Exhibit(Struct, frozen=True):
    """A picture as bytes, and the canvas that it comes from."""

    draw: Callable[[], bytes]
    compose: Callable[[], Canvas]

    def drawn(self) -> bytes:
        """The picture."""
        return self.draw()


def certificate(name: str, language: Language = "zh-Hans", retained: bool = False, note: str = "") -> Exhibit:
    """A certificate for a name."""
    values = Certificate(
        name=name,
        right=18,
        total=20,
        date="2026 年 11 月 22 日",
        number="7K3QX9ZB",
        link="t.me/quiz_bot?start=cert-7K3QX9ZB",
        retained=retained,
    )
    words = CertificateWords(
        language=language,
        issuer="Anti-fraud Quiz Bot" if language == "en" else "反诈答题机器人",
        title="Certificate of Fraud Awareness" if language == "en" else "反诈能力证书",
        kind="首次通过",
        unnamed="a learner who left no name" if language == "en" else "一位没有留名的学习者",
        lead="This certifies that" if language == "en" else "兹证明",
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
    names: tuple[str, ...],
    language: Language = "zh-Hans",
    note: str = "",
    group: str = "幸福里群",
    first: int = 0,
) -> Exhibit:
    """A podium for the names; with a note they are teams, in the order of their colours from the `first`."""
    teams = (COLOURS[first:] + COLOURS) if note else ("",) * 9
    entries = tuple(
        PodiumEntry(name, 9000 - 1234 * index, note, team=teams[index]) for index, name in enumerate(names)
    )
    values = Podium(group, entries, teams=bool(note))
    words = PodiumWords(language, "本场前三名", "经典 · 2026 年 11 月 22 日", "分", "23 人参加 · 10 题")
    return Exhibit(partial(draw_podium, values, words), partial(compose_podium, values, words))


def words_of_stats(language: Language) -> StatsWords:
    """The words of a stats picture."""
    if language == "en":
        return StatsWords(
            language=language,
            title="My results",
            summary="4 of 24 types practised",
            weakest="These first",
            none_weak="All that you practised is steady",
            practising="In practice",
            steady="Steady",
            untried="Not yet",
            calendar="31 days in 12 weeks",
            plane=PlaneWords(
                "How you judge", "↑ sharp", "← wary", "trusting →", "After 20 scams and 20 genuine messages"
            ),
            footer="Quiz Bot",
        )
    return StatsWords(
        language=language,
        title="我的战绩",
        summary="练过 13 类，稳的有 5 类",
        weakest="先补这几类",
        none_weak="练过的都稳了",
        practising="还在练",
        steady="稳",
        untried="还没练",
        calendar="最近 12 周练了 31 天",
        plane=PlaneWords(
            "看真假的眼光", "↑ 分得清", "← 偏疑", "偏信 →", "骗局和真消息各判满 20 条，这里就有你的点"
        ),
        footer="反诈答题机器人",
    )


def stats(
    topics: tuple[TopicMastery, ...],
    language: Language = "zh-Hans",
    name: str = "",
    days: tuple[int, ...] = (),
    eye: Eye = NO_EYE,
) -> Exhibit:
    """The results of somebody, on a Thursday where there are days."""
    values = Stats(topics, eye, name, days, date(2026, 11, 26) if days else None)
    words = words_of_stats(language)
    return Exhibit(partial(draw_stats, values, words), partial(compose_stats, values, words))


def many_topics() -> tuple[TopicMastery, ...]:
    """All the types that there are, known well, in part and not at all."""
    counts = (
        (2, 6),
        (1, 4),
        (3, 5),
        (6, 9),
        (2, 3),
        (1, 1),
        (4, 6),
        (3, 4),
        (9, 10),
        (12, 14),
        (5, 5),
        (8, 9),
        (6, 7),
    )
    padded = (*counts, *((0, 0),) * (len(TITLES) - len(counts)))
    return tuple(TopicMastery(title, *count) for title, count in zip(TITLES, padded, strict=True))


def streak(days: int, name: str = "陈晓明", language: Language = "zh-Hans") -> Exhibit:
    """A card for days in a row."""
    line = "A hundred days of three minutes each. You have become hard to cheat."
    words = StreakWords(
        language,
        "连续答题",
        "天",
        line if language == "en" else "每天三分钟，骗子少一次机会。",
        "反诈答题机器人",
    )
    values = Streak(days, name)
    return Exhibit(partial(draw_streak, values, words), partial(compose_streak, values, words))


LINK = "https://t.me/fanzha_quiz_bot?start=contest-4711"


def poster(title: str, lines: tuple[str, ...], language: Language = "zh-Hans", link: str = LINK) -> Exhibit:
    """A poster for an invitation."""
    words = PosterWords(language, "反诈答题机器人", "用手机扫一扫，就能参加")
    if language == "en":
        words = PosterWords(language, "Anti-fraud Quiz Bot", "Scan to take part")
    values = Poster(
        title,
        lines,
        link,
        "不要电话、不要身份证、不要验证码" if language != "en" else "No phone number, no ID, no money",
    )
    return Exhibit(partial(draw_poster, values, words), partial(compose_poster, values, words))


def words_of_stimulus(language: Language) -> StimulusWords:
    """The words around a message."""
    channel, notice, watermark, me, them = {
        "zh-Hans": ("短信", "练习用的例子，真假由你判断", "练习", "你", "对方"),
        "zh-Hant": ("簡訊", "練習用的例子，真假由你判斷", "練習", "你", "對方"),
        "en": ("SMS", "An example to practise on: is it real?", "PRACTICE", "You", "They"),
    }[language]
    return StimulusWords(
        language=language, channel=channel, notice=notice, watermark=watermark, me=me, them=them
    )


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
    return {**contest_pictures(), **keepsakes(), **messages()}


def contest_pictures() -> dict[str, Exhibit]:
    """Podiums and posters."""
    team = "永不上当小分队与爷爷奶奶们"
    when = ("11 月 28 日（周六）晚上 8 点", "在社区群里，10 题，一点就答", "老人孩子都能来")
    much = ("每天三次机会，练几题算几题，最后一天晚上公布单位榜",) * 5
    return {
        "podium-3": podium(("陈晓明", "奶奶最厉害👵🏻", "Sebastián Hernández-García")),
        "podium-2": podium((LONG, "陈晓明"), "en", group=LONG * 3),
        "podium-1": podium(("歐陽婉儀",), "zh-Hant"),
        "podium-0": podium(()),
        "podium-teams": podium((team, "蓝队", "绿队"), note="6 人"),
        "podium-four-teams": podium(("黄队", "红队", "蓝队"), note="6 人", first=3),
        "poster": poster("幸福里社区反诈答题", when),
        "poster-full": poster("阳光花园业主委员会第三届全民反诈知识竞赛", much, "zh-Hant", LINK * 3),
        "poster-en": poster("Ten questions against fraud", ("Saturday, 28 November, 8 pm",), "en"),
    }


def keepsakes() -> dict[str, Exhibit]:
    """Certificates, results and streaks."""
    english = (
        TopicMastery("Task scams", 2, 3),
        TopicMastery("Impersonating police and government officials", 1, 4),
        TopicMastery("Romance scams", 9, 10),
        TopicMastery("Fake loans", 0, 0),
    )
    return {
        "certificate": certificate("陈晓明", note="真假辨别力 d′ 2.31"),
        "certificate-retained": certificate("歐陽婉儀🌸", "zh-Hant", retained=True),
        "certificate-unnamed": certificate("\u3164", "en"),
        "certificate-long": certificate(LONG, "en", note="Sensitivity d′ 2.31"),
        "stats-24": stats(many_topics(), days=DAYS, eye=Eye(1.9, -0.35)),
        "stats-new": stats((TopicMastery("刷单返利", 1, 1), TopicMastery("虚假贷款", 0, 0)), name="陈晓明"),
        "stats-en": stats(english, "en", LONG, days=DAYS[:20]),
        "stats-hant": stats(many_topics()[:9], "zh-Hant", days=DAYS, eye=Eye(4.2, 3.0)),
        "stats-steady": stats((TopicMastery("刷单返利", 9, 9),), days=DAYS, eye=Eye(-1.0, -2.0)),
        "stats-0": stats(()),
        "streak-7": streak(7, ""),
        "streak-100": streak(100, LONG, "en"),
        "streak-12345": streak(12345, "奶奶", "zh-Hant"),
    }


def messages() -> dict[str, Exhibit]:
    """Messages and dialogues through every channel."""
    address = "https://www.example.com/login/verify/account"
    return {
        **{f"stimulus-{channel}": stimulus(channel, "自称平台客服") for channel in CHANNELS},
        "stimulus-context": stimulus("sms", "10690000（自称银行）", context=CONTEXT),
        "stimulus-hant": stimulus("web", address, MESSAGE_HANT, "zh-Hant"),
        "stimulus-en": stimulus("email", "Parcel service <no-reply@parcel.example.com>", MESSAGE_EN, "en"),
        "stimulus-long": stimulus("telegram", LONG, MESSAGE * 9),
        **{f"dialogue-{channel}": dialogue(channel, CHAT, context=CONTEXT) for channel in CHANNELS},
        "dialogue-short": dialogue("sms", CHAT[:3]),
        "dialogue-eight": dialogue("telegram", (*FAMILY, *CHAT[:3])),
        "dialogue-en": dialogue("telegram", CHAT_EN, "en"),
    }
