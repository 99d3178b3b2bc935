"""The peer: a bare aiogram bot that makes the same two calls for a tap, and keeps nothing.

Run with a Python that has benchmarks/requirements.txt: `python peer_aiogram.py URL TOKEN`.
"""

import asyncio
import sys

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

router = Router()
QUESTION = "第 1/5 题 · 冒充客服\n\n" + "一条消息。" * 30
REASONS = "第 1/5 题 · 冒充客服\n\n" + "一条消息和它的理由。" * 40
ROW = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text=letter, callback_data=f"a:1:0:{i}") for i, letter in enumerate("ABC")]
    ]
)
NEXT = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="下一题", callback_data="n:1:0")]])


@router.message()
async def on_message(message: Message) -> None:
    await message.answer(QUESTION, reply_markup=ROW)


@router.callback_query()
async def on_tap(query: CallbackQuery) -> None:
    await query.message.edit_text(REASONS, reply_markup=NEXT)
    await query.answer("答对了")


async def main(url: str, token: str) -> None:
    server = TelegramAPIServer.from_base(url)
    bot = Bot(token, session=AiohttpSession(api=server))
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    await dispatcher.start_polling(bot, handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
