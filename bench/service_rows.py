"""Made-up documents as rows of the store: headers, what was read of them, whom they cite, what they ask.

Each document follows from the seed and its number alone, so that portions can be made one after another, and later
documents cite earlier ones, without remembering any.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import Table

from bench.service_obligations import Told, make
from bench.service_words import OFFICE, TYPES, Body, Spread, vocabulary
from docproc.citations.identity import read_number
from docproc.dispatch import Citation, Dispatch, Item
from docproc.text import match_key
from service.documents.values import fill
from service.recording import EXTRACTOR_VERSION
from service.store.models import (
    Base,
    CitationRow,
    ConcernRow,
    Document,
    Extraction,
    ObligationActor,
    ObligationRow,
    StoredFileRow,
)

__all__ = ["FILLED", "Archive", "Row", "Rows", "table_of"]

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows by the name of their table."""

FILLED: tuple[type[Base], ...] = (
    StoredFileRow,
    Document,
    Extraction,
    CitationRow,
    ObligationRow,
    ObligationActor,
    ConcernRow,
)
"""What an archive fills, in the order in which the rows refer to each other."""

_YEARS = 6
_CITATIONS = 3
_OLDER = 2_000  # documents between one and the one that it cites, on the average
_TYPES = Spread(list(TYPES))
_SOURCE = {"sha256": "", "media_type": "application/pdf", "pages": 3, "text_from": "text-layer"}
_EMPTY = Dispatch.model_validate({"source": _SOURCE, "text": ""}).model_dump(mode="json")
_CITATION = Citation(number="", confidence=0.99).model_dump(mode="json")
_ITEM = Item(label="", text="", task=True, confidence=0.99).model_dump(mode="json")


@dataclass(frozen=True, slots=True)
class Header:
    """What a document's head says, and what others cite of it."""

    id: int
    number: str
    type_code: str
    body: Body
    date: date
    subject: str


@dataclass(frozen=True, slots=True)
class Archive:
    """A made-up archive.

    Attributes:
        documents: how many.
        obligations: how many in all, as many of each document.
        today: its last day.
        seed: the same seed and day give the same rows.
    """

    documents: int
    obligations: int
    today: date
    seed: int = 20261123

    @property
    def office(self) -> Row:
        """The office for which it is known what concerns it."""
        return {
            "id": 1,
            "name": OFFICE,
            "name_key": match_key(OFFICE),
            "through": self.documents,
            "asked_at": _noon(self.today),
        }

    def rows(self, first: int, last: int) -> Rows:
        """All rows of the documents ``first`` to ``last``, counted from 1; keys are set."""
        made: Rows = {table_of(model).name: [] for model in FILLED}
        for document in range(first, last + 1):
            _Made(self, document).add(made)
        return made

    def first_obligation(self, document: int) -> int:
        """The number of a document's first obligation; what follows its last is the next document's."""
        return (document - 1) * self.obligations // self.documents + 1

    def chance(self, document: int, purpose: str) -> Random:
        """Draws that are the same whenever they are asked for."""
        return Random(f"{self.seed} {document} {purpose}")  # noqa: S311  made-up rows, no secrets

    def day(self, document: int) -> date:
        """When a document came; later ones have higher numbers."""
        return self.today - timedelta(days=_YEARS * 365 * (self.documents - document) // self.documents)

    def public_id(self, document: int) -> str:
        """A document's name to the world."""
        return str(uuid.UUID(self.sha256(document)[:32], version=4))

    def sha256(self, document: int) -> str:
        """The hash of a file that there never was."""
        return hashlib.sha256(f"{self.seed} {document}".encode()).hexdigest()

    def header(self, document: int) -> Header:
        """A document's header."""
        words, chance = vocabulary(self.seed), self.chance(document, "header")
        body, kind = words.issuers.draw(chance), _TYPES.draw(chance)
        initials = body.tail.strip("/").partition("-")[0]
        number = f"{chance.randrange(1, 3_000)}{body.tail if kind == 'CV' else f'/{kind}-{initials}'}"
        day = self.day(document) - timedelta(days=chance.randrange(20))
        return Header(document, number, kind, body, day, words.subject(chance))


class _Made:
    """One document, as rows."""

    def __init__(self, archive: Archive, document: int) -> None:
        self.archive = archive
        self.header = archive.header(document)
        self.chance = archive.chance(document, "body")
        self.sha256 = archive.sha256(document)
        self.came = _noon(archive.day(document)) + timedelta(seconds=document % 20_000)

    def add(self, made: Rows) -> None:
        """Put the document's rows to the others."""
        document, words = self.header.id, vocabulary(self.archive.seed)
        numbers = range(self.archive.first_obligation(document), self.archive.first_obligation(document + 1))
        told = Told(document, self.header.date, self.came, self.archive.today)
        duties = [make(self.chance, words, told, number, position) for position, number in enumerate(numbers)]
        citations = [self._citation(position) for position in range(_CITATIONS)]
        dispatch = self._dispatch([one.content for one in duties], citations)
        made["files"].append({"sha256": self.sha256, "size": 80_000 + document % 4_000, "stored_at": self.came})
        made["documents"].append(self._document(dispatch))
        made["extractions"].append({**self._keys(document), "content": json.dumps(dispatch, ensure_ascii=False)})
        made["citations"] += citations
        made["obligations"] += [one.row for one in duties]
        made["obligation_actors"] += [actor for one in duties for actor in one.actors]
        made["concerns"] += [concern for one in duties for concern in one.concerns]

    def _keys(self, document: int) -> Row:
        version = {"extractor_version": EXTRACTOR_VERSION, "made_at": self.came, "seconds": 0.02}
        return {"id": document, "document_id": document, **version}

    def _document(self, dispatch: Row) -> Row:
        number = self.header.id
        document = Document(id=number, public_id=self.archive.public_id(number), sha256=self.sha256, corrected={})
        document.part = document.parts = 1
        document.attempts = document.interruptions = 0
        document.file_name, document.uploaded_by = f"van-ban-{number}.pdf", "key:1"
        document.state, document.version = "read", 2
        document.uploaded_at, document.read_at = self.came, self.came + timedelta(seconds=2)
        # Only what the columns are made of: reading all of it would take longer than all the rest.
        fill(document, Dispatch(**{name: dispatch[name] for name in ("source", "header", "text")}))
        document.obligation_count, document.citation_count = len(dispatch["obligations"]), len(dispatch["citations"])
        return {column.key: getattr(document, column.key) for column in table_of(Document).columns}

    def _citation(self, position: int) -> Row:
        """A citation of an earlier document that is held, or of one that never was."""
        own, chance = self.header.id, self.chance
        back = 1 + int(chance.expovariate(1 / min(_OLDER, own / 4)))
        held = back < own and chance.random() < 0.5
        target = self.archive.header(own - back if held else own + self.archive.documents)
        number = target.number if held else f"{chance.randrange(3_000, 9_000)}{target.body.tail}"
        return {
            "id": (own - 1) * _CITATIONS + position + 1,
            "document_id": own,
            "position": position,
            "number": number,
            "number_key": read_number(number).key,
            "type": TYPES[target.type_code],
            "date": min(target.date, self.header.date).isoformat(),
            "issuer": target.body.name,
            "title": f"về {target.subject}",
            "relation": "căn cứ" if position else "thực hiện",
            "state": "matched" if held else "unmatched",
            "target_id": target.id if held else None,
            "candidates": [],
            "reasons": [],
        }

    def _dispatch(self, obligations: list[Row], citations: list[Row]) -> Row:
        header, number = self.header, self.header.number
        cited = ("number", "type", "date", "issuer", "title", "relation")
        basis = "; ".join(f"{one['type']} số {one['number']} {one['title']}" for one in citations)
        tasks = "\n".join(f"{one['item']}. {one['actors'][0]['name']}: {one['action']}." for one in obligations)
        values = {"date": header.date.isoformat(), "place": header.body.place, "subject": header.subject}
        bodies = {"issuer": header.body.name, "parent": header.body.parent}
        return {
            **_EMPTY,
            "source": {**_EMPTY["source"], "file_name": f"van-ban-{header.id}.pdf", "sha256": self.sha256},
            "text": f"{header.body.name}\nSố: {number}\nV/v {header.subject}\nThực hiện {basis}, đề nghị:\n{tasks}",
            "header": {
                **_EMPTY["header"],
                "number": {"value": number, "ordinal": int(number.partition("/")[0])},
                "type": {"value": TYPES[header.type_code], "code": header.type_code},
                **{name: {"value": value} for name, value in (values | bodies).items() if value},
            },
            "citations": [{**_CITATION, **{name: one[name] for name in cited}} for one in citations],
            "items": [{**_ITEM, "label": one["item"], "text": one["action"]} for one in obligations],
            "obligations": obligations,
        }


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(5), UTC)


def table_of(model: type[Base]) -> Table:
    """The table of a model."""
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101  all models have one
    return table
