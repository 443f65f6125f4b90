"""Vietnamese for what the service says in codes: problems, warnings, states, and how days and moments are written."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files

from service.days import VIETNAM
from service.problems import ProblemError

__all__ = ["actor", "day", "moment", "problem", "read_day", "table", "term", "warning"]

_DAY = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@cache
def table(name: str) -> dict[str, str]:
    """One table of ``messages.toml``: what is said by its code."""
    return _tables()[name]


def term(name: str, code: str | None) -> str:
    """What a code of a table is called; the code itself where the table does not know it, nothing for nothing."""
    return table(name).get(code, code) if code else ""


def problem(code: str) -> str:
    """A refusal as a sentence that says what to do."""
    return table("problems").get(code) or table("problems")["error"]


def warning(code: str) -> str:
    """A warning of docproc as a sentence."""
    return table("warnings").get(code) or table("warnings")["other"]


def actor(named: str | None) -> str:
    """Who did something, or to what it was done: ``key:3`` is ``khóa truy cập số 3``, ``user:hoa`` is ``hoa``."""
    kind, _, name = (named or "").partition(":")
    return table("actors").get(kind, named or "").format(name)


def day(value: date | str | None) -> str:
    """A day as ``05/08/2026``; of an ISO date without day or month what is there (``08/2026``)."""
    if value is None:
        return ""
    iso = value.isoformat() if isinstance(value, date) else value
    return "/".join(reversed(iso.split("-")))


def moment(value: datetime | None) -> str:
    """A moment in Vietnam's time as ``05/08/2026 14:30``; one without zone is UTC's."""
    if value is None:
        return ""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def read_day(typed: str) -> date:
    """A day as people type it (``5/8/2026``) or as programs write it.

    Raises:
        ProblemError: 422 ``date_invalid``.
    """
    found = _DAY.fullmatch(typed.strip())
    try:
        if found:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        if _ISO.fullmatch(typed.strip()):
            return date.fromisoformat(typed.strip())
    except ValueError:
        pass
    raise ProblemError(422, "date_invalid", "this is no day; write it as 05/08/2026")


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("service.web").joinpath("messages.toml").read_text("utf-8"))
