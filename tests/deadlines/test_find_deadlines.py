"""Deadlines as dispatches print them, all issued on Thursday 13 July 2023 unless the row says otherwise."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.deadlines import FoundDeadline, find_deadlines

ISSUED = date(2023, 7, 13)

# clause, expression, due, bound, time
DATES = [
    (
        "Báo cáo kết quả về Sở Nội vụ trước ngày 30/9/2023 để tổng hợp.",
        "trước ngày 30/9/2023",
        "2023-09-30",
        "before",
        None,
    ),
    (
        "gửi về Sở Tài chính trước ngày 15 tháng 8 năm 2023",
        "trước ngày 15 tháng 8 năm 2023",
        "2023-08-15",
        "before",
        None,
    ),
    ("gửi hồ sơ trước ngày 05 tháng 8", "trước ngày 05 tháng 8", "2023-08-05", "before", None),
    ("gửi về Phòng Nội vụ trước 30/11/2023", "trước 30/11/2023", "2023-11-30", "before", None),
    ("báo cáo UBND tỉnh trước 20/8", "trước 20/8", "2023-08-20", "before", None),
    ("nộp hồ sơ chậm nhất ngày 31/8/2023", "chậm nhất ngày 31/8/2023", "2023-08-31", "by", None),
    (
        "chậm nhất là ngày 20 tháng 7 năm 2023 phải có báo cáo",
        "chậm nhất là ngày 20 tháng 7 năm 2023",
        "2023-07-20",
        "by",
        None,
    ),
    ("chậm nhất là ngày 20/7", "chậm nhất là ngày 20/7", "2023-07-20", "by", None),
    ("chậm nhất trước ngày 20/12/2023", "chậm nhất trước ngày 20/12/2023", "2023-12-20", "before", None),
    ("Chậm nhất đến ngày 25/8/2023, các phòng gửi số liệu", "Chậm nhất đến ngày 25/8/2023", "2023-08-25", "by", None),
    ("muộn nhất ngày 01/9/2023", "muộn nhất ngày 01/9/2023", "2023-09-01", "by", None),
    ("trễ nhất là ngày 12/8/2023", "trễ nhất là ngày 12/8/2023", "2023-08-12", "by", None),
    ("việc đăng ký mở đến hết ngày 31/7/2023", "đến hết ngày 31/7/2023", "2023-07-31", "by", None),
    ("không quá ngày 15/8/2023", "không quá ngày 15/8/2023", "2023-08-15", "by", None),
    ("gửi văn bản góp ý không muộn hơn ngày 09/8/2023", "không muộn hơn ngày 09/8/2023", "2023-08-09", "by", None),
    ("hoàn thành việc kiểm kê đến ngày 31/12/2023", "đến ngày 31/12/2023", "2023-12-31", "by", None),
    ("Đến ngày 31/10/2023, hoàn thành việc cấp thẻ cho hộ nghèo", "Đến ngày 31/10/2023", "2023-10-31", "by", None),
    ("nhận hồ sơ đăng ký đến ngày 18/8/2023", "đến ngày 18/8/2023", "2023-08-18", "by", None),
    ("trả lời bằng văn bản trong ngày 14/7/2023", "trong ngày 14/7/2023", "2023-07-14", "within", None),
    ("Tổ chức lễ ra quân vào ngày 25/11/2023", "vào ngày 25/11/2023", "2023-11-25", "on", None),
    ("Tổ chức mít tinh cấp huyện ngày 26/7/2023 tại quảng trường", "ngày 26/7/2023", "2023-07-26", "on", None),
    ("tiến hành kiểm tra chéo vào ngày 05/9", "vào ngày 05/9", "2023-09-05", "on", None),
    ("gửi danh sách (trước ngày 10/02/2024) về Ban Tổ chức", "trước ngày 10/02/2024", "2024-02-10", "before", None),
    ("Các phòng báo cáo xong trước ngày 02/8/2023", "trước ngày 02/8/2023", "2023-08-02", "before", None),
    ("Hạn cuối: 30/9/2023", "30/9/2023", "2023-09-30", "by", None),
    ("Hạn nộp báo cáo: ngày 21/8/2023.", "ngày 21/8/2023", "2023-08-21", "by", None),
    ("Thời hạn gửi: trước ngày 22/8/2023.", "trước ngày 22/8/2023", "2023-08-22", "before", None),
    ("Thời gian thực hiện: Ngày 26, 27/12/2023", "Ngày 26, 27/12/2023", "2023-12-27", "on", None),
    ("Thời gian hoàn thành: 15/10/2023", "15/10/2023", "2023-10-15", "by", None),
    (
        "Thời gian dự kiến: Chiều ngày 28/12 và cả ngày 29/12/2023",
        "Chiều ngày 28/12 và cả ngày 29/12/2023",
        "2023-12-29",
        "on",
        None,
    ),
    ("Thời hạn hoàn thành là ngày 20/10/2023", "ngày 20/10/2023", "2023-10-20", "by", None),
    ("trước 17h00 ngày 20/7/2023", "trước 17h00 ngày 20/7/2023", "2023-07-20", "before", "17:00"),
    ("gửi trước 10 giờ 30 phút ngày 14/7", "trước 10 giờ 30 phút ngày 14/7", "2023-07-14", "before", "10:30"),
    ("trước 14 giờ, ngày 08 tháng 10", "trước 14 giờ, ngày 08 tháng 10", "2023-10-08", "before", "14:00"),
    ("chậm nhất 17 giờ 00 ngày 12/8/2023", "chậm nhất 17 giờ 00 ngày 12/8/2023", "2023-08-12", "by", "17:00"),
    ("trước 16:30 ngày 18/7/2023", "trước 16:30 ngày 18/7/2023", "2023-07-18", "before", "16:30"),
    ("trước 5 giờ chiều ngày 03/8/2023", "trước 5 giờ chiều ngày 03/8/2023", "2023-08-03", "before", "17:00"),
    ("trước 16 giờ thứ Sáu, ngày 21/7/2023", "trước 16 giờ thứ Sáu, ngày 21/7/2023", "2023-07-21", "before", "16:00"),
    ("trước 11h00' ngày 19/7/2023", "trước 11h00' ngày 19/7/2023", "2023-07-19", "before", "11:00"),
    ("trước 17g00 ngày 19/7/2023", "trước 17g00 ngày 19/7/2023", "2023-07-19", "before", "17:00"),
    ("gửi báo cáo trước ngày 21/7/2023 (thứ Sáu)", "trước ngày 21/7/2023 (thứ Sáu)", "2023-07-21", "before", None),
    ("trước ngày 05/01", "trước ngày 05/01", "2024-01-05", "before", None),
    ("trước ngày 13/7", "trước ngày 13/7", "2023-07-13", "before", None),
    ("trước ngày 12/7", "trước ngày 12/7", "2024-07-12", "before", None),
    ("trước ngày 15.8.2023", "trước ngày 15.8.2023", "2023-08-15", "before", None),
    ("trước ngày 15-8-2023", "trước ngày 15-8-2023", "2023-08-15", "before", None),
    ("trước ngày 15-8", "trước ngày 15-8", "2023-08-15", "before", None),
    ("trước ngày 30 / 9 / 2023", "trước ngày 30 / 9 / 2023", "2023-09-30", "before", None),
    ("trước ngày\n30 tháng 9 năm 2023", "trước ngày\n30 tháng 9 năm 2023", "2023-09-30", "before", None),
    ("TRƯỚC NGÀY 30/9/2023", "TRƯỚC NGÀY 30/9/2023", "2023-09-30", "before", None),
    ("trước ngày01/9/2023", "trước ngày01/9/2023", "2023-09-01", "before", None),
    ("Kế hoạch phải được phê duyệt trước ngày 30/8/2023", "trước ngày 30/8/2023", "2023-08-30", "before", None),
    ("khắc phục tồn tại đã được chỉ ra trước ngày 15/9/2023", "trước ngày 15/9/2023", "2023-09-15", "before", None),
    ("nộp về Chi cục, chậm nhất: 30/8/2023", "chậm nhất: 30/8/2023", "2023-08-30", "by", None),
    ("trước ngày 20 tháng 10/2023", "trước ngày 20 tháng 10/2023", "2023-10-20", "before", None),
    ("đến trước ngày 01/12/2023 phải bàn giao", "đến trước ngày 01/12/2023", "2023-12-01", "before", None),
]

# clause, expression, due, bound
PERIODS = [
    ("từ nay đến hết ngày 31/8/2023 rà soát toàn bộ hồ sơ", "từ nay đến hết ngày 31/8/2023", "2023-08-31", "by"),
    ("hoàn thành việc rà soát trong tháng 8", "trong tháng 8", "2023-08-31", "within"),
    ("Trong tháng 8/2023, tổ chức tập huấn", "Trong tháng 8/2023", "2023-08-31", "within"),
    ("trình UBND huyện trong tháng 9 năm 2023", "trong tháng 9 năm 2023", "2023-09-30", "within"),
    ("trình phê duyệt trong tháng 02", "trong tháng 02", "2024-02-29", "within"),
    ("gửi báo cáo trong tháng này", "trong tháng này", "2023-07-31", "within"),
    ("tổ chức tập huấn trong tháng 9, tháng 10 năm 2023", "trong tháng 9, tháng 10 năm 2023", "2023-10-31", "within"),
    ("tổ chức kiểm tra trong tháng 8 và tháng 9/2023", "trong tháng 8 và tháng 9/2023", "2023-09-30", "within"),
    ("hoàn thành trong quý III/2023", "trong quý III/2023", "2023-09-30", "within"),
    ("trình trong quý IV", "trong quý IV", "2023-12-31", "within"),
    ("ban hành quy chế trong quý 3 năm 2023", "trong quý 3 năm 2023", "2023-09-30", "within"),
    ("trình trong quý III, quý IV năm 2023", "trong quý III, quý IV năm 2023", "2023-12-31", "within"),
    ("ban hành trong quý I năm sau", "trong quý I năm sau", "2024-03-31", "within"),
    ("hoàn thành quý IV/2023", "quý IV/2023", "2023-12-31", "within"),
    ("xong trong quý này", "trong quý này", "2023-09-30", "within"),
    ("hoàn thành trong năm 2023", "trong năm 2023", "2023-12-31", "within"),
    ("hoàn thành năm 2023", "năm 2023", "2023-12-31", "within"),
    ("hoàn thành dứt điểm trong năm nay", "trong năm nay", "2023-12-31", "within"),
    ("đến cuối năm 2023 hoàn thành việc đo đạc", "đến cuối năm 2023", "2023-12-31", "by"),
    ("phấn đấu đến hết năm 2025 mọi xã đều có cán bộ chuyên trách", "đến hết năm 2025", "2025-12-31", "by"),
    ("chậm nhất trong tháng 9/2023", "chậm nhất trong tháng 9/2023", "2023-09-30", "by"),
    ("chậm nhất là cuối tháng 8", "chậm nhất là cuối tháng 8", "2023-08-31", "by"),
    ("hoàn thành vào cuối tháng 10/2023", "vào cuối tháng 10/2023", "2023-10-31", "within"),
    ("trình vào giữa tháng 9", "vào giữa tháng 9", "2023-09-15", "within"),
    ("hoàn thành vào đầu tháng 9", "vào đầu tháng 9", "2023-09-01", "within"),
    ("hoàn thành trong nửa đầu tháng 8", "trong nửa đầu tháng 8", "2023-08-15", "within"),
    ("gửi dự thảo trong trung tuần tháng 8", "trong trung tuần tháng 8", "2023-08-20", "within"),
    ("trình UBND tỉnh vào cuối quý III", "vào cuối quý III", "2023-09-30", "within"),
    ("hoàn thành trong 6 tháng cuối năm 2023", "trong 6 tháng cuối năm 2023", "2023-12-31", "within"),
    ("hoàn thành trước cuối tháng 8/2023", "trước cuối tháng 8/2023", "2023-08-31", "before"),
    ("hoàn thành đến hết tháng 10/2023", "đến hết tháng 10/2023", "2023-10-31", "by"),
    ("Thời gian hoàn thành: Quý II/2024.", "Quý II/2024", "2024-06-30", "within"),
    ("Thời gian hoàn thành: Tháng 9.", "Tháng 9", "2023-09-30", "within"),
    ("Thời hạn: Năm 2024", "Năm 2024", "2024-12-31", "within"),
    ("Tiến độ: trong tháng 11/2023", "trong tháng 11/2023", "2023-11-30", "within"),
    ("xây dựng phần mềm quản lý (quý II/2024)", "quý II/2024", "2024-06-30", "within"),
    ("Quý IV/2023 tổ chức hội thi nông dân", "Quý IV/2023", "2023-12-31", "within"),
    ("tháng 9 trình thẩm định", "tháng 9", "2023-09-30", "within"),
    ("Quý IV/2023: tổ chức hội thi cấp huyện", "Quý IV/2023", "2023-12-31", "within"),
    ("tổ chức tuyên truyền từ ngày 01/8 đến ngày 15/8/2023", "từ ngày 01/8 đến ngày 15/8/2023", "2023-08-15", "by"),
    (
        "đăng ký dự tuyển từ ngày 20/7/2023 đến hết ngày 05/8/2023",
        "từ ngày 20/7/2023 đến hết ngày 05/8/2023",
        "2023-08-05",
        "by",
    ),
]

# clause, expression, duration, anchor, working days
RELATIVE = [
    ("trong 15 ngày kể từ ngày ký", "trong 15 ngày kể từ ngày ký", "P15D", "issue", False),
    (
        "trong vòng 10 ngày kể từ ngày nhận được văn bản này, các đơn vị",
        "trong vòng 10 ngày kể từ ngày nhận được văn bản này",
        "P10D",
        "receipt",
        False,
    ),
    (
        "trong thời hạn 05 ngày làm việc kể từ ngày ban hành",
        "trong thời hạn 05 ngày làm việc kể từ ngày ban hành",
        "P5D",
        "issue",
        True,
    ),
    (
        "trong 07 (bảy) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ",
        "trong 07 (bảy) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ",
        "P7D",
        "event",
        True,
    ),
    (
        "trong mười lăm ngày kể từ ngày nhận được Quyết định này",
        "trong mười lăm ngày kể từ ngày nhận được Quyết định này",
        "P15D",
        "receipt",
        False,
    ),
    (
        "chậm nhất sau 03 ngày kể từ khi kết thúc đợt kiểm tra",
        "chậm nhất sau 03 ngày kể từ khi kết thúc đợt kiểm tra",
        "P3D",
        "event",
        False,
    ),
    (
        "chậm nhất 30 ngày kể từ ngày Nghị định này có hiệu lực",
        "chậm nhất 30 ngày kể từ ngày Nghị định này có hiệu lực",
        "P30D",
        "effective",
        False,
    ),
    (
        "trong thời hạn 60 ngày kể từ ngày có hiệu lực",
        "trong thời hạn 60 ngày kể từ ngày có hiệu lực",
        "P60D",
        "effective",
        False,
    ),
    ("không quá 20 ngày kể từ ngày ký hợp đồng", "không quá 20 ngày kể từ ngày ký hợp đồng", "P20D", "event", False),
    (
        "trong thời hạn 01 tháng kể từ ngày ký ban hành",
        "trong thời hạn 01 tháng kể từ ngày ký ban hành",
        "P1M",
        "issue",
        False,
    ),
    ("trong vòng 24 giờ, báo cáo về Sở", "trong vòng 24 giờ", "PT24H", "event", False),
    ("trong vòng 48h kể từ khi phát hiện sự cố", "trong vòng 48h kể từ khi phát hiện sự cố", "PT48H", "event", False),
    (
        "trong vòng 02 tuần kể từ ngày nhận được văn bản",
        "trong vòng 02 tuần kể từ ngày nhận được văn bản",
        "P2W",
        "receipt",
        False,
    ),
    ("trả lời trong 05 ngày làm việc", "trong 05 ngày làm việc", "P5D", None, True),
    (
        "Thời hạn: 10 ngày làm việc kể từ ngày nhận được đề nghị",
        "10 ngày làm việc kể từ ngày nhận được đề nghị",
        "P10D",
        "event",
        True,
    ),
    (
        "chậm nhất 05 ngày làm việc trước ngày tổ chức cuộc họp",
        "chậm nhất 05 ngày làm việc trước ngày tổ chức cuộc họp",
        "P5D",
        "event",
        True,
    ),
    ("gửi báo cáo chậm nhất là 03 ngày", "chậm nhất là 03 ngày", "P3D", None, False),
    (
        "Trong nửa tháng kể từ ngày nhận được thông báo",
        "Trong nửa tháng kể từ ngày nhận được thông báo",
        "P15D",
        "receipt",
        False,
    ),
    ("Ngay sau khi nhận được Công điện này, các xã", "Ngay sau khi nhận được Công điện này", None, "receipt", False),
    ("Ngay sau khi Đề án được duyệt, lập kế hoạch chi tiết", "Ngay sau khi Đề án được duyệt", None, "event", False),
    ("nộp phiếu nhận xét ngay sau mỗi đợt thực tập", "ngay sau mỗi đợt thực tập", None, "event", False),
    ("Trước khi nghiệm thu, đơn vị phải có biên bản", "Trước khi nghiệm thu", None, "event", False),
    ("gửi kế hoạch về Phòng trước khi triển khai để theo dõi", "trước khi triển khai", None, "event", False),
    (
        "Trước thời điểm khai giảng, nhà trường rà soát cơ sở vật chất",
        "Trước thời điểm khai giảng",
        None,
        "event",
        False,
    ),
    ("hoàn thành trước Tết Nguyên đán", "trước Tết Nguyên đán", None, "event", False),
    ("tu sửa đê điều trước mùa mưa bão; báo cáo", "trước mùa mưa bão", None, "event", False),
    ("trình trước phiên họp tháng 8", "trước phiên họp tháng 8", None, "event", False),
    ("gửi trước kỳ họp thứ ba của HĐND", "trước kỳ họp thứ ba của HĐND", None, "event", False),
    ("Ngay khi nhận được văn bản, tổ chức triển khai", "Ngay khi nhận được văn bản", None, "receipt", False),
]

# clause, expression, rule, time
RECURRING = [
    ("hoàn thành trước ngày 25 hằng tháng", "trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25", None),
    ("báo cáo trước ngày 15 hàng tháng", "trước ngày 15 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=15", None),
    ("định kỳ trước ngày 15 hàng tháng gửi Sở", "định kỳ trước ngày 15 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=15", None),
    ("định kỳ hằng tháng, trước ngày 25", "định kỳ hằng tháng, trước ngày 25", "FREQ=MONTHLY;BYMONTHDAY=25", None),
    ("hằng tháng (chậm nhất ngày 20) báo cáo", "hằng tháng (chậm nhất ngày 20)", "FREQ=MONTHLY;BYMONTHDAY=20", None),
    ("họp giao ban ngày 20 hằng tháng", "ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20", None),
    ("ngày 05 và ngày 20 hằng tháng", "ngày 05 và ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=5,20", None),
    ("trước ngày 05 của tháng liền kề", "trước ngày 05 của tháng liền kề", "FREQ=MONTHLY;BYMONTHDAY=5", None),
    ("gửi chậm nhất ngày 10 của tháng sau", "chậm nhất ngày 10 của tháng sau", "FREQ=MONTHLY;BYMONTHDAY=10", None),
    ("trước ngày 03 mỗi tháng", "trước ngày 03 mỗi tháng", "FREQ=MONTHLY;BYMONTHDAY=3", None),
    (
        "trước ngày 20 của tháng cuối quý",
        "trước ngày 20 của tháng cuối quý",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
        None,
    ),
    (
        "trước ngày 05 tháng đầu quý sau",
        "trước ngày 05 tháng đầu quý sau",
        "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5",
        None,
    ),
    (
        "định kỳ hằng quý, trước ngày 20 của tháng cuối quý",
        "định kỳ hằng quý, trước ngày 20 của tháng cuối quý",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
        None,
    ),
    ("định kỳ hằng quý báo cáo Sở", "định kỳ hằng quý", "FREQ=MONTHLY;INTERVAL=3", None),
    ("Tổ công tác họp ba tháng một lần, có biên bản", "ba tháng một lần", "FREQ=MONTHLY;INTERVAL=3", None),
    ("báo cáo mực nước hai ngày một lần qua điện thoại", "hai ngày một lần", "FREQ=DAILY;INTERVAL=2", None),
    ("Mỗi quý một lần, Trạm kiểm tra các bể", "Mỗi quý một lần", "FREQ=MONTHLY;INTERVAL=3", None),
    ("bảo dưỡng máy bơm mỗi tháng một lần", "mỗi tháng một lần", "FREQ=MONTHLY", None),
    (
        "định kỳ 6 tháng, trước ngày 15/6 và 15/12",
        "định kỳ 6 tháng, trước ngày 15/6 và 15/12",
        "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
        None,
    ),
    ("hằng năm, trước ngày 15/12", "hằng năm, trước ngày 15/12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", None),
    (
        "Hằng năm, trước ngày 30 tháng 11, phòng gửi dự toán",
        "Hằng năm, trước ngày 30 tháng 11",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30",
        None,
    ),
    (
        "công bố vào ngày 01 tháng 01 hàng năm",
        "vào ngày 01 tháng 01 hàng năm",
        "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1",
        None,
    ),
    ("trước ngày 15/12 hằng năm", "trước ngày 15/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", None),
    (
        "trước ngày 15/6, 15/12 hằng năm",
        "trước ngày 15/6, 15/12 hằng năm",
        "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
        None,
    ),
    ("tổ chức đối thoại trong tháng 12 hằng năm", "trong tháng 12 hằng năm", "FREQ=YEARLY;BYMONTH=12", None),
    ("gửi lịch vào thứ Sáu hằng tuần", "vào thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR", None),
    ("thứ 6 hàng tuần", "thứ 6 hàng tuần", "FREQ=WEEKLY;BYDAY=FR", None),
    ("trước 15h thứ Năm hằng tuần", "trước 15h thứ Năm hằng tuần", "FREQ=WEEKLY;BYDAY=TH", "15:00"),
    ("trước 16 giờ ngày thứ Sáu hằng tuần", "trước 16 giờ ngày thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR", "16:00"),
    ("hằng tuần vào thứ Hai", "hằng tuần vào thứ Hai", "FREQ=WEEKLY;BYDAY=MO", None),
    ("chủ nhật hằng tuần tổng vệ sinh", "chủ nhật hằng tuần", "FREQ=WEEKLY;BYDAY=SU", None),
    ("hằng ngày trước 16h gửi số liệu", "hằng ngày trước 16h", "FREQ=DAILY", "16:00"),
    ("báo cáo trước 17 giờ 30 hằng ngày", "trước 17 giờ 30 hằng ngày", "FREQ=DAILY", "17:30"),
    (
        "ngày làm việc cuối cùng của tháng",
        "ngày làm việc cuối cùng của tháng",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        None,
    ),
    ("sáng thứ Hai đầu tiên của tháng", "sáng thứ Hai đầu tiên của tháng", "FREQ=MONTHLY;BYDAY=1MO", None),
    ("định kỳ 03 tháng/1lần báo cáo", "định kỳ 03 tháng/1lần", "FREQ=MONTHLY;INTERVAL=3", None),
    ("định kỳ sáu tháng báo cáo", "định kỳ sáu tháng", "FREQ=MONTHLY;INTERVAL=6", None),
    ("định kỳ 02 năm một lần tổ chức hội thi", "định kỳ 02 năm một lần", "FREQ=YEARLY;INTERVAL=2", None),
    ("định kỳ hằng năm tổng kết", "định kỳ hằng năm", "FREQ=YEARLY", None),
    ("định kỳ hàng tuần báo cáo", "định kỳ hàng tuần", "FREQ=WEEKLY", None),
    ("định kỳ 01 lần/quý", "định kỳ 01 lần/quý", "FREQ=MONTHLY;INTERVAL=3", None),
    ("báo cáo kịp thời UBND tỉnh hằng tháng, quý, 6 tháng, năm", "hằng tháng, quý, 6 tháng, năm", "FREQ=MONTHLY", None),
    ("Hằng năm, Phòng Nội vụ tổ chức đối thoại", "Hằng năm", "FREQ=YEARLY", None),
]

NONE = [
    "kiểm tra không quá 02 lần/năm",
    "nước được bơm 01 lần/tháng cho mỗi thửa",
    "mới có một lần trong ba tháng qua",
    "mức hỗ trợ trả một lần cho mỗi hộ",
    "Khẩn trương tổ chức thực hiện, báo cáo kịp thời.",
    "thường xuyên theo dõi, đôn đốc",
    "trong thời gian tới tiếp tục đẩy mạnh",
    "báo cáo trong thời gian sớm nhất",
    "thực hiện đúng tiến độ, đúng thời hạn quy định",
    "báo cáo theo quy định, theo định kỳ",
    "xây dựng kế hoạch năm 2024",
    "Chương trình phát triển nông thôn giai đoạn 2021 - 2025",
    "Chiến lược đến năm 2025, tầm nhìn đến năm 2030",
    "Quyết định này có hiệu lực kể từ ngày ký.",
    "Quyết định này có hiệu lực thi hành từ ngày 01/9/2023.",
    "có hiệu lực đến hết ngày 31/12/2023",
    "Nghị quyết có hiệu lực từ ngày 15 tháng 8 năm 2023",
    "có hiệu lực sau 10 ngày kể từ ngày ký",
    "tính đến ngày 30/9/2023, cả tỉnh có 12 xã đạt chuẩn",
    "Tính đến hết ngày 31/8/2023 đã giải ngân được 45%",
    "số liệu đến ngày 15/8/2023",
    "số liệu từ ngày 15/6/2023 đến ngày 14/12/2023",
    "Ngày 12/7/2023, tại trụ sở, Chủ tịch đã chủ trì cuộc họp",
    "Sáng ngày 20/7/2023, Giám đốc Sở dự họp",
    "Các xã đã báo cáo ngày 20/7/2023",
    "theo văn bản ngày 14/7/2023 của Sở Xây dựng",
    "căn cứ biên bản ngày 20/7/2023",
    "các dự án được cấp phép trước ngày 01/8/2023",
    "các khoản nợ phát sinh trước ngày 31/12/2023",
    "trước ngày 01/7/2020, các hộ kê khai theo mẫu cũ",
    "đã hoàn thành trước ngày 30/6/2023",
    "Trước đây, việc này do Phòng Nội vụ làm",
    "Trước hết, tập trung rà soát; trước mắt ưu tiên xã nghèo",
    "so với trước khi sắp xếp, số đơn vị giảm 5",
    "kế hoạch hằng năm của đơn vị",
    "dự toán ngân sách hàng năm",
    "báo cáo hằng quý phải đúng mẫu",
    "chế độ báo cáo hằng tháng",
    "hội nghị giao ban hằng tuần",
    "nghỉ phép hằng năm",
    "trực ban 24/24 giờ",
    "bố trí người trực 24/7",
    "tỷ lệ đạt 1/2 số hộ",
    "không quá 02 lần/năm",
    "Sau 25 ngày làm việc, hồ sơ được trả",
    "quá thời hạn nêu trên, nếu không có ý kiến xem như thống nhất",
    "Sau ngày 30/9/2023, đơn vị chưa gửi coi như không có ý kiến",
    "để bảo đảm an sinh trong năm 2023",
    "nhằm tăng thu ngân sách trong quý IV/2023",
    "để phục vụ khai giảng vào tháng 9/2023",
    "Kết quả 6 tháng đầu năm 2023",
    "nhiệm vụ trọng tâm 6 tháng cuối năm 2023",
    "báo cáo tháng 8, quý III/2023",
    "kinh phí năm 2023",
    "Lễ kỷ niệm 60 năm ngày thành lập ngành",
    "hợp đồng có thời hạn 24 tháng",
    "học sinh từ 6 tháng đến 5 tuổi",
    "đoàn công tác gồm 15 người trong 3 ngày",
    "khoản 2 Điều 5, mục 3.1",
    "Quyết định số 12/5/QĐ",
    "điện thoại 0203.3825.145",
    "trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Sở",
    "sau khi Nghị định được ban hành, xây dựng kế hoạch",
    "Đơn vị đã nộp hồ sơ trong tháng 8/2023",
    "tham dự hội nghị tổ chức vào ngày 25/7/2023",
    "chuẩn bị tài liệu cho cuộc họp ngày 28/7/2023",
    "sinh trước ngày 01/01/2024",
    "trước ngày 31/4/2023",
    "trước ngày 32/8/2023",
    "trước tháng 10 năm 2023",
    "đạo luật được thông qua tại kỳ họp tháng 10/2023",
    "Đến ngày 20/7/2023 mới có 5/12 xã gửi báo cáo",
    "thời gian bảo hành 12 tháng",
    "ngày Pháp luật 09/11",
    'sửa cụm từ "trước ngày 30/9/2023" tại mục 2',
    "Thời gian: 8 giờ 00 ngày 20/7/2023; địa điểm: hội trường",
    "Năm học 2023 - 2024",
    "tổ chức thi theo Kế hoạch số 12/KH-PNV ngày 20/7/2023",
    "điều kiện cung cấp dịch vụ trong năm 2023 quy định tại Phụ lục",
    "chứng chỉ có giá trị trong vòng 2 năm kể từ ngày cấp",
    "nộp sớm để kịp xét duyệt trước thời điểm tốt nghiệp",
    "hồ sơ được lưu giữ trong thời hạn 5 năm kể từ ngày kết thúc",
    "",
]


def _one(clause: str, issued: date | None = ISSUED, *, labelled: bool = False) -> FoundDeadline:
    found = find_deadlines(clause, issue_date=issued, labelled=labelled)
    assert len(found) == 1, found
    assert clause[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize(("clause", "text", "due", "bound", "time"), DATES)
def test_dates(clause: str, text: str, due: str | None, bound: str | None, time: str | None) -> None:
    found = _one(clause)
    assert (found.text, found.kind, found.due, found.bound, found.time) == (text, "date", due, bound, time)


@pytest.mark.parametrize(("clause", "text", "due", "bound"), PERIODS)
def test_periods(clause: str, text: str, due: str | None, bound: str | None) -> None:
    found = _one(clause)
    assert (found.text, found.kind, found.due, found.bound) == (text, "period", due, bound)


@pytest.mark.parametrize(("clause", "text", "duration", "anchor", "working"), RELATIVE)
def test_relative(clause: str, text: str, duration: str | None, anchor: str | None, working: bool) -> None:
    found = _one(clause)
    assert (found.text, found.kind, found.duration, found.anchor, found.working_days) == (
        text,
        "relative",
        duration,
        anchor,
        working,
    )
    assert found.due is None


@pytest.mark.parametrize(("clause", "text", "rule", "time"), RECURRING)
def test_recurring(clause: str, text: str, rule: str | None, time: str | None) -> None:
    found = _one(clause)
    assert (found.text, found.kind, found.rrule, found.time) == (text, "recurring", rule, time)
    assert found.due is None


@pytest.mark.parametrize("clause", NONE)
def test_none(clause: str) -> None:
    assert find_deadlines(clause, issue_date=ISSUED) == []


@pytest.mark.parametrize(
    ("cell", "due", "rule"),
    [
        ("Quý IV", "2023-12-31", None),
        ("Tháng 8", "2023-08-31", None),
        ("30/9", "2023-09-30", None),
        ("30/9/2023", "2023-09-30", None),
        ("Năm 2024", "2024-12-31", None),
        ("Trước ngày 15/8/2023", "2023-08-15", None),
        ("Trước 15/12 hằng năm", None, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        ("Tháng 9 - 10/2023", "2023-10-31", None),
    ],
)
def test_labelled_cell_needs_no_preposition(cell: str, due: str | None, rule: str | None) -> None:
    found = _one(cell, labelled=True)
    assert (found.due, found.rrule) == (due, rule)


@pytest.mark.parametrize("cell", ["Thường xuyên", "Theo kế hoạch", "-", "Khi có yêu cầu"])
def test_labelled_cell_without_a_time(cell: str) -> None:
    assert find_deadlines(cell, issue_date=ISSUED, labelled=True) == []


@pytest.mark.parametrize(
    ("clause", "texts", "dues"),
    [
        (
            "Lần 1 trước ngày 20/7/2023, lần 2 trước ngày 20/10/2023",
            ["trước ngày 20/7/2023", "trước ngày 20/10/2023"],
            ["2023-07-20", "2023-10-20"],
        ),
        ("gửi trước ngày 20/7 và ngày 20/8", ["trước ngày 20/7", "ngày 20/8"], ["2023-07-20", "2023-08-20"]),
        (
            "nộp báo cáo vào các ngày 25/7, 25/8 và 25/9/2023",
            ["vào các ngày 25/7", "25/8", "25/9/2023"],
            ["2023-07-25", "2023-08-25", "2023-09-25"],
        ),
        ("tổ chức lớp học vào ngày 26/9 và ngày 27/9/2023", ["vào ngày 26/9 và ngày 27/9/2023"], ["2023-09-27"]),
        ("tổ chức lớp học vào ngày 26, 27/9/2023", ["vào ngày 26, 27/9/2023"], ["2023-09-27"]),
    ],
)
def test_several_deadlines_in_one_clause(clause: str, texts: list[str], dues: list[str]) -> None:
    found = find_deadlines(clause, issue_date=ISSUED)
    assert [deadline.text for deadline in found] == texts
    assert [deadline.due for deadline in found] == dues


def test_recurring_list_with_its_own_days() -> None:
    clause = "định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12) báo cáo"
    found = find_deadlines(clause, issue_date=ISSUED)
    assert [deadline.rrule for deadline in found] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15",
    ]


def test_citation_dates_are_masked() -> None:
    clause = "chậm nhất theo Công văn số 15/SNV ngày 20/8/2023, trước ngày 30/8/2023"
    start = clause.index("Công văn")
    found = find_deadlines(clause, issue_date=ISSUED, masked=[(start, clause.index(", trước"))])
    assert [deadline.due for deadline in found] == ["2023-08-30"]


def test_a_day_without_a_year_needs_the_issue_date() -> None:
    assert _one("gửi trước ngày 20/8", None).due is None
    assert _one("gửi trước ngày 20/8/2023", None).due == "2023-08-20"


def test_old_tone_placement_is_the_same_word() -> None:
    assert _one("hoàn thành và báo cáo, trước ngày 20/8/2023; Uỷ ban nhân dân").due == "2023-08-20"


_WORDS = (
    "trước chậm nhất là ngày 30/9 30/9/2023 15 tháng 8 năm 2023 quý III hằng hàng định kỳ trong vòng 10 làm việc "
    "kể từ ký nhận được , . ; : ( ) / - thứ Sáu tuần 17h00 16 giờ khi sau ngay cuối đầu 6 “ ” 00 1/1/1 31/4/2023"
)
_PIECES = st.sampled_from([*_WORDS.split(), "\n"])


@given(
    st.lists(_PIECES, max_size=40).map(" ".join),
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2090, 1, 1))),
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_any_clause_gives_well_formed_deadlines(clause: str, issued: date | None, labelled: bool) -> None:
    last = 0
    for found in find_deadlines(clause, issue_date=issued, labelled=labelled):
        assert last <= found.start < found.end <= len(clause)
        assert clause[found.start : found.end] == found.text
        last = found.end
        if found.due is not None:
            assert issued is None or date.fromisoformat(found.due) >= issued
        if found.kind in ("relative", "recurring"):
            assert found.due is None
        assert (found.kind == "recurring") == (found.rrule is not None)
        assert found.duration is None or re.fullmatch(r"P(?:T\d+[HM]|\d+[DWMY])", found.duration)
        assert found.time is None or re.fullmatch(r"[0-2]\d:[0-5]\d", found.time)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_is_survived(text: str) -> None:
    find_deadlines(text, issue_date=ISSUED)


@pytest.mark.parametrize(
    "piece",
    [
        "trước ",
        "ngày 1, ",
        "1/1 ",
        "1/1, ",
        "chậm nhất là ",
        "hằng tháng, ",
        "trong 1 ngày ",
        "trước khi a ",
        "( ",
        "tháng 1, ",
        "quý i, ",
        "“",
        "đã a ",
        "trước mùa a ",
        "hằng năm, trước mùa a ",
        "từ 1/1 đến ",
        "từ tháng 1 đến ",
        "tại kỳ họp thường kỳ a ",
        "sau 1 ngày kể từ ngày ký, a ",
        "kể từ ngày nhận được a ",
        "sở a báo cáo hằng năm ",
        "trong đợt a ",
        "tuần 1 ",
        "cấm a trong vòng 1 ngày ",
        "để kịp a trước khi b ",
        "1/1 và ngày ",
    ],
)
def test_hostile_repetition_ends(piece: str) -> None:
    """Quadratic patterns would not end on 100 000 characters."""
    find_deadlines(piece * (100_000 // len(piece)), issue_date=ISSUED)
