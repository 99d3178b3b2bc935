"""Errors with a message for people; everything else is a fault of ours."""

from __future__ import annotations


class OperatorError(Exception):
    """What the operator can put right; its message is one clear sentence."""
