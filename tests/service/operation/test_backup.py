"""A backup holds database and files of one moment; a restoration brings back all of it or nothing."""

import json
import os
import shutil
import signal
import tarfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import delete, select, text

from docproc.cli.backup import backup_command, restore_command
from service.operation.backup import Manifest, back_up, restore
from service.operation.backup import postgresql as programs
from service.operation.backup import restoring as steps
from service.operation.check import check
from service.operation.errors import BackupDamagedError, OperationError, ProgramMissingError, TargetError
from service.settings import Settings
from service.store import Store
from service.store.migrate import newest
from service.store.models import ApiKey, Document, StoredFileRow, User, UserSession
from service.store.types import now
from tests.service.operation.conftest import AddDocument
from tests.service.postgres import Postgres


@pytest.fixture
def other(store_settings: Settings, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Another installation on the same kind of database, with nothing in it."""
    data = tmp_path / "other"
    if not store_settings.on_postgresql:
        yield Settings(data=data, database=None)
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database(migrated=False) as url:
        yield Settings.model_validate({"data": data, "database": url})


@pytest.fixture
def stores(store: Store) -> Iterator[Callable[[Settings], Store]]:
    """Opens stores, and closes them at the end."""
    with ExitStack() as stack:

        def opened(settings: Settings) -> Store:
            found = Store.open(settings)
            stack.callback(found.close)
            return found

        yield opened


def public_ids(store: Store) -> set[str]:
    with store.read() as session:
        return set(session.scalars(select(Document.public_id)))


def untouched(settings: Settings) -> bool:
    """Whether a restoration that failed has left neither documents nor anything of its own."""
    return list((settings.data / "files").rglob("*")) == [settings.data / "files" / "incoming"]


@pytest.mark.parametrize("name", ["backup", "backup.tar"])
def test_what_is_backed_up_comes_back(
    store: Store,
    other: Settings,
    stores: Callable[[Settings], Store],
    add_document: AddDocument,
    tmp_path: Path,
    name: str,
) -> None:
    documents = [add_document(subject="Về việc rà soát danh mục"), add_document("received"), add_document(content=b"x")]
    target = tmp_path / name

    manifest = back_up(store, target)
    assert restore(other, target) == manifest

    restored = stores(other)
    report = check(restored)
    assert (report.findings, report.step) == ([], newest())
    assert public_ids(restored) == {document.public_id for document in documents}
    assert restored.files.path(str(documents[2].sha256)).read_bytes() == b"x"
    assert (manifest.counts["documents"], manifest.files, manifest.lost) == (3, 3, [])
    assert {path.name for path in tmp_path.iterdir()} <= {"data", "other", name}
    assert not list(other.data.glob(".*"))
    assert not list((other.data / "files" / "incoming").iterdir())


def test_keys_come_back_and_nobody_is_signed_in(
    store: Store, other: Settings, stores: Callable[[Settings], Store], tmp_path: Path
) -> None:
    secret = "5e55" * 16
    with store.write() as session:
        user = User(name="hoa", display_name="Hoa", role="admin", password_hash=secret, disabled=False)
        session.add(user)
        session.flush()
        session.add(UserSession(token_hash=secret, user_id=user.id, csrf_token=secret, expires_at=now()))
        session.add(ApiKey(name="k", prefix="ab", secret_hash="cd" * 32, scopes=["read"], created_by="user:hoa"))

    back_up(store, tmp_path / "backup")
    restore(other, tmp_path / "backup")

    with stores(other).read() as session:
        assert session.scalars(select(User.name)).all() == ["hoa"]
        assert session.scalars(select(ApiKey.secret_hash)).all() == ["cd" * 32]
        assert session.scalars(select(UserSession)).all() == []


def test_only_its_owner_can_read_a_backup(store: Store, add_document: AddDocument, tmp_path: Path) -> None:
    add_document()
    back_up(store, tmp_path / "backup")
    back_up(store, tmp_path / "backup.tar")

    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "backup", tmp_path / "backup.tar")} == {0}


def test_a_backup_while_uploads_and_removals_go_on_is_whole(
    store: Store,
    other: Settings,
    stores: Callable[[Settings], Store],
    add_document: AddDocument,
    tmp_path: Path,
) -> None:
    before = {add_document().public_id for _ in range(5)}
    stop, uploaded = threading.Event(), threading.Event()
    refused: set[str] = set()

    def upload() -> None:
        while not stop.is_set():
            add_document("received")
            uploaded.set()

    def refuse() -> None:
        while not stop.is_set():
            document = add_document("received")
            refused.add(document.public_id)
            with store.write() as session:
                session.execute(delete(Document).where(Document.id == document.id))
                session.execute(delete(StoredFileRow).where(StoredFileRow.sha256 == document.sha256))
            store.files.remove(str(document.sha256))

    threads = [threading.Thread(target=work) for work in (upload, upload, refuse)]
    for thread in threads:
        thread.start()
    try:
        assert uploaded.wait(30)
        manifests = [back_up(store, tmp_path / f"backup{number}") for number in range(2)]
    finally:
        stop.set()
        for thread in threads:
            thread.join()

    for number, manifest in enumerate(manifests):
        restore(other, tmp_path / f"backup{number}", force=True)
        restored = stores(other)
        assert manifest.lost == []
        assert [finding for finding in check(restored).findings if finding.code != "file_without_row"] == []
        assert before < public_ids(restored) < public_ids(store) | refused
        assert len(public_ids(restored)) == manifest.counts["documents"]
        restored.close()


def test_files_that_the_store_has_lost_are_named(store: Store, add_document: AddDocument, tmp_path: Path) -> None:
    gone, broken = str(add_document().sha256), str(add_document().sha256)
    add_document()
    store.files.path(gone).unlink()
    store.files.path(broken).write_bytes(b"another")

    manifest = back_up(store, tmp_path / "backup")

    assert (manifest.files, manifest.lost) == (1, sorted((gone, broken)))


def test_the_target_must_be_new(store: Store, tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="is there already"):
        back_up(store, tmp_path)
    with pytest.raises(TargetError, match="is no folder"):
        back_up(store, tmp_path / "nowhere" / "backup")


def test_a_backup_that_breaks_off_leaves_nothing(
    store: Store, add_document: AddDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_document()

    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", full)

    with pytest.raises(TargetError, match="No space left"):
        back_up(store, tmp_path / "backup")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def damaged_file(backup: Path) -> None:
    next(path for path in sorted((backup / "files").rglob("*")) if path.is_file()).write_bytes(b"y")


def missing_file(backup: Path) -> None:
    next(path for path in sorted((backup / "files").rglob("*")) if path.is_file()).unlink()


def damaged_database(backup: Path) -> None:
    path = next(backup.glob("database.*"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def missing_manifest(backup: Path) -> None:
    (backup / "manifest.json").unlink()


def half_a_manifest(backup: Path) -> None:
    path = backup / "manifest.json"
    path.write_bytes(path.read_bytes()[:100])


def shortened_list(backup: Path) -> None:
    path = backup / "SHA256SUMS"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))


def a_link(backup: Path) -> None:
    (backup / "files" / "00").symlink_to("/etc")


def something_else(backup: Path) -> None:
    (backup / "files" / "note.txt").write_text("x")


def newer_format(backup: Path) -> None:
    rewrite(backup, format=2, made_by="9.0")


def newer_tables(backup: Path) -> None:
    rewrite(backup, step="9999", made_by="9.0")


def another_database(backup: Path) -> None:
    manifest = Manifest.model_validate_json((backup / "manifest.json").read_bytes())
    rewrite(backup, database="sqlite" if manifest.database == "postgresql" else "postgresql")


def rewrite(backup: Path, **values: object) -> None:
    path = backup / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (damaged_file, "is missing or damaged"),
        (missing_file, "is missing or damaged"),
        (damaged_database, "is missing or damaged"),
        (missing_manifest, "no backup, or not a whole one"),
        (half_a_manifest, "cannot be read"),
        (shortened_list, "not what the manifest says"),
        (a_link, "belongs to no backup"),
        (something_else, "belongs to no backup"),
        (newer_format, r"docproc 9\.0, which is newer"),
        (newer_tables, r"docproc 9\.0, whose tables are newer"),
        (another_database, "does not list what belongs|the settings name"),
    ],
)
def test_a_backup_that_is_not_whole_or_not_for_this_installation_is_refused(
    store: Store,
    other: Settings,
    add_document: AddDocument,
    tmp_path: Path,
    damage: Callable[[Path], None],
    said: str,
) -> None:
    for _ in range(3):
        add_document()
    back_up(store, tmp_path / "backup")
    damage(tmp_path / "backup")

    with pytest.raises(BackupDamagedError, match=said):
        restore(other, tmp_path / "backup")
    assert untouched(other)


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"x" * 20_000], ids=["empty", "zip", "noise"])
def test_what_is_no_tar(store: Store, other: Settings, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "backup.tar").write_bytes(content)

    with pytest.raises(BackupDamagedError):
        restore(other, tmp_path / "backup.tar")


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)
@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_tar_that_was_cut_off(
    store: Store, other: Settings, add_document: AddDocument, tmp_path: Path, cut: float
) -> None:
    path = tmp_path / "backup.tar"
    add_document(content=bytes(30_000))
    back_up(store, path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * cut)])

    with pytest.raises(BackupDamagedError):
        restore(other, path)
    assert untouched(other)


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "files/ab/../../outside"])
def test_a_tar_writes_nowhere_else(store: Store, other: Settings, tmp_path: Path, name: str) -> None:
    with tarfile.open(tmp_path / "backup.tar", "w") as archive:
        archive.addfile(tarfile.TarInfo(name), BytesIO())

    with pytest.raises(BackupDamagedError, match="belongs to no backup"):
        restore(other, tmp_path / "backup.tar")
    assert not list(tmp_path.rglob("outside"))


def test_what_is_there_is_replaced_only_when_that_is_wished(
    store: Store, store_settings: Settings, add_document: AddDocument, tmp_path: Path
) -> None:
    first = add_document().public_id
    back_up(store, tmp_path / "backup")
    later = add_document().public_id
    store.close()

    with pytest.raises(TargetError, match="--force"):
        restore(store_settings, tmp_path / "backup")
    assert public_ids(store) == {first, later}
    store.close()

    restore(store_settings, tmp_path / "backup", force=True)
    assert public_ids(store) == {first}
    assert [finding.code for finding in check(store).findings] == []  # the later file is too young to be told


def test_a_running_service_is_not_restored_under(
    store: Store, store_settings: Settings, add_document: AddDocument, tmp_path: Path
) -> None:
    add_document()
    back_up(store, tmp_path / "backup")
    later = add_document().public_id

    with store.read() as session:
        session.execute(text("SELECT 1"))
        with pytest.raises(TargetError, match="stop the service"):
            restore(store_settings, tmp_path / "backup", force=True)
    assert later in public_ids(store)


@pytest.mark.parametrize("step", ["_place", "_replace_database"])
def test_a_restoration_that_breaks_off_leaves_the_old_store(
    store: Store,
    store_settings: Settings,
    add_document: AddDocument,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    gone = add_document(content=b"gone since")
    back_up(store, tmp_path / "backup")
    with store.write() as session:
        session.execute(delete(Document))
        session.execute(delete(StoredFileRow))
    store.files.remove(str(gone.sha256))
    now_held = add_document().public_id
    store.close()

    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(steps, step, full)
    with pytest.raises(TargetError, match="No space left"):
        restore(store_settings, tmp_path / "backup", force=True)

    assert public_ids(store) == {now_held}
    assert check(store).findings == []
    assert not list((store_settings.data / "files" / "incoming").iterdir())


@pytest.mark.parametrize("step", ["_place", "_replace_database", "_bring_up", "_close_log"])
def test_a_restoration_that_is_killed_leaves_the_old_store(
    store: Store,
    store_settings: Settings,
    add_document: AddDocument,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    if store.on_postgresql and step in ("_bring_up", "_close_log"):
        return  # steps of SQLite alone
    add_document()
    back_up(store, tmp_path / "backup")
    add_document()
    held = public_ids(store)
    store.close()
    monkeypatch.setattr(steps, step, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    child = os.fork()
    if child == 0:
        try:
            restore(store_settings, tmp_path / "backup", force=True)
        finally:
            os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL

    assert public_ids(store) == held
    assert check(store).findings == []
    left = next((store_settings.data / "files" / "incoming").iterdir())
    os.utime(left, (0, 0))
    assert [finding.code for finding in check(store, repair=True).findings] == ["upload_broken_off"]
    assert not left.exists()


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)
def test_a_damaged_database_can_be_replaced(
    store: Store, store_settings: Settings, add_document: AddDocument, tmp_path: Path
) -> None:
    held = add_document().public_id
    back_up(store, tmp_path / "backup")
    store.close()
    (store_settings.data / "docproc.sqlite").write_bytes(b"no database" * 1000)

    with pytest.raises(TargetError, match="--force"):
        restore(store_settings, tmp_path / "backup")
    restore(store_settings, tmp_path / "backup", force=True)

    assert public_ids(store) == {held}
    assert check(store).findings == []


@pytest.mark.parametrize("store_settings", ["postgresql"], indirect=True)
def test_a_dump_that_fails_half_way_changes_nothing(
    store: Store, store_settings: Settings, add_document: AddDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_document()
    back_up(store, tmp_path / "backup")
    later = add_document().public_id
    # something that the dump does not know stands on a table that it replaces
    with store.write() as session:
        session.execute(text("CREATE VIEW newest AS SELECT max(read_at) FROM documents"))
    store.close()

    with pytest.raises(OperationError, match="pg_restore failed"):
        restore(store_settings, tmp_path / "backup", force=True)
    assert later in public_ids(store)


@pytest.mark.parametrize("store_settings", ["postgresql"], indirect=True)
def test_without_postgresqls_programs_it_says_what_to_install(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "_INSTALLED", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ProgramMissingError, match="postgresql-client"):
        back_up(store, tmp_path / "backup")


def test_the_commands(
    store: Store,
    store_settings: Settings,
    other: Settings,
    add_document: AddDocument,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def installed(settings: Settings) -> None:
        monkeypatch.setenv("DOCPROC_DATA", str(settings.data))
        if settings.database:
            monkeypatch.setenv("DOCPROC_DATABASE", settings.database.get_secret_value())

    add_document(content=b"12345")
    target = tmp_path / "backup.tar"
    installed(store_settings)
    assert backup_command(target) == 0
    assert capsys.readouterr().out == f"1 documents, 1 files of 5 bytes: {target}\n"
    assert backup_command(target) == 5
    assert capsys.readouterr().err.endswith("is there already [target_unfit]\n")

    installed(other)
    assert restore_command(target) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"1 documents, 1 files of 5 bytes, of {time.strftime('%Y-')}")
    assert said.endswith("1 documents, 0 obligations, 1 files: everything agrees\n")
    assert restore_command(target) == 5
    assert "--force" in capsys.readouterr().err
    assert restore_command(tmp_path / "none") == 2
