"""Gold values find their words: in the right part, in reading order, whatever a line end or a dash does to them."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.render.gold_boxes import gold_boxes
from corpus.render.words import PlacedWord, line_boxes, moved

LINES = [
    ("issuer", "SỞ Y TẾ TỈNH A"),
    ("issuer", "BỆNH VIỆN B"),
    ("number", "Số:  118 /QĐ- BVB"),
    ("place_date", "Tam Kỳ, ngày 22 tháng 01 năm 2024"),
    ("type", "QUYẾT ĐỊNH"),
    ("subject", "Về việc trực Tết"),
    ("body", "Căn cứ Thông tư số 19/2013/TT-|BYT ngày 12/7/2013;"),
    ("body", "1. Phòng Điều dưỡng:"),
    ("body", "a) Lập danh sách trực trước ngày 05/02;"),
    ("body", "b) Lập danh sách trực của khoa Nhi trong tháng 2."),
    ("recipients", "- Phòng Điều dưỡng;"),
    ("recipients", "- Lưu: VT, ĐD."),
    ("signature", "KT. GIÁM ĐỐC"),
    ("signature", "PHÓ GIÁM ĐỐC"),
    ("signature", "Lê Văn Đức"),
]
GOLD: dict[str, Any] = {
    "header": {
        "number": "118/QĐ-BVB",
        "date": "2024-01-22",
        "place": "Tam Kỳ",
        "issuer": "BỆNH VIỆN B",
        "type": "quyết định",
        "subject": "trực Tết",
        "urgency": "KHẨN",
    },
    "citations": [{"number": "19/2013/TT-BYT"}, {"number": None}],
    "items": [
        {"label": "1", "text": "Phòng Điều dưỡng:"},
        {"label": "1.a", "text": "Lập danh sách trực trước ngày 05/02;"},
        {"label": "1.b", "text": "Lập danh sách trực của khoa Nhi trong tháng 2."},
    ],
    "obligations": [
        {
            "item": "1.b",
            "action": "Lập danh sách trực của khoa Nhi",
            "deadline": {"text": "trong tháng 2"},
            "actors": [{"name": "Phòng Điều dưỡng"}],
        }
    ],
    "recipients": [{"name": "Phòng Điều dưỡng"}],
    "archive": ["VT", "ĐD"],
    "signature": {"capacity": "KT.", "title": "PHÓ GIÁM ĐỐC", "name": "Lê Văn Đức", "on_behalf_of": None},
}


def placed() -> list[PlacedWord]:
    """A word every 50 points, a paragraph every 20; ``|`` ends a printed line."""
    words = []
    for paragraph, (part, text) in enumerate(LINES):
        for line, printed in enumerate(text.split("|")):
            for column, word in enumerate(printed.split()):
                x, y = 50.0 * column, 20.0 * (paragraph + line / 2)
                words.append(PlacedWord(word, 1, x, y, x + 45, y + 9, part, paragraph, line))
    return words


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("header.number", ["118", "/QĐ-", "BVB"]),
        ("header.date", ["ngày", "22", "tháng", "01", "năm", "2024"]),
        ("header.place", ["Tam", "Kỳ,"]),
        ("header.issuer", ["BỆNH", "VIỆN", "B"]),
        ("header.type", ["QUYẾT", "ĐỊNH"]),
        ("header.subject", ["trực", "Tết"]),
        ("citations[0]", ["19/2013/TT-", "BYT"]),
        ("items[2]", ["Lập", "danh", "sách", "trực", "của", "khoa", "Nhi", "trong", "tháng", "2."]),
        ("obligations[0].action", ["Lập", "danh", "sách", "trực", "của", "khoa", "Nhi"]),
        ("obligations[0].deadline", ["trong", "tháng", "2."]),
        ("archive[0]", ["VT,"]),
        ("signature.name", ["Lê", "Văn", "Đức"]),
        ("signature.title", ["PHÓ", "GIÁM", "ĐỐC"]),
    ],
)
def test_words_of_a_value(path: str, said: list[str]) -> None:
    words = placed()
    found = gold_boxes(GOLD, words)
    assert [words[index].text for index in found.values[path]] == said


def test_values_in_the_right_place_and_what_is_missing() -> None:
    words = placed()
    found = gold_boxes(GOLD, words)
    assert found.missing == ["header.urgency"]
    assert found.boxes("header.urgency") == ()
    # the actor is inherited from the head, not taken from Nơi nhận
    assert {words[index].paragraph for index in found.values["obligations[0].actors[0]"]} == {7}
    assert {words[index].part for index in found.values["recipients[0]"]} == {"recipients"}
    assert found.boxes("citations[0]") == ((1, 250.0, 120.0, 295.0, 129.0), (1, 0.0, 130.0, 45.0, 139.0))


def test_boxes_go_where_the_page_goes() -> None:
    words = placed()[:4]
    turned = moved(words, lambda _page, x, y: (y, 300.0 - x))
    assert line_boxes(words) == ((1, 0.0, 0.0, 195.0, 9.0),)
    assert line_boxes(turned) == ((1, 0.0, 105.0, 9.0, 300.0),)
