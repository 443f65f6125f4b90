"""Recognition: pictures in, lines out; unsure figures blanked, missing engines named."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from docproc.errors import DamagedFileError, EngineMissingError, FileTooLargeError, NoTextError
from docproc.reading import images, tesseract
from docproc.reading import read_here as read
from docproc.reading.ocr import pieces_of_words
from docproc.reading.ocr_figures import blank_unsure
from docproc.reading.picture import grey_of
from docproc.reading.tesseract import Word

Make = Callable[[], Any]
SERIF = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf")
PAGE = [
    (250, 170, "ỦY BAN NHÂN DÂN"),
    (800, 170, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (280, 220, "TỈNH ĐÔNG HẢI"),
    (910, 220, "Độc lập - Tự do - Hạnh phúc"),
    (280, 300, "Số: 412/UBND-NCTH"),
    (860, 300, "Đông Hải, ngày 15 tháng 3 năm 2026"),
    (560, 470, "Kính gửi: Sở Xây dựng"),
    (250, 560, "Giao Sở Xây dựng chủ trì rà soát các hồ sơ tồn đọng và báo cáo kết quả"),
    (250, 610, "về Ủy ban nhân dân tỉnh trước ngày 30 tháng 4 năm 2026."),
]


def scan(*, seal: bool = False) -> Image.Image:
    image = Image.new("RGB", (1654, 2339), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(SERIF), 36)
    for x, y, text in PAGE:
        draw.text((x, y), text, fill="black", font=font)
    if seal:
        draw.ellipse((600, 520, 900, 820), outline=(220, 30, 40), width=12)
    return image


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.fixture
def _engine() -> None:
    import os

    if shutil.which("tesseract") and SERIF.exists():
        return
    if os.environ.get("DOCPROC_REQUIRE_ALL"):
        pytest.fail("Tesseract or the font Liberation Serif 2 is missing")
    pytest.skip("Tesseract or the font Liberation Serif 2 is missing")


@pytest.mark.usefixtures("_engine")
def test_scan_in_a_pdf_is_recognised_column_by_column(drawing: Make) -> None:
    page = drawing().body(60).page()
    page.canvas.drawImage(ImageReader(scan(seal=True)), 0, 0, 595, 842)
    page.text(400, 20, "Ký bởi: Văn phòng Đông Hải", size=8)
    reading = read(page.save())
    assert [p.text_from for p in reading.pages] == ["text-layer", "ocr"]
    lines = reading.pages[1].lines
    assert [line.text for line in lines if line.column == 0] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH ĐÔNG HẢI",
        "Số: 412/UBND-NCTH",
    ]
    assert [line.text for line in lines if line.column == 1][2] == "Đông Hải, ngày 15 tháng 3 năm 2026"
    assert all(line.edges is not None and len(line.edges) == len(line.text) + 1 for line in lines)
    number = next(line for line in lines if line.text.startswith("Số"))
    assert number.box is not None
    assert abs(number.box[0] - 280 * 72 / 200) < 3


@pytest.mark.usefixtures("_engine")
def test_pictures_and_their_pages() -> None:
    tiff = encoded(scan(), "TIFF", save_all=True, append_images=[scan()], compression="tiff_lzw", dpi=(200, 200))
    reading = read(tiff)
    assert (reading.media_type, len(reading.pages), reading.paged) == ("image/tiff", 2, True)
    assert (round(reading.pages[0].width), round(reading.pages[0].height)) == (595, 842)
    assert any("Kính gửi: Sở Xây dựng" in line.text for line in reading.pages[1].lines)


def test_missing_engine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    tesseract.find_program.cache_clear()
    with pytest.raises(EngineMissingError, match="apt install tesseract-ocr tesseract-ocr-vie"):
        read(encoded(Image.new("L", (200, 200), 255), "PNG"))
    tesseract.find_program.cache_clear()


def test_slow_page_is_named_and_left_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object, **__: object) -> list[Word]:
        raise tesseract.TesseractTimeoutError("recognition took more than 40 s")

    monkeypatch.setattr("docproc.reading.sheets.words_of", slow)
    picture = encoded(Image.new("L", (200, 200), 255), "PNG")
    assert [code for code, _ in images.read_image(picture).warnings] == ["page_not_recognised"]
    with pytest.raises(NoTextError, match="page 1: recognition took more than 40 s"):
        read(picture)


def test_damaged_and_oversized_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded(Image.effect_noise((400, 400), 50), "PNG")
    with pytest.raises(DamagedFileError):
        read(data[:600])
    monkeypatch.setattr(images, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(FileTooLargeError, match="400 x 400"):
        read(data)


@pytest.mark.parametrize("size", [(820, 2), (2, 820), (30_000, 40), (9, 9)])
def test_strips_are_not_enlarged_into_bombs(size: tuple[int, int]) -> None:
    with images.open_image(encoded(Image.new("L", size, 255), "PNG", dpi=(200, 200))) as image:
        [picture] = images._frames(image, images._count(image))
    assert max(picture.pixels.shape) <= 4 * max(size)
    assert max(picture.pixels.shape) <= 2_000 / 72 * 200 + 1


def test_grey_weighs_the_channels() -> None:
    colours = np.random.default_rng(1).integers(0, 255, (40, 30, 3)).astype(np.uint8)
    colours[:, :, 0] = colours[:, :, 1]
    expected = (colours.astype(np.uint32) * (77, 150, 29)).sum(axis=2) >> 8
    assert np.array_equal(grey_of(colours), expected)


def test_red_turns_white_only_where_there_is_red() -> None:
    red = np.full((100, 100, 3), 255, np.uint8)
    red[10:40, 10:40] = (230, 20, 30)
    red[60:80, 60:80] = 0
    grey = grey_of(red)
    assert grey[20, 20] == 230
    assert grey[70, 70] == 0
    blue = np.full((100, 100, 3), 255, np.uint8)
    blue[10:40, 10:40] = (20, 30, 200)
    assert grey_of(blue)[20, 20] < 60


def words(*entries: tuple[str, float], line: int = 1, top: int = 100) -> list[Word]:
    found, x = [], 100
    for text, confidence in entries:
        found.append(Word(text, x, top, x + 12 * len(text), top + 22, (1, 1, line), confidence))
        x += 12 * len(text) + 8
    return found


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([("Số:", 95), ("2d1", 12), ("/CT-UBND", 91)], ["Số:", "/CT-UBND"]),
        ([("Số:17a/SYT-NVY", 41)], ["Số:   /SYT-NVY"]),
        ([("Số:", 72), ("//4//UBND-", 0), ("NCTH", 92)], ["Số:", "    /UBND-", "NCTH"]),
        ([("Số:", 95), ("3l/2O01/QĐ-SXD", 30)], ["Số:", "       /QĐ-SXD"]),
        ([("Số:", 92), ("412/UBND-NCTH", 90)], ["Số:", "412/UBND-NCTH"]),
        (
            [("Huế,", 96), ("ngày", 97), ("0?", 40), ("tháng", 95), ("2", 91), ("năm", 96), ("2026", 95)],
            ["Huế,", "ngày", "tháng", "2", "năm", "2026"],
        ),
        ([("Theo", 96), ("mục", 96), ("12", 20), ("nêu", 95), ("trên", 95)], ["Theo", "mục", "12", "nêu", "trên"]),
    ],
)
def test_unsure_figures_of_number_and_date_are_blanked(entries: list[tuple[str, float]], expected: list[str]) -> None:
    kept, blanked = blank_unsure(words(*entries), 2339)
    assert [word.text for word in kept] == expected
    assert blanked == (expected != [text for text, _ in entries])


def test_figures_lower_on_the_page_stay() -> None:
    line = words(("Số:", 95), ("12a", 12), top=1500)
    assert blank_unsure(line, 2339) == (line, False)


def test_wide_gaps_part_pieces_and_dust_goes() -> None:
    line = words(("Số:", 95), ("412/UBND", 90))
    far = Word("Huế,", 700, 100, 748, 122, (1, 1, 1), 95.0)
    dust = Word("ı", 900, 500, 903, 504, (2, 1, 1), 30.0)
    assert [piece.text for piece in pieces_of_words([*line, far, dust], 0.36)] == ["Số: 412/UBND", "Huế,"]


def test_trace_of_a_pen_is_no_piece() -> None:
    line = words(("-", 93), ("Sở", 95), ("Nội", 95), ("vụ;", 90))
    trace = Word("F", 900, 100, 903, 118, (1, 1, 1), 80.0)
    assert [piece.text for piece in pieces_of_words([*line, trace], 0.36)] == ["- Sở Nội vụ;"]


@pytest.mark.usefixtures("_engine")
def test_stamps_of_the_layer_stay_exact_on_a_recognised_page(drawing: Make) -> None:
    page = drawing()
    page.canvas.drawImage(ImageReader(scan()), 0, 0, 595, 842)
    stamp = [
        "Người ký: Ủy ban nhân dân tỉnh Đông Hải",
        "Email: vp_01l@donghai.example",
        "Thời gian ký: 05.03.2026 08:15:00",
    ]
    for row, text in enumerate(stamp):
        page.text(400, 20 + 8 * row, text, size=6)
    (read_page,) = read(page.save()).pages
    assert read_page.text_from == "ocr"
    assert [line.text for line in read_page.lines if line.stamp] == stamp
    assert not any("donghai" in line.text for line in read_page.lines if not line.stamp)
    assert any("412/UBND-NCTH" in line.text for line in read_page.lines)
