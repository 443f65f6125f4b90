"""The whole application over a store, without readers, asked with keys of each role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from service.access import keys
from service.access.principal import ROLES, Role
from service.app import create_app
from service.documents.page_images import PageImages
from service.jobs.news import News
from service.settings import Settings
from service.store import Store

__all__ = ["Asking", "asking"]


class QueueNotes:
    """A queue that only notes what it is asked."""

    def __init__(self) -> None:
        self.enqueued: list[int] = []
        self.woken = 0
        self.news = News()

    def enqueue(self, session: Session, document_id: int) -> None:
        self.enqueued.append(document_id)

    def wake(self) -> None:
        self.woken += 1


@dataclass
class Asking:
    """Clients of three roles on one application."""

    app: FastAPI
    store: Store
    reader: TestClient
    reviewer: TestClient
    admin: TestClient
    queue: QueueNotes = field(default_factory=QueueNotes)


@contextmanager
def asking(store: Store, settings: Settings) -> Iterator[Asking]:
    """Serve a store; its documents come by ``tests.service.held``, not by readers."""
    app = create_app(settings)
    queue = QueueNotes()
    images = PageImages(settings.data / "cache" / "pages")
    app.state.store, app.state.queue, app.state.page_images = store, queue, images
    clients = {role: _client(app, store, role) for role in ROLES}
    try:
        yield Asking(app, store, clients["reader"], clients["reviewer"], clients["admin"], queue)
    finally:
        images.close()


def _client(app: FastAPI, store: Store, role: Role) -> TestClient:
    with store.write() as session:
        _, secret = keys.create(session, role, ROLES[role], made_by="test")
    return TestClient(app, headers={"Authorization": f"Bearer {secret}"}, raise_server_exceptions=False)
