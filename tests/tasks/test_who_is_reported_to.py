"""Who receives a report: persons by one name, offices by several words, proposals, calls, and what is no report."""

from __future__ import annotations

import pytest

from docproc.bodies import find_bodies
from docproc.tasks.receivers import receivers_in
from docproc.text import match_key

CASES = [
    ("nộp sổ điểm về đ/c Hằng (PHT) trước khi họp hội đồng", ("đ/c Hằng",)),
    ("có việc gấp thì báo về đồng chí Quyền", ("đồng chí Quyền",)),
    ("nộp giáo án cho đồng chí Tổ trưởng chuyên môn vào thứ hai", ("Tổ trưởng chuyên môn",)),
    ("báo cáo đồng chí Huyện ủy viên phụ trách xã", ("đồng chí Huyện ủy viên phụ trách xã",)),
    ("báo ông Bảy Lợi, trưởng ban quản trị kênh", ("ông Bảy Lợi",)),
    ("đề xuất Giám đốc Sở xem xét, quyết định việc khen thưởng", ("Giám đốc Sở",)),
    ("kiến nghị UBND tỉnh cho phép gia hạn", ("UBND tỉnh",)),
    ("rà soát nhu cầu mở lớp, đề xuất về Phòng Đào tạo", ("Phòng Đào tạo",)),
    ("phát hiện sai sót thì đề xuất với Thanh tra Sở", ()),
    ("tham mưu, đề xuất UBND huyện phê duyệt danh mục", ()),
    ("đề xuất Sở Xây dựng làm chủ đầu tư", ()),
    ("trong vòng 15 phút phải điện cho trực ban Công an xã và Trạm Y tế xã", ("trực ban Công an xã", "Trạm Y tế xã")),
    ("ưu tiên cấp điện cho Trạm Y tế xã", ()),
    ("khai báo với trưởng thôn khi có người lạ", ("trưởng thôn",)),
    ("thỉnh thị cấp trên khi vượt thẩm quyền", ("cấp trên",)),
    ("trả hồ sơ về UBND xã để bổ sung", ("UBND xã",)),
    ("trả kết quả thẩm định về xã trong 03 ngày", ("xã",)),
    ("báo cáo về xã nông thôn mới", ()),
    ("chi trả trợ cấp cho Trạm Y tế xã", ()),
    ("cung cấp gạo cho các trường bán trú", ()),
    ("cung cấp danh sách hộ nghèo cho các trường bán trú", ("các trường bán trú",)),
    ("đưa phiếu cho Phòng Kế toán ký", ("Phòng Kế toán",)),
    ("đưa người bệnh về Trạm Y tế xã", ()),
    ("gửi danh sách về Phòng Công chức, viên chức trước 16 giờ", ("Phòng Công chức, viên chức",)),
    ("gửi về Phòng Nội vụ, công khai trên trang tin", ("Phòng Nội vụ",)),
    (
        "báo cáo về Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn huyện",
        ("Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn huyện",),
    ),
    ("gửi Ban Tổ chức Hội thi 01 bản đăng ký", ("Ban Tổ chức Hội thi",)),
    ("đồng gửi Viện Kiểm sát nhân dân khu vực 3 để phối hợp", ("Viện Kiểm sát nhân dân khu vực 3",)),
    ("nộp đơn tại Bộ phận một cửa của Sở", ("Bộ phận một cửa của Sở",)),
    ("báo cho hai đơn vị còn lại khi có thay đổi", ("hai đơn vị còn lại",)),
    ("báo quầy lễ tân trong vòng 24 giờ", ("quầy lễ tân",)),
    ("gửi Sở Tư pháp thẩm định, trình Chủ tịch UBND tỉnh trong tháng 6", ("Sở Tư pháp", "Chủ tịch UBND tỉnh")),
    ("gửi Sở Nội vụ tổng hợp, trình Chủ tịch UBND tỉnh", ("Sở Nội vụ",)),
]


@pytest.mark.parametrize(("clause", "names"), CASES)
def test_who_is_reported_to(clause: str, names: tuple[str, ...]) -> None:
    assert receivers_in(clause, match_key(clause), find_bodies(clause), (0, len(clause))) == names
