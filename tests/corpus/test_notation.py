"""The notation says of a dispatch what its text and its gold say, both ways (``corpus/ANNOTATING.md``)."""

import json
from pathlib import Path

import pytest

from corpus.notation import NotationError, read_notation, write_notation
from corpus.notation.obligations import format_obligation, parse_obligation

DOCUMENTS = Path(__file__).resolve().parents[2] / "corpus" / "documents"

MARKED = """\
notes: a made-up one
number: 7/TB-UBND
date: 2024-03-05
place: Sông Lô
issuer: ỦY BAN NHÂN DÂN
type: thông báo
subject: Lịch lấy nước
to: Các hợp tác xã
cite: 12/KH-UBND | kế hoạch | - | ?
law: Luật Thủy lợi | 2017
recipient: Như trên | -
archive: VT, KT
signature: TM. | ỦY BAN NHÂN DÂN | CHỦ TỊCH | Lù Thị Sen
---
ỦY BAN NHÂN DÂN
1. {1*}Các hợp tác xã:
- {1.-1*}Vét kênh theo Kế hoạch số 12/KH-
{+}UBND; xong trước ngày 20/3/2024.
>> must | Các hợp tác xã^ & +hộ dân | Vét … 12/KH-UBND | due: "trước ngày 20/3/2024" date 2024-03-20 | basis: 12/KH-UBND
2. {2}Nước về: (a) {2.a}ngày 25/3;{/} (b) {2.b}ngày 28/3.
{+2}Lịch này có thể đổi.
{¶1*}Đề nghị báo cáo bằng văn bản về Ủy ban.
>> request | Các hợp tác xã^ | báo cáo bằng văn bản | to: Ủy ban & Chủ tịch | product: văn bản
"""


def test_text_has_no_marks() -> None:
    written = read_notation(MARKED)
    assert written.suffix == ".txt"
    assert "{" not in written.text
    assert ">>" not in written.text
    assert written.text.splitlines()[4] == "2. Nước về: (a) ngày 25/3; (b) ngày 28/3."


def test_items_run_to_the_next_mark_and_go_on_where_said() -> None:
    items = {item["label"]: item for item in read_notation(MARKED).gold["items"]}
    assert items["1.-1"]["text"] == "Vét kênh theo Kế hoạch số 12/KH-UBND; xong trước ngày 20/3/2024."
    assert items["1.-1"]["parent"] == "1"
    assert items["2"]["text"] == "Nước về: (a) Lịch này có thể đổi."
    assert items["2.a"]["text"] == "ngày 25/3;"
    assert [label for label, item in items.items() if item["task"]] == ["1", "1.-1", "¶1"]


def test_head_becomes_the_form() -> None:
    gold = read_notation(MARKED).gold
    assert gold["header"]["urgency"] is None
    assert gold["citations"] == [{"number": "12/KH-UBND", "type": "kế hoạch", "date": None}]
    assert gold["laws"] == [{"name": "Luật Thủy lợi", "year": 2017}]
    assert gold["archive"] == ["VT", "KT"]
    assert gold["signature"]["capacity"] == "TM."
    assert list(gold)[-3:] == ["recipients", "archive", "signature"]


def test_obligations_find_their_words() -> None:
    first, second = read_notation(MARKED).gold["obligations"]
    assert first["action"] == "Vét kênh theo Kế hoạch số 12/KH-UBND"
    assert first["actors"] == [
        {"name": "Các hợp tác xã", "role": "lead", "inherited": True},
        {"name": "hộ dân", "role": "support", "inherited": False},
    ]
    assert (first["deadline"]["due"], first["deadline"]["bound"]) == ("2024-03-20", None)
    assert second["report_to"] == ["Ủy ban", "Chủ tịch"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (">> ought | - | Vét", "'ought' is no modality"),
        (">> must | Các hợp tác xã", "needs modality"),
        (">> must | - | đào kênh", "is not in the item's text"),
        (">> must | - | n … 2024", "stands more than once"),
        (">> must | - | Vét | by: hôm nay", "is none of due"),
        (">> must | - | Vét | due: ngày mai", "is no deadline"),
        ('>> must | - | Vét | due: "mai" date tomorrow', "says nothing of a deadline"),
        (">> must | - | Vét | item: 9", "there is no item 9"),
        ("{+9}thêm", "no item 9"),
    ],
)
def test_mistakes_are_told_with_their_line(line: str, said: str) -> None:
    broken = MARKED.replace("2. {2}", f"{line}\n2. {{2}}")
    with pytest.raises(NotationError, match=r"line 20: .*") as told:
        read_notation(broken)
    assert said in str(told.value)


def test_a_field_that_does_not_exist_is_told() -> None:
    with pytest.raises(NotationError, match="line 2: 'numbr"):
        read_notation(MARKED.replace("number:", "numbr:"))
    with pytest.raises(NotationError, match="no line '---'"):
        read_notation(MARKED.replace("---", "==="))


@pytest.mark.parametrize(
    "due",
    [
        '"trước 17 giờ ngày 05/6/2025" date 2025-06-05 17:00 before',
        '"trong vòng 10 ngày làm việc kể từ ngày ký" relative P10D issue within working',
        '"hằng tuần vào thứ Sáu" recurring FREQ=WEEKLY;BYDAY=FR on',
    ],
)
def test_obligation_lines_come_back(due: str) -> None:
    line = f"must | A & +B^ | làm | due: {due} | to: C | product: báo cáo | basis: 1/X & 2/Y | item: I.1"
    draft = parse_obligation(line, "3", 1)
    assert format_obligation(draft.gold(draft.action)) == f">> {line}"


@pytest.mark.parametrize("gold_file", sorted(DOCUMENTS.glob("*.gold.json")), ids=lambda f: f.name.split(".")[0])
def test_every_document_comes_back(gold_file: Path) -> None:
    stem = gold_file.name.removesuffix(".gold.json")
    source = next(f for f in (gold_file.with_name(stem + ".txt"), gold_file.with_name(stem + ".md")) if f.exists())
    text, gold = source.read_text(encoding="utf-8"), json.loads(gold_file.read_text(encoding="utf-8"))
    written = read_notation(write_notation(text, gold, source.suffix))
    assert written.text == text.rstrip("\n") + "\n"
    assert written.gold == gold
    assert written.suffix == source.suffix
