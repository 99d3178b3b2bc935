"""Every language says the same things with the same placeholders, and Traditional Chinese reads like itself."""

import re
from importlib.resources import files

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.core.language import written_forms
from bot.texts.catalogue import Texts, source
from bot.texts.traditional import to_traditional


class Variables(Visitor):
    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node):
        self.names.add(node.id.name)


def placeholders(language: str) -> dict[str, set[str]]:
    found = {}
    for entry in FluentParser().parse(source(language)).body:
        if isinstance(entry, ast.Message):
            visitor = Variables()
            visitor.visit(entry)
            found[entry.id.name] = visitor.names
    return found


@pytest.mark.parametrize("language", list(written_forms()))
def test_all_languages_have_the_same_keys_and_placeholders(language):
    assert placeholders(language) == placeholders("zh-Hans")


def test_no_key_is_written_twice():
    for name in ("zh-Hans.ftl", "en.ftl"):
        keys = re.findall(r"^([a-z][\w-]*) =", files("bot.texts").joinpath(name).read_text("utf-8"), re.M)
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", list(written_forms()))
def test_every_text_can_be_formatted_and_is_not_empty(language):
    texts = Texts()
    for key, names in placeholders(language).items():
        assert texts.of(language, key, **dict.fromkeys(names, 3)).strip()


def test_an_unknown_key_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        Texts().of("zh-Hans", "no-such-text")
    with pytest.raises(KeyError):
        Texts().of("zh-Hans", "quiz-head", position=1)


@pytest.mark.parametrize(
    ("text", "taiwan", "hong_kong"),
    [
        ("短信里的网络链接", "簡訊裡的網路連結", "短訊裏的網絡連結"),
        ("软件和信息", "軟體和資訊", "軟件和資訊"),
        ("转账到银行账户", "轉帳到銀行帳戶", "轉賬到銀行戶口"),
    ],
)
def test_the_same_thing_has_its_name_in_each_region(text, taiwan, hong_kong):
    assert to_traditional(text, "zh-Hant-TW") == taiwan
    assert to_traditional(text, "zh-Hant-HK") == hong_kong


def test_the_button_labels_people_were_promised():
    texts = Texts()
    labels = {
        "button-quiz": "开始答题",
        "button-spot": "真假辨别",
        "button-review": "今日复习",
        "button-stats": "我的战绩",
        "button-contest": "群里比赛",
        "button-settings": "设置",
        "button-scammed": "我被骗了",
        "button-next": "下一题",
        "button-result": "看结果",
        "button-report": "这题有问题",
        "button-topics": "选类型",
        "quiz-sure-scam": "肯定是骗局",
        "quiz-maybe-scam": "可能是骗局",
        "quiz-maybe-genuine": "可能是真的",
        "quiz-sure-genuine": "肯定是真的",
    }
    assert {key: texts.of("zh-Hans", key) for key in labels} == labels


def test_the_privacy_text_has_six_numbered_lines():
    for language in written_forms():
        text = Texts().of(language, "privacy-text")
        assert re.findall(r"^(\d)\. ", text, re.M) == list("123456")
        # How long the names of a contest stay, as `maintenance.py` keeps them.
        assert "60" in text


@pytest.mark.parametrize("language", list(written_forms()))
def test_a_text_that_is_put_together_by_us_says_what_fluent_says(language):
    texts, bundle = Texts(), FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(source(language)))
    for key, names in placeholders(language).items():
        args = {name: f"‹{name}›" for name in names}
        expected, _ = bundle.format_pattern(bundle.get_message(key).value, args)
        assert texts.of(language, key, **args) == expected


@pytest.fixture
def folder(tmp_path):
    """Catalogues whose texts refer to each other."""
    text = "# A word of its own.\n-bot = 机器人\nhello =\n    我是{ -bot }。\n    { more }\nmore = 你好，{ $name }\n"
    for name in ("zh-Hans.ftl", "en.ftl"):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_text_brings_those_along_that_it_refers_to(folder):
    assert Texts(folder).of("zh-Hans", "hello", name="甲") == "我是机器人。\n你好，甲"


def test_a_fault_in_a_text_is_found_by_the_proof_and_by_whoever_speaks_it(folder):
    path = folder / "en.ftl"
    path.write_text(path.read_text("utf-8") + "broken = { $name\n", "utf-8")
    texts = Texts(folder)
    assert texts.of("en", "more", name="A") == "你好，A"
    with pytest.raises(ValueError, match=r"en\.ftl: .*broken"):
        texts.of("en", "broken", name="A")
    with pytest.raises(ValueError, match=r"en\.ftl: .*broken"):
        texts.prove()
