"""``docproc user``: add and list users, and set a password, on the machine of the service."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from docproc.cli.console import complain, one_line, print_text
from docproc.cli.installation import load_settings, need_service, need_store

if TYPE_CHECKING:
    from service.store import Store

__all__ = ["user_app"]

_STATUS = """Exit status:

\b
  0    done
  1    refused, for instance since there is such a user, or the database does not answer
  4    a package that this needs is not installed
  64   the command line, or a setting, is wrong
"""
_REFUSED = 1

user_app = typer.Typer(
    rich_markup_mode=None, help="Add and list the service's users, and set passwords; the service may run meanwhile."
)

_Name = Annotated[str, typer.Argument(help="Name by which he signs in.")]


class RoleName(StrEnum):
    """What a user may do."""

    reader = "reader"
    reviewer = "reviewer"
    admin = "admin"


@user_app.command("add", epilog=_STATUS)
def add_command(
    name: _Name,
    role: Annotated[RoleName, typer.Option(help="reader: read; reviewer: read, upload, review; admin: all of it.")],
    display_name: Annotated[str | None, typer.Option(help="Name that people see.")] = None,
) -> None:
    """Add a user; asks for his password, or reads it from a line of standard input."""
    with _opened() as store:
        from service.access import audit, users

        password_hash = _new_password(name)
        with store.write() as session:
            user = users.create(session, name, role.value, password_hash, display_name)
            audit.note(session, audit.CONSOLE, "user.created", f"user:{user.name}", detail={"role": user.role})


@user_app.command("list", epilog=_STATUS)
def list_command() -> None:
    """List the users: name, role, the name that people see."""
    with _opened() as store:
        from service.access import users

        with store.read() as session:
            found = users.every(session)
        for user in found:
            role = f"{user.role} (disabled)" if user.disabled else user.role
            print_text(f"{user.name}\t{role}\t{one_line(user.display_name)}\n")


@user_app.command("password", epilog=_STATUS)
def password_command(name: _Name) -> None:
    """Set a user's password, as for an admin who forgot his; signs him out everywhere."""
    with _opened() as store:
        from service.access import audit, users

        change = users.Change(password_hash=_new_password(name))
        with store.write() as session:
            user = users.change(session, name, change)
            audit.note(session, audit.CONSOLE, "user.changed", f"user:{user.name}", detail={"password": "set"})


@contextmanager
def _opened() -> Iterator[Store]:
    """The installation's store; a refusal inside the block is told in a line.

    Raises:
        typer.Exit: something was refused.
    """
    need_service("user")
    settings = load_settings()
    from service.problems import ProblemError
    from service.store import Store
    from service.store.migrate import migrate

    store = Store.open(settings)
    try:
        with need_store(_REFUSED):
            migrate(store)
            yield store
    except ProblemError as error:
        complain(error.detail, error.code)
        raise typer.Exit(_REFUSED) from None
    finally:
        store.close()


def _new_password(name: str) -> str:
    """The hash of a password that is typed twice, or of the line on standard input where nobody types."""
    from service.access import passwords, users

    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    passwords.demand_good(password, users.folded(name))
    return passwords.hashed(password)
