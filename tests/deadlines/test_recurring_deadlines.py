"""Deadlines that come back, as dispatches of Thursday 13 July 2023 print them: exact days, and how often only."""

from __future__ import annotations

from datetime import date

import pytest

from docproc.deadlines import find_deadlines

ISSUED = date(2023, 7, 13)

# clause, expression, rule, time
ROWS = [
    ("Mỗi tuần một lần các xã gửi số liệu về Phòng", "Mỗi tuần một lần", "FREQ=WEEKLY", None),
    ("Các trạm kiểm tra bể lọc (2 tháng một lần)", "2 tháng một lần", "FREQ=MONTHLY;INTERVAL=2", None),
    ("thay nước hồ bơi năm ngày một lần", "năm ngày một lần", "FREQ=DAILY;INTERVAL=5", None),
    ("bảo dưỡng máy phát điện 06 tháng/lần", "06 tháng/lần", "FREQ=MONTHLY;INTERVAL=6", None),
    ("họp tổ công tác hằng quý một lần", "hằng quý một lần", "FREQ=MONTHLY;INTERVAL=3", None),
    ("Ban Quản lý chợ mỗi tháng một lần kiểm tra cân đối chứng", "mỗi tháng một lần", "FREQ=MONTHLY", None),
    ("Trạm Thú y phun khử trùng chợ trâu; hằng tuần gửi kết quả", "hằng tuần", "FREQ=WEEKLY", None),
    ("Thư viện bổ sung đầu sách và hằng quý công bố danh mục", "hằng quý", "FREQ=MONTHLY;INTERVAL=3", None),
    ("Cập nhật danh sách hộ vay vốn hằng tháng.", "hằng tháng", "FREQ=MONTHLY", None),
    ("báo cáo Sở chỉ huy hằng ngày về mực nước hồ", "hằng ngày", "FREQ=DAILY", None),
    ("mỗi quý tổ chức một buổi đối thoại với tiểu thương", "mỗi quý", "FREQ=MONTHLY;INTERVAL=3", None),
    ("gửi biểu thống kê hằng tháng, trước ngày 07 tháng sau", None, "FREQ=MONTHLY;BYMONTHDAY=7", None),
    ("hằng tháng vào ngày 12 công khai quỹ lớp", "hằng tháng vào ngày 12", "FREQ=MONTHLY;BYMONTHDAY=12", None),
    ("giao ban mỗi tháng 2 lần vào ngày 10 và ngày 25", None, "FREQ=MONTHLY;BYMONTHDAY=10,25", None),
    ("nộp báo cáo hằng năm trước ngày 20 tháng 11", None, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20", None),
    ("rà soát trong tháng 3 và tháng 9 hằng năm", "trong tháng 3 và tháng 9 hằng năm", "FREQ=YEARLY;BYMONTH=3,9", None),
    ("xét thăng hạng trong quý I hằng năm", "trong quý I hằng năm", "FREQ=YEARLY;BYMONTH=3", None),
    ("diễn tập vào quý II và quý IV hằng năm", "vào quý II và quý IV hằng năm", "FREQ=YEARLY;BYMONTH=6,12", None),
    ("gửi Sở trước ngày 30-6 hằng năm", "trước ngày 30-6 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30", None),
    ("trực ban báo cáo trước 06.30 hằng ngày", "trước 06.30 hằng ngày", "FREQ=DAILY", "06:30"),
    ("đo mực nước vào lúc 07 giờ và 19 giờ hằng ngày", "vào lúc 07 giờ và 19 giờ hằng ngày", "FREQ=DAILY", None),
    ("họp vào thứ Hai và thứ Năm hằng tuần", "vào thứ Hai và thứ Năm hằng tuần", "FREQ=WEEKLY;BYDAY=MO,TH", None),
    ("thu gom rác các ngày thứ Ba, thứ Sáu", "các ngày thứ Ba, thứ Sáu", "FREQ=WEEKLY;BYDAY=TU,FR", None),
    (
        "tổng dọn vệ sinh sáng Chủ nhật hằng tuần, bắt đầu từ ngày 23/7/2023",
        "sáng Chủ nhật hằng tuần, bắt đầu từ ngày 23/7/2023",
        "FREQ=WEEKLY;BYDAY=SU",
        None,
    ),
    ("sinh hoạt mỗi tháng một lần vào thứ Bảy đầu tiên", None, "FREQ=MONTHLY;BYDAY=1SA", None),
    ("kiểm kê kho vào tuần cuối của mỗi quý", "vào tuần cuối của mỗi quý", "FREQ=MONTHLY;INTERVAL=3", None),
    ("chốt sổ cuối mỗi tháng", "cuối mỗi tháng", "FREQ=MONTHLY", None),
]

NONE = [
    "cán bộ xuống thôn ít nhất 03 ngày mỗi tuần",
    "Xây dựng dự toán chi tiết hằng năm.",
    "giải quyết hồ sơ hằng ngày của người dân",
    "công khai tiền ăn từng ngày trên bảng tin",
    "mở cửa hồ bơi từ ngày 01/6 đến ngày 15/8 hằng năm",
    "tham gia phong trào đọc sách hằng năm",
    "phát loa mỗi ngày hai lần",
]


@pytest.mark.parametrize(("clause", "text", "rule", "time"), ROWS, ids=[row[0] for row in ROWS])
def test_rule(clause: str, text: str | None, rule: str, time: str | None) -> None:
    (found,) = find_deadlines(clause, issue_date=ISSUED)
    assert (found.kind, found.rrule, found.time) == ("recurring", rule, time)
    assert text is None or found.text == text


@pytest.mark.parametrize("clause", NONE)
def test_no_rule(clause: str) -> None:
    assert find_deadlines(clause, issue_date=ISSUED) == []
