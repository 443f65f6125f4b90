"""Lines with numbers, slashes and capitals that cite nothing."""

from __future__ import annotations

import pytest

from docproc.citations import find_citations

LINES = [
    "Trực ban 24/7, quân số 3/4, tỷ lệ 1/500, đoạn đường 3/4 km.",
    "Điện thoại: 0988112233/VT-KT; fax 024.3812-3344.",
    "Số tài khoản 3711.0/KB-NN mở tại Kho bạc; mã số thuế 0100/TC-XY.",
    "Nhà số 12/5 đường Hùng Vương, ngõ 7/HK; số 8/C-D phố Hàng Bồ.",
    "Xe ô tô biển số 29A-12345, xe 30H/BKS.",
    "Mẫu 01/BC-TH, Mẫu số 02/KH-UBND, Biểu 03/TH-KH, Phụ lục 4/PL-HD.",
    "Tải tệp 15/QĐ-UBND.docx tại http://vd.gov.vn/15/QĐ-UBND.pdf",
    "Phiên bản 2.1/RC-BT; ISO 9001:2015; khổ giấy A4 210/297.",
    "TCVN 5574:2018, QCVN 06:2022/BXD, TCVN ISO 9001:2015/TT.",
    "Hợp đồng thi công mương số 12/HĐXD-KM giữa hai bên; phụ lục hợp đồng số 3/PLHĐ.",
    "Biên lai thu phí số 0017/BL-KT, phiếu chi số 22/PC-KT, giấy nộp tiền số 9/GNT-NH.",
    "Cầu số 3/BTCT-DL, cống số 6/CH-D800, kè số 2/K-BP.",
    "Gói thầu số 5/XL-TB, lô 12/LK-05, thửa đất số 9/TBĐ.",
    "1/ Sở Y tế, 2/ Công an tỉnh; I- TÌNH HÌNH, 2- Kinh phí",
    "KT/CHỦ TỊCH, T/M BAN THƯỜNG VỤ",
    "ngày 1/2/2020, 5-6 giờ, từ 2021-2025, 7,5/10 điểm, tỷ số 3-2",
    "số liệu 12/2020 và 15/QUY-MO",
]


@pytest.mark.parametrize("text", LINES)
def test_nothing_is_cited(text: str) -> None:
    assert [cited.number for cited in find_citations(text)] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("theo yêu cầu số 512/QĐ-THADS", "512/QĐ-THADS"),  # yêu cầu is no cầu
        ("Quyết định điều chỉnh hợp đồng: Quyết định số 7/QĐ-SXD", "7/QĐ-SXD"),
        ("Biên lai kèm Công văn số 7/STC-NS", "7/STC-NS"),
        ("các Nghị quyết số 12 - NQ/TW và 15 - NQ/TW", "15-NQ/TW"),
        ("Hiệp định số 12/2030/HĐ-CP", "12/2030/HĐ-CP"),
    ],
)
def test_something_is_cited_all_the_same(text: str, number: str) -> None:
    assert number in [cited.number for cited in find_citations(text)]
