"""What the addresses know of the jobs: a document is to be read, and how many wait."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy.orm import Session

__all__ = ["Queue"]


class Queue(Protocol):
    """The documents that wait to be read."""

    def enqueue(self, session: Session, document_id: int) -> None:
        """Have a document read; holds if and only if the session's transaction does."""

    def wake(self) -> None:
        """Tell the readers, after the transaction, that there is something to do."""
