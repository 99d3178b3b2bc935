"""What people send besides words: the bot hears of it and can fetch it."""

from __future__ import annotations

import aiohttp
import pytest
import telegram

from bot.sandbox.errors import Refused
from bot.sandbox.files import Upload
from bot.sandbox.server import Sandbox
from tests.sandbox.caller import Caller
from tests.sandbox.samples import PNG

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LETTER = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("name", "mime"),
    [("题目.xlsx", SHEET), ("题目.csv", "text/csv"), ("题目.docx", LETTER), ("题目.txt", "text/plain")],
)
async def test_a_document_is_heard_of_and_downloaded(
    sandbox: Sandbox, session: aiohttp.ClientSession, call: Caller, person: int, name: str, mime: str
) -> None:
    content = f"{name} 的内容".encode()
    sandbox.send_document(person, None, Upload(name, mime, content), caption="我们班的 #题目")
    [update] = await call.updates()
    message = update["message"]
    document = message["document"]
    assert (document["file_name"], document["mime_type"]) == (name, mime)
    assert document["file_size"] == len(content)
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("我们班的 #题目", "hashtag")
    file = await call.result("getFile", file_id=document["file_id"])
    assert file["file_path"].endswith(name.rpartition(".")[2])
    async with session.get(f"{sandbox.url}/file/bot{sandbox.token}/{file['file_path']}") as response:
        assert await response.read() == content


async def test_the_library_downloads_it_by_itself(sandbox: Sandbox, person: int) -> None:
    sent = sandbox.send_document(person, None, Upload("a.csv", "text/csv", b"1,2"))
    base, files = f"{sandbox.url}/bot", f"{sandbox.url}/file/bot"
    async with telegram.Bot(sandbox.token, base_url=base, base_file_url=files) as bot:
        assert bytes(await (await bot.get_file(str(sent.document_id))).download_as_bytearray()) == b"1,2"


async def test_a_file_over_twenty_megabytes_is_sent_but_not_given_to_bots(
    sandbox: Sandbox, call: Caller, person: int
) -> None:
    sent = sandbox.send_document(person, None, Upload("big.txt", "text/plain", b"x" * (20 * 1024 * 1024 + 1)))
    assert await call.refusal("getFile", file_id=sent.document_id) == "Bad Request: file is too big"


async def test_a_picture_comes_with_its_caption(sandbox: Sandbox, call: Caller, person: int) -> None:
    sandbox.send_photo(person, None, Upload("s.png", "image/png", PNG), caption="这个是真的吗？")
    [update] = await call.updates()
    assert update["message"]["photo"][0]["width"] == 640
    assert update["message"]["caption"] == "这个是真的吗？"


async def test_forwards_say_where_they_come_from(
    sandbox: Sandbox, call: Caller, person: int, group: int
) -> None:
    other = sandbox.person("乙")
    said = sandbox.say(other, group, "点 example.com 领奖")
    sandbox.forward(person, None, said)
    sandbox.forward_text(person, None, "您的包裹丢了", author="陌生人")
    again = sandbox.forward(person, None, sandbox.messages(person)[-1])
    first, second, third = [update["message"] for update in await call.updates()]
    assert first["forward_origin"]["sender_user"]["first_name"] == "乙"
    assert first["text"] == "点 example.com 领奖"
    assert second["forward_origin"]["type"] == "hidden_user"
    assert third["forward_origin"] == second["forward_origin"]
    for raw in (first, second, third):
        read = telegram.Message.de_json(dict(raw), None)
        assert read.forward_origin is not None
        assert not read.api_kwargs
        assert sandbox.api.schema.fault("Message", raw) is None
    assert again.text == "您的包裹丢了"


async def test_an_anonymous_admins_message_is_forwarded_from_the_group(sandbox: Sandbox, group: int) -> None:
    chat = sandbox.upgrade(group)
    sandbox.promote(chat, "甲", anonymous=True)
    forwarded = sandbox.forward("乙", None, sandbox.say("甲", chat, "通知"))
    origin = forwarded.wire["forward_origin"]
    assert (origin["type"], origin["sender_chat"]["title"]) == ("chat", "组")


async def test_nobody_forwards_what_he_cannot_see_or_what_is_no_message(
    sandbox: Sandbox, person: int, group: int
) -> None:
    private = sandbox.say(person, None, "只有我看得见")
    with pytest.raises(Refused, match="somebody else's"):
        sandbox.forward("乙", group, private)
    with pytest.raises(Refused, match="service message"):
        sandbox.forward("乙", group, sandbox.messages(group)[0])


async def test_the_page_sends_files_and_forwards(
    sandbox: Sandbox, session: aiohttp.ClientSession, call: Caller, person: int, group: int
) -> None:
    async def send(**fields: str | bytes) -> dict[str, object]:
        form = aiohttp.FormData(
            {"person": str(person), "chat": str(person)}, quote_fields=False, default_to_multipart=True
        )
        for name, value in fields.items():
            filename = "表.csv" if isinstance(value, bytes) else None
            form.add_field(name, value, filename=filename)
        async with session.post(f"{sandbox.url}/page/api/file", data=form) as response:
            answer: dict[str, object] = await response.json()
        return answer

    said = sandbox.say(person, None, "看")
    await send(file=b"1,2", caption="题", reply_to=str(said.message_id))
    await send(file=PNG, **{"as": "photo"})
    document, photo = sandbox.messages(person)[-2:]
    assert (document.wire["document"]["file_name"], document.text) == ("表.csv", "题")
    assert document.reply_to == said.message_id
    assert photo.photo_id
    assert (await send(caption="x"))["error"] == "没有选文件"
    assert "IMAGE_PROCESS_FAILED" in str((await send(file=b"x", **{"as": "photo"}))["error"])

    await call.post(
        "/page/api/forward", person=person, chat=group, from_chat=person, message_id=said.message_id
    )
    await call.post("/page/api/forward_text", person=person, chat=person, author="陌生人", text="转账")
    refused = await call.post("/page/api/forward_text", person=person, chat=person, author=" ", text="x")
    assert refused["error"] == "写上是谁发的、发了什么"
    shown = (await call.get("/page/api/messages", person=person, chat=person))["messages"]
    assert shown[-1]["forwarded_from"] == "陌生人"
    assert shown[-3]["document"]["size"] == 3
    assert sandbox.messages(group)[-1].wire["forward_origin"]["sender_user"]["id"] == person


async def test_a_file_request_that_is_no_form_is_refused(sandbox: Sandbox, call: Caller, person: int) -> None:
    assert (await call.post("/page/api/file", person=person))["error"]
