"""Further days, periods and counts as dispatches of Thursday 13 July 2023 print them."""

from __future__ import annotations

from datetime import date

import pytest

from docproc.deadlines import find_deadlines

ISSUED = date(2023, 7, 13)

# clause, expression, kind, due, time
CALENDAR = [
    ("có mặt tại bến chậm nhất là 15 giờ 30 hôm nay", None, "date", "2023-07-13", "15:30"),
    ("trả lời trong ngày hôm nay", "trong ngày hôm nay", "date", "2023-07-13", None),
    ("sửa xong cột thu lôi trước ngày Quốc khánh 02/9/2023", None, "date", "2023-09-02", None),
    ("bàn giao phòng học trước ngày khai giảng 05/9", None, "date", "2023-09-05", None),
    ("nộp phiếu trước 16.30 ngày 20/7/2023", "trước 16.30 ngày 20/7/2023", "date", "2023-07-20", "16:30"),
    ("sơ tán hết hộ ven sông ngay trong đêm 14/7", "ngay trong đêm 14/7", "date", "2023-07-14", None),
    ("tổ chức chiếu phim vào tối 18/8", "vào tối 18/8", "date", "2023-08-18", None),
    ("từ nay đến 30/9/2023 tháo dỡ mọi đăng đáy", "từ nay đến 30/9/2023", "period", "2023-09-30", None),
    ("trực cứu hộ từ ngày 01/8/2023 đến hết ngày 20/8/2023", None, "period", "2023-08-20", None),
    ("tổ chức hội thi từ 06 đến 07/9", "từ 06 đến 07/9", "period", "2023-09-07", None),
    ("phân làn từ 0 giờ ngày 01/9/2023 đến 24 giờ ngày 04/9/2023", None, "period", "2023-09-04", None),
    ("triển khai từ tháng 9/2023 đến tháng 6/2024", None, "period", "2024-06-30", None),
    ("gửi bản vẽ trong tuần đầu tháng 11", "trong tuần đầu tháng 11", "period", "2023-11-07", None),
    ("họp xét vào tuần thứ hai của tháng 9/2023", None, "period", "2023-09-14", None),
    ("nghiệm thu kênh trong tuần cuối tháng 8", None, "period", "2023-08-31", None),
    ("cắm mốc giới đất rừng trong năm 2024.", "trong năm 2024", "period", "2024-12-31", None),
    ("di dời hộ sát mép suối ngay trong năm 2023;", "ngay trong năm 2023", "period", "2023-12-31", None),
    ("Năm 2024, lắp camera ở sáu nút giao", "Năm 2024", "period", "2024-12-31", None),
    ("tham mưu sơ kết đề án vào quý IV năm 2025", "vào quý IV năm 2025", "period", "2025-12-31", None),
    ("tham mưu tổng kết vào tháng 10-2025.", "vào tháng 10-2025", "period", "2025-10-31", None),
    ("tổng kết mô hình vào cuối năm 2024.", "vào cuối năm 2024", "period", "2024-12-31", None),
    ("Thời gian: nửa đầu tháng 9/2023.", "nửa đầu tháng 9/2023", "period", "2023-09-15", None),
    ("Mở hai lớp sửa máy nông cụ (quý IV, Trung tâm dạy nghề)", "quý IV", "period", "2023-12-31", None),
    ("khu phố có từ 50 hộ trở lên lập tổ tự quản đến hết ngày 31/8/2023", None, "date", "2023-08-31", None),
]

# clause, expression, duration, anchor, working days
COUNTED = [
    ("nộp danh sách khách trước khi tàu rời bến 30 phút", None, "PT30M", "event", False),
    ("niêm yết thực đơn trước ngày tổ chức 05 ngày", None, "P5D", "event", False),
    ("gửi kịch bản trước 3 ngày diễn ra lễ hội", "trước 3 ngày diễn ra lễ hội", "P3D", "event", False),
    ("bên nào dừng thuê phải báo cho bên kia trước 20 ngày.", "trước 20 ngày", "P20D", "event", False),
    ("thông báo bằng văn bản trước ít nhất 45 ngày.", "trước ít nhất 45 ngày", "P45D", "event", False),
    ("gửi biên bản chậm nhất 02 ngày làm việc sau buổi làm việc", None, "P2D", "event", True),
    ("báo cáo nhanh về Chi cục qua điện thoại trong 12 giờ.", "trong 12 giờ", "PT12H", "event", False),
    ("mở cổng thoát hiểm trong vòng 05 phút kể từ khi có chuông", None, "PT5M", "event", False),
    ("tập huấn cách ghi sổ trong vòng một tuần lễ kể từ khi lập tổ", None, "P1W", "event", False),
    ("Chủ tịch xã báo cáo ngay trong ngày về Ban Chỉ huy", "ngay trong ngày", None, "event", False),
    ("đếm cây gãy, báo cho Đội trưởng trong ngày;", "trong ngày", None, "event", False),
    ("chọn người làm tổ trưởng trước ngày lễ ra mắt.", "trước ngày lễ ra mắt", None, "event", False),
    ("nạo vét mương trước vụ xuân 2024.", "trước vụ xuân 2024", None, "event", False),
    ("in sổ tay trước mùa lễ hội hoa.", "trước mùa lễ hội hoa", None, "event", False),
]

NONE = [
    "trực liên tục trong 24 giờ.",
    "tổng hợp các vụ việc trong ngày.",
    "đánh giá kết quả công tác trong năm 2024.",
    "mức tăng so với năm 2024.",
    "Hôm nay, Ban Tổ chức thông báo kết quả bốc thăm",
    "biểu diễn phục vụ nhân dân trong 02 giờ đồng hồ liền",
    "đủ 03 ngày công",
]


@pytest.mark.parametrize(("clause", "text", "kind", "due", "time"), CALENDAR, ids=[row[0] for row in CALENDAR])
def test_day_or_period(clause: str, text: str | None, kind: str, due: str, time: str | None) -> None:
    (found,) = find_deadlines(clause, issue_date=ISSUED)
    assert (found.kind, found.due, found.time) == (kind, due, time)
    assert text is None or found.text == text


@pytest.mark.parametrize(("clause", "text", "length", "anchor", "working"), COUNTED, ids=[row[0] for row in COUNTED])
def test_count_or_event(clause: str, text: str | None, length: str | None, anchor: str, working: bool) -> None:
    (found,) = find_deadlines(clause, issue_date=ISSUED)
    assert (found.kind, found.duration, found.anchor, found.working_days) == ("relative", length, anchor, working)
    assert text is None or found.text == text


@pytest.mark.parametrize("clause", NONE)
def test_none(clause: str) -> None:
    assert find_deadlines(clause, issue_date=ISSUED) == []
