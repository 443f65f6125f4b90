"""What an office asks its service all day, as addresses; where one names a thing, it names another each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Literal
from urllib.parse import urlencode

from bench.service_rows import Archive
from bench.service_words import OFFICE, TYPES, vocabulary
from docproc.text import bare_key

__all__ = ["Question", "questions"]

_COMMON, _PHRASE = "báo cáo", "kế hoạch cải cách hành chính"
_PAGES_DEEP = 50
_SHORT = {"Khoa học và Công nghệ": "KH&CN", "Giáo dục và Đào tạo": "GD&ĐT", "Nông nghiệp và Môi trường": "NN&MT"}
_OPEN = [("status", "todo"), ("status", "doing")]

Ask = Callable[[str], str | None]
"""Asks an address and gives the cursor of the next page, if there is one."""


@dataclass(frozen=True, slots=True)
class Question:
    """One kind of request.

    Attributes:
        name: for the table.
        kind: lists and searches have a budget; what shows one thing has none.
        address: path with query.
    """

    name: str
    kind: Literal["list", "search", "one"]
    address: Callable[[Random], str]


def questions(archive: Archive, ask: Ask) -> list[Question]:
    """All of them; those for pages deep in a list turn the pages before."""
    return [*_documents(archive, ask), *_obligations(archive, ask), *_searches(archive), *_others(archive)]


def _documents(archive: Archive, ask: Ask) -> list[Question]:
    issuers = vocabulary(archive.seed).issuers
    abbreviated = [short for body in issuers.items if (short := _abbreviated(body.name)) != body.name]
    base = "/v1/documents"
    deep = _deep(base, {"limit": "200"}, ask)
    by_date = _deep(base, {"limit": "200", "sort": "-date"}, ask)

    def month(chance: Random) -> str:
        first = archive.today - timedelta(days=chance.randrange(30, 2_000))
        days = {"date_from": first.isoformat(), "date_to": (first + timedelta(days=30)).isoformat()}
        return _url(base, type=chance.choice(list(TYPES)), sort="-date", **days)

    return [
        Question("documents: first page", "list", lambda _: base),
        Question("documents: of an issuer", "list", lambda chance: _url(base, issuer=issuers.draw(chance).name)),
        Question(
            "documents: of an abbreviated issuer",
            "list",
            lambda chance: _url(base, issuer=chance.choice(abbreviated)),
        ),
        Question("documents: of a rare issuer", "list", lambda _: _url(base, issuer=issuers.items[-1].name)),
        Question(
            "documents: of a rare issuer, by date",
            "list",
            lambda _: _url(base, issuer=issuers.items[-1].name, sort="-date"),
        ),
        Question("documents: type and month", "list", month),
        Question("documents: page 51 of 200", "list", lambda _: deep),
        Question("documents: by date, page 51 of 200", "list", lambda _: by_date),
    ]


def _obligations(archive: Archive, ask: Ask) -> list[Question]:
    words, today = vocabulary(archive.seed), archive.today
    base = "/v1/obligations"
    soon = (today + timedelta(days=14)).isoformat()
    deep = _deep(base, {"limit": "200"}, ask)
    popular, rare = words.leads.items[0], words.leads.items[-1]
    return [
        Question("obligations: first page", "list", lambda _: base),
        Question("obligations: popular lead", "list", lambda _: _url(base, lead=popular)),
        Question("obligations: rare lead", "list", lambda _: _url(base, lead=rare)),
        Question("obligations: popular lead, to do", "list", lambda _: _url(base, lead=popular, status="todo")),
        Question("obligations: rare lead, overdue", "list", lambda _: _url(base, lead=rare, timeliness="overdue")),
        Question("obligations: to do, due before", "list", lambda _: _url(base, status="todo", due_before=soon)),
        Question("obligations: still open", "list", lambda _: f"{base}?{urlencode(_OPEN)}"),
        Question("obligations: overdue", "list", lambda _: _url(base, timeliness="overdue")),
        Question("obligations: due soon", "list", lambda _: _url(base, timeliness="due_soon")),
        Question("obligations: done late", "list", lambda _: _url(base, timeliness="late")),
        Question("obligations: standing", "list", lambda _: _url(base, tier="standing")),
        Question("obligations: of a document", "list", lambda chance: _url(base, document=_any(archive, chance))),
        Question("obligations: of a person, doing", "list", lambda _: _url(base, assignee="Lê Chi", status="doing")),
        Question("obligations: page 51 of 200", "list", lambda _: deep),
        Question("obligations: for an office", "list", lambda _: _url(base, **{"for": OFFICE})),
        Question(
            "obligations: for an office, overdue", "list", lambda _: _url(base, timeliness="overdue", **{"for": OFFICE})
        ),
        Question("concerns: first page", "list", lambda _: "/v1/concerns"),
    ]


def _searches(archive: Archive) -> list[Question]:
    names = vocabulary(archive.seed).names.items
    rare = names[-1]
    asked = {
        "a common word": _COMMON,
        "a common word without marks": bare_key(_COMMON),
        "a rare name": f'"{rare}"',
        "a rare name without marks": f'"{bare_key(rare)}"',
        "two words": "thủy lợi niêm yết",
        "two words without marks": "thuy loi niem yet",
        "a phrase": f'"{_PHRASE}"',
        "a word that nobody wrote": "xylophon",
    }
    places = (
        ("search", "/v1/search", "q"),
        ("documents, text", "/v1/documents", "text"),
        ("obligations, text", "/v1/obligations", "text"),
    )
    return [
        Question(f"{where}: {name}", "search", _always(_url(path, **{key: text})))
        for where, path, key in places
        for name, text in asked.items()
    ]


def _abbreviated(name: str) -> str:
    """A body's name as clerks write it."""
    for whole, short in _SHORT.items():
        name = name.replace(whole, short)
    return name


def _always(address: str) -> Callable[[Random], str]:
    return lambda _: address


def _others(archive: Archive) -> list[Question]:
    def of(path: str) -> Callable[[Random], str]:
        return lambda chance: f"/v1/documents/{_any(archive, chance)}{path}"

    return [
        Question("a document", "one", of("")),
        Question("a document: dispatch", "one", of("/dispatch")),
        Question("a document: citations", "list", of("/citations")),
        Question("a document: cited by", "list", of("/cited-by")),
        Question("a document: chain of citations", "one", of("/chain")),
        Question("an obligation", "one", lambda chance: f"/v1/obligations/{chance.randrange(1, archive.obligations)}"),
        Question("citations of what is missing", "list", lambda _: "/v1/citations/missing"),
        Question("statistics", "one", lambda _: "/v1/statistics"),
    ]


def _any(archive: Archive, chance: Random) -> str:
    return archive.public_id(chance.randrange(1, archive.documents + 1))


def _deep(path: str, query: dict[str, str], ask: Ask) -> str:
    """A page far behind the first."""
    address = _url(path, **query)
    for _ in range(_PAGES_DEEP):
        following = ask(address)
        if following is None:
            break
        address = _url(path, **query, cursor=following)
    return address


def _url(path: str, **query: str) -> str:
    return f"{path}?{urlencode(query)}"
