"""Who issued it, however the name is typed, and whichever way the letterhead prints it."""

from __future__ import annotations

import time

import pytest

from docproc.dispatch import Header, IssuerField
from docproc.dispatch import TypeField as Type
from service.documents.issuers import read_issuer
from service.documents.types import read_types
from service.documents.values import issuer_key
from service.store import Store
from tests.service.asking import Asking
from tests.service.held import dispatch, hold

PRINTED: dict[str, tuple[str, str | None]] = {
    "committee": ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", None),
    "committee, short": ("UBND TỈNH LÂM ĐỒNG", None),
    "council": ("HỘI ĐỒNG NHÂN DÂN TỈNH LÂM ĐỒNG", None),
    "science": ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "UBND TỈNH LÂM ĐỒNG"),
    "science, old tone": ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "UỶ BAN NHÂN DÂN TỈNH KHÁNH HOÀ"),
    "science, whole": ("Sở Khoa học và Công nghệ tỉnh Lâm Đồng", None),
    "finance": ("SỞ TÀI CHÍNH", "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"),
    "finance, old": ("SỞ TÀI CHÍNH - VẬT GIÁ", "UBND TỈNH LÂM ĐỒNG"),
    "commune": ("UBND XÃ ĐỨC TRỌNG", "UBND TỈNH LÂM ĐỒNG"),
    "commune elsewhere": ("UBND XÃ ĐỨC TRỌNG", "UBND TỈNH AN BÌNH"),
    "inspectors": ("THANH TRA TỈNH", "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"),
    "ministry": ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", None),
    "school": ("TRƯỜNG THPT AN BÌNH", "SỞ GD&ĐT TỈNH AN BÌNH"),
}
ASKED: list[tuple[str, set[str]]] = [
    ("UBND tỉnh Lâm Đồng", {"committee", "committee, short"}),
    ("ubnd tinh lam dong", {"committee", "committee, short"}),
    ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", {"committee", "committee, short"}),
    ("Lâm Đồng", {"committee", "committee, short"}),
    ("tỉnh Lâm Đồng", {"committee", "committee, short"}),
    ("HĐND tỉnh Lâm Đồng", {"council"}),
    ("Sở KH&CN tỉnh Lâm Đồng", {"science", "science, whole"}),
    ("SKHCN Lâm Đồng", {"science", "science, whole"}),
    ("Sở KHCN tỉnh Khánh Hòa", {"science, old tone"}),
    ("so khoa hoc va cong nghe", {"science", "science, old tone", "science, whole"}),
    ("Sở Tài chính", {"finance"}),
    ("Sở Tài chính TP. Hà Nội", {"finance"}),
    ("Sở Tài chính tỉnh Lâm Đồng", set()),
    ("UBND xã Đức Trọng", {"commune", "commune elsewhere"}),
    ("UBND xã Đức Trọng, tỉnh Lâm Đồng", {"commune"}),
    ("Ủy ban nhân dân xã Đức Trọng tỉnh An Bình", {"commune elsewhere"}),
    ("UBND", {"committee", "committee, short", "commune", "commune elsewhere"}),
    ("Thanh tra tỉnh Lâm Đồng", {"inspectors"}),
    ("Bộ GD&ĐT", {"ministry"}),
    ("BGDĐT", {"ministry"}),
    ("Trường trung học phổ thông An Bình", {"school"}),
    ("An Bình", set()),
    ("Đức Trọng", set()),
    ("%", set()),
    ("…", set()),
]


def test_documents_are_found_by_usual_names_of_their_issuer(ask: Asking, store: Store) -> None:
    names = {}
    for name, (issuer, parent) in PRINTED.items():
        above = IssuerField(value=parent) if parent else None
        header = Header(issuer=IssuerField(value=issuer), parent=above, type=Type(value="công văn", code="CV"))
        names[hold(store, dispatch(header=header))] = name
    found = []
    for typed, _ in ASKED:
        answer = ask.reader.get("/v1/documents", params={"issuer": typed})
        assert answer.status_code == 200, typed
        found.append((typed, {names[one["id"]] for one in answer.json()["documents"]}))
    assert found == ASKED


@pytest.mark.parametrize("typed", [name for name, _ in PRINTED.values()] + ["Hợp tác xã Xuân Hòa", "tp", "tỉnh", "-"])
def test_a_name_finds_what_prints_just_it(typed: str) -> None:
    assert issuer_key(typed) in read_issuer(typed).keys


@pytest.mark.parametrize("piece", [" ", ",", "- ", "tinh ", "tinh,", "tp. ", "ubnd ", "so noi vu tinh "])
def test_hostile_names_take_no_time(piece: str) -> None:
    typed = (piece * 300)[:300]
    before = time.process_time()
    read_issuer(typed)
    assert time.process_time() - before < 0.5


def test_types_are_told_by_code_and_by_name() -> None:
    asked = [
        ("CV", {"CV"}, set()),
        ("cv", {"CV"}, set()),
        ("Tờ trình", {"TTr"}, set()),
        ("ttr", {"TTr"}, set()),
        ("nghi quyet", {"NQ"}, set()),
        ("Luật", set(), {"luật", "Luật", "LUẬT"}),
        ("thông tri", set(), {"thông tri", "Thông tri", "THÔNG TRI"}),
        ("phiếu lạ", {"phiếu lạ"}, set()),
    ]
    assert [(typed, set(read_types(typed).codes), set(read_types(typed).names)) for typed, _, _ in asked] == asked


def test_a_type_without_code_is_found_by_its_name(ask: Asking, store: Store) -> None:
    law = hold(store, dispatch(header=Header(type=Type(value="luật"))))
    circular, letter = (
        hold(store, dispatch(header=Header(type=Type(value=name, code="TT")))) for name in ("thông tư", "thông tri")
    )
    hold(store)
    asked = {"luat": {law}, "thông tư": {circular}, "THONG TRI": {letter}, "TT": {circular, letter}}
    found = {
        typed: {one["id"] for one in ask.reader.get("/v1/documents", params={"type": typed}).json()["documents"]}
        for typed in asked
    }
    assert found == asked
