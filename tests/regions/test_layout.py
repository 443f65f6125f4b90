"""The text, its blocks, and the way from a span back to the page; and that no text whatever upsets it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.addressees import read_addressees
from docproc.dispatch import Evidence
from docproc.header import read_header
from docproc.reading import Line, Page, Reading
from docproc.recipients import read_recipients
from docproc.regions import Layout, Zone, lay_out
from docproc.signature import read_signature
from docproc.text import bare_key, match_key

Printed = Callable[..., Layout]

FORMS = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "UBND TỈNH AN HẢI SỞ NỘI VỤ -------- Số: 12/SNV-VP",
    "SỞ NỘI VỤ",
    "*",
    "Số: **12**/SNV-VP",
    "Số:",
    "Số 36-HD/BTGTU",
    "412",
    "An Hải, ngày  tháng 4 năm 2023",
    "V/v rà soát",
    "HỎA TỐC (14h30)",
    "MẬT",
    "ĐẾN",
    "QUYẾT ĐỊNH",
    "Kính gửi:",
    "Kính gửi: Các đơn vị",
    "CHỦ TỊCH UBND TỈNH ĐIỆN:",
    "- Sở Y tế;",
    "Căn cứ Luật;",
    "1. Các đơn vị báo cáo.",
    "Điều 1. Thành lập Tổ công tác.",
    "Nơi nhận:",
    "Nơi nhận: - Như trên; - Lưu: VT. KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Văn Bình",
    "- Lưu: VT, VP (3b).",
    "Lưu:",
    "} để báo cáo",
    "KT.",
    "TM. ỦY BAN NHÂN DÂN",
    "(đã ký)",
    "Lê Văn Bình",
    "PHỤ LỤC I",
    "(Kèm theo Công văn số 12/SNV-VP)",
    "_____",
    "\u00a0\u200b",
    "SỞ\tCỘNG HÒA XÃ HỘI",
]
ODD = (
    st.sampled_from(FORMS)
    | st.text(alphabet="aăâđêôơưÀẤ \t\n-:/.*_()1234567890Số\u0301\u00ad\u00a0", max_size=30)
    | st.text(max_size=20)
)
PLACE = st.none() | st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(1, 90), st.floats(1, 20))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    text = draw(ODD)
    place = draw(PLACE)
    box = None if place is None else (place[0], place[1], place[0] + place[2], place[1] + place[3])
    edged = box is not None and draw(st.booleans())
    edges = tuple(box[0] + index for index in range(len(text) + 1)) if box is not None and edged else None
    return Line(
        text,
        draw(st.integers(1, 3)),
        box,
        edges,
        draw(st.sampled_from([None, None, 0, 1])),
        draw(st.booleans()),
        draw(st.sampled_from([None, True, False])),
        draw(st.none() | st.tuples(st.just(0), st.integers(0, 2), st.integers(0, 2))),
        draw(st.sampled_from(["body", "body", "body", "header", "footer", "footnote"])),
    )


@given(st.lists(lines(), max_size=40), st.sampled_from(["plain", "text-layer"]))
@settings(deadline=None, max_examples=150)
def test_no_lines_upset_the_layout(some: list[Line], text_from: str) -> None:
    page = Page(1, 595, 842, tuple(some), "plain" if text_from == "plain" else "text-layer")
    layout = lay_out(Reading("x", (page,), paged=True))
    assert "\n".join(layout.text_of(block) for block in layout.blocks) == layout.text
    assert all(one.end < other.start for one, other in pairwise(layout.blocks))
    for block in layout.blocks:
        assert layout.block_at(block.start) is block
        assert block.end > block.start
        for offset, piece in block.parts:
            assert layout.text[offset : offset + len(piece.text)] == piece.text
    assert len(layout.key) == len(layout.bare) == len(layout.text)
    read_header(layout)
    read_addressees(layout)
    read_recipients(layout)
    read_signature(layout)


@given(st.lists(st.sampled_from(FORMS), max_size=25))
@settings(deadline=None, max_examples=150)
def test_fields_point_into_the_text(some: list[str]) -> None:
    page = Page(1, 0, 0, tuple(Line(text, paragraph=True) for text in some), "plain")
    layout = lay_out(Reading("text/plain", (page,), paged=False))
    header, addressees, (recipients, archive) = read_header(layout), read_addressees(layout), read_recipients(layout)
    leaves: list[Evidence | None] = [header.number, header.date, header.place, header.issuer, header.parent]
    leaves += [header.subject, header.type, header.urgency, header.secrecy, archive, read_signature(layout)]
    leaves += [*addressees, *recipients]
    spans = [leaf.span for leaf in leaves if leaf is not None and leaf.span is not None]
    assert all(0 <= start < end <= len(layout.text) for start, end in spans)


def test_keys_of_a_block_are_the_keys_of_its_text(printed: Printed) -> None:
    layout = printed((60, 50, "SỞ NỘI VỤ"), (60, 70, "Số: 12/SNV-VP"), (60, 90, "Kính gửi: UỶ BAN HOÀ"))
    for block in layout.blocks:
        assert layout.bare_of(block) == bare_key(layout.text_of(block))
        assert layout.key[block.start : block.end] == match_key(layout.text_of(block))


def test_boxes_of_a_span(printed: Printed) -> None:
    layout = printed(
        (60, 50, "SỞ NỘI VỤ"),
        (60, 70, "Số: 12/SNV-VP"),
        (60, 90, "Kính gửi: Các đơn vị."),
        (85, 120, "Đề nghị báo cáo."),
    )
    start = layout.text.index("12/SNV-VP")
    assert layout.boxes(start, start + 2) == ((1, 84.0, 70.0, 96.0, 84.0),)
    assert layout.evidence(start, start + 2) == {"span": (start, start + 2), "boxes": ((1, 84.0, 70.0, 96.0, 84.0),)}
    assert [box[2] for box in layout.boxes(0, len(layout.text))] == [50.0, 70.0, 90.0, 120.0]
    assert layout.boxes(start, start) == ()


def test_extent_and_block_at(printed: Printed) -> None:
    layout = printed((60, 50, "SỞ NỘI VỤ"), (60, 70, "Số: 12/SNV-VP"), (60, 90, "Kính gửi: Các đơn vị."))
    start, end = layout.extent(Zone.HEADER)
    assert layout.text[start:end] == "SỞ NỘI VỤ\nSố: 12/SNV-VP"
    assert layout.extent(Zone.CLOSING) == (0, 0)
    assert layout.block_at(len(layout.text)) is None
    assert layout.block_at(9) is None


def test_nothing_gives_an_empty_layout() -> None:
    layout = lay_out(Reading("x", (Page(1, 0, 0, (), "plain"),), paged=False))
    assert (layout.text, layout.blocks) == ("", ())
    assert layout.extent(Zone.BODY) == (0, 0)
