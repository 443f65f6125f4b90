"""Settings that would be unsafe stop the service at its start, unless the operator has asked for them."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from service.settings import Settings


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"host": "0.0.0.0"}, "without TLS"),  # noqa: S104
        ({"host": "::"}, "without TLS"),
        ({"host": "0.0.0.0", "public_url": "http://docproc.example"}, "without TLS"),  # noqa: S104
        ({"database": "mysql://u@h/d"}, "sqlite: or postgresql:"),
        ({"database": "nonsense"}, "no database address"),
        ({"database": "sqlite://"}, "names no file"),
        ({"database": "sqlite:///:memory:"}, "names no file"),
        ({"workers": -1}, "greater than or equal"),
        ({"log_level": "LOUD"}, "pattern"),
        ({"sesion_hours": 3}, "not permitted"),
        ({"public_url": "cong-van.example.vn"}, "the whole address"),
        ({"public_url": "cong-van.example.vn:443"}, "the whole address"),
        ({"public_url": "//cong-van.example.vn"}, "the whole address"),
        ({"public_url": "ftp://cong-van.example.vn"}, "the whole address"),
        ({"public_url": "https://"}, "the whole address"),
        ({"public_url": "https://:443"}, "the whole address"),
        ({"public_url": "https://cong-van.example.vn:https"}, "the whole address"),
        ({"public_url": "https://[::1"}, "the whole address"),
        ({"public_url": ""}, "the whole address"),
        ({"public_url": "http://cong-van.example.vn"}, "without TLS"),
        ({"public_url": "http://127.0.0.1.example.vn"}, "without TLS"),
    ],
)
def test_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Settings(**given)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"host": "localhost"},
        {"host": "0.0.0.0", "public_url": "https://docproc.example"},  # noqa: S104
        {"host": "0.0.0.0", "plain_http": True},  # noqa: S104
        {"public_url": "https://cong-van.example.vn:8443/"},
        {"public_url": "http://localhost:8000"},
        {"public_url": "http://[::1]:8000"},
        {"public_url": "http://cong-van.example.vn", "plain_http": True},
    ],
)
def test_taken(given: dict[str, Any]) -> None:
    Settings(**given)


def test_the_database_is_in_the_data_folder_unless_said(tmp_path: Path) -> None:
    assert Settings().database_url == f"sqlite:///{tmp_path / 'docproc' / 'docproc.sqlite'}"
    assert not Settings().on_postgresql


def test_a_postgresql_address_needs_no_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPROC_DATABASE", "postgresql://hoa:p%40ss@db/docproc")

    assert Settings().database_url == "postgresql+psycopg://hoa:p%40ss@db/docproc"
    assert Settings().on_postgresql


def test_the_password_is_not_shown() -> None:
    assert "s3cret" not in repr(Settings(database="postgresql://u:s3cret@h/d"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("address", "secure"), [("https://docproc.example", True), ("HTTPS://docproc.example", True), (None, False)]
)
def test_cookies_travel_by_tls_alone_where_there_is_tls(address: str | None, secure: bool) -> None:
    assert Settings(public_url=address).secure_cookies is secure
