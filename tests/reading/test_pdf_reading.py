"""Text layers: reading order and stamped figures by geometry, and every way in which a PDF is refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from docproc.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    FileTooLargeError,
    NoTextError,
    UnsupportedTypeError,
)
from docproc.reading import Line, Reading, limits
from docproc.reading import read_here as read

Make = Callable[[], Any]


def texts(reading: Reading, **wanted: object) -> list[str]:
    return [line.text for line in reading.lines if all(getattr(line, k) == v for k, v in wanted.items())]


def find(reading: Reading, part: str) -> Line:
    return next(line for line in reading.lines if part in line.text)


def test_letterhead_is_read_left_column_first(drawing: Make) -> None:
    page = (
        drawing().letterhead().text(110, 105, "Số: 412/UBND-NCTH").text(300, 105, "Đông Hải, ngày 5 tháng 3 năm 2026")
    )
    page.centred(160, 122, "V/v rà soát hồ sơ tồn đọng", size=11).text(200, 170, "Kính gửi: Sở Xây dựng").body(210)
    reading = read(page.save())
    assert texts(reading, column=0) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH ĐÔNG HẢI",
        "Số: 412/UBND-NCTH",
        "V/v rà soát hồ sơ tồn đọng",
    ]
    assert texts(reading, column=1) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Đông Hải, ngày 5 tháng 3 năm 2026",
    ]
    assert reading.lines[7].text == "Kính gửi: Sở Xây dựng"
    assert reading.lines[7].column is None


def test_columns_that_stand_by_turns_are_not_merged(drawing: Make) -> None:
    page = drawing()
    page.centred(160, 60, "BỘ CÔNG NGHIỆP").centred(410, 68, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12)
    page.centred(160, 76, "CỤC AN TOÀN").centred(410, 84, "Độc lập - Tự do - Hạnh phúc")
    page.text(120, 96, "Số: 77/AT-KT").text(300, 103, "Hà Nội, ngày 9 tháng 4 năm 2026").body(160)
    reading = read(page.save())
    assert texts(reading, column=0) == ["BỘ CÔNG NGHIỆP", "CỤC AN TOÀN", "Số: 77/AT-KT"]
    assert len(texts(reading, column=1)) == 3


def test_name_of_the_type_is_in_no_column(drawing: Make) -> None:
    page = drawing().letterhead().text(110, 105, "Số: 9/TB-UBND").text(300, 105, "Đông Hải, ngày 5 tháng 3 năm 2026")
    page.centred(297, 140, "THÔNG BÁO", bold=True).body(190)
    line = find(read(page.save()), "THÔNG BÁO")
    assert line.column is None
    assert line.bold is True


def test_figures_stamped_later_land_in_their_blanks(drawing: Make) -> None:
    page = drawing().letterhead().text(105, 105, "Số:").text(165, 105, "/UBND-NCTH")
    page.text(300, 105, "Đông Hải, ngày").text(410, 105, "tháng 3 năm 2026").body(160)
    page.text(130, 103.5, "1085", size=14).text(393, 104, "17", size=12)
    reading = read(page.save())
    assert "".join(find(reading, "/UBND-NCTH").text.split()) == "Số:1085/UBND-NCTH"
    assert " ".join(find(reading, "ngày").text.split()) == "Đông Hải, ngày 17 tháng 3 năm 2026"


def test_figure_stamped_inside_one_text_object_parts_it(drawing: Make) -> None:
    page = drawing().letterhead().text(300, 105, "Đông Hải, ngày      tháng 3 năm 2026").body(160).text(386, 105, "8")
    assert " ".join(find(read(page.save()), "ngày").text.split()) == "Đông Hải, ngày 8 tháng 3 năm 2026"


def test_blank_that_nobody_filled_stays_visible(drawing: Make) -> None:
    page = drawing().letterhead().text(105, 105, "Số:").text(165, 105, "/UBND-NCTH").body(160)
    assert find(read(page.save()), "/UBND-NCTH").text.startswith("Số:     ")


def test_closing_is_read_left_column_first(drawing: Make) -> None:
    reading = read(drawing().body(60).closing(300).save())
    assert texts(reading, column=0) == ["Nơi nhận:", "- Như trên;", "- Sở Xây dựng (để phối hợp);", "- Lưu: VT, NCTH."]
    assert texts(reading, column=1) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Thị Minh Châu"]


@pytest.mark.parametrize(
    ("left", "right"),
    [("1.", "Rà soát các văn bản đã ban hành"), ("Thời gian:", "08 giờ 00"), ("Địa điểm họp:", "Phòng họp số 2")],
)
def test_lists_with_tabs_are_not_split(drawing: Make, left: str, right: str) -> None:
    page = drawing().body(60, 4)
    for row in range(4):
        page.text(85, 160 + 18 * row, left).text(220, 160 + 18 * row, right)
    reading = read(page.save())
    assert all(line.column is None for line in reading.lines)
    assert [" ".join(line.text.split()) for line in reading.lines[4:]] == [f"{left} {right}"] * 4


def test_hyphen_at_the_end_of_a_line_stays(drawing: Make) -> None:
    page = drawing().body(60, 3).text(85, 120, "theo Công văn số 412/UBND-").text(85, 136, "NCTH ngày 05/3/2026;")
    assert find(read(page.save()), "412/UBND").text.endswith("412/UBND-")


def test_doubled_text_of_a_fake_bold_is_read_once(drawing: Make) -> None:
    page = drawing().body(60, 3).text(85, 130, "Điều 1. Phê duyệt").body(160, 3).text(85.3, 130, "Điều 1. Phê duyệt")
    assert texts(read(page.save())).count("Điều 1. Phê duyệt") == 1


def test_edges_run_from_character_to_character(drawing: Make) -> None:
    for line in read(drawing().letterhead().body(160).closing(400).save()).lines:
        assert line.edges is not None
        assert line.box is not None
        assert len(line.edges) == len(line.text) + 1
        assert all(a <= b + 0.6 for a, b in pairwise(line.edges))
        assert line.box[0] == line.edges[0]


def test_bold_is_told_from_the_font(drawing: Make) -> None:
    reading = read(
        drawing().text(85, 60, "QUYẾT ĐỊNH", bold=True).text(85, 80, "Về việc giao vốn").text(85, 99, "12").save()
    )
    assert [line.bold for line in reading.lines] == [True, False, None]


def test_page_numbers_and_running_headers_are_furniture(drawing: Make) -> None:
    page = drawing()
    for number in range(1, 5):
        page.centred(297, 40, str(number)).text(85, 54, "Ban Quản lý dự án Cầu Mới", size=9).body(90).page()
    reading = read(page.save())
    assert texts(reading, kind="header") == [
        text for number in range(1, 5) for text in (str(number), "Ban Quản lý dự án Cầu Mới")
    ]


def test_portal_stamp_is_kept_but_marked(drawing: Make) -> None:
    page = drawing().letterhead().body(160)
    stamp = ["Người ký: Văn phòng Đông Hải", "Email: vp@donghai.example", "Thời gian ký: 05.03.2026 08:15:00 +07:00"]
    for row, text in enumerate(stamp):
        page.text(380, 20 + 9 * row, text, size=8)
    reading = read(page.save())
    assert texts(reading, kind="footer") == stamp
    assert texts(reading, column=1)[0].startswith("CỘNG HÒA")


def test_ruled_table_gives_cells(drawing: Make) -> None:
    page = drawing().body(60, 3)
    for y in (130, 150, 190):
        page.rule(85, y, 510, y)
    for x in (85, 120, 330, 510):
        page.rule(x, 130, x, 190)
    page.text(90, 145, "STT").text(125, 145, "Nhiệm vụ được giao trong quý I").text(335, 145, "Thời hạn")
    page.text(95, 165, "1").text(125, 165, "Rà soát hồ sơ").text(125, 181, "tồn đọng").text(335, 165, "30/4/2026")
    cells = [(line.cell, line.text) for line in read(page.body(220, 3).save()).lines if line.cell]
    assert cells == [
        ((0, 0, 0), "STT"),
        ((0, 0, 1), "Nhiệm vụ được giao trong quý I"),
        ((0, 0, 2), "Thời hạn"),
        ((0, 1, 0), "1"),
        ((0, 1, 1), "Rà soát hồ sơ"),
        ((0, 1, 1), "tồn đọng"),
        ((0, 1, 2), "30/4/2026"),
    ]


def stamped(data: bytes, text: bytes, subtype: str) -> bytes:
    """The file with an annotation whose appearance prints ``text`` at (130, 103) from the top left."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        look = pdf.make_stream(b"BT /F 13 Tf 1 3 Td (" + text + b") Tj ET")
        look["/Type"], look["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
        look["/BBox"] = pikepdf.Array([0, 0, 40, 16])
        look["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name("/" + subtype), Rect=pikepdf.Array([130, 734, 170, 750]),
            F=4, AP=pikepdf.Dictionary(N=look),
        )  # fmt: skip
        if subtype == "Widget":
            note["/FT"], note["/T"] = pikepdf.Name.Tx, pikepdf.String("so")
        pdf.pages[0]["/Annots"] = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("subtype", ["Stamp", "FreeText", "Widget"])
def test_number_stamped_as_an_annotation_is_seen(drawing: Make, subtype: str) -> None:
    page = drawing().letterhead().text(105, 105, "Số:").text(165, 105, "/UBND-NCTH").body(160)
    line = find(read(stamped(page.save(), b"2046", subtype)), "/UBND-NCTH")
    assert "".join(line.text.split()) == "Số:2046/UBND-NCTH"


def test_rotated_page_is_read_as_shown(drawing: Make) -> None:
    with pikepdf.open(io.BytesIO(drawing().letterhead().body(160).save())) as pdf:
        pdf.pages[0].rotate(180, relative=True)
        out = io.BytesIO()
        pdf.save(out)
    page = read(out.getvalue()).pages[0]
    assert (round(page.width), round(page.height)) == (595, 842)
    assert all(line.box is not None and 0 <= line.box[1] < line.box[3] <= 842 for line in page.lines)


def test_crop_box_moves_the_origin(drawing: Make) -> None:
    data = drawing().body(160, 3).save()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0]["/CropBox"] = pikepdf.Array([20, 30, 575, 802])
        out = io.BytesIO()
        pdf.save(out)
    whole, cropped = read(data).lines[0].box, read(out.getvalue()).lines[0].box
    assert whole is not None
    assert cropped is not None
    assert [round(a - b) for a, b in zip(whole, cropped, strict=True)] == [20, 40, 20, 40]


def test_password(drawing: Make) -> None:
    for user, opens in (("bí mật", False), ("", True)):
        with pikepdf.open(io.BytesIO(drawing().body(60).save())) as pdf:
            out = io.BytesIO()
            pdf.save(out, encryption=pikepdf.Encryption(owner="chủ", user=user))
        if opens:
            assert len(read(out.getvalue()).lines) == 12
        else:
            with pytest.raises(EncryptedFileError):
                read(out.getvalue())


def test_damaged_and_empty(drawing: Make) -> None:
    with pytest.raises(DamagedFileError):
        read(drawing().body(60).save()[:120])
    with pytest.raises(EmptyFileError):
        read(b"")
    with pytest.raises(NoTextError):
        read(drawing().page().save())


def test_too_many_pages_and_bytes(drawing: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawing().body(60).page().body(60).save()
    monkeypatch.setattr(limits, "MAX_PAGES", 1)
    with pytest.raises(FileTooLargeError, match="2 pages"):
        read(data)
    monkeypatch.setattr(limits, "MAX_BYTES", 100)
    with pytest.raises(FileTooLargeError, match="MB"):
        read(data)


@pytest.mark.parametrize(("budget", "most", "named"), [("MAX_CHARS", 1_800, "characters"), ("MAX_LINES", 18, "lines")])
def test_too_much_text_on_all_pages(
    drawing: Make, monkeypatch: pytest.MonkeyPatch, budget: str, most: int, named: str
) -> None:
    monkeypatch.setattr(limits, budget, most)
    assert len(read(drawing().body(60).save()).lines) == 12
    with pytest.raises(FileTooLargeError, match=named):
        read(drawing().body(60).page().body(60).save())


def test_blank_page_is_no_scan(drawing: Make) -> None:
    reading = read(drawing().body(60).page().page().body(60, 2).save())
    assert [len(page.lines) for page in reading.pages] == [12, 0, 2]
    assert {page.text_from for page in reading.pages} == {"text-layer"}


def with_pikepdf(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("version", [2, 3, 4, 6])
def test_owner_password_alone_keeps_nobody_out(drawing: Make, version: int) -> None:
    nothing = pikepdf.Permissions(extract=False, accessibility=False, modify_other=False, print_highres=False)
    with pikepdf.open(io.BytesIO(drawing().body(60).save())) as pdf:
        out = io.BytesIO()
        modern = version >= 4
        lock = pikepdf.Encryption(owner="chu", user="", R=version, allow=nothing, aes=modern, metadata=modern)  # type: ignore[arg-type]
        pdf.save(out, encryption=lock)
    assert len(read(out.getvalue()).lines) == 12


def test_protection_of_another_maker_is_named(drawing: Make) -> None:
    with pikepdf.open(io.BytesIO(drawing().body(60).save())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="chu", user=""))
    with pytest.raises(EncryptedFileError, match="own viewer"):
        read(out.getvalue().replace(b"/Filter /Standard", b"/Filter /FOPNxweb"))


def test_form_that_only_its_maker_shows_is_refused(drawing: Make) -> None:
    def as_form(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]), XFA=pdf.make_stream(b"<xdp:xdp/>"))
        pdf.Root.NeedsRendering = True

    notice = drawing().text(85, 60, "Please wait...").text(85, 80, "Your viewer cannot display this document.").save()
    with pytest.raises(UnsupportedTypeError, match="XFA"):
        read(with_pikepdf(notice, as_form))
    assert len(read(with_pikepdf(drawing().body(60).save(), as_form)).lines) == 12


def test_attached_files_are_mentioned(drawing: Make) -> None:
    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["phu-luc.xlsx"] = b"PK"

    reading = read(with_pikepdf(drawing().body(60).save(), attach))
    assert [code for code, _ in reading.warnings] == ["attachments_unread"]
    assert not read(drawing().body(60).save()).warnings
