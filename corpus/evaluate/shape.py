"""Reads gold files and predictions, and refuses what has not their form before anything is compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from corpus.evaluate.comparison import Json
from docproc.errors import DocprocError

__all__ = ["read_object"]

# What each entry of a list must hold for gold to be compared; a prediction may leave anything out.
_ENTRIES: dict[str, tuple[str, ...]] = {
    "citations": ("number",),
    "laws": ("name",),
    "items": ("label", "text"),
    "obligations": ("action",),
    "recipients": ("name",),
}
_NESTED = {"obligations": ("actors", "report_to"), "citations": ("mentions",), "laws": ("mentions",)}


def read_object(path: Path, failure: Callable[[str], DocprocError], *, gold: bool) -> Json:
    """Read a gold file or a prediction.

    Args:
        path: of a file of JSON.
        failure: makes the error to raise of a sentence.
        gold: whether it is gold, whose entries must be complete.

    Returns:
        Its object.

    Raises:
        DocprocError: the one that ``failure`` makes.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise failure(f"cannot open the file: {error.strerror or error}") from error
    except ValueError as error:
        raise failure(f"is no JSON in UTF-8: {error}") from error
    fault = _fault(content, gold=gold)
    if fault:
        raise failure(fault)
    return dict(content)


def _fault(content: object, *, gold: bool) -> str | None:
    """The first thing that is wrong, or ``None``."""
    if not isinstance(content, dict):
        return "must hold one JSON object"
    for name in ("header", "signature", *(() if gold else ("archive",))):
        if not isinstance(content.get(name) or {}, dict):
            return f"{name} must be an object"
    for name in ("addressees", *_ENTRIES, *(("archive",) if gold else ())):
        entries = content.get(name) or []
        if not isinstance(entries, list):
            return f"{name} must be a list"
        for place, entry in enumerate(entries):
            fault = _entry_fault(name, entry, gold=gold)
            if fault:
                return f"{name}[{place}] {fault}"
    return None


def _entry_fault(name: str, entry: object, *, gold: bool) -> str | None:
    if name not in _ENTRIES:
        return None if isinstance(entry, str) or (isinstance(entry, dict) and not gold) else "must be a text"
    if not isinstance(entry, dict):
        return "must be an object"
    missing = [field for field in _ENTRIES[name] if not isinstance(entry.get(field), str)] if gold else []
    if missing:
        return f"needs a text as {missing[0]}"
    lists = [field for field in _NESTED.get(name, ()) if not isinstance(entry.get(field) or [], list)]
    if lists:
        return f"needs a list as {lists[0]}"
    if not all(isinstance(part, dict) for part in (*(entry.get("actors") or ()), entry.get("deadline") or {})):
        return "needs objects as actors and deadline"
    return None
