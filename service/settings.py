"""What an operator may set, by the environment (``DOCPROC_…``); nothing here is set by a request."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

__all__ = ["Settings"]

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_MEGABYTE = 1024 * 1024
_MEMORY = ":memory:"


def _data_folder() -> Path:
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "docproc"


def _workers() -> int:
    return min(2, os.cpu_count() or 1)


class Settings(BaseSettings):
    """Settings of one installation; ``docs/operation.md`` lists them with their reasons.

    Raises:
        pydantic.ValidationError: a value is malformed, or unsafe in a way that the operator has not asked for.
    """

    model_config = SettingsConfigDict(env_prefix="DOCPROC_", frozen=True, extra="forbid", populate_by_name=True)

    data: Path = Field(default_factory=_data_folder, description="folder of the files and of the SQLite database")
    database: SecretStr | None = Field(
        default=None, description="SQLAlchemy address; unset: SQLite in the data folder. postgresql://user:pw@host/name"
    )
    host: str = "127.0.0.1"
    public_url: str | None = Field(default=None, description="address under which people reach the service")
    plain_http: bool = Field(default=False, description="allow other machines to sign in without TLS in between")

    office: str | None = Field(default=None, description="the office whose obligations “what concerns us” shows")
    allow_secret: bool = Field(default=False, description="process dispatches that bear a secrecy mark")

    workers: Annotated[int, Field(ge=0, le=64)] = Field(
        default_factory=_workers, description="processes that read dispatches beside the server; 0: only docproc worker"
    )
    worker_documents: Annotated[int, Field(ge=1)] = Field(
        default=500, description="documents after which such a process is replaced"
    )
    worker_megabytes: Annotated[int, Field(ge=300)] = Field(
        default=1024, description="memory beyond which such a process is replaced"
    )
    document_seconds: Annotated[int, Field(ge=1)] = Field(
        default=900, description="time that one document may take before its process is killed"
    )
    attempts: Annotated[int, Field(ge=1, le=20)] = Field(
        default=3, description="how often a document is tried whose process dies over it"
    )
    takeover_seconds: Annotated[int, Field(ge=2, le=600)] = Field(
        default=20, description="silence after which the documents of a server or worker are taken over by others"
    )

    max_body_bytes: Annotated[int, Field(ge=1)] = Field(
        default=26 * _MEGABYTE, description="largest body of a request, the form's own lines included"
    )
    body_silence_seconds: Annotated[int, Field(ge=1)] = Field(
        default=60, description="a request of whose body nothing comes for so long is given up"
    )
    max_files: Annotated[int, Field(ge=1)] = Field(default=50, description="files in one upload")
    max_waiting: Annotated[int, Field(ge=1)] = Field(
        default=10_000, description="documents that may wait to be read; beyond these an upload is answered 503"
    )
    running: Annotated[int, Field(ge=1)] = Field(default=2, description="direct extractions (/v1/extract) at a time")
    waiting: Annotated[int, Field(ge=0)] = Field(default=8, description="direct extractions that may wait")
    retry_after_seconds: Annotated[int, Field(ge=1)] = 5

    session_hours: Annotated[int, Field(ge=1, le=24 * 30)] = 12
    requests_a_minute: Annotated[int, Field(ge=1)] = Field(default=1200, description="for one user or key")
    sign_ins_a_minute: Annotated[int, Field(ge=1)] = Field(default=10, description="for one name, and for one address")
    log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")

    @field_validator("public_url")
    @classmethod
    def _refuse_half_an_address(cls, address: str | None) -> str | None:
        try:
            parts = urlsplit(address or "")
            whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:  # a port that is no number, half a bracket
            whole = False
        if address is not None and not whole:
            raise ValueError("must be the whole address that people type, such as https://cong-van.example.vn")
        return address

    @model_validator(mode="after")
    def _refuse_unsafe(self) -> Self:
        typed = urlsplit(self.public_url or "").hostname
        outside = self.host not in _LOOPBACK or (typed is not None and typed not in _LOOPBACK)
        if outside and not self.secure_cookies and not self.plain_http:
            raise ValueError(
                "the service would be reached from other machines without TLS, and passwords read on the way: set "
                "DOCPROC_PUBLIC_URL to the https address of the proxy before it, or DOCPROC_PLAIN_HTTP=1 to allow it"
            )
        try:
            backend = make_url(self.database_url).get_backend_name()
        except ArgumentError as error:
            raise ValueError("DOCPROC_DATABASE is no database address") from error
        if backend not in ("sqlite", "postgresql"):
            raise ValueError("DOCPROC_DATABASE must be a sqlite: or postgresql: address")
        if backend == "sqlite" and (make_url(self.database_url).database or _MEMORY) == _MEMORY:
            raise ValueError("DOCPROC_DATABASE names no file: all would be lost when the service stops")
        return self

    @property
    def database_url(self) -> str:
        """The address of the database, its driver named."""
        if self.database is None:
            return f"sqlite:///{self.data / 'docproc.sqlite'}"
        url = make_url(self.database.get_secret_value())
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        return url.render_as_string(hide_password=False)

    @property
    def on_postgresql(self) -> bool:
        """Whether the store is PostgreSQL's."""
        return self.database_url.startswith("postgresql")

    @property
    def secure_cookies(self) -> bool:
        """Whether the session's cookie may travel by TLS alone."""
        return urlsplit(self.public_url or "").scheme == "https"
