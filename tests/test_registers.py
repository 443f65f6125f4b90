"""Every register (CSV, TOML) against its declared schema, and the registers against each other.

A clerk extends docproc by adding rows; what these tests say of a row is what docproc needs of it.
"""

from __future__ import annotations

import csv
import datetime
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import docproc
from docproc.bodies import organisations
from docproc.bodies.registry import name_key
from docproc.citations import parse_symbol
from docproc.citations.codes import issuers, vocabulary
from docproc.citations.law_register import laws, plain_name
from docproc.citations.well_known import known_as, well_known
from docproc.document_types import all_types, by_name

HOME = Path(docproc.__file__).parent
FIRST_DAY = datetime.date(1945, 9, 2)
# From the first session of each National Assembly (Quốc hội) to that of the next; the term in a number fits its date.
TERMS = {
    "QH10": ("1997-09-20", "2002-07-18"),
    "QH11": ("2002-07-19", "2007-07-18"),
    "QH12": ("2007-07-19", "2011-07-20"),
    "QH13": ("2011-07-21", "2016-07-19"),
    "QH14": ("2016-07-20", "2021-07-19"),
    "QH15": ("2021-07-20", "2026-04-05"),
    "QH16": ("2026-04-06", "2031-12-31"),
}

TEXT, DAY, WORDS, NUMBERS, ID, CODES = "text", "day", "words", "numbers", "id", "codes"
REQUIRED = "!"
TABLES: dict[str, dict[str, str | tuple[str, ...]]] = {
    "citations/data/laws.csv": {
        "name": TEXT + REQUIRED,
        "aliases": WORDS,
        "number": TEXT,
        "date": DAY,
        "effective_from": DAY,
        "effective_to": DAY,
        "amends": WORDS,
        "first": ("", "yes"),
        "source": TEXT + REQUIRED,
    },
    "citations/data/well_known.csv": {
        "name": TEXT + REQUIRED,
        "aliases": WORDS,
        "number": TEXT + REQUIRED,
        "type": tuple(kind.name for kind in all_types()),
        "date": DAY + REQUIRED,
        "issuer": TEXT + REQUIRED,
        "title": TEXT + REQUIRED,
        "valid_from": DAY + REQUIRED,
        "valid_to": DAY,
        "source": TEXT + REQUIRED,
    },
    "citations/data/issuer_codes.csv": {
        "code": CODES + REQUIRED,
        "name": WORDS + REQUIRED,
        "valid_from": DAY,
        "valid_to": DAY,
        "source": TEXT + REQUIRED,
    },
    "bodies/data/organisations.csv": {
        "id": ID + REQUIRED,
        "name": TEXT + REQUIRED,
        "codes": CODES,
        "kind": (
            *("central", "ministry", "ministry-level", "agency", "central-unit", "party", "organisation"),
            *("university", "department", "local", "province"),
        ),
        "valid_from": DAY,
        "valid_to": DAY,
        "successor": ID,
        "aliases": WORDS,
        "source": TEXT + REQUIRED,
    },
    "deadlines/data/lunar_days.csv": {
        "year": ID + REQUIRED,
        "tet": DAY + REQUIRED,
        "hung_kings": DAY + REQUIRED,
        "mid_autumn": DAY + REQUIRED,
    },
}
# What each TOML file must hold at least (a dot goes into a table) and the kinds of leaves that it may hold.
VOCABULARIES: dict[str, tuple[tuple[str, ...], tuple[type, ...]]] = {
    "citations/data/symbols.toml": (
        *(("collisions.source", "repairs.source", "joint.types", "legislative.types", "courts.fields", "units.codes"),),
        (str, list),
    ),
    "citations/data/relations.toml": (("source", "labels", "adjacent"), (str, list)),
    "citations/data/issuer_phrases.toml": (("source", "heads", "stops"), (str, list)),
    "citations/data/law_names.toml": (
        ("source", "stop_words", "not_after_head", "not_before", "register.complete_to"),
        (str, list, datetime.date),
    ),
    "citations/data/identity.toml": (("source", "officers", "party.congress"), (str, list, int)),
    "data/document_types.toml": (("valid_from", "source_administrative", "type"), (str, list)),
    "data/form.toml": (("valid_from", "body_heads", "secrecy", "urgency", "purposes"), (str, list)),
    "data/verbs.toml": (("valid_from", "verbs"), (str, list)),
    "data/letters.toml": (("valid_from", "small", "capital"), (str, list, float)),
    "data/stamps.toml": (("valid_from", "signing", "incoming", "portal"), (str, list)),
    "bodies/data/lexicon.toml": (("heads", "fields", "territory", "titles"), (str, list)),
    "bodies/data/groups.toml": (
        ("kinds", "groups", "titles.heads", "words.openers", "members.departments"),
        (str, list, bool, datetime.date),
    ),
    "tasks/data/directives.toml": (("valid_from",), (str, list)),
    "tasks/data/marks.toml": (
        *(("valid_from", "pace.words", "conditions.openers", "umbrella.verbs", "silence.taken", "exhortation.words"),),
        (str, list, int),
    ),
    "tasks/data/ranks.toml": (("valid_from", "districts_end", "territories", "bodies", "own.units"), (str, list, int)),
    "deadlines/data/words.toml": (("numerals", "weekdays", "quarters", "cues"), (str, list, int, float)),
    "deadlines/data/feasts.toml": (("valid_from", "feasts"), (str, list)),
    "deadlines/data/swapped_days.toml": (("saturdays_off_since", "decided_until", "swaps"), (str, datetime.date)),
}


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HOME / name).read_text(encoding="utf-8").splitlines()))


def _leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            yield from _leaves(inner, path)
    else:
        yield path, value


def _clean(text: str) -> bool:
    return text == text.strip() == unicodedata.normalize("NFC", text) and "  " not in text and bool(text)


def _fits(cell: str, kind: str | tuple[str, ...]) -> bool:
    """Whether a cell is of its declared kind; an empty one unless the column is required."""
    if isinstance(kind, tuple):
        return cell in kind
    if not cell:
        return not kind.endswith(REQUIRED)
    kind = kind.removesuffix(REQUIRED)
    if kind == DAY:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", cell)) and datetime.date.fromisoformat(cell) >= FIRST_DAY
    parts = [cell] if kind == TEXT else cell.split("|")
    pattern = {ID: r"[a-z0-9-]+", CODES: r"[\w&.-]+"}.get(kind, r".+")
    return all(_clean(part) and re.fullmatch(pattern, part) for part in parts) and len(set(parts)) == len(parts)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_cell_is_of_its_columns_kind(name: str) -> None:
    rows = _rows(name)
    assert rows
    for row in rows:
        assert tuple(row) == tuple(TABLES[name])
        wrong = {column: cell for column, cell in row.items() if not _fits(cell, TABLES[name][column])}
        assert not wrong, row


def test_every_csv_and_toml_file_is_declared_or_a_table_of_fonts() -> None:
    found = {path.relative_to(HOME).as_posix() for ending in ("*.csv", "*.toml") for path in HOME.rglob(ending)}
    fonts = {name for name in found if name.startswith("reading/")}
    assert set(TABLES) | set(VOCABULARIES) <= found
    assert {name for name in found - fonts if name.endswith(".csv")} == set(TABLES)


@pytest.mark.parametrize("name", sorted(VOCABULARIES))
def test_each_vocabulary_holds_what_it_must_and_nothing_of_another_kind(name: str) -> None:
    text = (HOME / name).read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    required, kinds = VOCABULARIES[name]
    for path in required:
        value: Any = data
        for key in path.split("."):
            value = value[key]
        assert value, path
    for path, leaf in _leaves(data):
        assert isinstance(leaf, kinds), path
        words = leaf if isinstance(leaf, list) else [leaf]
        assert len(words) == len({str(word) for word in words}), f"{path}: said twice"
        assert all(_clean(word) for word in words if isinstance(word, str)), path
    assert re.search(r"source|field guide|counted over", text, re.IGNORECASE), "where is it from?"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("citations/data/laws.csv", "date", "effective_from"),
        ("citations/data/laws.csv", "effective_from", "effective_to"),
        ("citations/data/laws.csv", "date", "effective_to"),
        ("citations/data/well_known.csv", "date", "valid_from"),
        ("citations/data/well_known.csv", "valid_from", "valid_to"),
        ("citations/data/issuer_codes.csv", "valid_from", "valid_to"),
        ("bodies/data/organisations.csv", "valid_from", "valid_to"),
    ],
)
def test_days_are_in_order(name: str, first: str, last: str) -> None:
    for row in _rows(name):
        assert not row[first] or not row[last] or row[first] <= row[last], row


# Laws


def test_a_law_has_one_row_and_its_number_is_a_symbol_of_its_year_and_term() -> None:
    numbers = [law.number for law in laws() if law.number]
    assert len(numbers) == len(set(numbers))
    for law in laws():
        if law.number is None:
            continue
        symbol = parse_symbol(law.number)
        assert symbol is not None, law.number
        assert law.date is None or symbol.year in (law.date.year, None), law.number
        term = re.search(r"QH\d\d\Z", law.number)
        if term and law.date and "UBTVQH" not in law.number:
            begins, ends = TERMS[term.group()]
            assert begins <= law.date.isoformat() <= ends, law.number


def test_laws_of_one_name_do_not_hold_on_one_day() -> None:
    bases = [law for law in laws() if not law.amends and "sửa đổi" not in law.name and law.effective_from]
    for one, other in combinations(bases, 2):
        if plain_name(one.name) == plain_name(other.name):
            early, late = sorted((one, other), key=lambda law: law.effective_from or FIRST_DAY)
            assert early.effective_to is not None, early.number
            assert late.effective_from is not None
            assert early.effective_to < late.effective_from, (early.number, late.number)


def test_a_first_law_of_a_name_is_its_oldest() -> None:
    for law in laws():
        if law.first:
            namesakes = [other for other in laws() if plain_name(other.name) == plain_name(law.name)]
            assert [other for other in namesakes if other.first] == [law]
            assert law.year == min(other.year for other in namesakes if other.year), law.name


def test_what_a_law_amends_is_in_the_register_and_older() -> None:
    known = {law.key: law for law in laws()}
    for law in laws():
        for number in law.amends:
            base = known[number]
            assert base.year is not None
            assert law.year is not None
            assert base.year <= law.year, law.number


def test_a_source_says_whether_the_row_was_checked() -> None:
    for source in (*(law.source for law in laws()), *(row.source for row in well_known())):
        assert source.startswith(("confirmed in ", "recalled, unconfirmed"))


# Names, codes, bodies


def test_a_well_known_document_has_a_symbol_that_says_its_type() -> None:
    for row in well_known():
        symbol = parse_symbol(row.number)
        assert symbol is not None, row.number
        assert symbol.year in (row.date.year, None), row.number
        kind = by_name(row.type)
        assert kind is not None, row.type
        party_rule = (kind.name, symbol.type_code, symbol.family) == ("quy định", "QĐ", "party")  # 37-QĐ/TW
        assert symbol.type_code is None or symbol.type_code in kind.codes or party_rule, row.number


def test_a_name_does_not_stand_for_one_document_twice() -> None:
    for one, other in combinations(well_known(), 2):
        if known_as(one.name) == known_as(other.name):
            assert (one.number, one.date) != (other.number, other.date)


def test_a_code_has_one_row() -> None:
    codes = [row["code"] for row in _rows("citations/data/issuer_codes.csv")]
    assert len(codes) == len(set(codes))


def test_a_body_has_one_row_a_day() -> None:
    rows = organisations()
    assert len({row.id for row in rows}) == len(rows)
    for one, other in combinations(rows, 2):
        if name_key(one.name) == name_key(other.name):
            early, late = sorted((one, other), key=lambda row: row.valid_from or FIRST_DAY)
            assert early.valid_to is not None
            assert late.valid_from is not None
            assert early.valid_to < late.valid_from, (early.id, late.id)


def test_a_successor_exists_and_begins_when_the_body_ends() -> None:
    rows = {row.id: row for row in organisations()}
    for row in rows.values():
        for successor in (rows[name] for name in row.successors):
            assert row.valid_to is not None, row.id
            assert successor.lives(row.valid_to + datetime.timedelta(days=1)), (row.id, successor.id)


def test_a_body_that_ended_by_the_reform_of_2025_says_who_followed() -> None:
    reform = range(datetime.date(2025, 1, 1).toordinal(), datetime.date(2025, 7, 2).toordinal())
    ended = [row for row in organisations() if row.valid_to and row.valid_to.toordinal() in reform]
    assert len(ended) > 60
    assert [row.id for row in ended if not row.successors] == []


def test_codes_of_bodies_are_the_codes_of_symbols() -> None:
    types = vocabulary().types
    for row in organisations():
        if row.kind == "province":
            assert all(re.fullmatch(r"\d\d", code) for code in row.codes), row.id
            continue
        for code in row.codes:
            if code in types:  # CT: Cục Thuế, told apart by what follows
                assert code in vocabulary().collisions, code
                continue
            known = issuers()[code]
            assert {name_key(name) for name in known.names} & {name_key(name) for name in (row.name, *row.aliases)}, (
                code
            )
            if len(known.names) == 1 and sum(code in other.codes for other in organisations()) == 1:
                days = tuple(day.isoformat() if day else None for day in (row.valid_from, row.valid_to))
                assert (known.valid_from, known.valid_to) == days, code


def test_types_of_joint_legislative_and_well_known_documents_are_known() -> None:
    words = vocabulary()
    codes = {code for kind in all_types() for code in kind.codes}
    assert words.joint <= words.types
    assert words.legislative <= codes | words.joint
    assert {code for code in words.repairs.values() if len(code) == 2 and code in words.types} <= codes
    assert not words.units & {"CỘNG", "HÒA"}
