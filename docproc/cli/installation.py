"""What the commands about an installation share: are the service's packages there, and do the settings hold."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, distribution, requires
from typing import TYPE_CHECKING

import typer

from docproc.cli.console import EXIT_MISSING, EXIT_NOT_STARTED, EXIT_USAGE, complain

if TYPE_CHECKING:
    from service.settings import Settings

__all__ = ["ELSEWHERE", "PREFIX", "load_settings", "need_office", "need_service", "need_store"]

PREFIX = "DOCPROC_"
ELSEWHERE = frozenset(
    {
        "DOCPROC_PROCESSES",
        "DOCPROC_REQUIRE_ALL",
        "DOCPROC_SCHEMATHESIS_SECONDS",
        "DOCPROC_SCHEMATHESIS_SEED",
        "DOCPROC_SWAPPED_DAYS",
    }
)
"""What the environment may say besides the settings: to the deadlines, to the service's own processes, to the tests."""

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
        typer.Exit: a value is malformed or unsafe, each told in a line; or there are no such settings, told in one.
    """
    from pydantic import ValidationError

    from service.settings import Settings

    _refuse_unknown([f"{PREFIX}{name}".upper() for name in Settings.model_fields])
    try:
        return Settings() if host is None else Settings(host=host)
    except ValidationError as error:
        # without the library's remarks, which repeat the values: one of them may hold a password
        for fault in error.errors(include_input=False, include_context=False, include_url=False):
            named = "".join(f"DOCPROC_{part}: ".upper() for part in fault["loc"])
            complain(f"{named}{fault['msg'].removeprefix('Value error, ')}", "setting_invalid")
        raise typer.Exit(EXIT_USAGE) from None


def need_office(settings: Settings) -> None:
    """End with one line where the settings name an office that is none: to ask for its obligations would be an error.

    Raises:
        typer.Exit: they do.
    """
    if settings.office is None:
        return
    from docproc.errors import UnknownOfficeError
    from service.obligations.concerns import recognised

    try:
        recognised(settings.office)
    except UnknownOfficeError as error:
        complain(f"{PREFIX}OFFICE: {error.message}", "setting_invalid")
        raise typer.Exit(EXIT_USAGE) from None


def _refuse_unknown(settings: Sequence[str]) -> None:
    """End with one line where the environment has settings that nothing reads, and were perhaps meant to be others."""
    set_here = sorted(name.upper() for name in os.environ if name.upper().startswith(PREFIX))
    unknown = [name for name in set_here if name not in settings and name not in ELSEWHERE]
    if not unknown:
        return
    # without what all begin with, by which each would be near to each
    known = {name.removeprefix(PREFIX): name for name in (*settings, *ELSEWHERE)}
    told = []
    for name in unknown:
        near = get_close_matches(name.removeprefix(PREFIX), known, 1)
        told.append(f"{name} (did you mean {known[near[0]]}?)" if near else name)
    complain(f"there is no such setting: {', '.join(told)}", "setting_unknown")
    raise typer.Exit(EXIT_USAGE)


@contextmanager
def need_store(status: int = EXIT_NOT_STARTED) -> Iterator[None]:
    """End with one line where the store cannot be used by what is in the block; the line quotes no address or password.

    Args:
        status: with which the command then ends.

    Raises:
        typer.Exit: it cannot.
    """
    from sqlalchemy.exc import DBAPIError, OperationalError

    from service.store.migrate import StoreTooNewError

    try:
        yield
    except StoreTooNewError as error:
        complain(str(error), "store_too_new")
    except OperationalError as error:
        complain(f"the database does not answer ({type(error.orig).__name__})", "database_unavailable")
    except DBAPIError as error:
        complain(f"the database refuses what the service needs ({type(error.orig).__name__})", "database_unusable")
    else:
        return
    raise typer.Exit(status)
