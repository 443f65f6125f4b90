"""Who receives a report or product, in the many ways in which offices say it."""

from __future__ import annotations

import pytest

from docproc.bodies import find_bodies
from docproc.tasks.receivers import receivers_in
from docproc.text import match_key

CASES = [
    ("báo cáo kết quả về Thường trực Huyện ủy (qua Văn phòng Huyện ủy) trước ngày 12/4", ("Thường trực Huyện ủy",)),
    ("gửi về UBND huyện (qua Phòng Nội vụ) để tổng hợp", ("UBND huyện",)),
    ("tham mưu UBND tỉnh ban hành quyết định, trình UBND tỉnh trong tháng 5", ("UBND tỉnh",)),
    ("tham mưu UBND tỉnh ban hành kế hoạch", ()),
    ("thông tin cho Ban Chỉ huy Phòng thủ dân sự tỉnh khi mực nước vượt 82 m", ("Ban Chỉ huy Phòng thủ dân sự tỉnh",)),
    ("nộp tại Phòng Khảo thí và Đảm bảo chất lượng, tầng 3 nhà A1", ("Phòng Khảo thí và Đảm bảo chất lượng",)),
    ("cung cấp cho Đoàn kiểm tra hồ sơ thanh toán 03 năm gần nhất", ("Đoàn kiểm tra",)),
    ("tổng hợp chung, báo cáo Ban Thường vụ Tỉnh ủy cho ý kiến", ("Ban Thường vụ Tỉnh ủy",)),
    ("trình cấp có thẩm quyền phê duyệt dự toán", ("cấp có thẩm quyền",)),
    ("lấy ý kiến các sở, ngành về dự thảo", ()),
    ("báo cáo bằng văn bản với Hiệu trưởng", ("Hiệu trưởng",)),
    ("gửi báo cáo giải trình cho Hội đồng nhân dân huyện (thông qua Ban Pháp chế)", ("Hội đồng nhân dân huyện",)),
    ("chuyển hồ sơ sang Cơ quan Cảnh sát điều tra để xử lý theo thẩm quyền", ("Cơ quan Cảnh sát điều tra",)),
    ("gửi đồng thời cho Sở Tài chính và Sở Kế hoạch và Đầu tư", ("Sở Tài chính", "Sở Kế hoạch và Đầu tư")),
    ("cập nhật số liệu vào phần mềm, gửi Phòng Tổng hợp 01 bản in", ("Phòng Tổng hợp",)),
    ("báo cáo nhanh tình hình thiệt hại về Chi cục Thủy lợi trước 16 giờ hằng ngày", ("Chi cục Thủy lợi",)),
    ("báo ngay cho trực ban theo số điện thoại 0238 000 111", ("trực ban",)),
    ("thông báo kết quả cho người dân biết", ()),
    ("nộp bản cam kết cho tổ trưởng tổ dân phố", ("tổ trưởng tổ dân phố",)),
    ("trả lời bằng văn bản cho cử tri, đồng gửi Ban Dân nguyện HĐND tỉnh", ("cử tri", "Ban Dân nguyện HĐND tỉnh")),
    ("có văn bản gửi Cục Đường bộ Việt Nam đề nghị cắm biển", ("Cục Đường bộ Việt Nam",)),
    (
        "thống kê, gửi số liệu về cơ quan thường trực Ban Chỉ đạo (Phòng Văn hóa - Xã hội)",
        ("cơ quan thường trực Ban Chỉ đạo",),
    ),
    ("nộp hồ sơ trực tuyến qua Cổng Dịch vụ công quốc gia", ()),
    ("gửi qua đường bưu điện đến Trung tâm Phục vụ hành chính công tỉnh", ("Trung tâm Phục vụ hành chính công tỉnh",)),
    ("tham mưu cho Đảng ủy xã tổ chức hội nghị", ()),
    ("báo cáo, giải trình trước Ủy ban Kiểm tra Thành ủy", ("Ủy ban Kiểm tra Thành ủy",)),
    ("đăng ký với Phòng Quản trị thiết bị trước 02 ngày", ("Phòng Quản trị thiết bị",)),
    ("phản hồi Vụ Tổ chức cán bộ trước ngày 20/8", ("Vụ Tổ chức cán bộ",)),
    ("kịp thời báo cáo những vấn đề vượt thẩm quyền lên Ban Giám đốc", ("Ban Giám đốc",)),
    ("gửi hồ sơ đề nghị thẩm định đến Hội đồng thẩm định cấp tỉnh", ("Hội đồng thẩm định cấp tỉnh",)),
    ("phát phiếu khảo sát cho 200 hộ", ()),
    ("đọc bản cam kết trước toàn trường", ()),
    ("đôn đốc nhà thầu nộp bảo lãnh thực hiện hợp đồng", ()),
    ("chuyển kinh phí cho các trường trong tháng 9", ()),
    ("mời đại diện Sở Xây dựng dự nghiệm thu", ()),
]


@pytest.mark.parametrize(("clause", "names"), CASES)
def test_who_receives(clause: str, names: tuple[str, ...]) -> None:
    assert receivers_in(clause, match_key(clause), find_bodies(clause), (0, len(clause))) == names
