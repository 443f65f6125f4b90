"""Small dispatches for the tests of marks: a body under a letterhead, read whole."""

from __future__ import annotations

import docproc
from docproc.dispatch import Dispatch, Obligation

_LETTER = """{heads}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
{place}, ngày 12 tháng 3 năm {year}
{subject}
{body}
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Đinh Thị Mận
"""


def letter(body: str, *, heads: str = "SỞ XÂY DỰNG\nTỈNH VĨNH DU", to: str = "Sở Y tế", year: int = 2024) -> Dispatch:
    """A công văn with a body, read."""
    subject = f"V/v một số nhiệm vụ\nKính gửi: {to}."
    text = _LETTER.format(
        heads=heads, number="31/SXD-VP", place="Vĩnh Du", year=year, subject=subject, body=body.strip()
    )
    return docproc.load()(text)._.dispatch  # type: ignore[no-any-return]


def directive(body: str) -> Dispatch:
    """A chỉ thị of a province with a body, read."""
    text = _LETTER.format(
        heads="ỦY BAN NHÂN DÂN\nTỈNH VĨNH DU",
        number="07/CT-UBND",
        place="Vĩnh Du",
        year=2024,
        subject="CHỈ THỊ\nVề một số nhiệm vụ",
        body=body.strip(),
    )
    return docproc.load()(text)._.dispatch  # type: ignore[no-any-return]


def only(dispatch: Dispatch) -> Obligation:
    """Its one obligation."""
    assert len(dispatch.obligations) == 1, [obligation.action for obligation in dispatch.obligations]
    return dispatch.obligations[0]
