"""What counts as held twice."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from service.documents.duplicates import duplicates_of
from service.store import Store
from service.store.models import Document, StoredFileRow

A, B = "a" * 64, "b" * 64
HELD: dict[str, Any] = {"identity": "vn-0000000000000001", "sha256": A}


@pytest.fixture
def session(store: Store) -> Any:
    with store.write() as session:
        session.add_all([StoredFileRow(sha256=A, size=1), StoredFileRow(sha256=B, size=1)])
        session.flush()
        yield session


def put(session: Session, public_id: str, **facts: Any) -> Document:
    document = Document(public_id=public_id, **(HELD | facts))
    session.add(document)
    session.flush()
    return document


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ({}, [("held", "same_file")]),
        ({"sha256": B}, [("held", "same_dispatch")]),
        ({"sha256": B, "identity": "vn-0000000000000002"}, []),
        ({"identity": None}, [("held", "same_file")]),
        ({"sha256": None, "identity": None}, []),
    ],
)
def test_by_file_then_by_identity(session: Session, new: dict[str, Any], found: list[tuple[str, str]]) -> None:
    put(session, "held")
    document = put(session, "new", **new)
    assert [(one.id, one.reason) for one in duplicates_of(session, document)] == found


def test_files_come_before_dispatches_and_newer_before_older(session: Session) -> None:
    for public_id, sha256 in (("1", A), ("2", B), ("3", A), ("4", B)):
        put(session, public_id, sha256=sha256)
    new = put(session, "new")
    assert [one.id for one in duplicates_of(session, new)] == ["3", "1", "4", "2"]


def test_parts_of_one_upload_are_no_duplicates(session: Session) -> None:
    first = put(session, "first", parts=2)
    second = put(session, "second", part=2, first_part_id=first.id)
    again = put(session, "again", parts=2)
    assert [one.id for one in duplicates_of(session, first)] == ["again"]
    assert [one.id for one in duplicates_of(session, second)] == ["again"]
    assert [one.id for one in duplicates_of(session, again)] == ["first", "second"]
