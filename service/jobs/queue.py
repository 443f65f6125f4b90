"""What the rest of the service knows of the jobs: a document is to be read."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy.orm import Session

from service.jobs.news import News

__all__ = ["Queue", "ReadingQueue"]


class Queue(Protocol):
    """The documents that wait to be read."""

    @property
    def news(self) -> News:
        """What is read in this process."""

    def enqueue(self, session: Session, document_id: int) -> None:
        """Have a document read; holds if and only if the session's transaction does."""

    def wake(self) -> None:
        """Tell the readers, after the transaction, that there is something to do."""


class ReadingQueue(Queue, Protocol):
    """The queue as the server runs it, with the readers of its process."""

    def start(self) -> None:
        """Start the readers that the settings ask for."""

    def stop(self) -> None:
        """Stop them; what they have not finished is read by others, or after the next start."""
