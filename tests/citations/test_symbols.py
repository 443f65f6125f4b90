"""Number and symbol: invented numbers of every family, and what each part says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.citations import parse_symbol
from docproc.citations.codes import issuers, vocabulary
from docproc.citations.symbol_places import find_symbols

# printed, value, ordinal, suffix, year, type code, issuers, units, family
ROWS = [
    ("15/KH-SNV", "15/KH-SNV", 15, None, None, "KH", ("SNV",), (), "administrative"),
    ("812/SYT-NVY", "812/SYT-NVY", 812, None, None, None, ("SYT",), ("NVY",), "letter"),
    ("22/UBND", "22/UBND", 22, None, None, None, ("UBND",), (), "letter"),
    ("71/2031/NĐ-CP", "71/2031/NĐ-CP", 71, None, 2031, "NĐ", ("CP",), (), "legislative"),
    ("45/2033/QH17", "45/2033/QH17", 45, None, 2033, None, ("QH17",), (), "law"),
    ("121/2016/UBTVQH13", "121/2016/UBTVQH13", 121, None, 2016, None, ("UBTVQH13",), (), "law"),
    ("19-NQ/TW", "19-NQ/TW", 19, None, None, "NQ", ("TW",), (), "party"),
    ("36-HD/VPTW", "36-HD/VPTW", 36, None, None, "HD", ("VPTW",), (), "party"),
    ("2587-CV/VPTW/nb", "2587-CV/VPTW/nb", 2587, None, None, "CV", ("VPTW",), ("nb",), "party"),
    ("12-QĐi/TU", "12-QĐi/TU", 12, None, None, "QĐi", ("TU",), (), "party"),
    ("Số 210 -CV/BTGDVTU", "210-CV/BTGDVTU", 210, None, None, "CV", ("BTGDVTU",), (), "party"),
    ("12/2019/HS-ST", "12/2019/HS-ST", 12, None, 2019, "HS", (), (), "court"),
    ("05/2020/QĐST-HNGĐ", "05/2020/QĐST-HNGĐ", 5, None, 2020, "QĐST", (), (), "court"),
    ("01/2016/AL", "01/2016/AL", 1, None, 2016, "AL", (), (), "court"),
    ("217-HĐBT", "217-HĐBT", 217, None, None, None, ("HĐBT",), (), "old"),
    ("92/CP", "92/CP", 92, None, None, None, ("CP",), (), "old"),
    ("17-CP", "17-CP", 17, None, None, None, ("CP",), (), "old"),
    ("97-SL", "97-SL", 97, None, None, "SL", (), (), "old"),
    ("1235-QĐ/TTg", "1235-QĐ/TTg", 1235, None, None, "QĐ", ("TTg",), (), "old"),
    ("999 - TC/QĐ/CĐKT", "999-TC/QĐ/CĐKT", 999, None, None, "QĐ", ("TC",), ("CĐKT",), "old"),
    ("123 TC/TCT", "123TC/TCT", 123, None, None, None, ("TC",), ("TCT",), "old"),
    ("137/2001/QĐ/BTC", "137/2001/QĐ/BTC", 137, None, 2001, "QĐ", ("BTC",), (), "legislative"),
    ("951/QĐ.UBT.96", "951/QĐ.UBT.96", 951, None, 1996, "QĐ", ("UBT",), (), "administrative"),
    ("11/TT.BNV", "11/TT.BNV", 11, None, None, "TT", ("BNV",), (), "administrative"),
    ("31/97/QĐ-UB", "31/97/QĐ-UB", 31, None, 1997, "QĐ", ("UB",), (), "legislative"),
    ("05/2009/TTLT-BKHCN-BNV", "05/2009/TTLT-BKHCN-BNV", 5, None, 2009, "TTLT", ("BKHCN", "BNV"), (), "joint"),
    ("37/CTPH-LĐLĐ-SVH,TT,DL", "37/CTPH-LĐLĐ-SVH,TT,DL", 37, None, None, "CTPH", ("LĐLĐ", "SVH,TT,DL"), (), "joint"),
    ("12/SY-UBND", "12/SY-UBND", 12, None, None, "SY", ("UBND",), (), "copy"),
    ("30c/NQ-CP", "30c/NQ-CP", 30, "c", None, "NQ", ("CP",), (), "administrative"),
    ("812b/QĐ-SYT", "812b/QĐ-SYT", 812, "b", None, "QĐ", ("SYT",), (), "administrative"),
    ("963/SNV-CCHC&VTLT", "963/SNV-CCHC&VTLT", 963, None, None, None, ("SNV",), ("CCHC&VTLT",), "letter"),
    ("66.18/2026/NQ-CP", "66.18/2026/NQ-CP", 66, None, 2026, "NQ", ("CP",), (), "legislative"),
    ("/KH-STTTT", "/KH-STTTT", None, None, None, "KH", ("STTTT",), (), "administrative"),
    ("Số:      /BNV-CCHC", "/BNV-CCHC", None, None, None, None, ("BNV",), ("CCHC",), "letter"),
    ("…/2024/QĐ-UBND", "/2024/QĐ-UBND", None, None, 2024, "QĐ", ("UBND",), (), "legislative"),
    ("-NQ/TW", "-NQ/TW", None, None, None, "NQ", ("TW",), (), "party"),
    ("96/2033/ND-CP", "96/2033/NĐ-CP", 96, None, 2033, "NĐ", ("CP",), (), "legislative"),
    ("12/QD-UBND", "12/QĐ-UBND", 12, None, None, "QĐ", ("UBND",), (), "administrative"),
    ("12/QĐ-Ttg", "12/QĐ-TTg", 12, None, None, "QĐ", ("TTg",), (), "administrative"),
    ("1961/QĐUBND", "1961/QĐ-UBND", 1961, None, None, "QĐ", ("UBND",), (), "administrative"),
    ("30c/NQCP", "30c/NQ-CP", 30, "c", None, "NQ", ("CP",), (), "administrative"),
    ("86-2028-NĐ-CP", "86/2028/NĐ-CP", 86, None, 2028, "NĐ", ("CP",), (), "legislative"),
    ("473/TTr -NN&PTNT", "473/TTr-NN&PTNT", 473, None, None, "TTr", ("NN&PTNT",), (), "administrative"),
    ("1925 /STC- HTDN", "1925/STC-HTDN", 1925, None, None, None, ("STC",), ("HTDN",), "letter"),
    ("2191/CT-CS", "2191/CT-CS", 2191, None, None, None, ("CT",), ("CS",), "letter"),
    ("23/CT-UBND", "23/CT-UBND", 23, None, None, "CT", ("UBND",), (), "administrative"),
    ("15/HĐ-TĐKT", "15/HĐ-TĐKT", 15, None, None, None, ("HĐ",), ("TĐKT",), "letter"),
    ("Số: **36**/BNV-TL", "36/BNV-TL", 36, None, None, None, ("BNV",), ("TL",), "letter"),
    ("45/VPCP-V.I", "45/VPCP-V.I", 45, None, None, None, ("VPCP",), ("V.I",), "letter"),
    ("16 CT/TW", "16-CT/TW", 16, None, None, "CT", ("TW",), (), "party"),
    ("44-L/CTN", "44-L/CTN", 44, None, None, "L", ("CTN",), (), "party"),
    ("12/QĐ-STC(QLNS)", "12/QĐ-STC(QLNS)", 12, None, None, "QĐ", ("STC",), ("QLNS",), "administrative"),
    ("812/SYT-NVY(KCB)", "812/SYT-NVY(KCB)", 812, None, None, None, ("SYT",), ("NVY", "KCB"), "letter"),
    ("1186/C06-TTDLDC", "1186/C06-TTDLDC", 1186, None, None, None, ("C06",), ("TTDLDC",), "letter"),
    ("77/CAT-PV01", "77/CAT-PV01", 77, None, None, None, ("CAT",), ("PV01",), "letter"),
    ("1031/HD-CT", "1031/HD-CT", 1031, None, None, "HD", ("CT",), (), "administrative"),
    ("15-CV/BCSĐBTC", "15-CV/BCSĐBTC", 15, None, None, "CV", ("BCSĐBTC",), (), "party"),
    ("300-KL/ĐUK", "300-KL/ĐUK", 300, None, None, "KL", ("ĐUK",), (), "party"),
    ("13/SL-VP", "13/SL-VP", 13, None, None, "SL", ("VP",), (), "copy"),
    ("7/TrS-UBND", "7/TrS-UBND", 7, None, None, "TrS", ("UBND",), (), "copy"),
    ("1.085/QĐ-TTg", "1085/QĐ-TTg", 1085, None, None, "QĐ", ("TTg",), (), "administrative"),
    ("522/2002/QĐ.UB", "522/2002/QĐ.UB", 522, None, 2002, "QĐ", ("UB",), (), "legislative"),
    ("202-TTg", "202-TTg", 202, None, None, None, ("TTg",), (), "old"),
    ("12/2012/L-CTN", "12/2012/L-CTN", 12, None, 2012, "L", ("CTN",), (), "legislative"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_parts(row: tuple[object, ...]) -> None:
    printed, *expected = row
    symbol = parse_symbol(str(printed))
    assert symbol is not None
    assert [
        symbol.value,
        symbol.ordinal,
        symbol.suffix,
        symbol.year,
        symbol.type_code,
        symbol.issuer_codes,
        symbol.unit_codes,
        symbol.family,
    ] == expected


@pytest.mark.parametrize(
    "text", ["", "1/2", "24/7", "…/…", "12/12/2024", "Sở Nội vụ", "2021-2025", "12", "SNV", "01/lần"]
)
def test_not_a_symbol(text: str) -> None:
    assert parse_symbol(text) is None


def test_the_printed_type_decides_what_a_code_means() -> None:
    by_code, by_heading = parse_symbol("2191/CT-XYZ"), parse_symbol("2191/CT-XYZ", type_name="CÔNG VĂN")
    assert by_code is not None
    assert by_heading is not None
    assert (by_code.type_code, by_heading.type_code) == ("CT", None)
    assert by_heading.issuer_codes == ("CT",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("30/2029/TT-BXD - Điều 5", ["30/2029/TT-BXD"]),
        ("12/UBND-NCKSV/v đôn đốc", ["12/UBND-NCKS"]),
        ("12/UBND-NCCỘNG HÒA", ["12/UBND-NC"]),
        ("19-NQ/TWngày 5/5", ["19-NQ/TW"]),
        ("12/QĐ-TTgngày 5/5", ["12/QĐ-TTg"]),
        ("số91-QĐ/TW", ["91-QĐ/TW"]),
        ("5/UBND - UBND tỉnh", ["5/UBND"]),
        ("12/2020/QĐ-UBND; 13/2020/QĐ-UBND.", ["12/2020/QĐ-UBND", "13/2020/QĐ-UBND"]),
        ("ngày 01/01/2024 - UBND", []),
        ("a/12/QĐ-UBND", []),
    ],
)
def test_where_a_symbol_ends(text: str, found: list[str]) -> None:
    assert [f.symbol.value for f in find_symbols(text)] == found


def test_padding_and_case_do_not_tell_two_numbers_apart() -> None:
    first, second = parse_symbol("5/CT-TTg"), parse_symbol("05/CT-TTG")
    assert first is not None
    assert second is not None
    assert first.key == second.key


_CODES = st.sampled_from(sorted([*vocabulary().types, *issuers(), *vocabulary().units, "QLVT", "NN&PTNT", "PC06"]))


@given(
    st.one_of(st.just(""), st.integers(1, 99999).map(str)),
    st.sampled_from(["/", "-", "/2019/"]),
    _CODES,
    st.lists(_CODES, max_size=3),
    st.sampled_from(["-", "/"]),
)
def test_parsing_a_value_gives_the_same_symbol(number: str, lead: str, first: str, rest: list[str], mark: str) -> None:
    symbol = parse_symbol(number + lead + mark.join([first, *rest]))
    if symbol is not None:
        assert parse_symbol(symbol.value) == symbol


@given(st.integers(1, 9999), st.sampled_from(["", " "]), st.sampled_from(["", " "]), st.sampled_from(["", " "]))
def test_blanks_around_the_marks_vanish(number: int, before: str, after: str, within: str) -> None:
    symbol = parse_symbol(f"{number}{before}/{after}KH{within}-{within}SNV")
    assert symbol is not None
    assert symbol.value == f"{number}/KH-SNV"


@given(st.text(max_size=60))
def test_any_text_is_a_symbol_or_none(text: str) -> None:
    symbol = parse_symbol(text)
    if symbol is not None:
        assert not any(c.isspace() for c in symbol.value)


@given(st.text(alphabet="0123456789/-.,&QĐUBNDTgr \n", max_size=80))
def test_places_lie_in_the_text(text: str) -> None:
    end = 0
    for found in find_symbols(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
