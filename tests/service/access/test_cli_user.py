"""``docproc user``: users without the service, for its start and for who forgot his password."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

import docproc.cli
from service.access import passwords, users
from service.settings import Settings
from service.store import Store
from service.store.models import AuditEntry
from tests.service.access.signed import PASSWORD, add_user, browse

pytestmark = pytest.mark.usefixtures("quick_hashes")

Run = Callable[..., int]


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in the installation of the settings; ``typed`` is its standard input."""
    monkeypatch.setenv("DOCPROC_DATA", str(settings.data))
    monkeypatch.delenv("DOCPROC_DATABASE", raising=False)

    def command(*arguments: str, typed: str = "") -> int:
        monkeypatch.setattr(sys, "argv", ["docproc", "user", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ended:
            docproc.cli.main()
        return int(ended.value.code or 0)

    return command


@pytest.fixture
def installed(settings: Settings) -> Store:
    return Store.open(settings)


def test_add_and_list(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("add", "Hoa", "--role", "reviewer", "--display-name", "Nguyễn Thị Hoa", typed=f"{PASSWORD}\n") == 0
    assert run("add", "binh", "--role", "reader", typed=PASSWORD) == 0
    assert run("list") == 0
    told = capsys.readouterr()
    assert told.out == "binh\treader\tbinh\nhoa\treviewer\tNguyễn Thị Hoa\n"
    assert PASSWORD not in told.out + told.err


def test_a_fresh_installation_gets_its_tables(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPROC_DATA", str(tmp_path / "fresh"))
    assert run("add", "quantri", "--role", "admin", typed=PASSWORD) == 0


@pytest.mark.parametrize(
    ("arguments", "typed", "code", "status"),
    [
        (("add", "hoa", "--role", "reader"), PASSWORD, "user_exists", 1),
        (("add", "hòa", "--role", "reader"), PASSWORD, "name_invalid", 1),
        (("add", "binh", "--role", "reader"), "ngắn", "password_weak", 1),
        (("add", "binh", "--role", "reader"), "", "password_weak", 1),
        (("add", "binh", "--role", "root"), PASSWORD, "usage", 64),
        (("password", "binh"), PASSWORD, "user_unknown", 1),
    ],
)
def test_refusals_are_one_line(
    run: Run,
    installed: Store,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    typed: str,
    code: str,
    status: int,
) -> None:
    add_user(installed, "hoa", "reader")
    assert run(*arguments, typed=typed) == status
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(f"[{code}]")


def test_a_forgotten_password(run: Run, installed: Store) -> None:
    add_user(installed, "quantri", "admin")
    browse(installed, "quantri")
    assert run("password", "quantri", typed="sân kho phơi lúa mùa") == 0
    with installed.read() as session:
        user = users.find(session, "quantri")
        noted = session.scalars(select(AuditEntry)).one()
    assert user is not None
    assert passwords.is_right(user.password_hash, "sân kho phơi lúa mùa")
    assert (noted.actor, noted.action, noted.detail) == ("console", "user.changed", {"password": "set"})
