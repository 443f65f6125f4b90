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
    "Gói thầu mua sắm số 03/XL-BQL, gói số 4/TV-GS, hồ sơ mời thầu số 5/HSMT-BQL.",
    "Mảnh trích đo số 12/TĐ-ĐC, tờ bản đồ số 9/BĐ-ĐC, thửa đất số 7/TĐ-NN.",
    "Trích lục bản đồ số 6/TL-VP, lô đất số 8/LK-A.",
    "Giấy chứng nhận số CS 01234/DA-HA; số vào sổ cấp GCN: CH 00321/TD-BN; số CT 04567/KH-TL.",
    "Bảng kê số 12/BK-KT, bảng kê thanh toán số 7/TT-KB, phiếu nhập kho số 8/NK-VT, giấy rút dự toán số 4/RDT-TX.",
    "Vận đơn số 15/VĐ-HK, lô hàng nhập khẩu số 6/LH-CK, seal số 77/SE-AB, giấy chứng nhận xuất xứ số 3/CO-VN.",
    "Thẻ bảo hiểm y tế số 12/BHYT-HN, hồ sơ bệnh án số 45/BA-NT, đơn thuốc số 9/ĐT-KB, hồ sơ số 3/HS-CS.",
    "Mẫu nước thải số 12/XN-TT, phiếu kết quả xét nghiệm số 8/XN-BV, mẫu bệnh phẩm số 4/BP-VS.",
    "Biển kiểm soát số 12/BH-AB, giấy phép lái xe hạng C số 9/GPLX-TP, số khung 33/KH-XT, tem số 5/TM-KD.",
    "Mã hồ sơ số 12/SH-AB, mã số 45.AB/CD, số hiệu 12/SH-AB, số sê-ri 9/AA-BB.",
    "đính kèm 02/BM-ĐT, xem 45/STC, xem 7/ABC, xem 24/7-TT; tại 45/ABC-XYZ",
    "Tờ khai hải quan số 45/HQ-KV, sổ đỏ số 45/SD-HB, chứng chỉ hành nghề số 45/CCHN-SYT, đơn hàng số 45/DH-KT.",
    "Trạm biến áp số 4/TBA-KV, ngăn số 4/NG-TB, kho số 3/KH-AB, giếng số 5/GK-TL, đề tài số 6/ĐT-KC.",
    "Quyết định duyệt hồ sơ số 5/HS-TĐ; Quyết định giao khu đất số 7/KĐ-TT.",
    "tháng 5.UBND/SNV, năm 1995.CV/UB",
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
        ("hồ sơ trình kèm Tờ trình số 7/TTr-SXD", "7/TTr-SXD"),
        ("bản đồ ban hành theo Quyết định số 7/QĐ-SXD", "7/QĐ-SXD"),
        ("Giấy chứng nhận số 7/GCN-SXD", "7/GCN-SXD"),
        ("Quyết định phê duyệt hồ sơ số 7/QĐ-SXD", "7/QĐ-SXD"),
        ("Tờ trình thẩm định công trình số 7/TTr-SXD", "7/TTr-SXD"),
        ("văn bản có số hiệu 7/QĐ-SXD", "7/QĐ-SXD"),
        ("gói hỗ trợ theo Nghị quyết số 68/NQ-CP", "68/NQ-CP"),
        ("Kết quả thử mẫu nước theo Công văn số 7/SYT-NVY", "7/SYT-NVY"),
        ("(đính kèm 7/KVX-TBH)", "7/KVX-TBH"),
        ("xem thêm 7/KH và phụ lục", "7/KH"),
    ],
)
def test_something_is_cited_all_the_same(text: str, number: str) -> None:
    assert number in [cited.number for cited in find_citations(text)]
