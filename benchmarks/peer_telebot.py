"""The quickest peer: a bare pyTelegramBotAPI bot (async) that makes the same two calls for a tap, and keeps nothing.

Run with a Python that has benchmarks/requirements.txt: `python peer_telebot.py URL TOKEN`.
"""

import asyncio
import sys

from telebot import asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

QUESTION = "第 1/5 题 · 冒充客服\n\n" + "一条消息。" * 30
REASONS = "第 1/5 题 · 冒充客服\n\n" + "一条消息和它的理由。" * 40
ROW = InlineKeyboardMarkup(
    [[InlineKeyboardButton(letter, callback_data=f"a:1:0:{i}") for i, letter in enumerate("ABC")]]
)
NEXT = InlineKeyboardMarkup([[InlineKeyboardButton("下一题", callback_data="n:1:0")]])


async def main(url: str, token: str) -> None:
    asyncio_helper.API_URL = url + "/bot{0}/{1}"
    bot = AsyncTeleBot(token)

    @bot.message_handler()
    async def on_message(message: Message) -> None:
        await bot.send_message(message.chat.id, QUESTION, reply_markup=ROW)

    @bot.callback_query_handler(func=None)
    async def on_tap(query: CallbackQuery) -> None:
        chat_id, message_id = query.message.chat.id, query.message.message_id
        await bot.edit_message_text(REASONS, chat_id, message_id, reply_markup=NEXT)
        await bot.answer_callback_query(query.id, "答对了")

    await bot.infinity_polling(allowed_updates=["message", "callback_query"])


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
