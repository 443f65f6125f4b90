"""Clauses that look like an order and only tell, beside their neighbours that order."""

from __future__ import annotations

import pytest

from docproc.tasks.telling import tells
from docproc.text import match_key

TELLS = [
    "Bà Trần Thị Nga, Trưởng phòng Nội vụ - Tổ phó thường trực",
    "Ông Lê Văn Hòa, Phó Chủ tịch UBND huyện, Trưởng ban",
    "Đại diện lãnh đạo Công an huyện - Thành viên",
    "Mời ông Bế Văn Đạt, Chủ tịch Hội Nông dân làm Phó Trưởng ban",
    "Đồng chí Hoàng Thị Sim: Ủy viên kiêm Thư ký",
    "Các thành viên Ban Chỉ đạo làm việc theo chế độ kiêm nhiệm",
    "Hội đồng hoạt động theo nguyên tắc tập thể, quyết định theo đa số",
    "Sở Nội vụ là cơ quan thường trực của Ban Chỉ đạo, được sử dụng con dấu của Sở trong giao dịch",
    "Ban Quản lý được mở tài khoản tại Kho bạc Nhà nước",
    "Bà Lê Thị Mai có trách nhiệm và quyền hạn theo quy định",
    "Tổ giúp việc có nhiệm vụ do Trưởng ban phân công",
    "Sinh viên được xét học bổng phải có điểm trung bình từ 2,5",
    "Nhà ở được hỗ trợ phải có diện tích tối thiểu 30 m2",
    "Phiếu hợp lệ phải do Ban kiểm phiếu phát ra",
    "Thu nhập của hộ phải ở dưới mức chuẩn",
    "Kế hoạch “Yêu cầu các chủ đầu tư nộp báo cáo” đã được bãi bỏ",
]
ORDERS = [
    "Bà Trần Thị Nga, Trưởng phòng Nội vụ tổng hợp kết quả",
    "Chánh Văn phòng Huyện ủy, Trưởng ban Tổ chức Huyện ủy tham mưu lịch đại hội",
    "Đồng chí Phó Trưởng ban chủ trì họp giao ban với các thành viên",
    "Sở Nội vụ là cơ quan thường trực, theo dõi, đôn đốc việc thực hiện",
    "Các đội không được sử dụng con dấu của Công ty",
    "Các phòng làm việc theo đúng giờ hành chính",
    "Người được cử đi học phải có mặt trước 7 giờ",
    "Bệnh viện có trách nhiệm thông báo quyền lợi cho người bệnh",
    "Hộ được hỗ trợ phải làm đơn gửi trưởng thôn",
    "Kế hoạch đã được phê duyệt, yêu cầu các xã thực hiện ngay",
    "Nồng độ clo dư phải đạt mức quy định",
]


@pytest.mark.parametrize("clause", TELLS)
def test_a_clause_only_tells(clause: str) -> None:
    key = match_key(clause)
    assert tells(key, 0, len(key))


@pytest.mark.parametrize("clause", ORDERS)
def test_its_neighbour_orders(clause: str) -> None:
    key = match_key(clause)
    assert not tells(key, 0, len(key))


@pytest.mark.parametrize(
    "piece", ["ông, ", "được sử dụng ", "phải có ", "được xét ", "quyết định đã ", "có nhiệm vụ do "]
)
def test_a_long_hostile_clause_is_looked_at(piece: str) -> None:
    key = match_key(piece * 2000)
    tells(key, 0, len(key))
