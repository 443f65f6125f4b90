"""Every gold file has the exact form and names only what its dispatch prints (``corpus/ANNOTATING.md``)."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from corpus.check import check_gold
from corpus.gold import gold_schema
from corpus.notation import read_notation

DOCUMENTS = Path(__file__).resolve().parents[2] / "corpus" / "documents"
GOLD = sorted(DOCUMENTS.glob("*.gold.json"))

NOTICE = """\
notes: the smallest that has everything
number: 7/TB-UBND
date: 2024-03-05
place: Sông Lô
issuer: ỦY BAN NHÂN DÂN XÃ LÃNG CÔNG
type: thông báo
subject: Lịch lấy nước
to: Các hợp tác xã
cite: 12/KH-UBND | kế hoạch | 2024-01-09 | UBND huyện
law: Luật Thủy lợi | 2017
recipient: Như trên | -
archive: VT
signature: - | - | CHỦ TỊCH | Lù Thị Sen
---
ỦY BAN NHÂN DÂN
XÃ LÃNG CÔNG
Số: 7/TB-UBND
Sông Lô, ngày 05 tháng 3 năm 2024
THÔNG BÁO
Lịch lấy nước
Kính gửi: Các hợp tác xã.
Theo Luật Thủy lợi năm 2017 và Kế hoạch số 12/KH-UBND ngày 09/01/2024 của UBND huyện:
1. {1*}Các hợp tác xã nạo vét kênh trước ngày 20/3, báo cáo UBND xã bằng văn bản.
>> must | Các hợp tác xã | nạo vét … văn bản | due: "trước ngày 20/3" date 2024-03-20 | to: UBND xã | product: văn bản
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Lù Thị Sen
"""


def source_of(gold_file: Path) -> Path:
    stem = gold_file.name.removesuffix(".gold.json")
    files = [f for f in (DOCUMENTS / f"{stem}.txt", DOCUMENTS / f"{stem}.md") if f.exists()]
    assert len(files) == 1, f"{stem} needs one text"
    return files[0]


@pytest.mark.parametrize("gold_file", GOLD, ids=lambda f: f.name.removesuffix(".gold.json"))
def test_gold_and_text_agree(gold_file: Path) -> None:
    text = source_of(gold_file).read_text(encoding="utf-8")
    assert check_gold(text, json.loads(gold_file.read_text(encoding="utf-8"))) == []


def test_every_text_has_gold() -> None:
    texts = {f.stem for pattern in ("*.txt", "*.md") for f in DOCUMENTS.glob(pattern)}
    assert texts == {f.name.removesuffix(".gold.json") for f in GOLD}


def test_the_schema_says_the_same() -> None:
    schema = gold_schema()
    for gold_file in GOLD[:5]:
        jsonschema.validate(json.loads(gold_file.read_text(encoding="utf-8")), schema)


def test_a_whole_document_has_no_problem() -> None:
    written = read_notation(NOTICE)
    assert check_gold(written.text, written.gold) == []


Change = Callable[[dict[str, Any]], None]


def _first(where: str, /, **fields: Any) -> Change:
    return lambda gold: gold[where][0].update(fields)


def _due(**fields: Any) -> Change:
    return lambda gold: gold["obligations"][0]["deadline"].update(fields)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda g: g["header"].update(subjct="x"), "header.subjct: Extra inputs"),
        (lambda g: g["header"].update(date="2024-02-30"), "header.date"),
        (lambda g: g["header"].update(number="8/QĐ-XYZ"), "header.number '8/QĐ-XYZ' is not printed"),
        (lambda g: g["header"].update(number=None), "header.number is null, though"),
        (lambda g: g["addressees"].append("Bệnh viện"), "addressee 'Bệnh viện' is not printed"),
        (_first("items", text="Trồng cây"), "the text of item 1 is not printed"),
        (_first("items", label="2.a"), "item 2.a has no item 2 above it"),
        (_first("items", parent="3"), "the parent of item 1 is not null"),
        (_first("items", task=False), "its item is no task"),
        (_first("obligations", action="trồng cây"), "its action is not in the item's text"),
        (_first("obligations", basis=["9/QĐ"]), "basis 9/QĐ is no citation"),
        (_first("obligations", report_to=["Bộ Y tế"]), "receiver 'Bộ Y tế' is not printed"),
        (_first("obligations", deliverable="tờ trình"), "deliverable 'tờ trình' is not printed"),
        (lambda g: g["obligations"][0]["actors"][0].update(name="Sở Y tế"), "actor 'Sở Y tế' is not printed there"),
        (lambda g: g["obligations"].clear(), "item 1 is a task, but neither"),
        (_due(text="trước Tết"), "deadline 'trước Tết' is not printed"),
        (_due(due="2024-03-01"), "it is over before the dispatch is issued"),
        (_due(due=None), "a date needs its day"),
        (_due(kind="relative"), "a relative one has no day"),
        (_due(rrule="FREQ=DAILY"), "only a recurring one has a rule"),
        (_due(duration="P3D"), "only a relative one has a duration"),
        (_due(duration="3 ngày"), "deadline.duration"),
        (_first("citations", number="7/TB-UBND"), "the dispatch's own number is no citation"),
        (_first("citations", number="99/KH-UBND"), "citation 99/KH-UBND is not printed"),
        (_first("citations", issuer="Chính phủ"), "issuer 'Chính phủ' of 12/KH-UBND is not printed"),
        (lambda g: g["citations"].append(g["citations"][0]), "citation 12/KH-UBND stands twice"),
        (_first("laws", name="Luật Đê điều"), "'Luật Đê điều' is not printed"),
        (_first("laws", year=2018), "the year 2018 of Luật Thủy lợi is not printed"),
        (lambda g: g["archive"].append("KTTH"), "'KTTH' of Nơi nhận is not printed"),
        (lambda g: g["signature"].update(name="Lê Văn Tám"), "signature.name 'Lê Văn Tám' is not printed"),
    ],
)
def test_each_slip_is_told(change: Change, told: str) -> None:
    written = read_notation(NOTICE)
    gold = copy.deepcopy(written.gold)
    change(gold)
    assert any(told in problem for problem in check_gold(written.text, gold))
