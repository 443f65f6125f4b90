"""What ``docproc check`` finds in a store that does not agree with itself, and what it sets right."""

import os
import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from docproc.cli.check import check_command
from service.operation.check import Report, check
from service.settings import Settings
from service.store import Store, durability
from service.store.models import Document, Extraction, ObligationRow
from service.store.types import now
from service.words import words_of
from tests.service.operation.conftest import AddDocument

LONG_AGO = time.time() - 7200


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def add_obligation(session: Session, document: Document) -> None:
    session.add(
        ObligationRow(
            document_id=document.id,
            key="k1",
            position=0,
            item="1",
            action="rà soát danh mục",
            modality="order",
            tier="tracked",
            content={},
            corrected={},
            words=words_of("rà soát danh mục"),
        )
    )


def change(store: Store, statement: str) -> None:
    with store.write() as session:
        session.execute(text(statement))


def orphan(store: Store, content: bytes, stored_at: float) -> Path:
    path = store.files.path(store.files.put(BytesIO(content)).sha256)
    os.utime(path, (stored_at, stored_at))
    return path


def test_a_database_that_may_lose_what_it_took_in(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durability, "MUST_BE_ON", ("fsync", "synchronous_commit"))

    findings = check(store).findings

    # the tests' own server has both off
    assert [finding.code for finding in findings] == (["not_durable"] * 2 if store.on_postgresql else [])
    assert [finding.detail.partition(" is ")[0] for finding in findings] == list(durability.MUST_BE_ON)[: len(findings)]


def test_a_store_in_order(store: Store, add_document: AddDocument) -> None:
    document = add_document("read", obligation_count=1)
    with store.write() as session:
        add_obligation(session, document)
    add_document("received")
    add_document("failed", problem_code="file_damaged")

    report = check(store)

    assert report.findings == []
    assert (report.counts["documents"], report.counts["files"], report.counts["obligations"]) == (3, 3, 1)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda path: path.unlink(), "file_missing"),
        (lambda path: path.write_bytes(b"another"), "file_damaged"),
        (lambda path: path.write_bytes(b"x" * path.stat().st_size), "file_damaged"),
    ],
    ids=["gone", "shorter", "other bytes"],
)
def test_a_file_that_is_not_what_its_row_says(
    store: Store, add_document: AddDocument, damage: Callable[[Path], None], code: str
) -> None:
    sha256 = str(add_document().sha256)
    damage(store.files.path(sha256))

    (finding,) = check(store, repair=True).findings

    assert (finding.code, finding.subject, finding.repaired) == (code, f"file:{sha256}", False)


def test_a_file_without_a_row_is_removed_once_it_is_an_hour_old(store: Store, add_document: AddDocument) -> None:
    add_document()
    old, young = orphan(store, b"old", LONG_AGO), orphan(store, b"young", time.time())

    assert codes(check(store)) == ["file_without_row"]
    assert old.exists()
    report = check(store, repair=True)

    assert (codes(report), report.agrees) == (["file_without_row"], True)
    assert (old.exists(), young.exists()) == (False, True)
    assert check(store).findings == []


def test_a_file_that_is_uploaded_again_while_it_is_removed_stays(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = orphan(store, b"content", LONG_AGO)
    rename = Path.replace

    def upload_first(source: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", rename)
        store.files.put(BytesIO(b"content"))
        return rename(source, target)

    monkeypatch.setattr(Path, "replace", upload_first)

    assert store.files.remove_if_older(path.name, time.time() - 3600) is False
    assert path.read_bytes() == b"content"


def test_what_a_broken_off_upload_left(store: Store, store_settings: Settings) -> None:
    left = store_settings.data / "files" / "incoming" / "0123"
    left.write_bytes(b"half")
    assert check(store).findings == []
    os.utime(left, (LONG_AGO, LONG_AGO))

    assert codes(check(store, repair=True)) == ["upload_broken_off"]
    assert not left.exists()


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"state": "reading", "claimed_until": now() - timedelta(hours=2)}, "document_stuck"),
        ({"state": "received", "hours_ago": 2}, "document_stuck"),
        ({"state": "failed"}, "reason_missing"),
        ({"state": "lost"}, "state_unknown"),
        ({"state": "refused", "problem_code": "document_secret"}, "secret_kept"),
        ({"state": "read", "obligation_count": 2}, "obligations_miscounted"),
        ({"state": "read", "citation_count": 1}, "citations_miscounted"),
        ({"state": "read", "warning_count": 1}, "warnings_miscounted"),
        ({"state": "read", "parts": 2}, "parts_wrong"),
        ({"state": "read", "part": 2}, "parts_wrong"),
    ],
)
def test_a_document_in_a_state_that_cannot_be(
    store: Store, add_document: AddDocument, columns: dict[str, object], code: str
) -> None:
    document = add_document(**columns)

    assert [(found.code, found.subject) for found in check(store).findings] == [
        (code, f"document:{document.public_id}")
    ]


def test_a_long_queue_that_moves_is_no_fault(store: Store, add_document: AddDocument) -> None:
    add_document("received", hours_ago=30)
    add_document("read", read_at=now())

    assert check(store).findings == []


def test_a_document_without_what_was_read_of_it(store: Store, add_document: AddDocument) -> None:
    add_document()
    change(store, "DELETE FROM extractions")

    assert codes(check(store)) == ["extraction_missing"]


def test_what_was_read_is_compared_in_its_newest_version(store: Store, add_document: AddDocument) -> None:
    document = add_document(citation_count=2, warning_count=1)
    content = '{"citations": [{}], "laws": [{}], "warnings": [{}], "text": "' + "\\u0000" + '"}'
    with store.write() as session:
        session.add(Extraction(document_id=document.id, extractor_version="docproc 1", seconds=0.5, content=content))
    assert check(store).findings == []

    change(store, "UPDATE extractions SET content = 'x' WHERE extractor_version = 'docproc 1'")
    assert codes(check(store)) == ["extraction_damaged"]


def test_parts_of_a_file_that_name_each_other(store: Store, add_document: AddDocument) -> None:
    first = add_document(parts=2, content=b"both")
    second = add_document(parts=2, part=2, first_part_id=first.id, content=b"both")
    assert check(store).findings == []

    for damage in ("part = 1", "part = 3", "parts = 3", "sha256 = NULL"):
        change(store, f"UPDATE documents SET {damage} WHERE id = {second.id}")  # noqa: S608
        found = {(one.code, one.subject) for one in check(store).findings}
        assert ("parts_wrong", f"document:{second.public_id}") in found, damage
        whole = f"part = 2, parts = 2, sha256 = '{first.sha256}'"
        change(store, f"UPDATE documents SET {whole} WHERE id = {second.id}")  # noqa: S608


def test_a_duty_that_comes_back_after_another_day_or_undone(store: Store, add_document: AddDocument) -> None:
    document = add_document(obligation_count=1)
    with store.write() as session:
        add_obligation(session, document)
    change(store, "UPDATE obligations SET due = '2026-12-15', due_order = '2026-12-15'")
    for standing, expected in (
        ("renew_after = '2026-12-15', status = 'done'", []),
        ("renew_after = '2026-12-14', status = 'done'", ["order_wrong"]),
        ("renew_after = '2026-12-15', status = 'doing'", ["order_wrong"]),
        ("renew_after = NULL, status = 'doing'", []),
    ):
        change(store, f"UPDATE obligations SET {standing}")  # noqa: S608
        assert codes(check(store)) == expected, standing


def test_a_duty_sorted_by_another_day_than_its_own(store: Store, add_document: AddDocument) -> None:
    document = add_document(obligation_count=1)
    with store.write() as session:
        add_obligation(session, document)
    change(store, "UPDATE obligations SET due = '2026-12-15', due_order = '2026-12-14'")

    assert codes(check(store)) == ["order_wrong"]


def test_rows_that_name_a_row_that_is_gone(store: Store, add_document: AddDocument) -> None:
    add_document()
    off = "SET session_replication_role = replica" if store.on_postgresql else "PRAGMA foreign_keys = OFF"
    on = "SET session_replication_role = DEFAULT" if store.on_postgresql else "PRAGMA foreign_keys = ON"
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in (off, "DELETE FROM documents", on):
            connection.connection.driver_connection.execute(statement)  # type: ignore[union-attr]
        if store.on_postgresql:
            connection.commit()

    found = [(finding.code, finding.subject) for finding in check(store).findings]

    assert found == [("reference_broken", "extractions.document_id")]


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)  # PostgreSQL keeps index and table together
def test_a_search_index_that_lost_a_row_is_built_anew(store: Store, add_document: AddDocument) -> None:
    document = add_document(obligation_count=1)
    with store.write() as session:
        add_obligation(session, document)
    change(store, "INSERT INTO obligations_words (obligations_words) VALUES ('delete-all')")

    assert codes(check(store)) == ["search_index_wrong"]
    assert check(store, repair=True).agrees
    assert check(store).findings == []


def test_tables_of_another_version_are_left_alone(store: Store) -> None:
    change(store, "UPDATE alembic_version SET version_num = '9999'")

    assert codes(check(store, repair=True)) == ["tables_of_other_version"]


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)  # PostgreSQL looks after its pages itself
def test_a_database_whose_pages_are_damaged(store: Store, store_settings: Settings, add_document: AddDocument) -> None:
    for _ in range(20):
        add_document(subject="Về việc " + "rà soát " * 400)
    store.close()
    path = store_settings.data / "docproc.sqlite"
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)

    assert set(codes(check(store))) <= {"database_damaged", "database_unreadable"}
    assert not check(store).agrees


def test_the_command(
    store: Store,
    store_settings: Settings,
    add_document: AddDocument,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DOCPROC_DATA", str(store_settings.data))
    if store_settings.database:
        monkeypatch.setenv("DOCPROC_DATABASE", store_settings.database.get_secret_value())
    add_document()
    assert check_command() == 0
    assert capsys.readouterr().out == "1 documents, 0 obligations, 1 files: everything agrees\n"

    path = orphan(store, b"old", LONG_AGO)
    assert check_command() == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"file:{path.name}: no row names this file [file_without_row]",
        "1 documents, 0 obligations, 1 files: 1 findings",
    ]

    assert check_command(repair=True, output="json") == 0  # type: ignore[arg-type]
