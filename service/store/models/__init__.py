"""The tables: what is kept of files, dispatches, citations, obligations, people and what they did.

``Document`` is one dispatch as the office holds it: an uploaded file, or a further dispatch found in one (``part`` 2
and on). Inner keys are numbers; the world sees ``Document.public_id`` and, of the other rows, their numbers.
"""

from __future__ import annotations

from service.store.models.base import Base
from service.store.models.citations import CitationRow, MissingRow, Relink
from service.store.models.deeds import AuditEntry, Correction, IdempotencyKey
from service.store.models.documents import Document, Extraction, StoredFileRow
from service.store.models.obligations import ObligationActor, ObligationRow
from service.store.models.offices import ConcernRow, Office
from service.store.models.people import ApiKey, SetupLink, User, UserSession

__all__ = [
    "ApiKey",
    "AuditEntry",
    "Base",
    "CitationRow",
    "ConcernRow",
    "Correction",
    "Document",
    "Extraction",
    "IdempotencyKey",
    "MissingRow",
    "ObligationActor",
    "ObligationRow",
    "Office",
    "Relink",
    "SetupLink",
    "StoredFileRow",
    "User",
    "UserSession",
]
