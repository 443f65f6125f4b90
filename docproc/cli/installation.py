"""What the commands about an installation share: are the service's packages there, and do the settings hold."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import typer

from docproc.cli.console import EXIT_MISSING, EXIT_USAGE, complain

if TYPE_CHECKING:
    from service.settings import Settings

__all__ = ["load_settings", "need_service"]

_PACKAGES = (
    "alembic",
    "fastapi",
    "prometheus_client",
    "pydantic_settings",
    "python_multipart",
    "sqlalchemy",
    "uvicorn",
)


def need_service(command: str) -> None:
    """End with one line where the packages of the service are not installed.

    Raises:
        typer.Exit: they are not.
    """
    if not all(find_spec(package) for package in _PACKAGES):
        complain(f"{command} needs further packages: pip install 'docproc[service]'", "extra_missing")
        raise typer.Exit(EXIT_MISSING)


def load_settings(host: str | None = None) -> Settings:
    """The settings of the environment.

    Args:
        host: the address of the command line, which wins.

    Raises:
        typer.Exit: a value is malformed or unsafe; each is told in a line.
    """
    from pydantic import ValidationError

    from service.settings import Settings

    try:
        return Settings() if host is None else Settings(host=host)
    except ValidationError as error:
        # without the library's remarks, which repeat the values: one of them may hold a password
        for fault in error.errors(include_input=False, include_context=False, include_url=False):
            named = "".join(f"DOCPROC_{part}: ".upper() for part in fault["loc"])
            complain(f"{named}{fault['msg'].removeprefix('Value error, ')}", "setting_invalid")
        raise typer.Exit(EXIT_USAGE) from None
