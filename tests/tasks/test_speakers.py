"""Who speaks before an issuer's verb: what others asked, were told or do themselves is no order of this dispatch."""

from __future__ import annotations

import pytest

from docproc.bodies import find_bodies
from docproc.tasks.directives import ClauseReader, Directive
from docproc.text import match_key


def read(clause: str, issuer: str) -> Directive | None:
    reader = ClauseReader(clause, match_key(clause), find_bodies(clause), frozenset({match_key(issuer)}))
    return reader.read((0, len(clause)), bare=False)


TOLD = [
    ("Trả lời Công văn số 302/KT của Phòng Kinh tế đề nghị hướng dẫn việc cấp giấy, Sở có ý kiến", "Sở Xây dựng"),
    ("Cử tri xã Bản Lang đề nghị Ủy ban nhân dân tỉnh sớm sửa chữa đường", "Sở Xây dựng"),
    ("Ông Tổ trưởng tổ Toán đề nghị nhà trường mua thêm 10 bộ máy tính", "Trường Tiểu học Bản Lang"),
    ("Nhiều doanh nghiệp kiến nghị Sở Tài chính giảm tiền thuê đất", "Cục Thuế tỉnh Vĩnh Du"),
    ("Cán bộ phụ trách là viên chức được Hiệu trưởng giao quản lý phòng thực hành", "Trường Cao đẳng Y tế"),
    ("Sở sẽ tiếp tục theo dõi, chỉ đạo Thanh tra Sở kiểm tra việc khắc phục", "Sở Xây dựng"),
    ("Nội dung đơn: “Ông Tú đề nghị Ủy ban nhân dân xã trả lại đất", "Ủy ban nhân dân huyện An Thượng"),
]


@pytest.mark.parametrize(("clause", "issuer"), TOLD, ids=[clause[:40] for clause, _ in TOLD])
def test_others_spoke(clause: str, issuer: str) -> None:
    found = read(clause, issuer)

    assert found is None or not found.framed


ORDERED = [
    (
        "Thực hiện Công văn số 12/BYT-DP của Bộ Y tế, Sở Y tế đề nghị các bệnh viện báo cáo",
        "Sở Y tế",
        ["các bệnh viện"],
    ),
    ("Phòng Công tác sinh viên đề nghị Khoa Luật cử cán bộ", "Phòng Công tác sinh viên", ["Khoa Luật"]),
    ("Đề nghị Kho Vận tải số 2 cung cấp số liệu", "Cục Hậu cần", ["Kho Vận tải số 2"]),
    ("Yêu cầu trưởng các bộ phận phổ biến thông báo đến công nhân", "Công ty May", ["trưởng các bộ phận"]),
]


@pytest.mark.parametrize(("clause", "issuer", "leads"), ORDERED, ids=[row[0][:40] for row in ORDERED])
def test_the_issuer_orders(clause: str, issuer: str, leads: list[str]) -> None:
    found = read(clause, issuer)

    assert found is not None
    assert found.framed
    assert [lead.name for lead in found.leads] == leads


@pytest.mark.parametrize(
    ("clause", "issuer"),
    [
        ("Nhà trường tổ chức khai giảng vào ngày 05/9", "Trường Tiểu học Bản Lang"),
        ("Sở kiểm tra, xử lý các cơ sở vi phạm", "Sở Y tế tỉnh Vĩnh Du"),
        ("Công ty tổ chức khám sức khỏe cho công nhân", "Công ty Cổ phần May An Thịnh"),
        ("Cán bộ phụ trách là viên chức của phòng", "Trường Cao đẳng Y tế"),
        ("Kiểm sát viên chưa nghiên cứu kỹ hồ sơ", "Viện kiểm sát nhân dân tỉnh Vĩnh Du"),
        ("Thí sinh phải có ít nhất 02 năm công tác", "Học viện Hậu cần"),
        ("Người học không được bảo lưu kết quả", "Trường Cao đẳng Y tế"),
        ("Hộ nào không đăng ký thì không được bồi thường", "Ủy ban nhân dân xã Bản Lang"),
    ],
)
def test_what_the_issuer_does_or_what_is_so_directs_nobody(clause: str, issuer: str) -> None:
    assert read(clause, issuer) is None


def test_a_subject_behind_thi_acts() -> None:
    clause = "Khoa nào vi phạm từ 03 hồ sơ trở lên thì Trưởng khoa giải trình bằng văn bản"
    found = read(clause, "Bệnh viện Đa khoa")

    assert found is not None
    assert [lead.name for lead in found.leads] == ["Trưởng khoa"]
    assert clause[slice(*found.parts[-1])] == "giải trình bằng văn bản"


WISHES = [
    ("Rất mong Bảo tàng tỉnh cho mượn 12 hiện vật", ["Bảo tàng tỉnh"]),
    ("Kính trình Ủy ban nhân dân tỉnh xem xét, phê duyệt chủ trương tu bổ đình", ["Ủy ban nhân dân tỉnh"]),
]


@pytest.mark.parametrize(("clause", "leads"), WISHES, ids=[row[0][:30] for row in WISHES])
def test_a_wish_that_names_who_is_to_do_what_asks(clause: str, leads: list[str]) -> None:
    found = read(clause, "Sở Văn hóa và Thể thao")

    assert found is not None
    assert found.modality == "request"
    assert [lead.name for lead in found.leads] == leads


@pytest.mark.parametrize(
    "clause",
    [
        "Rất mong Bảo tàng tỉnh tiếp tục quan tâm, phối hợp",
        "Rất mong quý vị đến dự đúng giờ",
        "Kính trình Ủy ban nhân dân tỉnh xem xét, phê duyệt",
        "Rất mong nhận được sự thông cảm của khách hàng",
    ],
)
def test_courtesy_asks_nothing(clause: str) -> None:
    assert read(clause, "Sở Văn hóa và Thể thao") is None


def test_a_predicate_that_announces_a_list_in_its_own_sentence_is_left_out() -> None:
    clause = "Yêu cầu Sở Y tế triển khai các công việc: tháo dỡ cáp cũ"
    found = read(clause, "Ủy ban nhân dân tỉnh")

    assert found is not None
    assert clause[slice(*found.parts[-1])] == "tháo dỡ cáp cũ"
