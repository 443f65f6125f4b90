"""A letter of a district with a body of one's own, laid out as a text file."""

from __future__ import annotations

from docproc.reading.page import Line, Page, Reading
from docproc.regions import Layout, lay_out

__all__ = ["CLOSING", "HEADER", "laid_out"]

HEADER = """ỦY BAN NHÂN DÂN
HUYỆN BÌNH SƠN THƯỢNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 47/UBND-NN
Bình Sơn Thượng, ngày 06 tháng 3 năm 2023
V/v chuẩn bị vụ hè thu
Kính gửi: Các phòng, ban của huyện.
"""
CLOSING = """
Nơi nhận:
- Như trên;
- Lưu: VT, NN.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Văn Thành
"""


def laid_out(
    body: str, *, header: str = HEADER, closing: str = CLOSING, behind: str = "", recognised: bool = False
) -> Layout:
    """The layout of a text in which each line is a paragraph."""
    text = f"{header}{body.strip()}\n{closing}{behind}"
    lines = tuple(Line(line, paragraph=True) for line in text.splitlines())
    page = Page(1, 0, 0, lines, "ocr" if recognised else "plain")
    return lay_out(Reading("text/plain", (page,), paged=False))
