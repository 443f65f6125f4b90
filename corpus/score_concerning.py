"""Measures whom obligations are found to concern: ``python -m corpus.score_concerning [--errors]``.

The sheets in ``corpus/concerning`` say by hand, for some documents and the offices beside them, which actors of the
gold bind an office (``yes``) or may (``maybe``); what they do not say is no. The gold's obligations are asked, so that
the figures are those of groups, titles and mergers, not of reading; one answer an office and obligation.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docproc.bodies import split_actors
from docproc.concerning import obligations_for
from docproc.dispatch import (
    Actor,
    Addressee,
    DateField,
    Dispatch,
    Header,
    IssuerField,
    Item,
    Obligation,
    Source,
    TextField,
)

__all__ = ["SHEETS", "Answer", "answers", "main"]

HOME = Path(__file__).parent
FOLDER = HOME / "concerning"
DOCUMENTS = HOME / "documents"
SHEETS = ("first", "second", "third")
_SIDES = (("yes", {"yes"}), ("yes or maybe", {"yes", "maybe"}))
_SURE = {"yes": 2, "maybe": 1, "no": 0}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sheet says and what was found of one obligation and one office; each ``yes``, ``maybe`` or ``no``."""

    document: str
    obligation: str
    office: str
    expected: str
    found: str
    reason: str = ""


def answers(name: str) -> Iterator[Answer]:
    """All answers of a sheet, of each document, office and obligation."""
    sheet: dict[str, dict[tuple[str, str], str]] = {}
    for row in csv.DictReader((FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()):
        sheet.setdefault(row["document"], {})[row["actor"], row["office"]] = row["answer"]
    offices = (FOLDER / f"{name}.offices.txt").read_text(encoding="utf-8").splitlines()
    for document, expected in sheet.items():
        dispatch = gold_dispatch(document)
        for office in offices:
            found = {concern.obligation.id: concern for concern in obligations_for(dispatch, office)}
            for obligation in dispatch.obligations:
                said = [expected.get((actor.name, office), "no") for actor in obligation.actors]
                concern = found.get(obligation.id)
                yield Answer(
                    document,
                    obligation.id,
                    office,
                    max(said, key=_SURE.__getitem__, default="no"),
                    concern.certainty if concern else "no",
                    concern.reason if concern else "",
                )


def gold_dispatch(name: str) -> Dispatch:
    """A document of the corpus with the obligations of its gold."""
    gold: dict[str, Any] = json.loads((DOCUMENTS / f"{name}.gold.json").read_text(encoding="utf-8"))
    text = next(path for ending in (".txt", ".md") if (path := DOCUMENTS / f"{name}{ending}").is_file())
    header = gold.get("header", gold)
    counts: Counter[str] = Counter()
    obligations = []
    for one in gold["obligations"]:
        counts[one["item"]] += 1
        actors = tuple(Actor(name=actor["name"], role=actor["role"]) for actor in one["actors"])
        identifier = f"{one['item']}#{counts[one['item']]}"
        obligations.append(
            Obligation(id=identifier, item=one["item"], action=one["action"], modality=one["modality"], actors=actors)
        )
    return Dispatch(
        source=Source(sha256="0" * 64, media_type="text/plain", text_from="plain"),
        text=text.read_text(encoding="utf-8"),
        header=Header(
            issuer=IssuerField(value=header["issuer"]),
            parent=IssuerField(value=header["parent"]) if header.get("parent") else None,
            place=TextField(value=header["place"]) if header.get("place") else None,
            date=DateField(value=header["date"]),
        ),
        addressees=tuple(
            Addressee(value=line, members=tuple(part.name for part in split_actors(line)))
            for line in gold["addressees"]
        ),
        items=tuple(Item(label=item["label"], text=item["text"]) for item in gold["items"]),
        obligations=tuple(obligations),
    )


def _figures(expected: set[int], found: set[int]) -> str:
    right = len(expected & found)
    precision = right / len(found) if found else 1.0
    recall = right / len(expected) if expected else 1.0
    return f"{len(expected)} | {precision:.3f} | {recall:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with ``--errors`` each wrong answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list wrong answers")
    wanted = parser.parse_args(arguments)
    print("| sheet | documents | asked | answer | expected | precision | recall |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name in SHEETS:
        found = list(answers(name))
        documents = len({one.document for one in found})
        for said, read in _SIDES:
            expected = {at for at, one in enumerate(found) if one.expected in read}
            figures = _figures(expected, {at for at, one in enumerate(found) if one.found in read})
            print(f"| {name} | {documents} | {len(found)} | {said} | {figures} |")
        for one in found if wanted.errors else ():
            if one.expected != one.found:
                print(f"{one.document} {one.obligation} {one.office}: {one.expected}, found {one.found}. {one.reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
