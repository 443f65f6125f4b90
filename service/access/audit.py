"""The record of who saw and changed what; it names documents, people and fields, and holds no text of a document.

An action is a noun and what was done: ``document.uploaded``, ``obligation.changed``, ``user.disabled``. A subject is a
kind and its public id: ``document:…``, ``obligation:17``, ``user:hoa``, ``key:3``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from fastapi import Request
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from service.access.principal import Principal
from service.store import Store
from service.store.models import AuditEntry
from service.store.types import now

__all__ = ["CONSOLE", "NOBODY", "address_of", "listed", "note", "saw"]

NOBODY = "nobody"
"""The actor of what somebody does who has not signed in."""

CONSOLE = Principal("console", "command line", frozenset())
"""Who works at the machine itself; the system says who that was."""

_SEEN_AGAIN = timedelta(hours=1)
_LONGEST_ID = 64


def note(  # noqa: PLR0913  one line of the record has that many parts
    session: Session,
    principal: Principal | None,
    action: str,
    subject: str | None = None,
    *,
    detail: Mapping[str, Any] | None = None,
    request: Request | None = None,
) -> None:
    """Record an action; it holds if and only if the session's transaction does.

    Args:
        session: the writing session that does what is recorded.
        principal: who does it; ``None`` for somebody who has not signed in.
        action: what is done, ``document.uploaded``.
        subject: to what, ``document:…``.
        detail: names of fields and the like; never text of a document, never a secret.
        request: says the request's id and the address it came from; the command line has none.
    """
    session.add(
        AuditEntry(
            actor=principal.name if principal else NOBODY,
            action=action,
            subject=subject,
            detail=dict(detail or {}),
            request_id=_request_id(request),
            address=address_of(request),
        )
    )


def saw(store: Store, principal: Principal, subject: str, request: Request, action: str = "document.seen") -> None:
    """Record that somebody saw a document: once an hour, not with each of its pages.

    Two processes that serve him at the same moment may both record it.

    Args:
        store: looked up, and written to if there is something to record.
        principal: who sees it.
        subject: ``document:…`` with its public id.
        request: the one that is answered.
        action: ``document.seen``, or what else is to be told apart from it.
    """
    earlier = _lately(principal, action).where(AuditEntry.subject == subject)
    _note_unless(store, earlier, principal, action, subject, request)


def listed(store: Store, principal: Principal, action: str, request: Request) -> None:
    """Record that somebody was shown a list or what a search found: once an hour, and not what he asked for.

    People search for names, so what was typed is not in the record. Two processes that serve him at the same moment
    may both record it.

    Args:
        store: looked up, and written to if there is something to record.
        principal: who is shown it.
        action: ``obligations.listed``, ``documents.listed`` or ``search.asked``.
        request: the one that is answered.
    """
    # An entry without a subject is found by who made it: behind the last entry of an hour ago there are few of his.
    before = aliased(AuditEntry)
    last_before = select(before.id).where(before.at <= now() - _SEEN_AGAIN).order_by(before.at.desc()).limit(1)
    earlier = _lately(principal, action).where(AuditEntry.id > func.coalesce(last_before.scalar_subquery(), 0))
    _note_unless(store, earlier, principal, action, None, request)


def _lately(principal: Principal, action: str) -> Select[int]:
    """What he did of this kind within the hour."""
    by_him = select(AuditEntry.id).where(AuditEntry.actor == principal.name, AuditEntry.action == action)
    return by_him.where(AuditEntry.at > now() - _SEEN_AGAIN).limit(1)


def _note_unless(  # noqa: PLR0913, PLR0917  what is looked for, and the parts of the entry
    store: Store,
    earlier: Select[int],
    principal: Principal,
    action: str,
    subject: str | None,
    request: Request,
) -> None:
    with store.read() as session:
        if session.scalar(earlier) is not None:
            return
    with store.write() as session:
        if session.scalar(earlier) is None:
            note(session, principal, action, subject, request=request)


def address_of(request: Request | None) -> str | None:
    """The network address that a request came from."""
    return request.client.host[:_LONGEST_ID] if request is not None and request.client else None


def _request_id(request: Request | None) -> str | None:
    found = getattr(request.state, "request_id", None) if request is not None else None
    return str(found)[:_LONGEST_ID] if found else None
