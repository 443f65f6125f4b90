"""The application on a store of either database, and a few documents in it."""

import uuid
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import httpx
import pytest

from service.access import keys
from service.app import create_app
from service.settings import Settings
from service.store import Store
from service.store.models import Document, Extraction, StoredFileRow
from service.store.types import now

AddDocument = Callable[..., Document]


@pytest.fixture
def add_document(store: Store) -> AddDocument:
    """Puts a document with a file of its own into the store, in the state and with the columns that are named."""

    def add(state: str = "read", *, content: bytes | None = None, hours_ago: float = 0.0, **columns: Any) -> Document:
        file = store.files.put(BytesIO(uuid.uuid4().bytes if content is None else content))
        columns = {"interruptions": 0, "corrected": {}, "uploaded_at": now() - timedelta(hours=hours_ago), **columns}
        with store.write() as session:
            session.merge(StoredFileRow(sha256=file.sha256, size=file.size))
            session.flush()
            document = Document(public_id=str(uuid.uuid4()), sha256=file.sha256, state=state, **columns)
            session.add(document)
            session.flush()
            if state == "read":
                session.add(
                    Extraction(document_id=document.id, extractor_version="docproc 0", seconds=0.5, content="{}")
                )
        return document

    return add


@pytest.fixture
async def service(store: Store, store_settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """The application without readers, on the store of the test; asked with a key that may read."""
    with store.write() as session:
        _, secret = keys.create(session, "Prometheus", ["read"], made_by="test")
    app = create_app(store_settings.model_copy(update={"workers": 0}))
    headers = {"Authorization": f"Bearer {secret}"}
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://t", headers=headers) as client,
    ):
        yield client
