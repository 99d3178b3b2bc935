"""The version of the bot, as `status` and the metrics say it."""

VERSION = "0.1.0"
