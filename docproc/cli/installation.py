"""What the commands about an installation share: are the service's packages there, and do the settings hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, requires
from typing import TYPE_CHECKING

import typer

from docproc.cli.console import EXIT_MISSING, EXIT_USAGE, complain

if TYPE_CHECKING:
    from service.settings import Settings

__all__ = ["load_settings", "need_service"]

_OF_SERVICE = re.compile(r"""(?P<package>[\w.-]+).*;.*\bextra == ["']service["']""")


def need_service(command: str) -> None:
    """End with one line where the packages of the service are not installed.

    Raises:
        typer.Exit: they are not.
    """
    if not all(_is_installed(package) for package in _packages()):
        complain(f"{command} needs further packages: pip install 'docproc[service]'", "extra_missing")
        raise typer.Exit(EXIT_MISSING)


def _packages() -> Iterator[str]:
    """What docproc's own metadata, made of pyproject.toml, says that the service needs."""
    for requirement in requires("docproc") or ():
        if named := _OF_SERVICE.match(requirement):
            yield named["package"]


def _is_installed(package: str) -> bool:
    try:
        distribution(package)
    except PackageNotFoundError:
        return False
    return True


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
