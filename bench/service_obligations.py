"""Made-up obligations: what docproc would have read, and the columns that the service makes of it.

``service.obligations.values.fill`` makes the same columns, a row at a time; for a million rows they are made here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from bench.service_words import OFFICE, Vocabulary
from docproc.dispatch import Deadline, Obligation
from docproc.export.obligations import due_day
from service.obligations.values import NEVER, name_key
from service.words import words_of

__all__ = ["Made", "Told", "make"]

Row = dict[str, Any]

_RULES = {
    "trước ngày 15 hằng tháng": "FREQ=MONTHLY;BYMONTHDAY=15",
    "ngày 20 tháng cuối quý": "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
    "ngày 10 tháng 12 hằng năm": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
}
_WORKERS = ("Nguyễn An", "Trần Bình", "Lê Chi", "Phạm Dũng", "Hoàng Yến")
_OBLIGATION = Obligation(id="", item="", action="", modality="must", confidence=0.9).model_dump(mode="json")
_DEADLINE = Deadline(text="", kind="date", confidence=0.99).model_dump(mode="json")
_ACTOR = {"inherited": False, "code": None, "group": False, "group_id": None, "confidence": 0.9}
_WITHOUT_DAY, _RECURRING = 0.40, 0.05  # of all obligations
_LONGEST_DAYS = 150


@dataclass(frozen=True, slots=True)
class Made:
    """One obligation: the contract's JSON, and its row with those of its actors and of whom it concerns."""

    content: Row
    row: Row
    actors: list[Row]
    concerns: list[Row]


@dataclass(frozen=True, slots=True)
class Told:
    """What an obligation takes from its document, and the day for which it is told when something is due again."""

    document: int
    issued: date
    came: datetime
    today: date


def make(chance: Random, words: Vocabulary, told: Told, number: int, position: int) -> Made:
    """Make one obligation.

    Args:
        chance: decides; the same chance gives the same obligation.
        words: what it may speak of.
        told: of its document.
        number: of its row.
        position: in its document, from 0.
    """
    content = _content(chance, words, position, told.issued)
    lead, *support = [actor["name"] for actor in content["actors"]]
    deadline = content["deadline"]
    due = _due(deadline, told.today)
    comes_back = deadline is not None and deadline["rrule"] is not None
    standing = _standing(chance, due, told.came.date(), told.today)
    row = {
        "id": number,
        "document_id": told.document,
        "key": content["id"],
        "position": position,
        **{name: content[name] for name in ("item", "action", "modality", "tier", "deliverable", "confidence")},
        "lead": lead,
        "support": ", ".join(support) or None,
        "deadline_text": deadline["text"] if deadline else None,
        "due": due,
        "due_order": due.isoformat() if due else NEVER,
        "due_from": told.today if comes_back else None,
        "renew_after": due if comes_back and standing["status"] == "done" else None,
        "rrule": deadline["rrule"] if deadline else None,
        "report_to": ", ".join(content["report_to"]) or None,
        "content": content,
        "corrected": {},
        "found": True,
        "version": 1,
        "updated_at": told.came,
        **standing,
    }
    named = ("action", "lead", "support", "deadline_text", "report_to", "deliverable")
    row["words"] = words_of(" ".join(row[name] for name in named if row[name]))
    actors = list(_actors(content, row))
    concerns = [_concern(row, actor) for actor in actors if actor["name"] == OFFICE][:1]
    return Made(content, row, actors, concerns)


def _content(chance: Random, words: Vocabulary, position: int, issued: date) -> Row:
    names = list(dict.fromkeys([words.leads.draw(chance), *words.leads.some(chance, chance.choice((0, 0, 1, 2)))]))
    tracked = chance.random() < 0.7
    return {
        **_OBLIGATION,
        "id": f"{position + 1}#1",
        "item": f"{position + 1}",
        "action": words.action(chance),
        "modality": chance.choice(("must", "must", "request", "should", "must_not")),
        "tier": "tracked" if tracked else "standing",
        "actors": [
            {**_ACTOR, "name": name, "canonical": name, "role": "support" if place else "lead"}
            for place, name in enumerate(names)
        ],
        "deadline": _deadline(chance, issued),
        "report_to": [words.issuers.draw(chance).name] if tracked and chance.random() < 0.4 else [],
        "deliverable": "báo cáo kết quả" if tracked and chance.random() < 0.5 else None,
    }


def _deadline(chance: Random, issued: date) -> Row | None:
    kind = chance.random()
    if kind < _WITHOUT_DAY:
        return None
    if kind < _WITHOUT_DAY + _RECURRING:
        text = chance.choice(list(_RULES))
        return {**_DEADLINE, "text": text, "kind": "recurring", "rrule": _RULES[text]}
    due = issued + timedelta(days=chance.randrange(3, _LONGEST_DAYS))
    text = f"trước ngày {due.day}/{due.month}/{due.year}"
    latest = (due - timedelta(days=1)).isoformat()
    return {**_DEADLINE, "text": text, "due": due.isoformat(), "bound": "before", "latest": latest}


def _due(deadline: Row | None, today: date) -> date | None:
    """The day by which it is listed."""
    if deadline is None:
        return None
    if deadline["rrule"] is None:
        return date.fromisoformat(deadline["latest"])
    return _next(deadline["text"], today)


@cache
def _next(text: str, today: date) -> date:
    deadline = Deadline(**{**_DEADLINE, "text": text, "kind": "recurring", "rrule": _RULES[text]})
    return date.fromisoformat(due_day([deadline], None, today) or NEVER)


def _standing(chance: Random, due: date | None, came: date, today: date) -> Row:
    """How it stands: most of what was due is done."""
    past = (due or came + timedelta(days=90)) < today
    status = chance.choices(("done", "doing", "todo"), (88, 4, 8) if past else (10, 25, 65))[0]
    done_on = None
    if status == "done":
        done_on = min(today, max(came, (due or came) + timedelta(days=chance.randrange(-5, 3))))
    assignee = chance.choice(_WORKERS) if chance.random() < 0.15 else None
    return {"status": status, "done_on": done_on, "assignee": assignee, "note": None}


def _actors(content: Row, row: Row) -> Iterator[Row]:
    for position, actor in enumerate(content["actors"], 1):
        yield {
            "obligation_id": row["id"],
            "position": position,
            "role": actor["role"],
            "name": actor["name"],
            "name_key": _name_key(actor["name"]),
            "due_order": row["due_order"],
        }


_name_key = cache(name_key)


def _concern(row: Row, actor: Row) -> Row:
    return {
        "office_id": 1,
        "obligation_id": row["id"],
        "due_order": row["due_order"],
        "how": "named",
        "certainty": "yes",
        "role": actor["role"],
        "actor": actor["name"],
        "reason": f"{actor['name']} is named.",
        "reason_vi": f"Văn bản nêu tên {actor['name']}.",
    }
