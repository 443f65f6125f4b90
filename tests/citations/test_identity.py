"""One identity for one document, however its number, issuer and place are printed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.bodies.registry import name_key
from docproc.citations.codes import read_toml
from docproc.citations.identity import document_id, number_key, period
from docproc.citations.issuing import body_of


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("30/2020/NĐ-CP", "30/2020/nđ-cp"),
        ("30/2020/ND-CP", "30/2020/nđ-cp"),
        ("30-2020-NĐ-CP", "30/2020/nđ-cp"),
        ("05/CT-TTg", "5//ct-ttg"),
        ("5 /CT-TTG", "5//ct-ttg"),
        ("số 05/CT-TTg", "5//ct-ttg"),
        ("30C/NQ-CP", "30c//nq-cp"),
        ("19-NQ/TW", "19//nq-tw"),
        ("19/NQ-TƯ", "19//nq-tw"),
        ("66.18/2026/NQ-CP", "66.18/2026/nq-cp"),
        ("11/20003/QH11", "11/20003/qh11"),
        ("/KH-SNV", "//kh-snv"),
        ("137/2001/QĐ/BTC", "137/2001/qđ-btc"),
        ("123 TC/TCT", "123//tc-tct"),
        ("123-TC/TCT", "123//tc-tct"),
        ("hồ sơ số 5", "hồsơsố5"),
    ],
)
def test_one_key_for_all_spellings_of_a_number(printed: str, key: str) -> None:
    assert number_key(printed) == key


@pytest.mark.parametrize(
    ("code", "issuer", "parent", "place", "name", "where"),
    [
        ("UBND", "UBND tỉnh An Giang", None, None, "ủy ban nhân dân", "an giang"),
        ("UBND", "CHỦ TỊCH UỶ BAN NHÂN DÂN TỈNH AN GIANG", None, None, "ủy ban nhân dân", "an giang"),
        ("UBND", "UBND TP.HCM", None, None, "ủy ban nhân dân", "hồ chí minh"),
        ("UBND", "UBND tỉnh", None, "Đăk Lăk", "ủy ban nhân dân", "đắk lắk"),
        ("UBND", "UBND huyện Châu Phú", "TỈNH AN GIANG", "Châu Phú", "ủy ban nhân dân", "huyện châu phú"),
        ("SYT", "SỞ Y TẾ", "UBND TỈNH CÀ MAU", "Cà Mau", "sở y tế", "cà mau"),
        ("SYT", "Sở Y tế Hà Nội", None, None, "sở y tế", "hà nội"),
        ("VPUBND", "VĂN PHÒNG", "UBND TỈNH AN GIANG", None, "văn phòng ủy ban nhân dân", "an giang"),
        ("TTr", "Thanh tra tỉnh", "UBND tỉnh Bình Định", None, "thanh tra", "bình định"),
        ("TU", "Ban Thường vụ Thành ủy Cần Thơ", None, None, "tỉnh ủy", "cần thơ"),
        ("BNV", "BỘ TRƯỞNG BỘ NỘI VỤ", None, "Hà Nội", "bộ nội vụ", ""),
        ("TTg", "Phó Thủ tướng", None, "Hà Nội", "thủ tướng chính phủ", ""),
        ("TTg", None, None, None, "thủ tướng chính phủ", ""),
        ("MTTQ", "Ủy ban MTTQ Việt Nam tỉnh Cà Mau", None, None, "ủy ban mặt trận tổ quốc việt nam", "cà mau"),
        ("BHXH", "BHXH tỉnh Cà Mau", None, None, "bảo hiểm xã hội", "cà mau"),
        (None, "TAND tỉnh Cà Mau", None, None, "tòa án nhân dân", "cà mau"),
        ("TW", "Ban Bí thư", None, None, "trung ương đảng", ""),
        ("QH13", "Quốc hội", None, None, "quốc hội", ""),
        ("CT", "Cục Thuế tỉnh An Giang", None, None, "cục thuế", "an giang"),
        ("LĐTBXH", None, None, None, "", ""),
        ("UBND", "UBND tỉnh Đắk Nông (cũ)", None, None, "ủy ban nhân dân", "đắk nông"),
    ],
)
def test_a_body_and_its_territory(
    code: str | None, issuer: str | None, parent: str | None, place: str | None, name: str, where: str
) -> None:
    body = body_of(code, issuer, parent, place)
    assert (body.name, body.place) == (name, where)


SAME: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {"number": "12/QĐ-UBND", "issuer": "UBND tỉnh An Giang", "date": "2024-01-09"},
        {"number": "012/QĐ-UBND", "issuer": "ỦY BAN NHÂN DÂN TỈNH AN GIANG", "date": "2024", "place": "An Giang"},
    ),
    (
        {"number": "812/SYT-NVY", "issuer": "Sở Y tế tỉnh An Giang", "date": "2024-01-09"},
        {"number": "812/SYT-NVY", "issuer": "SỞ Y TẾ", "parent": "UBND TỈNH AN GIANG", "date": "2024-01-09"},
    ),
    (
        {"number": "30/2020/NĐ-CP", "issuer": "CHÍNH PHỦ", "date": "2020-03-05", "place": "Hà Nội"},
        {"number": "30/2020/ND-CP", "issuer": None, "date": None},
    ),
    (
        {"number": "19-NQ/TW", "issuer": "Bộ Chính trị", "date": "2017-10-25"},
        {"number": "19-NQ/TW", "issuer": "Ban Chấp hành Trung ương", "date": "2018"},
    ),
    (
        {"number": None, "issuer": "Bộ Nội vụ", "date": "2024-05-05", "subject": "Thư khen"},
        {"number": None, "issuer": "BỘ NỘI VỤ", "date": "2024-05-05", "subject": "THƯ KHEN."},
    ),
]

OTHER: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {"number": "12/QĐ-UBND", "issuer": "UBND tỉnh An Giang", "date": "2024-01-09"},
        {"number": "12/QĐ-UBND", "issuer": "UBND tỉnh Cà Mau", "date": "2024-01-09"},
    ),
    (
        {"number": "12/QĐ-UBND", "issuer": "UBND tỉnh An Giang", "date": "2024-01-09"},
        {"number": "12/QĐ-UBND", "issuer": "UBND tỉnh An Giang", "date": "2023-01-09"},
    ),
    (
        {"number": "410/UBND-VP", "issuer": "UBND huyện Phú Tân", "parent": "TỈNH AN GIANG", "date": "2024"},
        {"number": "410/UBND-VP", "issuer": "UBND huyện Phú Tân", "parent": "TỈNH CÀ MAU", "date": "2024"},
    ),
    (
        {"number": "18-NQ/TW", "issuer": "Ban Chấp hành Trung ương", "date": "2017-10-25"},
        {"number": "18-NQ/TW", "issuer": "Ban Chấp hành Trung ương", "date": "2022-06-16"},
    ),
    (
        {"number": "30/NQ-CP", "issuer": "Chính phủ", "date": "2011-11-08"},
        {"number": "30c/NQ-CP", "issuer": "Chính phủ", "date": "2011-11-08"},
    ),
    (
        {"number": "/KH-SNV", "issuer": "Sở Nội vụ", "date": "2024", "subject": "Kiểm tra"},
        {"number": "/KH-SNV", "issuer": "Sở Nội vụ", "date": "2024", "subject": "Thanh tra"},
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_document_has_one_id(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert document_id(**one) == document_id(**other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_documents_have_two_ids(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert document_id(**one) != document_id(**other)


def test_an_id_never_changes_between_versions() -> None:
    assert document_id("30/2020/NĐ-CP", issuer="Chính phủ", date="2020-03-05") == "vn-c4de44dd286aa6dd"
    assert document_id("12/QĐ-UBND", issuer="UBND tỉnh An Giang", date="2024-01-09") == "vn-bc71ec40d450cf6b"


@pytest.mark.parametrize(
    ("number", "date", "expected"),
    [
        ("12/QĐ-UBND", "2024-01-09", "2024"),
        ("30/2020/NĐ-CP", None, "2020"),
        ("12/QĐ-UBND", None, ""),
        ("18-NQ/TW", "2017-10-25", ">2016-01-28"),
        ("18-NQ/TW", "2022", ">2021-02-01"),
        ("18-NQ/TW", "2021", "2021"),
        ("18-NQ/TW", "2021-03", ">2021-02-01"),
        ("12-NQ/TU", "2022-03-18", "2022-03-18"),
    ],
)
def test_the_period_of_a_number(number: str, date: str | None, expected: str) -> None:
    assert period(number, date) == expected


@settings(deadline=None)
@given(st.text(max_size=40), st.none() | st.text(max_size=40), st.none() | st.text(max_size=12))
def test_any_text_has_an_id(number: str, issuer: str | None, date: str | None) -> None:
    found = document_id(number, issuer=issuer, date=date)
    assert re.fullmatch(r"vn-[0-9a-f]{16}", found)
    assert found == document_id(number, issuer=issuer, date=date)


def test_the_data_of_identity_keeps_its_schema() -> None:
    data = read_toml("identity.toml")
    assert set(data) == {
        "source",
        "officers",
        "officers_of",
        "abbreviations",
        "same_body",
        "conveys",
        "local",
        "party",
    }
    names = [*data["officers"], *data["officers_of"], *data["local"]["heads"], *data["local"]["provincial"]]
    for table in (data["same_body"], data["conveys"]):
        names += [name for key, values in table.items() for name in (key, *values)]
    assert [name for name in names if name != name_key(name)] == []
    assert all(word == word.casefold() and word.isalpha() for word in data["abbreviations"])
    assert set(data["local"]["provincial"]) <= set(data["local"]["heads"])
    assert set(data["party"]["central_codes"]) <= set(data["party"]["codes"])
    closed = [date.fromisoformat(congress["closed"]) for congress in data["party"]["congress"]]
    assert closed == sorted(closed)
    assert all(congress["source"] for congress in data["party"]["congress"])
