"""Every gold file has the exact form and names only what its dispatch prints (``corpus/README.md``)."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from docproc.text.keys import compare_key

Case = tuple[dict[str, Any], str]
"""A gold file's content and the key of its dispatch's text."""

DOCUMENTS = Path(__file__).resolve().parents[2] / "corpus" / "documents"
GOLD = sorted(DOCUMENTS.glob("*.gold.json"))

TOP = {
    *("source", "header", "addressees", "citations", "laws", "items", "obligations", "recipients", "archive"),
    "signature",
}
HEADER = {"number", "date", "place", "issuer", "parent", "type", "subject", "urgency", "secrecy"}
OBLIGATION = {"item", "action", "modality", "actors", "deadline", "report_to", "deliverable", "basis"}
DEADLINE_MUST = {"text", "kind", "due", "duration", "rrule"}
DEADLINE_MAY = {"bound", "time", "anchor", "working_days"}
MODALITIES = {"must", "request", "should", "must_not"}
LABEL = re.compile(r"(?:¶\d+|(?:PL\d+|Điều \d+|[IVX]+|\d+|[a-zđ]|[-+]\d+)(?:\.(?:\d+|[a-zđ]|[-+]\d+))*)")


def key(text: str) -> str:
    return compare_key(re.sub(r"[*_]", "", text))


def printed(gold_file: Path) -> str:
    stem = gold_file.name.removesuffix(".gold.json")
    files = [f for f in (DOCUMENTS / f"{stem}.txt", DOCUMENTS / f"{stem}.md") if f.exists()]
    assert len(files) == 1, f"{stem} needs one text"
    return key(files[0].read_text(encoding="utf-8"))


@pytest.fixture(params=GOLD, ids=lambda f: f.name.removesuffix(".gold.json"))
def case(request: pytest.FixtureRequest) -> Case:
    return json.loads(request.param.read_text(encoding="utf-8")), printed(request.param)


def test_there_are_documents() -> None:
    assert len(GOLD) >= 8


def test_key_sets(case: Case) -> None:
    gold, _ = case
    assert set(gold) | {"signature"} == TOP  # left out where two persons sign
    assert set(gold["header"]) == HEADER
    assert set(gold["source"]) == {"kind", "notes"}
    for entries, fields in (("laws", {"name", "year"}), ("recipients", {"name", "purpose"})):
        assert all(set(entry) == fields for entry in gold[entries])
    assert all({"number"} <= set(c) <= {"number", "type", "date", "issuer"} for c in gold["citations"])
    assert all(set(i) - {"parent"} == {"label", "text", "task"} for i in gold["items"])
    assert set(gold.get("signature", {})) <= {"capacity", "on_behalf_of", "title", "name"}
    for obligation in gold["obligations"]:
        assert set(obligation) == OBLIGATION
        assert obligation["modality"] in MODALITIES
        assert all(set(actor) == {"name", "role", "inherited"} for actor in obligation["actors"])
        assert all(actor["role"] in {"lead", "support"} for actor in obligation["actors"])


def test_deadlines_are_well_formed(case: Case) -> None:
    gold, _ = case
    issued = dt.date.fromisoformat(f"{gold['header']['date']}-01"[:10])
    for deadline in (o["deadline"] for o in gold["obligations"] if o["deadline"]):
        assert set(deadline) >= DEADLINE_MUST
        assert set(deadline) <= DEADLINE_MUST | DEADLINE_MAY
        if deadline["kind"] in {"date", "period"}:
            assert dt.date.fromisoformat(deadline["due"]) >= issued
        elif deadline["kind"] == "relative":
            assert deadline["due"] is None
            assert deadline["rrule"] is None
        else:
            assert deadline["kind"] == "recurring"
            assert deadline["due"] is None


def test_items_are_printed_and_form_a_tree(case: Case) -> None:
    gold, text = case
    labels = [item["label"] for item in gold["items"]]
    for item in gold["items"]:
        assert key(item["text"]) in text, item["label"]
        assert LABEL.fullmatch(item["label"]), item["label"]
        if "." in item["label"]:
            assert item["label"].rpartition(".")[0] in labels
            assert item.get("parent") in {None, item["label"].rpartition(".")[0]}


def test_obligations_are_printed_in_their_items(case: Case) -> None:
    gold, text = case
    texts: dict[str, str] = {}
    for item in gold["items"]:
        texts[item["label"]] = f"{texts.get(item['label'], '')} {key(item['text'])}"
    tasks = {item["label"] for item in gold["items"] if item["task"]}
    numbers = {citation["number"] for citation in gold["citations"]}
    for obligation in gold["obligations"]:
        assert obligation["item"] in tasks
        own = texts[obligation["item"]]
        assert key(obligation["action"]) in own
        for actor in obligation["actors"]:
            where = text if actor["inherited"] else own
            words = set(re.findall(r"\w+", key(actor["name"])))
            # A head that a list shares ("các Sở: A, B") is repeated in gold, not on the page.
            assert key(actor["name"]) in where or words <= set(re.findall(r"\w+", where)), actor
        if obligation["deadline"]:
            # A sibling line ("Thời gian: …") may date the task, so the whole text counts.
            assert key(obligation["deadline"]["text"]) in text
        assert all(key(body) in text for body in obligation["report_to"])
        assert set(obligation["basis"]) <= numbers


def test_tasks_bind_somebody_or_head_those_that_do(case: Case) -> None:
    gold, _ = case
    bound = {obligation["item"] for obligation in gold["obligations"]}
    for label in (item["label"] for item in gold["items"] if item["task"]):
        assert label in bound or any(other.startswith(f"{label}.") for other in bound), label


def test_citations_are_printed(case: Case) -> None:
    gold, text = case
    numbers = [citation["number"] for citation in gold["citations"]]
    assert len(numbers) == len(set(numbers))
    assert gold["header"]["number"] not in numbers
    for citation in gold["citations"]:
        ordinal, _, symbol = citation["number"].partition("/")
        shortened = re.search(rf"\b{key(ordinal)}\b", text) and key(symbol) in text
        assert key(citation["number"]) in text or shortened, citation
        assert citation.get("issuer") is None or key(citation["issuer"]) in text
        if citation.get("date"):
            assert re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", citation["date"])
    for law in gold["laws"]:
        assert key(law["name"]) in text
        assert law["year"] is None or str(law["year"]) in text


def test_form_fields_are_printed(case: Case) -> None:
    gold, text = case
    header, signature = gold["header"], gold.get("signature", {})
    assert re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", header["date"])
    words = set(re.findall(r"\w+", text))
    for value in (*(header[f] for f in ("number", "place", "issuer", "parent", "subject")), *gold["addressees"]):
        # Columns that stand side by side in the text may cut a value in two.
        assert value is None or key(value) in text or set(re.findall(r"\w+", key(value))) <= words, value
    for value in (*signature.values(), *gold["archive"], *(r["name"] for r in gold["recipients"])):
        slashed = value in {"TM.", "KT.", "TL.", "TUQ.", "Q."}
        assert value is None or slashed or set(re.findall(r"\w+", key(value))) <= words, value
    assert signature.get("capacity") in {None, "TM.", "KT.", "TL.", "TUQ.", "Q."}
