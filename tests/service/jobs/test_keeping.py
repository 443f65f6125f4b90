"""What is kept of a reading: under the document whose file was read, or, of what is refused, nothing at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from service.documents.page_images import pictures_at
from service.documents.removal import remove
from service.jobs.claims import claim
from service.jobs.extraction import Extracted, Problem, extract_file
from service.jobs.reader import Reader
from service.jobs.work import read_claimed
from service.recording import record
from service.settings import Settings
from service.store import Store
from service.store.models import (
    Base,
    CitationRow,
    Correction,
    Document,
    Extraction,
    ObligationActor,
    ObligationRow,
    StoredFileRow,
)
from tests.service.jobs.letters import document, documents, letter, upload
from tests.service.jobs.stubs import holding, secret

WHO = "here:1:x"
REFUSED = Problem("document_secret", "the dispatch bears a secrecy mark")


class Giving(Reader):
    """A reader that needs no process: while it reads something happens, then it gives what it was told to."""

    def __init__(self, came: Extracted | Problem, meanwhile: Callable[[], object] = lambda: None) -> None:
        super().__init__(calls=1, megabytes=300)
        self._came = came
        self._meanwhile = meanwhile

    def run(self, *_: object, **__: object) -> Extracted | Problem:  # type: ignore[override]
        self._meanwhile()
        return self._came


def read(store: Store, settings: Settings, document_id: int, reader: Reader) -> str:
    assert claim(store, document_id, WHO, 60)
    return read_claimed(store, settings, reader, document_id, WHO)


def read_before(store: Store, document_id: int, *contents: str) -> None:
    """Have a document read and corrected once, to be read again."""
    with store.write() as session:
        first = session.get_one(Document, document_id)
        record(session, first, contents, 0.1)
        first.corrected = {"subject": "về việc khác"}
        session.add(Correction(document_id=first.id, field="subject", after="về việc khác", made_by="user:hoa"))
        first.state = "received"


def test_a_secrecy_mark_that_only_a_later_reading_sees_leaves_nothing_of_the_earlier_one(
    store: Store, store_settings: Settings
) -> None:
    (one,) = upload(store, store_settings, secret())
    read_before(store, one, letter("418/SNV", cites="96/SNV"), letter("419/SNV"))
    pictures = pictures_at(store_settings) / str(document(store, one).sha256)
    pictures.mkdir(parents=True)

    assert read(store, store_settings, one, Giving(REFUSED)) == "refused"

    with store.read() as session:
        kept = (Extraction, CitationRow, ObligationRow, ObligationActor, Correction, StoredFileRow)
        assert [session.scalar(select(func.count()).select_from(table)) for table in kept] == [0] * len(kept)
        assert session.scalars(select(Document.words)).all() == [None]
    (left,) = documents(store)
    assert (left.state, left.number, left.subject, left.issuer, left.corrected) == ("refused", None, None, None, {})
    assert list(store.files.names()) == []
    assert not pictures.exists()


def test_on_sqlite_the_name_of_a_refused_file_is_in_no_file_of_the_database(
    migrated_sqlite: Path, tmp_path: Path
) -> None:
    (tmp_path / "docproc.sqlite").write_bytes(migrated_sqlite.read_bytes())
    settings = Settings(data=tmp_path, database=None)
    store = Store.open(settings)
    (one,) = upload(store, settings, secret())
    name = str(document(store, one).file_name).encode()

    read(store, settings, one, Giving(REFUSED))

    left = {path.name: path.read_bytes() for path in tmp_path.glob("docproc.sqlite*")}
    store.close()
    assert "docproc.sqlite-wal" in left
    assert [file for file, content in left.items() if name in content] == []


def test_what_was_read_of_a_file_that_is_removed_meanwhile_does_not_come_under_the_next_upload(
    store: Store, store_settings: Settings
) -> None:
    (old,) = upload(store, store_settings, holding("old"))

    def replace_by_another() -> None:
        with store.write() as session:
            remove(session, session.get_one(Document, old))
        (new,) = upload(store, store_settings, holding("new"))
        claim(store, new, WHO, 60)

    assert read(store, store_settings, old, Giving(Extracted((letter("418/SNV"),), 0.1), replace_by_another)) == "lost"

    (new,) = documents(store)
    assert (new.state, new.number) == ("reading", None)


def test_no_number_of_a_row_is_given_twice(store: Store, store_settings: Settings) -> None:
    """Readers, offices and the audit may still have in hand the one that was removed."""
    (old,) = upload(store, store_settings, holding("old"))
    with store.write() as session:
        remove(session, session.get_one(Document, old))

    assert upload(store, store_settings, holding("new"))[0] > old


def test_on_sqlite_each_table_whose_rows_are_numbered_counts_on(migrated_sqlite: Path) -> None:
    with closing(sqlite3.connect(migrated_sqlite)) as connection:
        made = dict(connection.execute("SELECT name, sql FROM sqlite_master"))
    numbered = [name for name, table in Base.metadata.tables.items() if "id" in table.primary_key.columns]

    assert numbered
    assert [name for name in numbered if "AUTOINCREMENT" not in made[name]] == []


def test_a_file_that_is_not_there_is_looked_for_again(tmp_path: Path) -> None:
    """The folder may be on another machine, which is away for a moment."""
    came = extract_file(str(tmp_path / "away"), None, False)

    assert isinstance(came, Problem)
    assert (came.code, came.passing) == ("file_lost", True)
