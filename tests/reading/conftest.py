"""PDF pages drawn for the tests: each text is its own object at its own place, as registry software leaves them."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path("/usr/share/fonts/truetype/liberation2")
WIDTH, HEIGHT = 595.0, 842.0


def missing(what: str) -> None:
    """Skip, or fail where everything must be there."""
    if os.environ.get("DOCPROC_REQUIRE_ALL"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


@dataclass
class Drawing:
    """A PDF in the making; y runs down from the top of the page, as in ``Line.box``."""

    buffer: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT))

    def text(self, x: float, y: float, text: str, *, size: float = 13, bold: bool = False) -> Drawing:
        self.canvas.setFont("Serif-Bold" if bold else "Serif", size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return self

    def centred(self, x: float, y: float, text: str, *, size: float = 13, bold: bool = False) -> Drawing:
        width = pdfmetrics.stringWidth(text, "Serif-Bold" if bold else "Serif", size)
        return self.text(x - width / 2, y, text, size=size, bold=bold)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Drawing:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
        return self

    def body(self, y: float, lines: int = 12) -> Drawing:
        words = "Các cơ quan, đơn vị rà soát, tổng hợp kết quả thực hiện và báo cáo theo đúng quy định hiện nay"
        for index in range(lines):
            self.text(85, y + 16 * index, words, size=11)
        return self

    def letterhead(self) -> Drawing:
        self.centred(160, 60, "ỦY BAN NHÂN DÂN", bold=True).centred(160, 75, "TỈNH ĐÔNG HẢI", bold=True)
        self.centred(410, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
        return self.centred(410, 75, "Độc lập - Tự do - Hạnh phúc", bold=True)

    def closing(self, y: float) -> Drawing:
        self.text(85, y, "Nơi nhận:", size=12, bold=True).centred(420, y + 2, "TM. ỦY BAN NHÂN DÂN", bold=True)
        self.text(85, y + 14, "- Như trên;", size=11).centred(420, y + 18, "CHỦ TỊCH", bold=True)
        self.text(85, y + 27, "- Sở Xây dựng (để phối hợp);", size=11)
        self.text(85, y + 40, "- Lưu: VT, NCTH.", size=11)
        return self.centred(420, y + 110, "Trần Thị Minh Châu", bold=True)

    def page(self) -> Drawing:
        self.canvas.showPage()
        return self

    def save(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


@pytest.fixture(scope="session")
def _serif() -> None:
    regular, bold = FONTS / "LiberationSerif-Regular.ttf", FONTS / "LiberationSerif-Bold.ttf"
    if not (regular.exists() and bold.exists()):
        missing("the font Liberation Serif 2")
    pdfmetrics.registerFont(TTFont("Serif", str(regular)))
    pdfmetrics.registerFont(TTFont("Serif-Bold", str(bold)))


@pytest.fixture
def drawing(_serif: None) -> Callable[[], Drawing]:
    """Makes empty drawings."""
    return Drawing
