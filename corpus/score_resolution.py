"""Measures how citations are resolved: ``python -m corpus.score_resolution [--split dev|test] [--errors] [--json]``.

The registry of ``corpus/library`` is put into an ``Index``; each case's citation is resolved in it and compared with
what a careful clerk answers. Sentences go the whole way: the citations are found in the text first. Without ``--split``
both halves are measured and ``corpus/library/SCORES.md`` is written, which holds no date and no time.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from corpus.library import FOLDER, SPLITS, Case, Cited, Header, Library, Sentence, cases, library, sentences
from corpus.library.tally import HARD, ORDINARY, TOTAL, Result, figures, write_table
from corpus.telling import tell
from docproc.citations import Index, Reference, find_citations, find_laws, parse_symbol
from docproc.citations.index import Resolution
from docproc.text import fold

__all__ = ["filled", "found_references", "main", "measure_cases", "measure_sentences"]

TABLE = FOLDER / "SCORES.md"
CASE_MEASURES = ("states", "targets", "candidates", "slips found", "before arrival")
SENTENCE_MEASURES = ("found", "states", "targets", "slips found")


@dataclass(frozen=True, slots=True)
class _Answer:
    """A resolution in the words of the registry: keys instead of ids."""

    state: str
    target: str | None
    candidates: tuple[str, ...]
    suspected: tuple[str, ...]

    @classmethod
    def of(cls, resolution: Resolution, registry: Library) -> _Answer:
        def key(record_id: str) -> str:
            return registry.key_of(record_id) or record_id

        return cls(
            resolution.state,
            None if resolution.target is None else key(resolution.target),
            tuple(key(candidate.id) for candidate in resolution.candidates),
            tuple(key(slip.suspected) for slip in resolution.slips),
        )


def filled(registry: Library, *, without: str | None = None) -> Index:
    """The index of all documents of the registry.

    Args:
        registry: the documents.
        without: key of one that has not arrived.
    """
    index = Index()
    for record in registry.records(without=without):
        index.add(record)
    return index


def measure_cases(title: str, rows: Iterable[Case], registry: Library) -> Result:
    """Resolve each case's citation and compare.

    Args:
        title: the column's heading.
        rows: the cases.
        registry: the documents among which they are looked up.
    """
    result = Result(title, CASE_MEASURES)
    index = filled(registry)
    for case in rows:
        groups = (case.kind, HARD if case.hard else ORDINARY, TOTAL)
        if case.late is None:
            citing = case.citing.record() if case.citing else None
            answer = _Answer.of(index.resolve(case.reference, citing=citing), registry)
        else:
            answer = _late(case, case.late, groups, result, registry)
        _judge(result, groups, case, answer, {"id": case.id, "kind": case.kind, "reason": case.reason})
        if case.among:
            missing = sorted(set(case.among) - set(answer.candidates))
            result.tally(groups, "candidates", not missing)
            if missing:
                result.differences.append({"id": case.id, "kind": case.kind, "missing candidates": missing})
    return result


def _late(case: Case, key: str, groups: Sequence[str], result: Result, registry: Library) -> _Answer:
    """The answer after the cited document arrived; the link must have been open before and reported as changed."""
    index = filled(registry, without=key)
    source = index.add((case.citing or Header()).record(case.reference)).id
    before = _Answer.of(next(index.links(source)).resolution, registry)
    changed = index.add(registry[key]).changed
    after = _Answer.of(next(index.links(source)).resolution, registry)
    invented = set(before.suspected) - set(case.before_may)
    told = any(link.source == source and _Answer.of(link.resolution, registry) == after for link in changed)
    right = before.state == case.before and told and not invented
    result.tally(groups, "before arrival", right)
    if not right:
        result.differences.append({"id": case.id, "before": _shown(before), "reported": told})
    return after


def _judge(result: Result, groups: Sequence[str], gold: Case | Cited, answer: _Answer, about: dict[str, Any]) -> None:
    """Count what both cases and sentences are measured by, and list the difference if there is one."""
    state, target = answer.state == gold.state, answer.target == gold.target
    result.tally(groups, "states", state)
    if gold.target is not None:
        result.tally(groups, "targets", state and target)
    wrong = answer.state == "matched" and not (state and target)
    invented = set(answer.suspected) - {*gold.slips, *gold.may}
    result.fault(groups, "wrong links", wrong)
    result.fault(groups, "slips invented", len(invented))
    slip = not gold.slips or bool(set(gold.slips) & set(answer.suspected))
    if gold.slips:
        result.tally(groups, "slips found", slip)
    if not (state and target and slip) or invented:
        wanted = {"state": gold.state, "target": gold.target, "slips": gold.slips}
        result.differences.append({**about, "gold": wanted, "found": _shown(answer), "wrong link": wrong})


def _shown(answer: _Answer) -> dict[str, Any]:
    return {
        "state": answer.state,
        "target": answer.target,
        "candidates": answer.candidates,
        "slips": answer.suspected,
    }


def measure_sentences(title: str, rows: Iterable[Sentence], registry: Library) -> Result:
    """Find the citations of each sentence, resolve them, and compare.

    Args:
        title: the column's heading.
        rows: the sentences.
        registry: the documents among which the citations are looked up.
    """
    result = Result(title, SENTENCE_MEASURES)
    index = filled(registry)
    for row in rows:
        groups = (HARD if row.hard else ORDINARY, TOTAL)
        citing = row.citing.record() if row.citing else None
        open_references = list(found_references(row.text, row.citing))
        for cited in row.cited:
            found = next((ref for ref in open_references if _same_number(ref.number, cited.number)), None)
            result.tally(groups, "found", found is not None)
            about = {"id": row.id, "number": cited.number, "text": row.text}
            if found is None:
                _judge(result, groups, cited, _Answer("not found", None, (), ()), about)
                continue
            open_references.remove(found)
            answer = _Answer.of(index.resolve(found, citing=citing), registry)
            _judge(result, groups, cited, answer, {**about, "read": _read(found)})
        result.fault(groups, "citations invented", len(open_references))
        result.differences += [{"id": row.id, "invented": _read(found), "text": row.text} for found in open_references]
    return result


def found_references(text: str, citing: Header | None) -> Iterator[Reference]:
    """What docproc finds cited in a text: documents by number, then laws whose number the register knows.

    Args:
        text: a sentence.
        citing: the document in which it stands; its own number is no citation.
    """
    folded = fold(text).text
    day = date.fromisoformat(citing.date) if citing and citing.date and len(citing.date) == 10 else None
    for found in find_citations(folded, own_number=citing.number if citing else None, issue_date=day):
        yield Reference(found.number, found.type, found.date, found.issuer, found.title, found.relation)
    for law in find_laws(folded, issue_date=day):
        if law.number:
            yield Reference(law.number, None, law.date, None, law.name)


def _same_number(left: str, right: str) -> bool:
    ours, theirs = parse_symbol(left), parse_symbol(right)
    return ours is not None and theirs is not None and ours.key == theirs.key


def _read(reference: Reference) -> dict[str, str]:
    names = ("number", "type", "date", "issuer", "title")
    return {name: value for name in names if (value := getattr(reference, name))}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurement.

    Args:
        arguments: the command line's; those of the process if left out.

    Returns:
        0, or 1 where there is a wrong link.
    """
    parser = argparse.ArgumentParser(prog="python -m corpus.score_resolution", description=__doc__)
    parser.add_argument("--split", choices=SPLITS, help="measure one half and write nothing")
    parser.add_argument("--errors", action="store_true", help="list each difference as JSON")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    registry = library()
    results = []
    for split in (options.split,) if options.split else SPLITS:
        results.append(measure_cases(f"Cases, {split}", cases(split, registry), registry))
        results.append(measure_sentences(f"Sentences, {split}", sentences(split, registry), registry))
    results = [result for result in results if result.tried]
    differences = chain.from_iterable(result.differences for result in results)
    tell(
        write_table(results, registry),
        differences if options.errors else (),
        figures=[figures(result) for result in results] if options.json else None,
        path=None if options.split else TABLE,
    )
    return int(any(result.faults[TOTAL, "wrong links"] for result in results))


if __name__ == "__main__":
    sys.exit(main())
