"""What docproc said of one line that cites documents, beside its gold: tallies by measure, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from corpus.citation_lines import CitedGold, LawGold, Line, key
from corpus.evaluate.tally import Tally

__all__ = ["SETS", "Comparison", "compare"]

SETS = ("citations", "laws", "named", "selfs")
"""Measures of what was found, with precision and recall; the others are accuracies on what was matched."""

_PLAIN = ("type", "date", "issuer", "relation", "title", "within")
_LEVELS = {
    "subpoint": "tiết",
    "point": "điểm",
    "clause": "khoản",
    "article": "Điều",
    "appendix": "Phụ lục",
    "section": "Mục",
    "chapter": "Chương",
    "part": "Phần",
}
_Answer = Mapping[str, Any]
_G = TypeVar("_G")
_Checked = tuple[str, object, object, bool]


@dataclass(slots=True)
class Comparison:
    """Tallies of one line by measure, and one entry a difference."""

    line: Line
    tallies: dict[str, Tally] = field(default_factory=dict)
    differences: list[dict[str, Any]] = field(default_factory=list)

    def sets(self, measure: str, gold: Iterable[str], found: Iterable[str]) -> None:
        """Compare two bags of keys."""
        want, got = Counter(gold), Counter(found)
        missed, extra = list((want - got).elements()), list((got - want).elements())
        self.tallies[measure] = Tally((want & got).total(), len(extra), len(missed))
        if missed or extra:
            self._note(measure, missed, extra)

    def hit(self, name: str, checked: _Checked) -> None:
        """Count one answer about ``name`` (a number, a law) as right or missed."""
        measure, want, got, right = checked
        self.tallies.setdefault(measure, Tally()).add(Tally(right=int(right), missed=int(not right)))
        if not right:
            self._note(measure, f"{name}: {want}", got)

    def _note(self, measure: str, want: object, got: object) -> None:
        self.differences.append({"id": self.line.id, "measure": measure, "gold": want, "found": got})


def compare(line: Line, answer: _Answer) -> Comparison:
    """Compare one line's gold with docproc's answer.

    Args:
        line: the line.
        answer: the dispatch around it in the form of the output contract; fields it does not know count as empty.
    """
    result = Comparison(line)
    citations, laws, named = (_list(answer, name) for name in ("citations", "laws", "named_documents"))
    result.sets("citations", (key(g.number) for g in line.cites), (key(f["number"]) for f in citations))
    result.sets("laws", (_law(g.name, g.year) for g in line.laws), (_law(f["name"], f["year"]) for f in laws))
    result.sets("named", (key(g.number) for g in line.named), (key(f["number"]) for f in named))
    if line.selfs is not None:
        result.sets("selfs", map(key, line.selfs), (key(f["text"]) for f in _list(answer, "self_references")))
    if line.silent:
        found = [f["number"] for f in citations] + [f["name"] for f in laws] + [f["name"] for f in named]
        result.hit(line.text[:60], ("silent", "nothing", found, not found))
    for gold, got in _matched([(key(g.number), g) for g in line.cites], [(key(f["number"]), f) for f in citations]):
        for checked in _citation(gold, got):
            result.hit(gold.number, checked)
    by_name = [(_law(g.name, g.year), g) for g in line.laws]
    for law, got in _matched(by_name, [(_law(f["name"], f["year"]), f) for f in laws]):
        for checked in _law_fields(law, got):
            result.hit(law.name, checked)
    return result


def _list(answer: _Answer, name: str) -> list[dict[str, Any]]:
    return list(answer.get(name) or ())


def _law(name: str, year: int | None) -> str:
    return f"{key(name)} {year or ''}".strip()


def _matched(gold: Sequence[tuple[str, _G]], found: Sequence[tuple[str, _Answer]]) -> Iterator[tuple[_G, _Answer]]:
    """Gold with what was found under the same key; several of one key in their order."""
    waiting: dict[str, list[_Answer]] = {}
    for name, answer in found:
        waiting.setdefault(name, []).append(answer)
    for name, entry in gold:
        if waiting.get(name):
            yield entry, waiting[name].pop(0)


def _citation(gold: CitedGold, found: _Answer) -> Iterator[_Checked]:
    for name in _PLAIN:
        want = getattr(gold, name)
        if want is not None:
            got = found.get(name)
            yield name, want or None, got, key(want) == key(got)
    yield from _lists(gold, found, "")
    if gold.annexed is not None:
        got = [one.get("of") for one in _list(found, "cited_provisions")]
        want = key(gold.annexed)
        yield "annexed", gold.annexed, got, bool(got) and all(key(of) == want for of in got)


def _law_fields(gold: LawGold, found: _Answer) -> Iterator[_Checked]:
    for name in ("number", "relation"):
        want = getattr(gold, name)
        if want is not None:
            got = found.get(name)
            yield f"law {name}", want or None, got, key(want) == key(got)
    if gold.amended is not None:
        years = tuple(one["year"] for one in _list(found, "amended"))
        yield "law amended", gold.amended, years, gold.amended == years
    yield from _lists(gold, found, "law ")


def _lists(gold: CitedGold | LawGold, found: _Answer, prefix: str) -> Iterator[_Checked]:
    """Provisions, as printed and one by one, and the count of mentions: the same for documents and laws."""
    if gold.provisions is not None:
        got = list(found.get("provisions") or ())
        yield f"{prefix}provisions", gold.provisions, got, list(map(key, gold.provisions)) == list(map(key, got))
    if gold.expanded is not None:
        one_by_one = [_provision(one) for one in _list(found, "cited_provisions")]
        right = list(map(key, gold.expanded)) == list(map(key, one_by_one))
        yield f"{prefix}expanded", gold.expanded, one_by_one, right
    if gold.mentions is not None:
        count = len(_list(found, "mentions"))
        yield f"{prefix}mentions", gold.mentions, count, gold.mentions == count


def _provision(found: _Answer) -> str:
    """``điểm a khoản 2 Điều 5`` of a structured provision."""
    return " ".join(f"{word} {found[level]}" for level, word in _LEVELS.items() if found.get(level))
