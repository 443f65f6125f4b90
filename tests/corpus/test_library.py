"""The authored registry and its cases: their form, and that they agree with themselves."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from dataclasses import replace
from importlib.resources import files

import pytest

from corpus import score_resolution
from corpus.library import SPLITS, Case, Cited, Header, Library, Sentence, Split, cases, library, sentences
from corpus.library.tally import identities, write_table
from docproc.citations import Index, Reference, parse_symbol
from docproc.citations.index import Candidate, Resolution, Slip

REGISTRY = library()
CASES = [pytest.param(split, case, id=case.id) for split in SPLITS for case in cases(split, REGISTRY)]
SENTENCES = [pytest.param(row, id=row.id) for split in SPLITS for row in sentences(split, REGISTRY)]
LAWS = files("docproc.citations").joinpath("data/laws.csv")
DAY = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def test_the_registry_is_large_enough_and_its_keys_are_unique() -> None:
    keys = Counter(header.key for header in REGISTRY.headers)
    assert len(keys) >= 200
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("header", [pytest.param(header, id=header.key) for header in REGISTRY.headers])
def test_every_header_can_be_read(header: Header) -> None:
    assert header.type
    assert header.place
    symbol = parse_symbol(header.number or "")
    assert symbol is not None
    assert symbol.ordinal is not None or symbol.value.startswith("/")
    assert header.date is None or DAY.fullmatch(header.date)
    if symbol.year and header.date:
        assert header.date.startswith(str(symbol.year))


@pytest.mark.parametrize("header", [pytest.param(h, id=h.key) for h in REGISTRY.headers if h.same_as])
def test_a_second_reading_is_of_an_earlier_document_of_the_same_number_and_day(header: Header) -> None:
    keys = [other.key for other in REGISTRY.headers]
    first = REGISTRY.headers[keys.index(header.same_as or "")]
    assert keys.index(first.key) < keys.index(header.key)
    assert (header.date, header.type) == (first.date, first.type)
    assert _ordinal(header) == _ordinal(first)


def test_laws_agree_with_the_register_of_laws() -> None:
    register = {law["number"]: law["date"] for law in csv.DictReader(LAWS.read_text("utf-8").splitlines())}
    laws = [header for header in REGISTRY.headers if header.type in ("luật", "bộ luật", "pháp lệnh")]
    known = [law for law in laws if law.number in register]
    assert len(known) >= 15
    assert [(law.number, law.date) for law in known if law.date != register[law.number or ""]] == []


def test_numbers_of_one_office_rise_with_the_days_of_a_year() -> None:
    series = defaultdict(list)
    for header in REGISTRY.headers:
        symbol = parse_symbol(header.number or "")
        if header.same_as or not header.date or symbol is None or symbol.ordinal is None:
            continue
        if symbol.family in ("party", "law"):  # the Party counts by terms, the Assembly keeps two series
            continue
        # Letters of an office are one series, whatever unit drafted them.
        codes = symbol.issuer_codes if symbol.type_code is None else (symbol.type_code, *symbol.issuer_codes)
        office = (header.issuer, header.parent, codes, symbol.year, header.date[:4])
        series[office].append((header.date, symbol.ordinal))
    assert sum(len(numbers) > 1 for numbers in series.values()) >= 10
    for office, numbers in series.items():
        ordinals = [ordinal for _, ordinal in sorted(numbers)]
        assert ordinals == sorted(ordinals), office


def test_ids_are_unique() -> None:
    ids: Counter[str] = Counter()
    for split in SPLITS:
        ids.update(case.id for case in cases(split, REGISTRY))
        ids.update(row.id for row in sentences(split, REGISTRY))
    assert [name for name, count in ids.items() if count > 1] == []


def test_there_is_enough_to_measure_in_both_halves() -> None:
    halves = {split: cases(split, REGISTRY) for split in SPLITS}
    assert sum(len(half) for half in halves.values()) >= 260
    assert sum(len(sentences(split, REGISTRY)) for split in SPLITS) >= 120
    for half in halves.values():
        assert len(half) >= 130
        assert 0.40 <= sum(not case.hard for case in half) / len(half) <= 0.50
    kinds = [{case.kind for case in half} for half in halves.values()]
    assert kinds[0] == kinds[1]


def test_the_halves_have_no_twins() -> None:
    asked = Counter(
        (case.reference.number, case.reference.date, case.reference.issuer, case.reference.title, case.citing)
        for split in SPLITS
        for case in cases(split, REGISTRY)
    )
    assert [question for question, count in asked.items() if count > 1] == []
    texts = Counter(row.text for split in SPLITS for row in sentences(split, REGISTRY))
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize(("split", "case"), CASES)
def test_every_case_is_well_formed(split: Split, case: Case) -> None:
    assert case.id.startswith(split[0])
    assert parse_symbol(case.reference.number) is not None
    assert case.reference.date is None or DAY.fullmatch(case.reference.date)
    assert case.reason.endswith(".")
    _check_answer(case)
    assert (case.state == "ambiguous") == bool(case.among)
    assert all(key in REGISTRY for key in (*case.among, *case.before_may))
    assert (case.late is None) == (case.before is None)
    if case.late is not None:
        assert case.late in REGISTRY
        assert case.citing is not None
        assert not case.citing.key, "a late case adds its citing document, which must not be held already"


@pytest.mark.parametrize(("split", "case"), CASES)
def test_nothing_is_cited_before_it_was_signed(split: Split, case: Case) -> None:
    assert split in SPLITS
    cited, citing = case.reference.date, case.citing and case.citing.date
    if cited and citing:
        assert cited <= citing


@pytest.mark.parametrize("row", [*(pytest.param(p.values[1], id=p.id) for p in CASES), *SENTENCES])
def test_no_target_is_younger_than_what_cites_it(row: Case | Sentence) -> None:
    dates = {header.key: header.date for header in REGISTRY.headers}
    if row.citing is None or row.citing.date is None:
        return
    for gold in row.cited if isinstance(row, Sentence) else (row,):
        target = dates.get(gold.target or "")
        assert target is None or target <= row.citing.date, gold.target


@pytest.mark.parametrize("row", SENTENCES)
def test_every_sentence_is_well_formed(row: Sentence) -> None:
    for cited in row.cited:
        assert parse_symbol(cited.number) is not None
        _check_answer(cited)


def _check_answer(gold: Case | Cited) -> None:
    assert (gold.target is not None) == (gold.state in ("matched", "self"))
    assert all(key in REGISTRY for key in (*gold.slips, *gold.may, *filter(None, [gold.target])))
    assert not gold.slips or gold.state == "unmatched", "a document that is found needs no other explanation"


def _ordinal(header: Header) -> int | None:
    symbol = parse_symbol(header.number or "")
    return symbol.ordinal if symbol else None


@pytest.mark.parametrize("split", SPLITS)
def test_no_link_is_wrong_and_nearly_all_are_found(split: Split) -> None:
    single = score_resolution.measure_cases("cases", cases(split, REGISTRY), REGISTRY)
    whole = score_resolution.measure_sentences("sentences", sentences(split, REGISTRY), REGISTRY)
    assert identities(REGISTRY) == (0, 0)
    for result, least in ((single, 0.97), (whole, 0.95)):
        assert result.faults["all", "wrong links"] == 0, result.differences
        assert result.right["all", "states"] >= least * result.tried["all", "states"], result.differences


def test_a_document_that_is_not_held_is_matched_with_no_other() -> None:
    index = score_resolution.filled(REGISTRY)
    for header in REGISTRY.headers:
        if header.same_as or not header.number or header.number.startswith("/"):
            continue
        record = REGISTRY[header.key]
        index.remove(record.id)
        for reference in _citations_of(header, header.number):
            resolution = index.resolve(reference)
            assert resolution.state in ("unmatched", "ambiguous"), (reference, REGISTRY.key_of(resolution.target))
        index.add(record)


def _citations_of(header: Header, number: str) -> list[Reference]:
    """A document cited in full, undated, without its issuer, by number and title, and by number alone."""
    return [
        Reference(number, header.type, header.date, header.issuer, header.subject),
        Reference(number, header.type, None, header.issuer),
        Reference(number, header.type, header.date),
        Reference(number, header.type, title=header.subject),
        Reference(number),
    ]


def test_documents_that_share_an_id_and_readings_that_do_not_are_counted() -> None:
    header = HEADERS[0]
    again = replace(header, key="again", same_as="a", date="2023-01-09")
    twin = replace(header, key="twin", subject="Another matter")
    assert identities(SMALL) == (0, 0)
    assert identities(Library((*HEADERS, again))) == (0, 1)
    assert identities(Library((*HEADERS, twin))) == (1, 0)


class _Fixed(Index):
    """Says the same of every citation."""

    def __init__(self, resolution: Resolution) -> None:
        super().__init__()
        self._resolution = resolution

    def resolve(self, reference: Reference, *, citing: object = None) -> Resolution:
        return self._resolution


HEADERS = (
    Header("a", number="12/QĐ-UBND", date="2024-01-09", issuer="UBND TỈNH AN GIANG", place="An Giang"),
    Header("b", number="21/QĐ-UBND", date="2024-01-09", issuer="UBND TỈNH AN GIANG", place="An Giang"),
)
SMALL = Library(HEADERS)
A, B = SMALL["a"].id, SMALL["b"].id
SLIP = Slip("12/QĐ-UBND", B, "21/QĐ-UBND", ())


def _case(state: str, target: str | None = None, *, slips: tuple[str, ...] = ()) -> Case:
    row = {"state": state, "target": target, "slips": slips, "among": ("a",) if state == "ambiguous" else ()}
    fields = {"id": "x", "kind": "k", "hard": True, "reference": Reference("12/QĐ-UBND"), "citing": None, "may": ()}
    return Case(**{**fields, **row, "late": None, "before": None, "before_may": (), "reason": "."})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("resolution", "case", "right", "faults"),
    [
        (Resolution("matched", A), _case("matched", "a"), {"states", "targets"}, {}),
        (Resolution("matched", B), _case("matched", "a"), {"states"}, {"wrong links": 1}),
        (Resolution("matched", A), _case("ambiguous"), set(), {"wrong links": 1}),
        (Resolution("matched", A), _case("unmatched"), set(), {"wrong links": 1}),
        (Resolution("unmatched"), _case("matched", "a"), set(), {}),
        (Resolution("ambiguous", candidates=(Candidate(A, ()),)), _case("ambiguous"), {"states", "candidates"}, {}),
        (Resolution("ambiguous", candidates=(Candidate(B, ()),)), _case("ambiguous"), {"states"}, {}),
        (Resolution("unmatched", slips=(SLIP,)), _case("unmatched", slips=("b",)), {"states", "slips found"}, {}),
        (Resolution("unmatched"), _case("unmatched", slips=("b",)), {"states"}, {}),
        (Resolution("unmatched", slips=(SLIP,)), _case("unmatched"), {"states"}, {"slips invented": 1}),
    ],
)
def test_the_scorer_counts_right_answers_and_faults(
    monkeypatch: pytest.MonkeyPatch,
    resolution: Resolution,
    case: Case,
    right: set[str],
    faults: dict[str, int],
) -> None:
    monkeypatch.setattr(score_resolution, "Index", lambda: _Fixed(resolution))
    result = score_resolution.measure_cases("t", [case], SMALL)
    assert {measure for (group, measure), count in result.right.items() if group == "hard" and count} == right
    assert {name: count for (group, name), count in result.faults.items() if group == "all" and count} == faults
    assert bool(result.differences) == bool(faults or result.right["all", "states"] < 1 or result.right != result.tried)


def test_the_table_shows_every_group_and_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score_resolution, "Index", lambda: _Fixed(Resolution("matched", A)))
    result = score_resolution.measure_cases("Cases, dev", [_case("matched", "a"), _case("unmatched")], SMALL)
    rows = [line for line in write_table([result], SMALL).splitlines() if line.startswith("| ")]
    assert rows[0] == "| kind | states | targets | wrong links | slips invented |"
    assert rows[-1] == "| all | 0.500 (1/2) | 1.000 (1/1) | 1 | 0 |"
    assert [row.split(" | ")[0] for row in rows[2:]] == ["| k", "| hard", "| all"]
