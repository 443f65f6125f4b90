"""Citations between the documents that are held: rows fetched by number, judged by docproc's index.

The index of ``docproc.citations`` holds all records in memory; here the database holds them, and an index is made of
the few documents that bear the cited number. What a citation means then follows from the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from sqlalchemy import Select, delete, func, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from docproc.citations.identity import read_number
from docproc.citations.index import Index, Record, Reference, Resolution
from service.citations.suspects import near_documents
from service.documents.values import record_of
from service.store import Store, on_postgresql
from service.store.models import CitationRow, Document, MissingRow, Relink
from service.store.types import now

__all__ = [
    "ask_anew",
    "cited_keys",
    "count_missing",
    "link",
    "recount",
    "reference_of",
    "resolve_all",
    "rows_of",
    "settle",
]

_MOST_OF_A_NUMBER = 2_000  # documents of one number that are compared
_PORTION = 500  # citations that one transaction resolves anew
_LOCK = 0x6C696E6B  # "link": the advisory lock's number on PostgreSQL


def rows_of(document_id: int, references: Iterable[Reference]) -> list[CitationRow]:
    """One row a reference, not resolved yet."""
    return [
        CitationRow(
            document_id=document_id,
            position=position,
            number=reference.number[:200],
            number_key=read_number(reference.number).key[:200],
            type=_cut(reference.type, 60),
            date=reference.date,
            issuer=_cut(reference.issuer, 300),
            title=reference.title,
            relation=_cut(reference.relation, 60),
            state="unmatched",
            candidates=[],
            reasons=[],
        )
        for position, reference in enumerate(references)
    ]


def reference_of(row: CitationRow) -> Reference:
    """What is printed of a cited document."""
    return Reference(row.number, row.type, row.date, row.issuer, row.title, row.relation)


def link(session: Session, document: Document, rows: Sequence[CitationRow]) -> None:
    """Resolve the citations of one document against all that is held, and keep them instead of those it had.

    Until the transaction ends, nobody else links: of two transactions, one bringing a citation and one the document
    that it means, the later must see the earlier.
    """
    _alone(session)  # before rows go: who links at the moment may be about to change them
    before = cited_keys(session, [document.id])
    session.execute(delete(CitationRow).where(CitationRow.document_id == document.id))
    citing = record_of(document)
    keys = {row.number_key for row in rows}
    held = _held(session, keys)
    for row in rows:
        _apply(row, citing, held.get(row.number_key, _Held([])), document.id)
    session.add_all(rows)
    recount(session, keys | before)


def cited_keys(session: Session, document_ids: Sequence[int]) -> set[str]:
    """The numbers that documents cite."""
    cited = select(CitationRow.number_key).where(CitationRow.document_id.in_(document_ids))
    return set(session.scalars(cited.distinct()))


def recount(session: Session, number_keys: Iterable[str]) -> None:
    """Count anew how many documents cite these numbers and find no document; the rows as this transaction has them."""
    keys = sorted(set(number_keys))
    session.flush()
    found = session.execute(count_missing().where(CitationRow.number_key.in_(keys))).all()
    session.execute(delete(MissingRow).where(MissingRow.number_key.in_(keys)))
    if found:
        session.execute(insert(MissingRow), [{"number_key": key, "documents": count} for key, count in found])


def count_missing() -> Select[str, int]:
    """Each number that is cited and not held, with the number of documents that cite it."""
    count = func.count(CitationRow.document_id.distinct()).label("documents")
    unmatched = select(CitationRow.number_key, count).where(CitationRow.state == "unmatched")
    return unmatched.group_by(CitationRow.number_key)


def resolve_all(
    session: Session, references: Sequence[Reference], citing: Record | None = None
) -> list[tuple[Resolution, dict[str, str]]]:
    """What references mean now, and what a slip in those that find nothing could mean.

    Args:
        session: any session.
        references: as printed, in a text that somebody pastes or in a document.
        citing: the header of the text, as far as it is known; says the territory and the latest day.

    Returns:
        Of each its resolution, and for the ids in it the public ids of the documents. Slips in another number than the
        cited one are looked for in the first ``MOST_REFERENCES`` that find nothing.
    """
    keys = [read_number(reference.number).key for reference in references]
    held, nothing = _held(session, set(keys)), _Held([])
    compared = [held.get(key, nothing) for key in keys]
    found = [one.index.resolve(reference, citing=citing) for one, reference in zip(compared, references, strict=True)]
    lost = (reference for reference, now in zip(references, found, strict=True) if now.state == "unmatched")
    near = near_documents(session, lost)
    for position, reference in enumerate(references):
        if found[position].state == "unmatched" and reference in near:
            compared[position] = _Held([*compared[position].documents, *near[reference]])
            found[position] = compared[position].index.resolve(reference, citing=citing)
    return [(resolution, one.public_ids(resolution)) for resolution, one in zip(found, compared, strict=True)]


def ask_anew(session: Session, number_keys: Iterable[str | None]) -> None:
    """Have all citations of these numbers resolved anew, by ``settle``, once the transaction holds."""
    _alone(session)
    dialect = postgresql if on_postgresql(session) else sqlite
    cited = select(CitationRow.number_key).where(CitationRow.number_key.in_({key for key in number_keys if key}))
    for key in sorted(session.scalars(cited.distinct())):
        row = dialect.insert(Relink).values(number_key=key, asked_at=now())
        session.execute(row.on_conflict_do_update(index_elements=["number_key"], set_={"asked_at": now()}))


def settle(store: Store) -> int:
    """Resolve anew what was asked for, in portions, so that other writers wait little.

    May run in several processes at once, and be broken off anywhere: a number stays asked for until all is done.

    Returns:
        How many citations were looked at.
    """
    done = 0
    while True:
        with store.read() as session:
            asked = session.scalars(select(Relink).order_by(Relink.asked_at).limit(1)).first()
        if asked is None:
            return done
        after = 0
        while True:
            with store.write() as session:
                after, count = _settle_portion(session, asked.number_key, after)
                done += count
                if count < _PORTION:
                    session.execute(
                        delete(Relink).where(Relink.number_key == asked.number_key, Relink.asked_at == asked.asked_at)
                    )
                    break


def _alone(session: Session) -> None:
    """Wait for others who link; on SQLite the writer is alone anyway."""
    if on_postgresql(session):
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _settle_portion(session: Session, number_key: str, after: int) -> tuple[int, int]:
    """Resolve the next citations of a number; gives the last row's id and how many there were."""
    _alone(session)
    rows = session.scalars(
        select(CitationRow)
        .where(CitationRow.number_key == number_key, CitationRow.id > after)
        .order_by(CitationRow.id)
        .limit(_PORTION)
    ).all()
    if not rows:
        return after, 0
    held = _held(session, {number_key}).get(number_key, _Held([]))
    citing = {
        document.id: document
        for document in session.scalars(select(Document).where(Document.id.in_({row.document_id for row in rows})))
    }
    for row in rows:
        document = citing[row.document_id]
        _apply(row, record_of(document), held, document.id)
    recount(session, [number_key])
    return rows[-1].id, len(rows)


class _Held:
    """The documents of one number, or near it: an index of them, and of each identity the one that came first."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.by_identity: dict[str, Document] = {}
        records: list[Record] = []
        for document in documents:
            record = record_of(document)
            self.by_identity.setdefault(record.id, document)
            records.append(record)
        self.index = Index(records)

    def public_ids(self, resolution: Resolution) -> dict[str, str]:
        """The documents' public ids for the ids in a resolution."""
        named = [resolution.target, *(one.id for one in resolution.candidates)]
        named += [slip.suspected for slip in resolution.slips]
        return {one: self.by_identity[one].public_id for one in named if one in self.by_identity}


def _held(session: Session, number_keys: set[str]) -> dict[str, _Held]:
    if not number_keys:
        return {}
    found: dict[str, list[Document]] = {}
    # The state is no condition: SQLite, which does not know that nearly all are read, would go by it through them all.
    rows = session.scalars(
        select(Document)
        .where(Document.number_key.in_(number_keys))
        .order_by(Document.id)
        .limit(_MOST_OF_A_NUMBER * len(number_keys))
    )
    for document in rows:
        if document.state == "read":
            found.setdefault(document.number_key or "", []).append(document)
    return {key: _Held(documents[:_MOST_OF_A_NUMBER]) for key, documents in found.items()}


def _apply(row: CitationRow, citing: Record, held: _Held, document_id: int) -> None:
    """Write into a row what its reference means now."""
    resolution = held.index.resolve(reference_of(row), citing=citing)
    target = held.by_identity.get(resolution.target or "")
    row.state = resolution.state
    row.target_id = document_id if resolution.state == "self" else target.id if target else None
    row.reasons = [asdict(reason) for reason in resolution.reasons]
    row.candidates = [
        {
            "document": held.by_identity[candidate.id].public_id,
            "reasons": [asdict(reason) for reason in candidate.reasons],
        }
        for candidate in resolution.candidates
    ]


def _cut(value: str | None, length: int) -> str | None:
    return value[:length] if value else value
