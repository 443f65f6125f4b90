"""On which documents a duty rests: what its clause cites, and what stands above it."""

from __future__ import annotations

import pytest

import docproc

LETTER = """SỞ NỘI VỤ
TỈNH VĨNH DU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 215/SNV-CCHC
Vĩnh Du, ngày 13 tháng 7 năm 2023
V/v rà soát thủ tục
Kính gửi: Sở Y tế, Sở Xây dựng.
{body}
Nơi nhận:
- Như trên;
- Lưu: VT, CCHC.
GIÁM ĐỐC
Đinh Thị Mận
"""
KH = "Kế hoạch số 77/KH-UBND ngày 05/7/2023"
QD = "Quyết định số 18/QĐ-UBND ngày 02/6/2023"

# body, for each obligation: cited in its clause, inherited
CASES = [
    (
        f"Thực hiện {KH} của Ủy ban nhân dân tỉnh, Sở Nội vụ đề nghị các sở thực hiện các nội dung sau:\n"
        f"1. Sở Y tế rà soát thủ tục theo {QD}.\n2. Sở Xây dựng lập danh sách.",
        [(("18/QĐ-UBND",), ("77/KH-UBND",)), ((), ("77/KH-UBND",))],
    ),
    (
        f"Sở Nội vụ đề nghị:\n1. Về {KH}:\na) Sở Y tế rà soát thủ tục;\nb) Sở Xây dựng lập danh sách.",
        [((), ("77/KH-UBND",)), ((), ("77/KH-UBND",))],
    ),
    (
        f"Sở Nội vụ đề nghị:\n1. Sở Y tế rà soát thủ tục theo {KH}; công khai kết quả.\n2. Sở Xây dựng lập danh sách.",
        [(("77/KH-UBND",), ()), ((), ("77/KH-UBND",)), ((), ())],
    ),
    (
        f"Căn cứ {KH};\nCăn cứ {QD};\nSở Nội vụ đề nghị:\n1. Sở Y tế rà soát thủ tục.",
        [((), ())],
    ),
    (
        f"Sở Nội vụ đề nghị:\n1. Căn cứ {KH}, Sở Y tế rà soát thủ tục.",
        [(("77/KH-UBND",), ())],
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_own_and_inherited_bases(body: str, expected: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    found = docproc.load()(LETTER.format(body=body))._.dispatch.obligations

    assert [(o.basis, o.basis_inherited) for o in found] == expected
