"""What goes out with a file is a form as browsers write it, read here by the standard library."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP

import pytest

from bot.telegram.http.forms import File, Form, encoded


def parts(form: Form) -> dict[str, tuple[str, bytes]]:
    content, kind = encoded(form)
    assert content is not None
    # Nothing stands before the first part: not every reader skips it.
    assert content.startswith(b"--" + kind.partition("boundary=")[2].encode() + b"\r\n")
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + content)
    assert not message.defects
    return {
        part.get_param("name", header="content-disposition"): (
            part.get_content_type(),
            part.get_payload(decode=True),
        )
        for part in message.iter_parts()
    }


def test_fields_and_files_come_as_they_are() -> None:
    picture = bytes(range(256)) * 3 + b"\r\n--"
    form = Form(
        {"chat_id": "5", "caption": "两行\r\n字"}, {"photo": File("picture.png", picture, "image/png")}
    )
    assert parts(form) == {
        "chat_id": ("text/plain", b"5"),
        "caption": ("text/plain", "两行\r\n字".encode()),
        "photo": ("image/png", picture),
    }


@pytest.mark.parametrize(
    "name", ['你的"数据".json', "a\r\nContent-Type: text/html\r\n\r\n<b>", 'x"; name="chat_id']
)
def test_a_files_name_cannot_leave_its_place(name: str) -> None:
    content, _ = encoded(Form({"chat_id": "5"}, {"document": File(name, b"[]", "application/json")}))
    assert content is not None
    head = content.partition(b'name="document"; filename="')[2].partition(
        b'"\r\nContent-Type: application/json'
    )[0]
    assert b'"' not in head
    assert b"\r" not in head
    assert set(parts(Form({"chat_id": "5"}, {"document": File(name, b"[]", "application/json")}))) == {
        "chat_id",
        "document",
    }
