"""Short ways to have documents in a store as if they had been uploaded and read."""

from __future__ import annotations

import hashlib
import io
import uuid
from typing import Any

from docproc.dispatch import Citation, Dispatch, Header, IssuerField, NumberField, Source, TextField
from docproc.dispatch import DateField as Date
from docproc.dispatch import TypeField as Type
from service.links import settle
from service.recording import record
from service.store import Store
from service.store.models import Document, StoredFileRow

__all__ = ["cites", "dispatch", "hold", "upload"]

TEXT = "Kính gửi: Ủy ban nhân dân các xã, phường\nĐề nghị rà soát dịch vụ công trực tuyến trên địa bàn.\n"


def cites(number: str, **facts: Any) -> Citation:
    """A citation by number; ``facts`` are its date, issuer, type …"""
    return Citation(number=number, **facts)


def dispatch(
    number: str | None = "418/SKHCN-CĐS",
    date: str | None = "2026-05-21",
    issuer: str | None = "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH AN BÌNH",
    *,
    subject: str | None = "rà soát dịch vụ công trực tuyến",
    type_code: str = "CV",
    text: str = TEXT,
    media_type: str = "text/plain",
    pages: int | None = None,
    **others: Any,
) -> Dispatch:
    """A dispatch as docproc reads it."""
    names = {"CV": "công văn", "QĐ": "quyết định", "KH": "kế hoạch"}
    header = Header(
        number=NumberField(value=number) if number else None,
        date=Date(value=date) if date else None,
        issuer=IssuerField(value=issuer) if issuer else None,
        type=Type(value=names[type_code], code=type_code),
        subject=TextField(value=subject) if subject else None,
    )
    source = Source(sha256="0" * 64, media_type=media_type, pages=pages, text_from="plain")
    return Dispatch(source=source, text=text, **({"header": header} | others))


def upload(store: Store, content: bytes = b"", name: str | None = "cong van.txt", **facts: Any) -> str:
    """A document that waits to be read; gives its public id."""
    content = content or uuid.uuid4().bytes
    store.files.put(io.BytesIO(content))
    sha256 = hashlib.sha256(content).hexdigest()
    public_id = str(uuid.uuid4())
    with store.write() as session:
        if session.get(StoredFileRow, sha256) is None:
            session.add(StoredFileRow(sha256=sha256, size=len(content)))
            session.flush()
        session.add(Document(public_id=public_id, sha256=sha256, file_name=name, corrected={}, **facts))
    return public_id


def hold(store: Store, *read: Dispatch, content: bytes = b"", **facts: Any) -> str:
    """A document that was uploaded and read; gives its public id.

    Args:
        store: where it goes.
        read: what was read, one a part; without, an example.
        content: the file's bytes; without, others each time.
        facts: columns of the document.
    """
    public_id = upload(store, content, **facts)
    with store.write() as session:
        document = session.query(Document).filter_by(public_id=public_id).one()
        record(session, document, [one.model_dump_json() for one in read or (dispatch(),)], 0.01)
    settle(store)
    return public_id
