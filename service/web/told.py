"""Values of fields, and details of the record, as people write them; what is not known is told as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping

from service.web.words import actor, day, term

__all__ = ["told", "told_detail"]

_CODES = {"status": "statuses", "tier": "tiers", "modality": "modalities"}
_DETAILS = {"fields": "fields", "filters": "fields", "role": "roles", "scopes": "scopes", "password": "details"}
_DAYS = frozenset({"date", "done_on", "due", "received"})


def told(field: str, value: object) -> str:
    """What a field says, as a history shows it.

    Args:
        field: its name in the API, ``done_on``.
        value: as the API gives it: text, a list of names, a deadline as its ``due`` and ``text``, nothing; of an
            ``occurrence`` what was done, by its fields.
    """
    if value is None or value in ("", []):
        return term("details", "nothing")
    if isinstance(value, str):
        return _told_text(field, value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    if field == "deadline" and isinstance(value, dict) and value.keys() == {"due", "text"}:
        text = f"“{value['text']}”" if value["text"] else ""
        return ", ".join(filter(None, (day(value["due"]), text))) or term("details", "nothing")
    if field == "occurrence" and isinstance(value, dict):
        named = ((name, one) for name, one in value.items() if one is not None)
        return "; ".join(f"{term('fields', name)}: {told(name, one)}" for name, one in named)
    return _as_it_is(value)


def told_detail(detail: Mapping[str, object]) -> str:
    """The details of an entry of the record: ``mục: Trạng thái, Ngày hoàn thành; …``."""
    return "; ".join(f"{term('details', name)}: {_detail(name, value)}" for name, value in detail.items())


def _told_text(field: str, value: str) -> str:
    if field in _DAYS:
        return day(value)
    return actor(value) if field == "done_by" else term(_CODES[field], value) if field in _CODES else value


def _detail(name: str, value: object) -> str:
    if isinstance(value, bool):
        return term("details", "yes" if value else "no")
    codes = value if isinstance(value, list) else [value]
    said = [_code(name, code) for code in codes if isinstance(code, str)]
    return ", ".join(said) if len(said) == len(codes) else _as_it_is(value)


def _code(name: str, code: str) -> str:
    return term(_DETAILS[name], code) if name in _DETAILS else code


def _as_it_is(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
