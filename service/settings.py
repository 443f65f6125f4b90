"""What an operator may set; nothing here can be set by a request."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of one service process.

    Attributes:
        max_body_bytes: largest request body, the form's own lines included.
        running: extractions at a time. They share one interpreter, so more of them bring no speed; two keep a short
            dispatch from waiting until a long scan is through Tesseract.
        waiting: extractions that may wait for their turn; beyond these the answer is 503.
        retry_after_seconds: when a client that was turned away should come again.
    """

    max_body_bytes: int = 25 * 1024 * 1024
    running: int = 2
    waiting: int = 8
    retry_after_seconds: int = 5
