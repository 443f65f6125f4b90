"""Whether gold and the text beside it fit together: what every document must pass."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.gold import form_problems
from docproc.text.keys import compare_key

__all__ = ["check_gold"]

_WORD = re.compile(r"\w+")
_APPENDIX = re.compile(r"PL\d+")
"""The table of an appendix is no item, though its rows are named after it."""
_NUMBER_LINE = re.compile(r"(?m)^[ *]*Số\s*:\s*\d+\s*/")


def check_gold(text: str, gold: Any) -> list[str]:  # noqa: ANN401 - whatever a JSON file holds
    """Compare a gold file with its dispatch.

    Args:
        text: the dispatch as written.
        gold: what its gold file holds.

    Returns:
        One English sentence a problem; empty where the document is fit for the corpus.
    """
    problems = form_problems(gold)
    if problems:
        return problems
    page = _Page(text)
    return [
        *_header(gold, page),
        *_items(gold["items"], page),
        *_obligations(gold, page),
        *_unbound(gold),
        *_deadlines(gold),
        *_citations(gold, page),
        *_closing(gold, page),
    ]


class _Page:
    """The key of a dispatch's text, and its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.key = _key(text)
        self.words = set(_WORD.findall(self.key))

    def holds(self, value: str) -> bool:
        return _key(value) in self.key

    def has_words(self, value: str) -> bool:
        """Whether its words are there: columns side by side and shared heads cut a value in two."""
        return self.holds(value) or set(_WORD.findall(_key(value))) <= self.words


def _key(text: str) -> str:
    return compare_key(re.sub(r"[*_]", "", text))


def _tight(text: str) -> str:
    """The key without any blank: numbers are printed with blanks in odd places."""
    return "".join(_key(text).split())


def _header(gold: Mapping[str, Any], page: _Page) -> Iterator[str]:
    header = gold["header"]
    for field in ("number", "place", "issuer", "parent", "subject"):
        tight = field == "number" and header[field] and _tight(header[field]) in _tight(page.key)
        if header[field] and not tight and not page.has_words(header[field]):
            yield f"header.{field} '{header[field]}' is not printed"
    if not header["number"] and _NUMBER_LINE.search(page.text):
        yield "header.number is null, though the page has a line 'Số: …'"
    yield from (f"addressee '{value}' is not printed" for value in gold["addressees"] if not page.has_words(value))


def _items(items: Sequence[Mapping[str, Any]], page: _Page) -> Iterator[str]:
    labels = {item["label"] for item in items}
    for item in items:
        label, parent = item["label"], item["label"].rpartition(".")[0]
        if not page.holds(item["text"]) and not page.has_words(item["text"]):
            yield f"the text of item {label} is not printed"
        if parent and parent not in labels and not _APPENDIX.fullmatch(parent):
            yield f"item {label} has no item {parent} above it"
        if item.get("parent") not in {None, parent}:
            yield f"the parent of item {label} is not {parent or 'null'}"


def _obligations(gold: Mapping[str, Any], page: _Page) -> Iterator[str]:
    texts: dict[str, str] = {}
    for item in gold["items"]:
        texts[item["label"]] = f"{texts.get(item['label'], '')} {_key(item['text'])}"
    tasks = {item["label"] for item in gold["items"] if item["task"]}
    numbers = {citation["number"] for citation in gold["citations"]}
    for obligation in gold["obligations"]:
        told = f"obligation '{obligation['action'][:50]}' of {obligation['item']}"
        if obligation["item"] not in tasks:
            yield f"{told}: its item is no task"
            continue
        own = texts[obligation["item"]]
        if _key(obligation["action"]) not in own:
            yield f"{told}: its action is not in the item's text"
        yield from (f"{told}: {problem}" for problem in _parts(obligation, own, page))
        yield from (f"{told}: basis {number} is no citation" for number in obligation["basis"] if number not in numbers)


def _parts(obligation: Mapping[str, Any], own: str, page: _Page) -> Iterator[str]:
    """What an obligation names and its item, or the page, does not print."""
    for actor in obligation["actors"]:
        name = _key(actor["name"])
        where = page.key if actor["inherited"] else own
        # A head that a list shares ("các Sở: A, B") is repeated in gold, not on the page; a table has its own cells.
        shared = set(_WORD.findall(name)) <= set(_WORD.findall(where))
        cell = obligation["item"].startswith("PL") and page.holds(name)
        if name not in where and not shared and not cell:
            yield f"actor '{actor['name']}' is not printed there"
    # A sibling line ("Thời gian: …") may date the task, so the whole text counts.
    if obligation["deadline"] and not page.holds(obligation["deadline"]["text"]):
        yield f"deadline '{obligation['deadline']['text']}' is not printed"
    yield from (f"receiver '{body}' is not printed" for body in obligation["report_to"] if not page.has_words(body))
    if obligation["deliverable"] and not page.has_words(obligation["deliverable"]):
        yield f"deliverable '{obligation['deliverable']}' is not printed"


def _unbound(gold: Mapping[str, Any]) -> Iterator[str]:
    bound = {obligation["item"] for obligation in gold["obligations"]}
    for label in (item["label"] for item in gold["items"] if item["task"]):
        if label not in bound and not any(other.startswith(f"{label}.") for other in bound):
            yield f"item {label} is a task, but neither it nor one below it has an obligation"


def _deadlines(gold: Mapping[str, Any]) -> Iterator[str]:
    date = gold["header"]["date"]
    issued = dt.date.fromisoformat(f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]) if date else None
    for deadline in (o["deadline"] for o in gold["obligations"] if o["deadline"]):
        told, kind = f"deadline '{deadline['text']}'", deadline["kind"]
        if kind in {"date", "period"}:
            if not deadline["due"]:
                yield f"{told}: a {kind} needs its day in 'due'"
            elif issued and dt.date.fromisoformat(deadline["due"]) < issued:
                yield f"{told}: it is over before the dispatch is issued"
        elif deadline["due"]:
            yield f"{told}: a {kind} one has no day in 'due'"
        if deadline["rrule"] and kind != "recurring":
            yield f"{told}: only a recurring one has a rule"
        if deadline["duration"] and kind != "relative":
            yield f"{told}: only a relative one has a duration"


def _citations(gold: Mapping[str, Any], page: _Page) -> Iterator[str]:
    numbers = [citation["number"] for citation in gold["citations"]]
    yield from (f"citation {number} stands twice" for number in sorted({n for n in numbers if numbers.count(n) > 1}))
    if gold["header"]["number"] in numbers:
        yield "the dispatch's own number is no citation"
    for citation in gold["citations"]:
        if _tight(citation["number"]) not in _tight(page.key) and not _shortened(citation["number"], page):
            yield f"citation {citation['number']} is not printed"
        if citation.get("issuer") and not page.has_words(citation["issuer"]):
            yield f"issuer '{citation['issuer']}' of {citation['number']} is not printed"
    for law in gold["laws"]:
        if not page.holds(law["name"]) and not page.has_words(law["name"]):
            yield f"'{law['name']}' is not printed"
        if law["year"] and str(law["year"]) not in page.key:
            yield f"the year {law['year']} of {law['name']} is not printed"


def _shortened(number: str, page: _Page) -> bool:
    """Whether ordinal and symbol stand apart: "các Nghị quyết số 01, 02/NQ-CP", or a repaired "ND-CP"."""
    ordinal, _, symbol = number.partition("/")
    parts = [part for part in re.split(r"[/-]", _key(symbol)) if part]
    letters = page.key.replace("đ", "d")
    return bool(re.search(rf"\b{re.escape(_key(ordinal))}\b", page.key)) and all(
        part.replace("đ", "d") in letters for part in parts
    )


def _closing(gold: Mapping[str, Any], page: _Page) -> Iterator[str]:
    signature = gold.get("signature") or {}
    yield from (
        f"signature.{field} '{signature[field]}' is not printed"
        for field in ("on_behalf_of", "title", "name")
        if signature.get(field) and not page.has_words(signature[field])
    )
    values = [*gold["archive"], *(entry["name"] for entry in gold["recipients"])]
    yield from (f"'{value}' of Nơi nhận is not printed" for value in values if not page.has_words(value))
