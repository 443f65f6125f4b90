"""What is handed in, in the many ways in which offices say it."""

from __future__ import annotations

import pytest

from docproc.bodies import find_bodies
from docproc.tasks.products import product_in
from docproc.text import match_key

CASES = [
    ("lập phương án sơ tán dân gửi về Ban Chỉ huy trước mùa mưa", "phương án sơ tán dân"),
    ("hoàn thiện dự thảo Quy chế phối hợp, trình Giám đốc ký", "dự thảo Quy chế phối hợp"),
    ("nộp 02 ảnh 4x6 và bản sao căn cước cho bộ phận tuyển sinh", "02 ảnh 4x6 và bản sao căn cước"),
    ("có báo cáo đánh giá giữa kỳ gửi nhà tài trợ", "báo cáo đánh giá giữa kỳ"),
    ("ban hành quy trình tiếp nhận đơn thư trong tháng 6", "quy trình tiếp nhận đơn thư"),
    ("gửi danh sách cán bộ đầu mối về Văn phòng", "danh sách cán bộ đầu mối"),
    ("chuyển toàn bộ hồ sơ vụ việc cho Viện kiểm sát", "toàn bộ hồ sơ vụ việc"),
    ("hằng tháng gửi bảng chấm công về phòng Tổ chức", "bảng chấm công"),
    ("bổ sung báo cáo kết quả kiểm tra an toàn đập gửi Sở", "báo cáo kết quả kiểm tra an toàn đập"),
    ("viết đơn trình báo có xác nhận của tổ dân phố", "đơn trình báo"),
    ("lập danh sách hộ chưa nộp quỹ", "danh sách hộ chưa nộp quỹ"),
    ("làm tờ trình xin thêm kinh phí", "tờ trình xin thêm kinh phí"),
    ("tham mưu văn bản chỉ đạo của UBND huyện", "văn bản chỉ đạo của UBND huyện"),
    ("tham mưu phương hướng công tác", None),
    ("xuất hóa đơn điện tử cho Bên A", "hóa đơn điện tử"),
    ("thẩm tra hồ sơ, trình Ủy ban nhân dân huyện", None),
    ("có ý kiến bằng văn bản trong 10 ngày làm việc", "ý kiến bằng văn bản"),
    ("nhận đơn dự tuyển, nộp Phòng Giáo dục và Đào tạo", "đơn dự tuyển"),
    ("chốt danh sách đại biểu, gửi Ban Tổ chức", "danh sách đại biểu"),
    ("rà soát số liệu và gửi Phòng Tư pháp", "số liệu"),
    ("lắng nghe người dân, gửi Phòng Tư pháp", None),
    ("kiểm tra việc lập sổ sách của các quầy thuốc", None),
    ("thực hiện nghiêm kế hoạch đã phê duyệt", None),
    ("báo cáo Chủ tịch UBND huyện", None),
    ("theo dõi tiến độ, đôn đốc các nhà thầu", None),
    ("tuyên truyền về Luật Căn cước", None),
    ("chấp hành báo cáo đột xuất khi được yêu cầu", None),
]


@pytest.mark.parametrize(("clause", "thing"), CASES)
def test_what_is_handed_in(clause: str, thing: str | None) -> None:
    found = product_in(clause, match_key(clause), find_bodies(clause), (0, len(clause)))
    assert (clause[slice(*found)] if found else None) == thing
