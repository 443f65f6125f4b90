"""The plain columns of an obligation: what was read, with what people corrected laid over it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from docproc.dispatch import Actor, Deadline, Obligation
from docproc.export.obligations import due_day
from docproc.export.summary import names
from docproc.text import bare_key
from service.obligations.occurrences import comes_back, day_of, deadlines_of, following
from service.obligations.redating import counted_from_receipt, redated
from service.store.models import ConcernRow, Document, ObligationActor, ObligationRow
from service.words import words_of

__all__ = ["CORRECTABLE", "NEVER", "corrected", "fill", "name_key", "next_day", "schedule", "values_of"]

NEVER = "9999-12-31"
"""``due_order`` of an obligation without a day: behind all days."""

CORRECTABLE = ("action", "modality", "tier", "lead", "support", "deadline", "report_to", "deliverable")
"""The fields that a person may set otherwise than they were read; keys of ``ObligationRow.corrected``."""

_MOST_KEY, _MOST_ITEM, _MOST_RULE = 300, 60, 200  # as wide as their columns


def corrected(row: ObligationRow, document: Document | None = None) -> Obligation:
    """What was read, with the values that people set in their place.

    Who acts: where a person named others, those; a name that was read keeps what is known of it. A deadline: the day
    that a person set stands alone; a part of it (``due``, ``text``) that he left stays as read.

    Args:
        row: its ``content`` and ``corrected`` are set.
        document: where its days matter; those that hang on the dispatch's date follow the one that a person set, those
            that are counted from the receipt the day on which the document was received.
    """
    read, overrides = Obligation.model_validate(row.content), row.corrected
    if document is not None and "date" in document.corrected:
        read = redated(read, document.date)
    if document is not None and document.received is not None:
        read = counted_from_receipt(read, document.received)
    plain = ("action", "modality", "tier", "deliverable")
    changes: dict[str, Any] = {field: overrides[field] for field in plain if field in overrides}
    if "report_to" in overrides:
        changes["report_to"] = tuple(overrides["report_to"])
    if overrides.keys() & {"lead", "support"}:
        changes["actors"] = tuple(_actors(read, overrides))
    if "deadline" in overrides:
        changes["deadline"] = _deadline(read.deadline, overrides["deadline"])
        changes["further_deadlines"] = read.further_deadlines if "due" not in overrides["deadline"] else ()
    return read.model_copy(update=changes)


def values_of(obligation: Obligation) -> dict[str, Any]:
    """The values of ``CORRECTABLE`` as JSON: names as lists, a deadline as its ``due`` and ``text``."""
    deadline = obligation.deadline
    return {
        **{field: getattr(obligation, field) for field in ("action", "modality", "tier", "deliverable")},
        **{role: [actor.name for actor in obligation.actors if actor.role == role] for role in ("lead", "support")},
        "deadline": {"due": deadline.latest or deadline.due, "text": deadline.text} if deadline is not None else None,
        "report_to": list(obligation.report_to),
    }


def fill(row: ObligationRow, session: Session, today: date) -> None:
    """Set all plain columns, ``words`` and ``actors`` from ``row.content`` and ``row.corrected``.

    Args:
        row: its ``content``, ``corrected`` and ``document`` (or ``document_id``) are set.
        session: the transaction to which the row belongs or will.
        today: the first day that counts of a deadline that comes back, where its days were not counted before.
    """
    document = _document(row, session)
    obligation = corrected(row, document)
    deadline = obligation.deadline
    row.item, row.action = obligation.item[:_MOST_ITEM], obligation.action
    row.modality, row.tier, row.confidence = obligation.modality, obligation.tier, obligation.confidence
    row.lead, row.support = names(obligation, "lead") or None, names(obligation, "support") or None
    row.report_to, row.deliverable = ", ".join(obligation.report_to) or None, obligation.deliverable or None
    row.deadline_text = deadline.text or None if deadline is not None else None
    rule = deadline.rrule if deadline is not None else None
    row.rrule = rule if rule is not None and len(rule) <= _MOST_RULE else None
    printed = (row.action, row.lead, row.support, row.deadline_text, row.report_to, row.deliverable)
    row.words = words_of(" ".join(filter(None, printed)))
    with session.no_autoflush:
        _name_actors(row, obligation)
        _schedule(row, obligation, document, session, today)


def schedule(row: ObligationRow, session: Session, today: date) -> None:
    """Set the day by which a filled row is listed, in it and in the tables that are sorted by it; as ``fill`` does."""
    document = _document(row, session)
    _schedule(row, corrected(row, document), document, session, today)


def next_day(row: ObligationRow, session: Session) -> date | None:
    """The day that follows the one by which a filled row is listed; ``None`` where that has none, or is the last."""
    document = _document(row, session)
    deadlines = deadlines_of(corrected(row, document))
    return following(deadlines, document.date if document is not None else None, row.due) if row.due else None


def name_key(name: str) -> str:
    """Under what somebody who acts is found: without marks, case and double blanks."""
    composed = unicodedata.normalize("NFC", name)
    return " ".join(bare_key(composed).split())[:_MOST_KEY]


def _document(row: ObligationRow, session: Session) -> Document | None:
    with session.no_autoflush:
        return row.document or session.get(Document, row.document_id)


def _schedule(
    row: ObligationRow, obligation: Obligation, document: Document | None, session: Session, today: date
) -> None:
    issued = document.date if document is not None else None
    deadlines = deadlines_of(obligation)
    if row.due_from is None and comes_back(deadlines):
        row.due_from = today
    row.due = day_of(due_day(deadlines, issued, row.due_from or today))
    waits = row.status == "done" and row.due is not None and following(deadlines, issued, row.due) is not None
    row.renew_after = row.due if waits else None
    row.due_order = row.due.isoformat() if row.due is not None else NEVER
    for actor in row.actors:
        actor.due_order = row.due_order
    if row.id is not None:
        concerns = update(ConcernRow).where(ConcernRow.obligation_id == row.id)
        session.execute(concerns.values(due_order=row.due_order))


def _actors(read: Obligation, overrides: dict[str, Any]) -> Iterator[Actor]:
    known = {actor.name: actor for actor in read.actors}
    for role in ("lead", "support"):
        if role in overrides:
            yield from (known.get(name, Actor(name=name)).model_copy(update={"role": role}) for name in overrides[role])
        else:
            yield from (actor for actor in read.actors if actor.role == role)


def _deadline(read: Deadline | None, override: dict[str, str | None]) -> Deadline | None:
    text = override.get("text", read.text if read is not None else None) or ""
    if "due" not in override and read is not None:
        return read.model_copy(update={"text": text})
    due = override.get("due")
    return Deadline(text=text, kind="date", due=due, bound="by" if due else None) if due or text else None


def _name_actors(row: ObligationRow, obligation: Obligation) -> None:
    """One row a role and key: an actor is found as printed and by his canonical name, and never twice."""
    wanted: dict[tuple[str, str], str] = {}
    for actor in obligation.actors:
        for key in map(name_key, filter(None, (actor.name, actor.canonical))):
            wanted.setdefault((actor.role, key), actor.name)
    listed = [(role, key, name) for (role, key), name in wanted.items() if key]
    if listed == [(one.role, one.name_key, one.name) for one in row.actors]:
        return
    row.actors = [
        ObligationActor(position=position, role=role, name=name, name_key=key)
        for position, (role, key, name) in enumerate(listed, 1)
    ]
