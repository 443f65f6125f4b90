"""Short ways to put dispatches with obligations into a store."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from sqlalchemy.orm import Session

from docproc.dispatch import Actor, Deadline, Dispatch, Obligation, Source
from service.obligations.values import fill
from service.store.models import Document, Extraction, ObligationRow

__all__ = ["TODAY", "by", "keep", "monthly", "obligation", "read_again", "recurring"]

TODAY = date(2026, 11, 23)


def by(day: str, text: str | None = None) -> Deadline:
    """A deadline on a day."""
    return Deadline(text=text or f"trước ngày {day}", kind="date", due=day, bound="by", latest=day)


def monthly(day: int) -> Deadline:
    """A deadline that comes back every month."""
    return recurring(f"FREQ=MONTHLY;BYMONTHDAY={day}", text=f"ngày {day} hằng tháng")


def recurring(rule: str, *, bound: Literal["before", "by", "on", "within"] = "on", text: str = "định kỳ") -> Deadline:
    """A deadline that comes back by a rule."""
    return Deadline(text=text, kind="recurring", rrule=rule, bound=bound)


def obligation(action: str, *leads: str | Actor, support: Sequence[str] = (), **others: Any) -> Obligation:
    """An obligation as it is read; ``others`` are further values of the contract."""
    actors = [lead if isinstance(lead, Actor) else Actor(name=lead) for lead in leads]
    actors += [Actor(name=name, role="support") for name in support]
    found = {"id": "1#1", "item": "1", "modality": "must", "confidence": 0.9, **others}
    return Obligation(action=action, actors=tuple(actors), **found)


def keep(session: Session, *read: Obligation, today: date = TODAY, **header: Any) -> list[ObligationRow]:
    """A dispatch with its obligations, in the tables as reading it leaves them."""
    head = {"number": "418/SKHCN-CĐS", "date": date(2026, 9, 7), "issuer": "SỞ KHOA HỌC VÀ CÔNG NGHỆ", **header}
    document = Document(public_id=str(uuid.uuid4()), state="read", obligation_count=len(read), **head)
    session.add(document)
    session.flush()
    rows = []
    for position, one in enumerate(read):
        row = ObligationRow(
            document_id=document.id, key=one.id, position=position, content=one.model_dump(mode="json"), corrected={}
        )
        session.add(row)
        fill(row, session, today)
        rows.append(row)
    session.flush()
    read_again(session, document, *read)
    return rows


def read_again(session: Session, document: Document, *read: Obligation) -> None:
    """A further reading of a document; its rows stay as they are."""
    source = Source(sha256="0" * 64, media_type="text/plain", text_from="plain")
    content = Dispatch(source=source, text="", obligations=read).model_dump_json()
    session.add(Extraction(document_id=document.id, extractor_version="0", seconds=0.1, content=content))
    session.flush()
