"""What must be handed in: one table of clauses that name a thing, one of those that name none."""

from __future__ import annotations

import pytest

from docproc.bodies import find_bodies
from docproc.tasks.products import product_in
from docproc.text import match_key

HANDED_IN = [
    ("lập nhật ký từng tuyến, nộp Phòng Kỹ thuật", "nhật ký từng tuyến"),
    ("phải lập xong dự trù hóa chất, gửi Sở Y tế", "dự trù hóa chất"),
    ("phát bản tin triều cường", "bản tin triều cường"),
    ("gửi báo cáo cải cách lần 2 cho Sở Nội vụ", "báo cáo cải cách"),
    ("làm bản tường trình nộp phòng Nhân sự", "bản tường trình"),
    ("gửi báo cáo kết quả tiêm phòng về Trạm Thú y", "báo cáo kết quả tiêm phòng"),
    ("gửi kế hoạch tuần cho văn phòng trước ngày thứ Sáu", "kế hoạch tuần"),
    ("nộp 02 bộ hồ sơ dự thi tại Phòng Đào tạo", "02 bộ hồ sơ dự thi"),
    ("nộp bản cam kết không đốt rơm cho trưởng thôn", "bản cam kết không đốt rơm"),
    ("nộp mẫu đất theo hướng dẫn của Sở", "mẫu đất"),
    ("gửi ngay danh sách hộ bị ngập để tổng hợp", "danh sách hộ bị ngập"),
    ("trình Ủy ban nhân dân huyện phương án di dời chợ trước ngày 10/5", "phương án di dời chợ"),
    ("trình Hiệu trưởng dự thảo báo cáo tự đánh giá", "dự thảo báo cáo tự đánh giá"),
    ("trình đề án vị trí việc làm", "đề án vị trí việc làm"),
    ("lập danh sách học sinh nuôi lợn, gà, vịt, gửi phòng Giáo dục và Đào tạo", "danh sách học sinh nuôi lợn, gà, vịt"),
    (
        "lập danh sách trẻ từ 3 đến 5 tuổi chưa được đến lớp, gửi Sở Y tế",
        "danh sách trẻ từ 3 đến 5 tuổi chưa được đến lớp",
    ),
    ("lập biên bản và chuyển ngay cho Công an xã", "biên bản"),
    ("lập sổ theo dõi khách lưu trú", "sổ theo dõi khách lưu trú"),
    ("lập hồ sơ chuyển Tòa án nhân dân", "hồ sơ"),
    ("lập hồ sơ đề nghị công nhận làng nghề làm chiếu", "hồ sơ đề nghị công nhận làng nghề làm chiếu"),
    ("lập hồ sơ đề nghị Công an huyện xử lý", "hồ sơ"),
    ("xây dựng quy trình cấp phát thuốc, trình Giám đốc ký", "quy trình cấp phát thuốc"),
    ("xây dựng kế hoạch phủ sóng đến năm 2027 theo Quyết định của tỉnh", "kế hoạch phủ sóng đến năm 2027"),
    ("hoàn thiện hồ sơ quyết toán gửi Kho bạc Nhà nước", "hồ sơ quyết toán"),
    ("tổng hợp kiến nghị của xã viên gửi Liên minh Hợp tác xã", "kiến nghị của xã viên"),
    ("tổng hợp kết quả, trình Giám đốc báo cáo tổng kết", "báo cáo tổng kết"),
    ("có ý kiến bằng văn bản đối với dự thảo quy chế, gửi về Bộ", "ý kiến bằng văn bản"),
    ("cho ý kiến bằng văn bản", "ý kiến bằng văn bản"),
    ("có văn bản trả lời Sở Nội vụ về 03 trường hợp", "văn bản trả lời"),
    ("cung cấp số liệu tạm trú tại các nhà trọ cho Công an phường", "số liệu tạm trú"),
    ("cung cấp cho Sở Lao động số liệu việc làm", "số liệu việc làm"),
    ("báo cáo số cây đổ về Phòng Kỹ thuật", "số cây đổ"),
    ("báo cáo Chủ tịch (qua Văn phòng) kết quả thu nợ", "kết quả thu nợ"),
    ("báo cáo tổng kết năm học trước ngày 30/5", "báo cáo tổng kết năm học"),
    ("Báo cáo tuần: tổng hợp số ca mắc, gửi về Trung tâm Y tế", "Báo cáo tuần"),
    ("Kết quả kiểm kê gửi về Sở Tài chính", "Kết quả kiểm kê"),
    ("Kế hoạch tập huấn của các đơn vị gửi về Sở trước ngày 05/01", "Kế hoạch tập huấn"),
    ("Số liệu mưa phải được đo đúng giờ, báo cáo Ban Chỉ huy", "Số liệu mưa"),
    ("giấy xác nhận phải nộp về phòng Nhân sự", "giấy xác nhận"),
    ("ban hành kế hoạch của cấp xã, gửi về Sở Tư pháp", "kế hoạch của cấp xã"),
    ("gửi bản sao biên bản bàn giao về Ban", "bản sao biên bản bàn giao"),
]
NONE = [
    "trình trước ngày 05/6/2019",
    "giải trình số biên chế dôi dư",
    "báo cáo Ủy ban nhân dân tỉnh",
    "trình Giám đốc phê duyệt",
    "nộp 02 bản cho Bên B để đối chiếu",
    "nộp tiền điện trước ngày 10",
    "gửi xe đúng nơi quy định",
    "rà soát quy trình, chương trình, công trình trên địa bàn",
    "hướng dẫn các hộ lập hồ sơ vay vốn",
    "đôn đốc sinh viên nộp hồ sơ",
    "vận động người dân cung cấp giấy tờ cũ",
    "thực hiện chế độ báo cáo về Sở",
    "nghiên cứu tài liệu để xây dựng kế hoạch",
    "hướng dẫn trình tự bình xét",
    "tổng hợp nhu cầu, báo cáo Sở Xây dựng",
    "có kế hoạch tuần tra ban đêm",
    "chỉ cung cấp số tài khoản cho ngân hàng",
    "cấp gạo cho đơn vị",
    "mời báo cáo viên về nói chuyện",
    "công khai danh sách tại trụ sở",
    "gửi đơn vị ký xác nhận",
    "họp dân (giao Văn phòng chuẩn bị tài liệu)",
]


def thing(clause: str) -> str | None:
    text = f"{clause}."
    found = product_in(text, match_key(text), find_bodies(text), (0, len(text)))
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(("clause", "expected"), HANDED_IN)
def test_a_thing_is_handed_in(clause: str, expected: str) -> None:
    assert thing(clause) == expected


@pytest.mark.parametrize("clause", NONE)
def test_nothing_is_handed_in(clause: str) -> None:
    assert thing(clause) is None


@pytest.mark.parametrize(
    "piece", ["gửi ", "gửi danh sách ", "báo cáo, ", "danh sách và ", "lập hồ sơ (", "trình Sở Y tế ", "Kết quả "]
)
def test_a_long_hostile_clause_is_looked_at(piece: str) -> None:
    thing(piece * 3000)
