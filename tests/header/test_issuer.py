"""Issuer, parent and partners: one to three lines, fused lines, joint dispatches."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from docproc.header import read_header
from docproc.regions import Layout

Typed = Callable[[str], Layout]
Printed = Callable[..., Layout]

LETTER = """{head}
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hải, ngày 05 tháng 4 năm 2023
V/v rà soát
Kính gửi: Các đơn vị.
Đề nghị các đơn vị báo cáo.
"""

HEADS = [
    ("SỞ NỘI VỤ", "SỞ NỘI VỤ", None),
    ("UBND TỈNH AN HẢI\nSỞ NỘI VỤ", "SỞ NỘI VỤ", "UBND TỈNH AN HẢI"),
    ("ỦY BAN NHÂN DÂN\nTỈNH AN HẢI", "ỦY BAN NHÂN DÂN TỈNH AN HẢI", None),
    ("UỶ BAN NHÂN DÂN\nTHÀNH PHỐ AN HẢI", "UỶ BAN NHÂN DÂN THÀNH PHỐ AN HẢI", None),
    ("UBND TỈNH AN HẢI\nSỞ TÀI NGUYÊN\nVÀ MÔI TRƯỜNG", "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "UBND TỈNH AN HẢI"),
    (
        "UBND TỈNH AN HẢI\nSỞ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI",
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "UBND TỈNH AN HẢI",
    ),
    ("BỘ GIÁO DỤC VÀ ĐÀO TẠO\nĐẠI HỌC AN HẢI", "ĐẠI HỌC AN HẢI", "BỘ GIÁO DỤC VÀ ĐÀO TẠO"),
    ("UBND TỈNH AN HẢI\n-------\nSỞ NỘI VỤ\n-------", "SỞ NỘI VỤ", "UBND TỈNH AN HẢI"),
    ("**UBND TỈNH AN HẢI**\n**SỞ NỘI VỤ**", "SỞ NỘI VỤ", "UBND TỈNH AN HẢI"),
    ("SỞ Y TẾ\nCHI CỤC AN TOÀN\nVỆ SINH THỰC PHẨM", "CHI CỤC AN TOÀN VỆ SINH THỰC PHẨM", "SỞ Y TẾ"),
    ("UBND TỈNH AN HẢI\nSƠ Y TÊ", "SƠ Y TÊ", "UBND TỈNH AN HẢI"),
    ("| UBND TỈNH AN HẢI\n¡_ SỞ Y TẾ", "SỞ Y TẾ", "UBND TỈNH AN HẢI"),
    ("UBND tỉnh An Hải\nSở Nội vụ", "Sở Nội vụ", "UBND tỉnh An Hải"),
    ("UBND TỈNH AN HẢI\nBAN CHỈ HUY PHÒNG THỦ DÂN SỰ", "BAN CHỈ HUY PHÒNG THỦ DÂN SỰ", "UBND TỈNH AN HẢI"),
    ("UBND TỈNH AN HẢI\nBAN CHỈ HUY\nPHÒNG, CHỐNG THIÊN TAI", "BAN CHỈ HUY PHÒNG, CHỐNG THIÊN TAI", "UBND TỈNH AN HẢI"),
    ("BAN TUYÊN GIÁO\nTRUNG ƯƠNG", "BAN TUYÊN GIÁO TRUNG ƯƠNG", None),
    ("TỔNG CỤC THUẾ\nCHI CỤC\nTHUẾ KHU VỰC IX", "CHI CỤC THUẾ KHU VỰC IX", "TỔNG CỤC THUẾ"),
    ("BỘ CÔNG THƯƠNG", "BỘ CÔNG THƯƠNG", None),
    ("BỘ TÀI CHÍNH TỔNG CỤC HẢI QUAN", "TỔNG CỤC HẢI QUAN", "BỘ TÀI CHÍNH"),
    ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", None),
    ("THỦ TƯỚNG CHÍNH PHỦ", "THỦ TƯỚNG CHÍNH PHỦ", None),
    ("TỈNH ỦY AN HẢI\nBAN TUYÊN GIÁO\n*", "BAN TUYÊN GIÁO", "TỈNH ỦY AN HẢI"),
    ("ĐẢNG BỘ TỈNH AN HẢI\nHUYỆN ỦY SƠN TÂY\n*", "HUYỆN ỦY SƠN TÂY", "ĐẢNG BỘ TỈNH AN HẢI"),
    (
        "LIÊN ĐOÀN LAO ĐỘNG\nTHÀNH PHỐ AN HẢI\nCÔNG ĐOÀN GIÁO DỤC",
        "CÔNG ĐOÀN GIÁO DỤC",
        "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ AN HẢI",
    ),
]


@pytest.mark.parametrize(("head", "issuer", "parent"), HEADS)
def test_reads_the_letterhead(typed: Typed, head: str, issuer: str, parent: str | None) -> None:
    header = read_header(typed(LETTER.format(head=head, number="12/ABC-XYZ")))
    assert header.issuer is not None
    assert header.issuer.value == issuer
    assert (header.parent.value if header.parent else None) == parent
    assert not header.co_issuers


# Lines divided by |, bodies by ||: the last is the issuer, the one before it the parent.
LETTERHEADS = """
CÔNG TY CP ĐẦU TƯ | VÀ PHÁT TRIỂN ĐÔ THỊ | BẮC GIANG
CÔNG TY TRÁCH NHIỆM HỮU HẠN | MAY MẶC TÂN CHÂU
DOANH NGHIỆP TƯ NHÂN | HÙNG CƯỜNG
NGÂN HÀNG TMCP CÔNG THƯƠNG | VIỆT NAM || CHI NHÁNH PHÚ THỌ
AGRIBANK || CHI NHÁNH TỈNH PHÚ THỌ
TẬP ĐOÀN CÔNG NGHIỆP | THAN - KHOÁNG SẢN VIỆT NAM || CÔNG TY THAN UÔNG BÍ - TKV
BỘ QUỐC PHÒNG || TỔNG CỤC HẬU CẦN || CỤC QUÂN NHU
BỘ CHỈ HUY BỘ ĐỘI BIÊN PHÒNG | TỈNH HÀ TĨNH || ĐỒN BIÊN PHÒNG LẠCH KÈN
SƯ ĐOÀN 324 || TRUNG ĐOÀN 335
TRUNG ĐOÀN 335 || TIỂU ĐOÀN 1
CÔNG AN HUYỆN NGHI LỘC || CÔNG AN XÃ NGHI TRUNG
CÔNG AN TỈNH NGHỆ AN || TRẠI TẠM GIAM
CÔNG AN TỈNH NGHỆ AN || ĐỘI CẢNH SÁT GIAO THÔNG
TÒA ÁN NHÂN DÂN CẤP CAO | TẠI ĐÀ NẴNG
TÒA ÁN NHÂN DÂN KHU VỰC 3 - NGHỆ AN
VKSND TỐI CAO || VKSND TỈNH NGHỆ AN
TAND TỈNH NGHỆ AN || TAND HUYỆN ĐÔ LƯƠNG
TỔNG CỤC THI HÀNH ÁN DÂN SỰ || CỤC THI HÀNH ÁN DÂN SỰ | TỈNH NGHỆ AN
CỤC THUẾ TỈNH NGHỆ AN || CHI CỤC THUẾ KHU VỰC | BẮC VINH
CỤC THUẾ || THUẾ TỈNH NGHỆ AN
UBND THÀNH PHỐ VINH || PHÒNG LAO ĐỘNG - | THƯƠNG BINH VÀ XÃ HỘI
UBND XÃ TÂN SƠN || TRƯỜNG MẦM NON | TÂN SƠN
SỞ GIÁO DỤC VÀ ĐÀO TẠO || TRUNG TÂM GDTX - HN TỈNH
TRƯỜNG THPT NGHÈN || CHI ĐOÀN GIÁO VIÊN
HỘI ĐỒNG TUYỂN SINH | TRƯỜNG CAO ĐẲNG Y TẾ
TRƯỜNG CAO ĐẲNG | Y TẾ NGHỆ AN || HỘI ĐỒNG TUYỂN SINH
BAN ĐẠI DIỆN CHA MẸ HỌC SINH | TRƯỜNG THCS LÊ LỢI
CÔNG ĐOÀN TRƯỜNG THCS LÊ LỢI
LĐLĐ HUYỆN NGHI LỘC || CĐCS TRƯỜNG THCS LÊ LỢI
ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH || ĐẢNG ỦY SỞ Y TẾ
ĐẢNG BỘ SỞ Y TẾ || CHI BỘ BỆNH VIỆN MẮT
BAN CHẤP HÀNH TRUNG ƯƠNG || VĂN PHÒNG
TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH || TỈNH ĐOÀN NGHỆ AN
HỘI LHTN VIỆT NAM TỈNH NGHỆ AN || BAN THƯ KÝ
ỦY BAN MTTQ VIỆT NAM XÃ TÂN SƠN || BAN CÔNG TÁC MẶT TRẬN XÓM 5
UBND TỈNH NGHỆ AN || VP BCH PCTT VÀ TKCN
BAN CHỈ ĐẠO 389 | TỈNH NGHỆ AN
BAN CHỈ ĐẠO CHƯƠNG TRÌNH MTQG | XÂY DỰNG NÔNG THÔN MỚI | HUYỆN NGHI LỘC
TỔ CÔNG TÁC CỦA THỦ TƯỚNG CHÍNH PHỦ
HỘI ĐỒNG BỒI THƯỜNG, HỖ TRỢ | VÀ TÁI ĐỊNH CƯ DỰ ÁN ĐƯỜNG N5
TRUNG TÂM PHÁT TRIỂN | QUỸ ĐẤT HUYỆN NGHI LỘC
SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG || VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI
SỞ XÂY DỰNG || THANH TRA SỞ
BỘ NÔNG NGHIỆP VÀ PTNT || TỔNG CỤC PHÒNG CHỐNG THIÊN TAI
BỘ LAO ĐỘNG - | THƯƠNG BINH VÀ XÃ HỘI || CỤC QUẢN LÝ LAO ĐỘNG NGOÀI NƯỚC
BỘ KHOA HỌC VÀ CÔNG NGHỆ || ỦY BAN TIÊU CHUẨN | ĐO LƯỜNG CHẤT LƯỢNG QUỐC GIA
VIỆN HÀN LÂM | KHOA HỌC XÃ HỘI VIỆT NAM || VIỆN SỬ HỌC
THÔNG TẤN XÃ VIỆT NAM || CƠ QUAN THƯỜNG TRÚ TẠI NGHỆ AN
KIỂM TOÁN NHÀ NƯỚC || KIỂM TOÁN NHÀ NƯỚC KHU VỰC II
KIỂM TOÁN NHÀ NƯỚC | KHU VỰC II
BỘ NGOẠI GIAO || ĐẠI SỨ QUÁN VIỆT NAM TẠI LÀO
LIÊN MINH HỢP TÁC XÃ | TỈNH NGHỆ AN
HỘI KHUYẾN HỌC VIỆT NAM || HỘI KHUYẾN HỌC TỈNH NGHỆ AN
SỞ VĂN HÓA VÀ THỂ THAO || TRUNG TÂM HUẤN LUYỆN | VÀ THI ĐẤU TDTT
BỆNH VIỆN SẢN NHI || PHÒNG KẾ HOẠCH TỔNG HỢP
BAN QUẢN LÝ | KHU KINH TẾ ĐÔNG NAM
BAN QUẢN LÝ CÁC DỰ ÁN | ODA | TỈNH NGHỆ AN
BQLDA ĐTXD HUYỆN | NGHI LỘC
VƯỜN QUỐC GIA PÙ MÁT || HẠT KIỂM LÂM
CỤC QUẢN LÝ THỊ TRƯỜNG | TỈNH NGHỆ AN || ĐỘI QUẢN LÝ THỊ TRƯỜNG SỐ 3
CẢNG VỤ HÀNG HẢI | NGHỆ AN
ĐẢNG ỦY XÃ TÂN SƠN || BAN CHỈ ĐẠO ĐẠI HỘI CHI BỘ
HỘI ĐỒNG NHÂN DÂN - ỦY BAN NHÂN DÂN | TỈNH NGHỆ AN
ỦY BAN NHÂN DÂN | HUYỆN NGHI LỘC || PHÒNG NÔNG NGHIỆP | VÀ PTNT
ĐẠI HỌC QUỐC GIA | THÀNH PHỐ HỒ CHÍ MINH || TRƯỜNG ĐẠI HỌC BÁCH KHOA
SỞ GIAO THÔNG VẬN TẢI || TRUNG TÂM ĐĂNG KIỂM XE CƠ GIỚI
TỔNG CÔNG TY BƯU ĐIỆN VIỆT NAM || BƯU ĐIỆN TỈNH NGHỆ AN
BẢO VIỆT NHÂN THỌ | NGHỆ AN
VĂN PHÒNG ĐOÀN ĐBQH | VÀ HĐND TỈNH
VĂN PHÒNG HĐND VÀ UBND | HUYỆN NGHI LỘC
ĐÀI KHÍ TƯỢNG THỦY VĂN | KHU VỰC BẮC TRUNG BỘ
UBND THỊ TRẤN QUÁN HÀNH || BAN CHỈ HUY QUÂN SỰ
TRUNG TÂM Y TẾ HUYỆN || KHOA KIỂM SOÁT DỊCH BỆNH
TRUNG TÂM VĂN HÓA, | THỂ THAO VÀ TRUYỀN THÔNG
CHI CỤC | BẢO VỆ MÔI TRƯỜNG
SỞ NỘI VỤ || BAN TÔN GIÁO
SỞ TƯ PHÁP || TRUNG TÂM TRỢ GIÚP PHÁP LÝ | NHÀ NƯỚC
TỈNH ĐOÀN NGHỆ AN || TRUNG TÂM HOẠT ĐỘNG | THANH THIẾU NHI
UBND HUYỆN ANH SƠN || ĐÀI TRUYỀN THANH - TRUYỀN HÌNH
UBND HUYỆN ANH SƠN || HỘI ĐỒNG GIÁO DỤC | QUỐC PHÒNG VÀ AN NINH
TỔNG CÔNG TY | HÀNG HẢI VIỆT NAM
CÔNG TY LƯƠNG THỰC | SÔNG HẬU || XÍ NGHIỆP CHẾ BIẾN SỐ 2
CÔNG TY CỔ PHẦN | TẬP ĐOÀN ĐÈO CẢ
HỘI LUẬT GIA | TỈNH NGHỆ AN
ĐOÀN LUẬT SƯ | TỈNH NGHỆ AN
BAN CHẤP HÀNH | CÔNG ĐOÀN NGÀNH GIÁO DỤC
THANH TRA | SỞ GIAO THÔNG VẬN TẢI
UBND TỈNH NGHỆ AN || THANH TRA TỈNH
BỘ TÀI CHÍNH || CỤC THUẾ || THUẾ TỈNH NGHỆ AN
VIỆN KIỂM SÁT NHÂN DÂN | KHU VỰC 5
TRƯỜNG ĐẠI HỌC VINH || TRƯỜNG SƯ PHẠM
ĐẢNG BỘ TỈNH NGHỆ AN || BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN ANH SƠN
HUYỆN ỦY ANH SƠN || BAN TUYÊN GIÁO - DÂN VẬN
TÒA ÁN NHÂN DÂN TỐI CAO || TÒA ÁN NHÂN DÂN TỈNH BÌNH ĐỊNH
TÒA ÁN NHÂN DÂN | HUYỆN PHÙ CÁT
VIỆN KIỂM SÁT NHÂN DÂN | TỈNH BÌNH ĐỊNH || PHÒNG 9
BỘ TƯ LỆNH QUÂN KHU 5 || BỘ CHỈ HUY QUÂN SỰ TỈNH BÌNH ĐỊNH
QUÂN KHU 5 || BỘ CHQS TỈNH PHÚ YÊN
CÔNG AN TỈNH BÌNH ĐỊNH || PHÒNG CẢNH SÁT | PHÒNG CHÁY, CHỮA CHÁY VÀ CNCH
BỘ CÔNG AN || CÔNG AN TỈNH BÌNH ĐỊNH
TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG || CÔNG TY ĐIỆN LỰC BÌNH ĐỊNH
CÔNG TY CỔ PHẦN | XÂY DỰNG SÔNG CÔN
CÔNG TY TNHH MTV | CẤP THOÁT NƯỚC BÌNH ĐỊNH
HỢP TÁC XÃ NÔNG NGHIỆP | PHƯỚC SƠN 1
UBND HUYỆN TUY PHƯỚC || BAN QUẢN LÝ DỰ ÁN | ĐẦU TƯ XÂY DỰNG
SỞ GD&ĐT BÌNH ĐỊNH || TRƯỜNG THPT | CHUYÊN LÊ QUÝ ĐÔN
PHÒNG GD&ĐT TUY PHƯỚC || TRƯỜNG TIỂU HỌC | SỐ 1 PHƯỚC SƠN
UBND HUYỆN TUY PHƯỚC || PHÒNG GIÁO DỤC | VÀ ĐÀO TẠO
KHO BẠC NHÀ NƯỚC | BÌNH ĐỊNH
BỘ TÀI CHÍNH || KHO BẠC NHÀ NƯỚC
BẢO HIỂM XÃ HỘI VIỆT NAM || BẢO HIỂM XÃ HỘI | TỈNH BÌNH ĐỊNH
BẢO HIỂM XÃ HỘI TỈNH BÌNH ĐỊNH || BẢO HIỂM XÃ HỘI HUYỆN TUY PHƯỚC
NGÂN HÀNG CHÍNH SÁCH XÃ HỘI || CHI NHÁNH TỈNH BÌNH ĐỊNH
NGÂN HÀNG NHÀ NƯỚC VIỆT NAM || CHI NHÁNH BÌNH ĐỊNH
HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM | TỈNH BÌNH ĐỊNH
HỘI LHPN TỈNH BÌNH ĐỊNH || BAN THƯỜNG VỤ
ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM | TỈNH BÌNH ĐỊNH || BAN THƯỜNG TRỰC
MẶT TRẬN TỔ QUỐC VIỆT NAM || ỦY BAN MTTQ HUYỆN TUY PHƯỚC
ĐẠI HỌC ĐÀ NẴNG || TRƯỜNG ĐẠI HỌC | BÁCH KHOA
TRƯỜNG ĐẠI HỌC QUY NHƠN || KHOA GIÁO DỤC TIỂU HỌC | VÀ MẦM NON
ỦY BAN NHÂN DÂN | TỈNH BÌNH ĐỊNH || VĂN PHÒNG
HỘI ĐỒNG NHÂN DÂN | TỈNH BÌNH ĐỊNH || BAN PHÁP CHẾ
ĐOÀN ĐẠI BIỂU QUỐC HỘI | VÀ HĐND TỈNH BÌNH ĐỊNH || VĂN PHÒNG
UBND TỈNH BÌNH ĐỊNH || BAN CHỈ ĐẠO | CẢI CÁCH HÀNH CHÍNH
UBND XÃ PHƯỚC SƠN || BAN CHỈ HUY PCTT VÀ TKCN
XÃ PHƯỚC SƠN || BAN NHÂN DÂN THÔN MỸ CANG
CỤC HẢI QUAN TỈNH BÌNH ĐỊNH || CHI CỤC HẢI QUAN CỬA KHẨU | CẢNG QUY NHƠN
SỞ NÔNG NGHIỆP VÀ PTNT || CHI CỤC KIỂM LÂM
CHI CỤC KIỂM LÂM BÌNH ĐỊNH || HẠT KIỂM LÂM HUYỆN VÂN CANH
SỞ Y TẾ BÌNH ĐỊNH || BỆNH VIỆN ĐA KHOA TỈNH
LIÊN ĐOÀN LAO ĐỘNG TỈNH | BÌNH ĐỊNH
HỘI NÔNG DÂN VIỆT NAM || BAN CHẤP HÀNH TỈNH BÌNH ĐỊNH
HỘI CỰU CHIẾN BINH VIỆT NAM | HUYỆN TUY PHƯỚC
CỤC THI HÀNH ÁN DÂN SỰ | TỈNH BÌNH ĐỊNH
BƯU ĐIỆN TỈNH BÌNH ĐỊNH || BƯU ĐIỆN HUYỆN TUY PHƯỚC
BQL KHU KINH TẾ || VĂN PHÒNG
ỦY BAN NHÂN DÂN | HUYỆN TUY PHƯỚC | TỈNH BÌNH ĐỊNH
UBND HUYỆN TUY PHƯỚC || THANH TRA HUYỆN
TỔNG CÔNG TY ĐƯỜNG SẮT VIỆT NAM || CHI NHÁNH KHAI THÁC ĐƯỜNG SẮT | NGHĨA BÌNH
VĂN PHÒNG CHÍNH PHỦ
QUỐC HỘI KHÓA XV || ỦY BAN PHÁP LUẬT
ỦY BAN DÂN TỘC || VỤ CHÍNH SÁCH DÂN TỘC
HIỆP HỘI DOANH NGHIỆP | TỈNH BÌNH ĐỊNH
SỞ VĂN HÓA VÀ THỂ THAO || BẢO TÀNG TỈNH
TRUNG TÂM KIỂM SOÁT | BỆNH TẬT TỈNH
ĐÀI PHÁT THANH | VÀ TRUYỀN HÌNH
LIÊN HIỆP CÁC HỘI | KHOA HỌC VÀ KỸ THUẬT | TỈNH BÌNH ĐỊNH
QUỸ BẢO VỆ VÀ PHÁT TRIỂN RỪNG | TỈNH BÌNH ĐỊNH
BAN QUẢN LÝ RỪNG PHÒNG HỘ | HUYỆN VÂN CANH
VNPT BÌNH ĐỊNH || TRUNG TÂM CÔNG NGHỆ THÔNG TIN
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM || CÔNG ĐOÀN VIÊN CHỨC VIỆT NAM
CÔNG ĐOÀN NGÀNH Y TẾ || CÔNG ĐOÀN CƠ SỞ | BỆNH VIỆN ĐA KHOA TỈNH
TRƯỜNG THCS PHƯỚC SƠN || TỔ VĂN PHÒNG
HỌC VIỆN CHÍNH TRỊ QUỐC GIA | HỒ CHÍ MINH || HỌC VIỆN CHÍNH TRỊ KHU VỰC III
BỘ Y TẾ || VIỆN SỐT RÉT - KÝ SINH TRÙNG | - CÔN TRÙNG QUY NHƠN
SỞ LAO ĐỘNG - TB&XH || TRUNG TÂM BẢO TRỢ XÃ HỘI
HỘI ĐỒNG THI ĐUA | KHEN THƯỞNG TỈNH
HỘI ĐỒNG PHỐI HỢP | PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT | HUYỆN TUY PHƯỚC
UBND PHƯỜNG TRẦN PHÚ || TRUNG TÂM PHỤC VỤ | HÀNH CHÍNH CÔNG
THANH TRA CHÍNH PHỦ || CỤC II
NHÀ MÁY ĐƯỜNG BÌNH ĐỊNH
CHI NHÁNH VĂN PHÒNG | ĐĂNG KÝ ĐẤT ĐAI HUYỆN TUY PHƯỚC
CÂU LẠC BỘ HƯU TRÍ | THỊ XÃ AN NHƠN
HỘI CHỮ THẬP ĐỎ VIỆT NAM || TỈNH HỘI BÌNH ĐỊNH
UBND TỈNH | BÌNH ĐỊNH || SỞ CÔNG THƯƠNG
CHÍNH PHỦ
NHÀ XUẤT BẢN | GIÁO DỤC VIỆT NAM
HỘI NGƯỜI CAO TUỔI | XÃ PHƯỚC SƠN
ỦY BAN NHÂN DÂN QUẬN 3 | THÀNH PHỐ HỒ CHÍ MINH || PHÒNG VĂN HÓA VÀ THÔNG TIN
UBND QUẬN 3 || PHÒNG Y TẾ
TRƯỜNG CHÍNH TRỊ | TỈNH BÌNH ĐỊNH || PHÒNG ĐÀO TẠO
BỆNH VIỆN PHONG - DA LIỄU TW | QUY HÒA
TỔNG CỤC DỰ TRỮ NHÀ NƯỚC || CỤC DỰ TRỮ NHÀ NƯỚC | KHU VỰC NGHĨA BÌNH
CỤC CÔNG NGHIỆP - BỘ CÔNG THƯƠNG
TRUNG TÂM ỨNG DỤNG TIẾN BỘ | KHOA HỌC VÀ CÔNG NGHỆ
SỞ THÔNG TIN VÀ TRUYỀN THÔNG || TRUNG TÂM CÔNG NGHỆ THÔNG TIN | VÀ TRUYỀN THÔNG
CÔNG TY ĐIỆN LỰC THANH HÓA || ĐIỆN LỰC HOẰNG HÓA
BAN TỔ CHỨC LỄ HỘI | ĐỀN BÀ TRIỆU
BAN TỔ CHỨC GIẢI BÓNG CHUYỀN | CÔNG NHÂN VIÊN CHỨC
HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ | HUYỆN HẬU LỘC
HỘI ĐỒNG QUẢN LÝ | BẢO HIỂM XÃ HỘI VIỆT NAM
HỘI ĐỒNG THẨM ĐỊNH GIÁ ĐẤT | TỈNH THANH HÓA
BAN VẬN ĐỘNG | QUỸ VÌ NGƯỜI NGHÈO
BAN CÁN SỰ ĐẢNG | BỘ TƯ PHÁP
ĐẢNG ỦY | BỆNH VIỆN PHỤ SẢN
BAN THƯỜNG VỤ | HUYỆN ỦY HẬU LỘC
HUYỆN ỦY HẬU LỘC || ĐẢNG ỦY CÔNG AN HUYỆN
TỈNH ỦY - HĐND - UBND - UBMTTQ | TỈNH THANH HÓA
CÔNG TY XỔ SỐ KIẾN THIẾT | THANH HÓA
CÔNG TY QUẢN LÝ VÀ SỬA CHỮA | ĐƯỜNG BỘ 472
CÔNG TY KHAI THÁC | CÔNG TRÌNH THỦY LỢI BẮC SÔNG MÃ
CÔNG TY MÔI TRƯỜNG VÀ CÔNG TRÌNH | ĐÔ THỊ THANH HÓA
XÍ NGHIỆP THỦY NÔNG HẬU LỘC
LÂM TRƯỜNG NHƯ XUÂN
NHÀ HÁT NGHỆ THUẬT TRUYỀN THỐNG
THƯ VIỆN TỈNH THANH HÓA
BỆNH VIỆN ĐA KHOA | HUYỆN HẬU LỘC
TRẠM KHUYẾN NÔNG | HUYỆN HẬU LỘC
TRẠM Y TẾ PHƯỜNG LAM SƠN
SỞ Y TẾ THANH HÓA || CHI CỤC DÂN SỐ - KHHGĐ
CHI CỤC DÂN SỐ - KHHGĐ || TRUNG TÂM DÂN SỐ - KHHGĐ HUYỆN
UBND HUYỆN HẬU LỘC || TRƯỜNG THCS LÊ HỮU LẬP || TỔ KHOA HỌC XÃ HỘI
TRƯỜNG THPT DÂN TỘC NỘI TRÚ | TỈNH
SỞ GD VÀ ĐT || TRƯỜNG THPT ĐÀO DUY TỪ
TRƯỜNG CAO ĐẲNG NGHỀ | CÔNG NGHIỆP || PHÒNG CÔNG TÁC HỌC SINH
TRƯỜNG TRUNG CẤP NGHỀ | MIỀN NÚI
HỌC VIỆN NÔNG NGHIỆP VIỆT NAM || KHOA CHĂN NUÔI
HỌC VIỆN NÔNG NGHIỆP VIỆT NAM || BAN QUẢN LÝ ĐÀO TẠO
VIỆN NGHIÊN CỨU LÚA | ĐỒNG BẰNG SÔNG CỬU LONG
VIỆN QUY HOẠCH THỦY LỢI
BẢO HIỂM XÃ HỘI | HUYỆN HẬU LỘC
BHXH TỈNH THANH HÓA || BHXH HUYỆN HẬU LỘC
KHO BẠC NHÀ NƯỚC THANH HÓA || KHO BẠC NHÀ NƯỚC HẬU LỘC
KHO BẠC NHÀ NƯỚC | KHU VỰC XII
CỤC HẢI QUAN | TỈNH THANH HÓA
TỔNG CỤC HẢI QUAN || CỤC HẢI QUAN TP. HẢI PHÒNG
CHI CỤC HẢI QUAN | CỬA KHẨU NA MÈO
CHI CỤC QUẢN LÝ THỊ TRƯỜNG
TAND CẤP CAO | TẠI HÀ NỘI
CHI CỤC THI HÀNH ÁN DÂN SỰ | HUYỆN HẬU LỘC
PHÒNG TƯ PHÁP | HUYỆN HẬU LỘC
UBND H. HẬU LỘC || PHÒNG TC - KH
UBND TP THANH HÓA || PHÒNG QUẢN LÝ ĐÔ THỊ
UBND TP. THANH HÓA || ĐỘI KIỂM TRA QUY TẮC | ĐÔ THỊ
UBND PHƯỜNG LAM SƠN || CÔNG AN PHƯỜNG
UBND XÃ ĐẠI LỘC || BAN CHỈ HUY QUÂN SỰ XÃ
BỘ CHỈ HUY QUÂN SỰ TỈNH || BAN CHỈ HUY QUÂN SỰ | HUYỆN HẬU LỘC
HỘI ĐỒNG ĐỘI | TRUNG ƯƠNG
HỘI SINH VIÊN VIỆT NAM || BAN CHẤP HÀNH TRƯỜNG ĐẠI HỌC HỒNG ĐỨC
ĐOÀN KHỐI CÁC CƠ QUAN TỈNH
ỦY BAN ĐOÀN KẾT CÔNG GIÁO | TỈNH THANH HÓA
GIÁO HỘI PHẬT GIÁO VIỆT NAM || BAN TRỊ SỰ TỈNH THANH HÓA
HỘI NHÀ BÁO | TỈNH THANH HÓA
HỘI VĂN HỌC NGHỆ THUẬT
HỘI BẢO TRỢ NGƯỜI KHUYẾT TẬT | VÀ TRẺ MỒ CÔI
QUỸ TÍN DỤNG NHÂN DÂN | XÃ ĐẠI LỘC
QUỸ BẢO VỆ MÔI TRƯỜNG
NGÂN HÀNG CSXH TỈNH THANH HÓA || PHÒNG GIAO DỊCH HUYỆN HẬU LỘC
NGÂN HÀNG NÔNG NGHIỆP | VÀ PHÁT TRIỂN NÔNG THÔN VIỆT NAM
TỔNG CÔNG TY CẢNG HÀNG KHÔNG | VIỆT NAM || CẢNG HÀNG KHÔNG THỌ XUÂN
TỔNG CÔNG TY ĐIỆN LỰC MIỀN BẮC || BAN QUẢN LÝ DỰ ÁN LƯỚI ĐIỆN
VIỄN THÔNG THANH HÓA || TRUNG TÂM VIỄN THÔNG HẬU LỘC
ĐÀI TRUYỀN THANH | HUYỆN HẬU LỘC
BÁO THANH HÓA
TẠP CHÍ CỘNG SẢN
VĂN PHÒNG CHỦ TỊCH NƯỚC
VĂN PHÒNG TRUNG ƯƠNG ĐẢNG
BAN NỘI CHÍNH TRUNG ƯƠNG
ỦY BAN KIỂM TRA | TRUNG ƯƠNG
ỦY BAN THƯỜNG VỤ QUỐC HỘI || BAN CÔNG TÁC ĐẠI BIỂU
ĐOÀN ĐẠI BIỂU QUỐC HỘI | TỈNH THANH HÓA
HĐND HUYỆN HẬU LỘC || BAN KINH TẾ - XÃ HỘI
THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN | TỈNH THANH HÓA
BỘ Y TẾ || CỤC QUẢN LÝ KHÁM, CHỮA BỆNH
BỘ Y TẾ || BỆNH VIỆN BẠCH MAI || TRUNG TÂM CHỐNG ĐỘC
BỘ XÂY DỰNG || CỤC HÀNG KHÔNG VIỆT NAM
BỘ GIAO THÔNG VẬN TẢI || BAN QUẢN LÝ DỰ ÁN 6
"""


@pytest.mark.parametrize("printed", LETTERHEADS.strip().splitlines())
def test_tells_where_one_body_ends_and_the_next_begins(typed: Typed, printed: str) -> None:
    bodies = [" ".join(body.split(" | ")) for body in printed.split(" || ")]
    header = read_header(typed(LETTER.format(head=re.sub(r" \|\|? ", "\n", printed), number="12/VP-TH")))
    assert header.issuer is not None
    assert [header.parent.value if header.parent else None, header.issuer.value] == [None, *bodies][-2:]


JOINT = [
    (
        "SỞ NỘI VỤ\nSỞ TÀI CHÍNH",
        "12/HDLN-SNV-STC",
        "SỞ TÀI CHÍNH",
        ["SỞ NỘI VỤ"],
    ),
    (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH",
        "37/CTPH-LĐLĐ-SVHTTDL",
        "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
        ["LIÊN ĐOÀN LAO ĐỘNG TỈNH"],
    ),
]


@pytest.mark.parametrize(("head", "number", "issuer", "partners"), JOINT)
def test_joint_dispatches(typed: Typed, head: str, number: str, issuer: str, partners: list[str]) -> None:
    header = read_header(typed(LETTER.format(head=head, number=number)))
    assert header.issuer is not None
    assert header.issuer.value == issuer
    assert [body.value for body in header.co_issuers] == partners
    assert header.parent is None


def test_columns_side_by_side(typed: Typed) -> None:
    header = read_header(
        typed(
            "UBND TỈNH AN HẢI             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "SỞ NỘI VỤ                        Độc lập - Tự do - Hạnh phúc\n"
            "Số: 12/SNV-VP               An Hải, ngày 05 tháng 4 năm 2023\n"
            "V/v rà soát\n\nKính gửi: Các đơn vị.\n\nĐề nghị các đơn vị báo cáo."
        )
    )
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
    assert header.parent is not None
    assert header.parent.value == "UBND TỈNH AN HẢI"
    assert header.date is not None
    assert header.number is not None


def test_tabs_between_the_columns(typed: Typed) -> None:
    header = read_header(
        typed(
            "SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/SNV-VP\tAn Hải, ngày 05 tháng 4 năm 2023\n"
            "Kính gửi: Các đơn vị.\nĐề nghị các đơn vị báo cáo."
        )
    )
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
    assert header.place is not None
    assert header.place.value == "An Hải"


def test_everything_in_one_line(typed: Typed) -> None:
    header = read_header(
        typed(
            "UBND TỈNH AN HẢI SỞ NỘI VỤ -------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
            " --------------- Số: 12/SNV-VP V/v rà soát biên chế An Hải, ngày 05 tháng 4 năm 2023"
            " Kính gửi: Các đơn vị.\n"
            "Đề nghị các đơn vị báo cáo."
        )
    )
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
    assert header.number is not None
    assert header.number.value == "12/SNV-VP"
    assert header.date is not None
    assert header.date.value == "2023-04-05"
    assert header.subject is not None
    assert header.subject.value == "rà soát biên chế"


def test_the_site_title_is_no_issuer(typed: Typed) -> None:
    header = read_header(
        typed("Công văn 12/SNV-VP năm 2023 rà soát biên chế\n" + LETTER.format(head="SỞ NỘI VỤ", number="12/SNV-VP"))
    )
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
    assert header.parent is None
    assert header.number is not None
    assert header.number.value == "12/SNV-VP"


def test_the_partys_title_is_no_issuer(typed: Typed) -> None:
    header = read_header(
        typed(
            "TỈNH ỦY AN HẢI\nBAN TUYÊN GIÁO\n*\nSố 36-HD/BTGTU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
            "An Hải, ngày 05 tháng 4 năm 2023\n"
            "HƯỚNG DẪN\nsinh hoạt chuyên đề năm 2023\n-----\nCăn cứ kế hoạch, Ban Tuyên giáo hướng dẫn như sau:"
        )
    )
    assert header.issuer is not None
    assert header.issuer.value == "BAN TUYÊN GIÁO"
    assert header.parent is not None
    assert header.parent.value == "TỈNH ỦY AN HẢI"
    assert header.number is not None
    assert header.number.value == "36-HD/BTGTU"
    assert header.type is not None
    assert header.type.value == "hướng dẫn"
    assert header.subject is not None
    assert header.subject.value == "sinh hoạt chuyên đề năm 2023"


@pytest.mark.parametrize(
    "emblem",
    ["CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT", "CONG HOA XA HOI CHU NGHIA VIET NAM"],
)
def test_misprinted_emblems_are_no_issuer(typed: Typed, emblem: str) -> None:
    text = LETTER.format(head="SỞ NỘI VỤ", number="12/SNV-VP").replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", emblem)
    header = read_header(typed(text))
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
    assert header.parent is None


def test_no_letterhead_no_issuer(typed: Typed) -> None:
    assert read_header(typed("Kính gửi: Các đơn vị.\nĐề nghị các đơn vị báo cáo.")).issuer is None
