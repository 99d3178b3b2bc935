"""sendPoll and stopPoll."""

from __future__ import annotations

from itertools import pairwise

from bot.sandbox.bot_api.methods.call import keyboard, own_message, place
from bot.sandbox.bot_api.methods.messages import send, stored_photo
from bot.sandbox.errors import bad
from bot.sandbox.json_object import Json
from bot.sandbox.polls import Poll
from bot.sandbox.text.entities import utf16
from bot.sandbox.text.limits import Text, read_text
from bot.sandbox.world import World

_SHORTEST, _LONGEST = 5, 2_628_000


def send_poll(world: World, params: Json) -> Json:
    chat, fields = place(world, params, "can_send_polls")
    keyboard(params, fields)
    wire = _poll(world, params)
    poll = Poll(
        wire,
        deadline=wire["close_date"] * 1000 if "close_date" in wire and not wire["is_closed"] else None,
        shuffled=params.get("shuffle_options", False),
        hidden=params.get("hide_results_until_closes", False),
    )
    if "open_period" in wire and poll.deadline is not None:
        poll.deadline = world.timeline.now() + wire["open_period"] * 1000
    message = send(world, chat, {**fields, "poll": wire}, params)
    world.polls.add(poll, message)
    return message.wire


def _poll(world: World, params: Json) -> Json:
    question = _question(params)
    options = [_option(world, option, index) for index, option in enumerate(params["options"])]
    if not options:
        raise bad("poll must have at least one answer option")
    if len(options) > 12:
        raise bad("poll can't have more than 12 options")
    kind = params.get("type", "regular")
    if kind not in ("regular", "quiz"):
        raise bad("unsupported poll type specified")
    wire: Json = {
        "id": world.directory.new_id(),
        "question": question,
        "options": options,
        "total_voter_count": 0,
        "is_closed": params.get("is_closed", False),
        "is_anonymous": params.get("is_anonymous", True),
        "type": kind,
        "allows_multiple_answers": params.get("allows_multiple_answers", False),
        "allows_revoting": params.get("allows_revoting", kind != "quiz"),
        "members_only": params.get("members_only", False),
    }
    if "country_codes" in params:
        wire["country_codes"] = params["country_codes"]
    _quiz(params, wire)
    _time(world, params, wire)
    _description(world, params, wire)
    return wire


def _question(params: Json) -> str:
    text, _ = read_text(params, "question", "question_parse_mode", "question_entities")
    if not text:
        raise bad("poll question must be non-empty")
    if utf16(text) > 300:
        raise bad("poll question length must not exceed 300")
    return text


def _option(world: World, option: Json, index: int) -> Json:
    text, _ = read_text(option, "text", "text_parse_mode", "text_entities")
    if not text:
        raise bad("poll options must be non-empty")
    if utf16(text) > 100:
        raise bad("poll options length must not exceed 100")
    if "media" in option:
        raise bad("the sandbox shows no media in poll options")
    return {"persistent_id": f"{index}{world.rng.randrange(10**7):07d}", "text": text, "voter_count": 0}


def _quiz(params: Json, wire: Json) -> None:
    """Check and add what only quizzes have."""
    if wire["type"] != "quiz":
        for name in ("correct_option_ids", "explanation"):
            if params.get(name):
                raise bad(f"{name} is for quizzes only")
        return
    if params.get("allow_adding_options"):
        raise bad("options can't be added to a quiz")
    correct = params.get("correct_option_ids", [])
    if not correct:
        raise bad("correct quiz option list must be non-empty")
    if any(later <= earlier for earlier, later in pairwise(correct)):
        raise bad("correct quiz option list must be increasing")
    if correct[0] < 0 or correct[-1] >= len(wire["options"]):
        raise bad("wrong quiz correct_option_id")
    if len(correct) > 1 and not wire["allows_multiple_answers"]:
        raise bad("several correct options need allows_multiple_answers")
    wire["correct_option_ids"] = correct
    text, entities = read_text(params, "explanation", "explanation_parse_mode", "explanation_entities")
    if utf16(text) > 200:
        raise bad("quiz explanation must have at most 200 characters")
    if text.count("\n") > 2:
        raise bad("quiz explanation must have at most 2 line feeds")
    _put(wire, "explanation", (text, entities))


def _time(world: World, params: Json, wire: Json) -> None:
    """Check and add when the poll closes by itself."""
    if "open_period" in params and "close_date" in params:
        raise bad("open_period and close_date can't be used together")
    if "open_period" in params:
        if not _SHORTEST <= params["open_period"] <= _LONGEST:
            raise bad(f"open_period must be from {_SHORTEST} to {_LONGEST} seconds")
        wire["open_period"] = params["open_period"]
        wire["close_date"] = world.timeline.date() + params["open_period"]
    elif "close_date" in params:
        if not _SHORTEST <= params["close_date"] - world.timeline.date() <= _LONGEST:
            raise bad(f"close_date must be from {_SHORTEST} to {_LONGEST} seconds in the future")
        wire["close_date"] = params["close_date"]


def _description(world: World, params: Json, wire: Json) -> None:
    text, entities = read_text(params, "description", "description_parse_mode", "description_entities")
    if utf16(text) > 1024:
        raise bad("poll description length must not exceed 1024")
    _put(wire, "description", (text, entities))
    for name in ("media", "explanation_media"):
        if name in params:
            media = params[name]
            if media["type"] != "photo":
                raise bad(f"the sandbox shows no {media['type']} in polls")
            wire[name] = {"photo": stored_photo(world, media["media"], params).photo_sizes()}


def _put(wire: Json, name: str, text: Text) -> None:
    if text[0]:
        wire[name] = text[0]
    if text[1]:
        wire[f"{name}_entities"] = text[1]


def stop_poll(world: World, params: Json) -> Json:
    chat = world.directory.reach(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None or message.poll is None:
        raise bad("message with poll to stop not found")
    own_message(world, params, "edit")
    world.polls.close_due()
    if message.poll.is_closed:
        raise bad("poll has already been closed")
    fields: Json = {}
    keyboard(params, fields)
    message.wire = {**{k: v for k, v in message.wire.items() if k != "reply_markup"}, **fields}
    world.polls.close(message.poll, "stop")
    return message.poll.outside()


METHODS = {"sendPoll": send_poll, "stopPoll": stop_poll}
