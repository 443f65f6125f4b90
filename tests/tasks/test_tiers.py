"""What an office tracks, and what it only keeps."""

from __future__ import annotations

import pytest

from tests.tasks.marked_letters import directive, only

TRACKED = [
    # a day
    "Sở Y tế khám lại cho 200 công nhân trước ngày 30/4/2024.",
    "Sở Y tế hoàn thành việc bàn giao trong quý II/2024.",
    "Sở Y tế kiểm tra nước uống trong vòng 10 ngày kể từ ngày ký Chỉ thị này.",
    "Tiếp tục đẩy mạnh cấp sổ sức khỏe điện tử, hoàn thành trước ngày 30/6/2024.",
    "Sở Y tế phun thuốc diệt muỗi trước ngày 25 hằng tháng.",
    "Sở Y tế tăng cường kiểm tra nhà trọ trong tháng 5/2024.",
    # somebody receives it
    "Sở Y tế báo cáo Ủy ban nhân dân tỉnh kết quả.",
    "Sở Y tế gửi số liệu về Sở Tài chính.",
    "Sở Y tế nộp hồ sơ cho Thanh tra tỉnh.",
    "Sở Y tế tham mưu, trình Ủy ban nhân dân tỉnh xem xét.",
    # a product
    "Sở Y tế xây dựng kế hoạch phòng dịch.",
    "Sở Y tế ban hành quy chế trực cấp cứu.",
    "Sở Y tế lập danh sách người cần tiêm.",
    "Sở Y tế ban hành ngay hướng dẫn khám sàng lọc.",
    "Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước 16 giờ hằng ngày.",
    "Sở Y tế họp giao ban với các huyện trước ngày 05 hằng tháng.",
    "Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án nhà công vụ.",
    "Sở Y tế tham mưu ban hành quy định về nhà trọ.",
    "Sở Y tế khẩn trương hoàn thiện phương án di dời.",
    "Tiếp tục hoàn thiện quy trình khám bệnh.",
    "Sở Y tế thành lập tổ kiểm tra lưu động.",
    "Sở Y tế kiện toàn ban chỉ đạo.",
    "Sở Y tế tổ chức hội nghị tập huấn.",
    "Sở Y tế mở 08 lớp sơ cứu cho bảo vệ trường học.",
    "Sở Y tế lắp 12 trạm rửa tay ở các chợ.",
    "Sở Y tế ký thỏa thuận với Bưu điện tỉnh.",
    "Sở Y tế rà soát, lập danh mục thiết bị cần thanh lý.",
    "Sở Y tế tổng kết 05 năm thực hiện Đề án.",
    "Trường hợp không thống nhất, Sở Y tế có ý kiến trước ngày 20/4/2024.",
]


@pytest.mark.parametrize("clause", TRACKED)
def test_a_product_a_receiver_or_a_day_is_tracked(clause: str) -> None:
    assert only(directive(f"1. {clause}")).tier == "tracked"


STANDING = [
    # exhortation
    "Tiếp tục đẩy mạnh cải cách thủ tục khám bệnh.",
    "Nâng cao nhận thức của người dân về phòng bệnh.",
    "Tăng cường kỷ luật, kỷ cương trong giờ trực.",
    "Quán triệt tinh thần phục vụ người bệnh.",
    "Sở Y tế phát huy vai trò của mạng lưới y tế thôn.",
    "Sở Y tế đẩy mạnh tuyên truyền tiêm chủng.",
    "Sở Y tế quan tâm đời sống cán bộ trạm y tế.",
    "Sở Y tế vận động 5.000 hộ làm nhà tiêu hợp vệ sinh.",
    # routine
    "Sở Y tế theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
    "Sở Y tế giám sát việc sử dụng quỹ khám bệnh.",
    "Sở Y tế kiểm tra việc niêm yết danh sách tại các xã.",
    "Sở Y tế hướng dẫn các huyện phun thuốc diệt muỗi.",
    "Sở Y tế thường xuyên kiểm tra bếp ăn trường học.",
    "Sở Y tế làm đầu mối theo dõi công tác tiêm chủng.",
    "Sở Y tế phối hợp với Công an tỉnh bảo đảm trật tự.",
    "Sở Y tế xử lý nghiêm cơ sở vi phạm.",
    "Sở Y tế bảo đảm đủ thuốc cho người bệnh.",
    "Sở Y tế bố trí ít nhất 80% giường bệnh cho khu cách ly.",
    "Sở Y tế phun thuốc khử trùng phòng bệnh trước 06 giờ hằng ngày.",
    "Sở Y tế kiểm tra khuôn viên vào thứ Bảy hằng tuần.",
    "Tiếp tục thực hiện Nghị quyết số 76/NQ-CP ban hành Chương trình tổng thể về y tế.",
    # bans
    "Sở Y tế không được thu tiền tạm ứng của người nghèo.",
    "Nghiêm cấm các cơ sở khám bệnh bán thuốc hết hạn.",
    "Không để người bệnh nằm ghép.",
    # umbrella
    "Giám đốc các sở chịu trách nhiệm thi hành Chỉ thị này.",
    "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện.",
    # only in some case
    "Nếu có vướng mắc, Sở Y tế báo cáo Ủy ban nhân dân tỉnh.",
    "Khi có dịch, Sở Y tế báo cáo Ủy ban nhân dân tỉnh trong vòng 12 giờ kể từ khi phát hiện.",
    "Trường hợp mất hồ sơ, Sở Y tế lập biên bản.",
    # encouragement
    "Khuyến khích các cơ sở khám bệnh lắp pin mặt trời.",
]


@pytest.mark.parametrize("clause", STANDING)
def test_exhortation_routine_bans_and_what_depends_on_a_case_are_kept(clause: str) -> None:
    assert only(directive(f"1. {clause}")).tier == "standing"
