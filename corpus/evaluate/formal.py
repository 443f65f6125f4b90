"""Compares what the form of a dispatch says: header, addressees, recipients, archive and signature."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.evaluate.comparison import Comparison, Json, entries, plain
from corpus.evaluate.keys import bag, bags, key, keys, overlap
from corpus.evaluate.pairing import paired

__all__ = [
    "HEADER",
    "SIGNATURE",
    "SOFT",
    "compare_addressees",
    "compare_header",
    "compare_recipients",
    "compare_signature",
]

HEADER = ("number", "date", "place", "issuer", "parent", "type", "subject", "urgency", "secrecy")
SIGNATURE = ("name", "title", "capacity")
SOFT = 0.5
"""Overlap of words from which on two texts are softly the same."""


def compare_header(result: Comparison, gold: Json, found: Json) -> None:
    """Each field for itself, and all at once; fields that gold leaves open are not counted."""
    wanted, header = gold.get("header") or {}, found.get("header") or {}
    whole = True
    for field in HEADER:
        if field not in wanted:
            continue
        leaf = header.get(field)
        right = result.same(f"header.{field}", wanted[field], plain(leaf))
        whole &= right
        if key(plain(leaf)) is not None:
            result.judge(f"header.{field}", leaf, right)
            if right:
                result.keep(f"header.{field}", f"header.{field}", wanted[field], leaf)
    result.hit("header.all", whole)
    if "subject" in wanted:
        subject = plain(header.get("subject"))
        same = key(subject) == key(wanted["subject"])
        result.hit("header.subject.soft", same or overlap(bag(wanted["subject"]), bag(subject)) >= SOFT)


def compare_addressees(result: Comparison, gold: Json, found: Json) -> None:
    """The lines of Kính gửi."""
    if "addressees" not in gold:
        return
    leaves = entries(found, "addressees")
    wanted, given = entries(gold, "addressees"), [plain(leaf) for leaf in leaves]
    pairing = result.sets("addressees", keys(wanted), keys(given))
    result.pairing("addressees.soft", paired(bags(wanted), bags(given), overlap, SOFT))
    result.listed("addressees", leaves, pairing, wanted)


def compare_recipients(result: Comparison, gold: Json, found: Json) -> None:
    """The lines of Nơi nhận with their purposes, and the archive's codes."""
    if "recipients" not in gold:
        return
    wanted, given = entries(gold, "recipients"), entries(found, "recipients")
    names = [key(entry.get("name")) for entry in given]
    pairing = result.sets("recipients", [key(entry["name"]) for entry in wanted], names)
    by_name = dict(zip(names, given, strict=True))
    for entry in wanted:
        same = by_name.get(key(entry["name"]))
        if same is not None:
            result.same("recipients.purpose", entry.get("purpose"), same.get("purpose"), entry["name"])
    result.listed("recipients", given, pairing, [entry["name"] for entry in wanted])
    _compare_archive(result, gold, found)


def _compare_archive(result: Comparison, gold: Json, found: Json) -> None:
    leaf = found.get("archive")
    codes = entries(leaf, "codes") if isinstance(leaf, Mapping) else []
    wanted = entries(gold, "archive")
    right = result.hit("archive", keys(wanted) == keys(codes))
    if not right:
        result.note("archive", wanted, codes)
    if codes:
        result.judge("archive", leaf, right)
        if right:
            result.keep("archive", "archive", ", ".join(wanted), leaf)


def compare_signature(result: Comparison, gold: Json, found: Json) -> None:
    """Who signed; left out of gold where two persons did."""
    if "signature" not in gold:
        return
    wanted, leaf = gold["signature"] or {}, found.get("signature") or {}
    whole = True
    for field in SIGNATURE:
        if field in wanted:
            whole &= result.same(f"signature.{field}", wanted[field], plain(leaf.get(field)))
    if any(leaf.get(field) for field in SIGNATURE):
        result.judge("signature", leaf, whole)
        if whole:
            said = (wanted.get(field) for field in ("title", "name"))
            result.keep("signature", "signature", " ".join(str(part) for part in said if part) or None, leaf)
