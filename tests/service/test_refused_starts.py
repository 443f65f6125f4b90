"""What keeps ``docproc serve`` and ``docproc worker`` from starting is told in a line, before they promise anything."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from docproc.cli.console import EXIT_NOT_STARTED, EXIT_NOT_WRITTEN, EXIT_USAGE
from docproc.cli.installation import ELSEWHERE
from service.settings import Settings
from service.start import prepare_store
from tests.commands import SOURCE_ROOT, call
from tests.service.jobs.waiting import WITHIN
from tests.service.postgres import Postgres

COMMANDS = (("serve", "--port", "0"), ("serve", "--port", "0", "--processes", "2"), ("worker",))


def started(folder: Path, *command: str, **settings: str) -> tuple[int, str]:
    """Exit status and standard error of a command that ends by itself."""
    ended = subprocess.run(
        [sys.executable, "-m", "docproc.cli", *command],
        env={**os.environ, "DOCPROC_DATA": str(folder / "data"), **settings},
        capture_output=True,
        text=True,
        timeout=WITHIN,
        check=False,
        cwd=SOURCE_ROOT,
    )
    assert ended.stdout == ""
    return ended.returncode, ended.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_database_that_is_away(tmp_path: Path, command: tuple[str, ...]) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and listens to no one
        address = f"postgresql://docproc:s3cret@127.0.0.1:{nobody.getsockname()[1]}/docproc"
        status, said = started(tmp_path, *command, DOCPROC_DATABASE=address)

    assert status == EXIT_NOT_STARTED
    assert said == "docproc: the database does not answer (OperationalError) [database_unavailable]\n"


@pytest.mark.parametrize(
    ("command", "status"), [("user list", EXIT_NOT_STARTED), ("backup copy.tar", EXIT_NOT_WRITTEN)]
)
def test_other_commands_on_a_database_that_is_away(tmp_path: Path, command: str, status: int) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"postgresql://docproc:s3cret@127.0.0.1:{nobody.getsockname()[1]}/docproc"
        ended, said = started(tmp_path, *command.split(), DOCPROC_DATABASE=address)

    assert ended == status
    assert said == "docproc: the database does not answer (OperationalError) [database_unavailable]\n"


def test_a_database_of_a_newer_release(tmp_path: Path, migrated_sqlite: Path) -> None:
    (tmp_path / "data").mkdir()
    database = tmp_path / "data" / "docproc.sqlite"
    database.write_bytes(migrated_sqlite.read_bytes())
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    status, said = started(tmp_path, *COMMANDS[0])

    assert status == EXIT_NOT_STARTED
    assert said.startswith("docproc: the database is at step 9999, ")
    assert said.endswith(" [store_too_new]\n")
    assert said.count("\n") == 1


def test_a_database_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "docproc.sqlite").write_bytes(b"Giao ban " * 1000)

    status, said = started(tmp_path, *COMMANDS[0])

    assert status == EXIT_NOT_STARTED
    assert said == "docproc: the database refuses what the service needs (DatabaseError) [database_unusable]\n"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DOCPROC_OFFICE", "Nhảm", r"DOCPROC_OFFICE: no office is known by the name “Nhảm”.*\[setting_invalid\]"),
        ("DOCPROC_OFFICE", "Sở Nội vu tỉnh Lâm Đồng", r".*did you mean Sở Nội vụ tỉnh Lâm Đồng\?.*"),
        ("DOCPROC_OFFICE", "các sở, ban, ngành", r".*names a group of offices.*"),
        ("DOCPROC_OFFICE", "", r"DOCPROC_OFFICE: .*"),
        ("DOCPROC_PUBLIC_URL", "cong-van.example.vn", r"DOCPROC_PUBLIC_URL: must be the whole address.*"),
        ("DOCPROC_PUBLIC_URL", "http://a.vn", r".*without TLS.*"),
        ("DOCPROC_SPELING", "1", r"there is no such setting: DOCPROC_SPELING \[setting_unknown\]"),
        ("docproc_ofice", "x", r"there is no such setting: DOCPROC_OFICE \(did you mean DOCPROC_OFFICE\?\) .*"),
        ("DOCPROC_SWAPED_DAYS", "x", r".*\(did you mean DOCPROC_SWAPPED_DAYS\?\) .*"),
    ],
)
def test_wrong_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, said: str) -> None:
    monkeypatch.setenv("DOCPROC_DATA", str(tmp_path / "data"))
    monkeypatch.setenv(name, value)

    status, out, err = call("serve", "--port", "0")

    assert (status, out) == (EXIT_USAGE, "")
    assert re.fullmatch(f"docproc: {said}\n", err)
    assert not (tmp_path / "data").exists()


def test_all_settings_that_there_are_not_are_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPROC_OFICE", "x")
    monkeypatch.setenv("DOCPROC_WORKRS", "2")

    assert call("check")[2] == (
        "docproc: there is no such setting: DOCPROC_OFICE (did you mean DOCPROC_OFFICE?), "
        "DOCPROC_WORKRS (did you mean DOCPROC_WORKERS?) [setting_unknown]\n"
    )


def test_what_the_project_reads_besides_the_settings_is_let_pass() -> None:
    listing = {SOURCE_ROOT / "docproc" / "cli" / "installation.py", Path(__file__)}
    read: set[str] = set()
    for part in ("docproc", "service", "tests", "bench", "corpus", "models", ".ci", "Makefile"):
        path = SOURCE_ROOT / part
        files = {path} if path.is_file() else {one for one in path.rglob("*") if one.suffix in {"", ".py"}} - listing
        for file in filter(Path.is_file, files):
            read.update(re.findall(r"\bDOCPROC_[A-Z_]*[A-Z]\b", file.read_text(encoding="utf-8", errors="replace")))

    assert read - {f"DOCPROC_{name.upper()}" for name in Settings.model_fields} == ELSEWHERE


@pytest.mark.parametrize(
    ("options", "warned"),
    [
        ("", {"fsync is off", "synchronous_commit is off"}),
        ("&options=-c%20synchronous_commit%3Dlocal", {"fsync is off"}),
    ],
)
def test_a_database_that_may_lose_what_it_took_in_is_warned_of(
    postgres: Postgres, tmp_path: Path, caplog: pytest.LogCaptureFixture, options: str, warned: set[str]
) -> None:
    with postgres.database() as url:
        prepare_store(Settings.model_validate({"data": tmp_path, "database": url + options}))

    assert {
        record.getMessage().partition(" in ")[0] for record in caplog.records if record.levelname == "WARNING"
    } == warned


def test_a_database_that_keeps_all_is_not_warned_of(store_settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    prepare_store(store_settings)

    assert not [record for record in caplog.records if record.levelname == "WARNING"]


def test_a_worker_on_sqlite_is_a_wrong_setting(tmp_path: Path) -> None:
    status, said = started(tmp_path, "worker", DOCPROC_DATABASE=f"sqlite:///{tmp_path / 'x.sqlite'}")

    assert status == EXIT_USAGE
    assert said.endswith(" [not_postgresql]\n")
