"""Suspected slips: which known document a citation that fits none may mean, and which it may not."""

from __future__ import annotations

import pytest

from docproc.citations import Index, Record, Reference
from docproc.citations.identity import number_key, read_number
from docproc.citations.index.near import near_keys, near_number

NEAR = [
    ("1976/CĐ-UBND", "1967/CĐ-UBND", "digits-transposed"),
    ("1085/QĐ-TTg", "1083/QĐ-TTg", "digit-wrong"),
    ("196/CĐ-TTg", "1967/CĐ-TTg", "digit-missing"),
    ("19967/CĐ-TTg", "1967/CĐ-TTg", "digit-extra"),
    ("30/NQ-CP", "30c/NQ-CP", "suffix-differs"),
    ("30/2021/NĐ-CP", "30/2020/NĐ-CP", "year-differs"),
    ("30/2002/NĐ-CP", "30/2020/NĐ-CP", "year-differs"),
    ("11/20003/QH11", "11/2003/QH11", "year-malformed"),
    ("12/QĐ-UBND", "12/2024/QĐ-UBND", "year-in-number"),
    ("12/CĐ-UBND", "12/QĐ-UBND", "type-swapped"),
    ("3668/BNV-TL", "3668/BNV-CCHC", "unit-differs"),
    ("3668/BNV", "3668/BNV-CCHC", "unit-differs"),
    ("45/KH-UBDN", "45/KH-UBND", "code-variant"),
    ("45/QD-ABCD", "45/QĐ-ABCĐ", "code-variant"),
    ("12/2025/TT-BNNPTNT", "12/2025/TT-BNNMT", "code-successor"),
]

FAR = [
    ("1976/CĐ-UBND", "1976/CĐ-UBND"),
    ("1976/CĐ-UBND", "1967/QĐ-UBND"),
    ("7/QĐ-UBND", "8/QĐ-UBND"),
    ("1/QĐ-UBND", "12/QĐ-UBND"),
    ("1085/QĐ-TTg", "1342/QĐ-TTg"),
    ("30/2010/NĐ-CP", "30/2024/NĐ-CP"),
    ("12/QĐ-BTC", "12/QĐ-BNV"),
]


@pytest.mark.parametrize(("cited", "held", "code"), NEAR)
def test_one_slip_apart(cited: str, held: str, code: str) -> None:
    reason = near_number(read_number(cited), read_number(held))
    assert reason is not None
    assert reason.code == code


@pytest.mark.parametrize(("cited", "held"), FAR)
def test_not_one_slip_apart(cited: str, held: str) -> None:
    assert near_number(read_number(cited), read_number(held)) is None


_BY_KEY = {"digits-transposed", "digit-wrong", "digit-missing", "digit-extra", "suffix-differs", "year-differs"}
IN_CODES = [case for case in NEAR if case[2] not in _BY_KEY | {"year-malformed"}]


@pytest.mark.parametrize(("cited", "held", "code"), [case for case in NEAR if case not in IN_CODES])
def test_a_slip_in_the_figures_is_among_the_keys(cited: str, held: str, code: str) -> None:
    assert number_key(held) in near_keys(read_number(cited)), code


@pytest.mark.parametrize(("cited", "held"), [*((one, other) for one, other, _ in IN_CODES), *FAR])
def test_other_numbers_are_not_among_the_keys(cited: str, held: str) -> None:
    assert number_key(held) not in near_keys(read_number(cited))


def test_a_year_that_the_held_number_leaves_out_is_among_the_keys() -> None:
    assert number_key("30/NĐ-CP") in near_keys(read_number("30/2020/NĐ-CP"))


@pytest.mark.parametrize("cited", [*(case[0] for case in NEAR), "5", "7/QĐ-UBND", "30bis/NĐ-CP", "123456/2020/TT-BTC"])
def test_the_keys_are_a_few_hundred_at_most(cited: str) -> None:
    assert len(near_keys(read_number(cited))) < 300


TELEGRAM = Record.build(
    "1967/CĐ-UBND",
    date="2024-09-08",
    issuer="UBND tỉnh Cà Mau",
    type="công điện",
    subject="Tập trung ứng phó với mưa lớn kéo dài trên địa bàn tỉnh",
)
DECREE = Record.build("30/2020/NĐ-CP", date="2020-03-05", issuer="Chính phủ", subject="Về công tác văn thư")
INDEX = Index([TELEGRAM, DECREE])
CA_MAU = Record.build("5/SNV-VP", date="2024-10-01", issuer="SỞ NỘI VỤ", parent="UBND TỈNH CÀ MAU", place="Cà Mau")

SUSPECTED = [
    (Reference("1976/CĐ-UBND", None, "2024-09-08", "UBND tỉnh Cà Mau"), None, TELEGRAM, "digits-transposed"),
    (Reference("1976/CĐ-UBND", None, "2024-09-08", "UBND tỉnh"), CA_MAU, TELEGRAM, "digits-transposed"),
    (Reference("1967/QĐ-UBND", None, "2024-09-08"), CA_MAU, TELEGRAM, "type-swapped"),
    (Reference("1967/CĐ-UBND", None, "2024-09-18", "UBND tỉnh Cà Mau"), None, TELEGRAM, "date-differs"),
    (
        Reference("1976/CĐ-UBND", None, None, "UBND tỉnh", "tập trung ứng phó với mưa lớn kéo dài trên địa bàn tỉnh"),
        CA_MAU,
        TELEGRAM,
        "digits-transposed",
    ),
    (Reference("30/2020/NĐ-CP", None, "2021-03-05", "Chính phủ"), None, DECREE, "date-differs"),
    (Reference("30/2021/NĐ-CP", None, "2020-03-05", "Chính phủ"), None, DECREE, "year-differs"),
    (Reference("30/2020/NĐ-CP", None, "2020-03-05", "Bộ Nội vụ"), None, DECREE, "issuer-differs"),
]

NOT_SUSPECTED = [
    (Reference("1976/CĐ-UBND", None, "2024-09-08", "UBND tỉnh An Giang"), None),
    (Reference("1976/CĐ-UBND", None, "2024-09-09", "UBND tỉnh Cà Mau"), None),
    (Reference("1976/CĐ-UBND", None, "2024-09-08"), None),
    (Reference("1976/CĐ-UBND", None, "2024-09-08", "UBND tỉnh", "thành lập đoàn công tác liên ngành mới"), CA_MAU),
    (Reference("31/2022/NĐ-CP", None, "2022-05-20", "Chính phủ"), None),
]


@pytest.mark.parametrize(("reference", "citing", "meant", "code"), SUSPECTED)
def test_a_slip_is_suspected_and_nothing_is_corrected(
    reference: Reference, citing: Record | None, meant: Record, code: str
) -> None:
    resolution = INDEX.resolve(reference, citing=citing)
    assert (resolution.state, resolution.target) == ("unmatched", None)
    assert [(slip.cited, slip.suspected, slip.number) for slip in resolution.slips] == [
        (reference.number, meant.id, meant.number)
    ]
    assert code in {reason.code for reason in resolution.slips[0].reasons}


@pytest.mark.parametrize(("reference", "citing"), NOT_SUSPECTED)
def test_no_slip_is_suspected(reference: Reference, citing: Record | None) -> None:
    resolution = INDEX.resolve(reference, citing=citing)
    assert (resolution.state, resolution.slips) == ("unmatched", ())


def test_a_slip_names_the_citing_record() -> None:
    report = Record.build("9/BC-SNV", issuer="Sở Nội vụ", date="2024-11-01", references=(SUSPECTED[0][0],))
    index = Index([report])
    assert index.slips() == []
    assert [link.resolution.slips[0].suspected for link in index.add(TELEGRAM).changed] == [TELEGRAM.id]
    assert [(slip.source, slip.suspected) for slip in index.slips()] == [(report.id, TELEGRAM.id)]


def test_the_citing_document_is_not_what_a_slip_means() -> None:
    letters = [
        Record.build(f"{number}/BNV-TL", date="2026-05-21", issuer="Bộ Nội vụ", place="Hà Nội") for number in (811, 812)
    ]
    index = Index(letters)
    resolution = index.resolve(Reference("813/BNV-TL", None, "2026-05-21", "Bộ Nội vụ"), citing=letters[1])
    assert [slip.suspected for slip in resolution.slips] == [letters[0].id]
