"""The word that directs, where it stands, and how strongly a duty binds by it."""

from __future__ import annotations

import pytest

from docproc.tasks.marks.strengths import strength
from tests.tasks.marked_letters import directive, letter

# body, the word that directs each obligation
MARKED = [
    ("1. Yêu cầu Sở Y tế rà soát hồ sơ.", ["Yêu cầu"]),
    ("1. Đề nghị Sở Y tế rà soát hồ sơ.", ["Đề nghị"]),
    ("1. Trân trọng đề nghị Sở Y tế rà soát hồ sơ.", ["Trân trọng đề nghị"]),
    ("1. Giao Sở Y tế rà soát hồ sơ.", ["Giao"]),
    ("1. Phân công Sở Y tế rà soát hồ sơ.", ["Phân công"]),
    ("1. Khuyến khích Sở Y tế lắp pin mặt trời.", ["Khuyến khích"]),
    ("1. Sở Y tế có trách nhiệm rà soát hồ sơ.", ["có trách nhiệm"]),
    ("1. Sở Y tế chịu trách nhiệm thẩm định hồ sơ.", ["chịu trách nhiệm"]),
    ("1. Sở Y tế phải rà soát hồ sơ.", ["phải"]),
    ("1. Sở Y tế cần rà soát hồ sơ.", ["cần"]),
    ("1. Sở Y tế có nhiệm vụ trông coi công trình.", ["có nhiệm vụ"]),
    ("1. Sở Y tế không được sử dụng khu nhà B.", ["không được"]),
    ("1. Nghiêm cấm Sở Y tế sử dụng khu nhà B.", ["Nghiêm cấm"]),
    ("1. Sở Y tế tuyệt đối không sử dụng khu nhà B.", ["tuyệt đối không"]),
    ("1. Sở Y tế không để xe cấp cứu chờ.", ["không để"]),
    ("1. Yêu cầu Sở Y tế không được sử dụng khu nhà B.", ["không được"]),
    ("1. Đề nghị Sở Y tế phải rà soát hồ sơ.", ["phải"]),
    ("1. Yêu cầu Sở Y tế cần rà soát hồ sơ.", ["Yêu cầu"]),
    ("1. Sở Y tế được giao quản lý khu nhà B.", ["được giao"]),
    ("1. Nếu có vướng mắc, đề nghị Sở Y tế phản ánh về Sở Xây dựng.", ["đề nghị"]),
    ("1. Khi có sự cố, Sở Y tế phải sơ tán người bệnh.", ["phải"]),
    ("1. Đề nghị Sở Y tế rà soát hồ sơ. Cập nhật danh mục.", ["Đề nghị", "Đề nghị"]),
    ("1. Đề nghị Sở Y tế rà soát hồ sơ; bố trí người trực.", ["Đề nghị", "Đề nghị"]),
    (
        "Sở Xây dựng đề nghị Sở Y tế thực hiện các nội dung sau:\n1. Rà soát hồ sơ.\n2. Cập nhật danh mục.",
        ["đề nghị", "đề nghị"],
    ),
    (
        "Sở Xây dựng yêu cầu Sở Y tế thực hiện các nội dung sau:\n1. Rà soát hồ sơ.\n2. Không được bỏ sót danh mục.",
        ["yêu cầu", "Không được"],
    ),
    ("Đề nghị Sở Y tế:\n1. Rà soát hồ sơ.\n2. Phải cập nhật danh mục.", ["Đề nghị", "Phải"]),
    ("1. Giao Sở Y tế:\na) Rà soát hồ sơ;\nb) Cập nhật danh mục.", ["Giao", "Giao"]),
    ("1. Sở Y tế có trách nhiệm:\na) Rà soát hồ sơ;\nb) Cập nhật danh mục.", ["có trách nhiệm", "có trách nhiệm"]),
    ("1. Nghiêm cấm các nhà thầu:\na) Đổ rác ra đường;\nb) Đốt rác trong công trường.", ["Nghiêm cấm", "Nghiêm cấm"]),
    ("1. Ban Chỉ đạo có nhiệm vụ:\na) Rà soát hồ sơ;\nb) Cập nhật danh mục.", ["có nhiệm vụ", "có nhiệm vụ"]),
    ("1. Theo yêu cầu của Sở Tài chính, đề nghị Sở Y tế lập dự toán.", ["đề nghị"]),
    ("1. Thực hiện Chỉ thị số 05/CT-TTg, đề nghị Sở Y tế lập dự toán.", ["đề nghị"]),
]


@pytest.mark.parametrize(("body", "words"), MARKED)
def test_the_word_that_directs_is_given_as_printed(body: str, words: list[str]) -> None:
    found = letter(body).obligations

    assert [obligation.marker.value if obligation.marker else None for obligation in found] == words


@pytest.mark.parametrize(("body", "_words"), MARKED)
def test_it_stands_in_the_text_at_its_span(body: str, _words: list[str]) -> None:
    dispatch = letter(body)

    for obligation in dispatch.obligations:
        assert obligation.marker is not None
        assert obligation.marker.span is not None
        assert dispatch.text[slice(*obligation.marker.span)] == obligation.marker.value


# bare imperatives, and words that only look like an order
BARE = [
    "1. Sở Y tế rà soát hồ sơ.",
    "1. Sở Y tế lập danh sách người được giao quản lý tài sản.",
    "1. Sở Y tế trả lời ý kiến đề nghị của cử tri.",
    "1. Sở Y tế rà soát điểm đen giao thông trước cổng bệnh viện.",
    "1. Sở Y tế kiểm tra những việc phải sửa chữa.",
    "1. Sở Y tế phổ biến Chỉ thị số 05/CT-TTg.",
    "1. Sở Y tế xử lý cơ sở không có giấy phép.",
    "1. Sở Y tế tổng hợp các hạng mục cần sửa chữa.",
    "1. Sở Y tế lắp biển cấm hút thuốc.",
    "1. Sở Y tế bố trí không quá 02 xe một ca trực.",
]


@pytest.mark.parametrize("body", BARE)
def test_a_bare_imperative_has_none(body: str) -> None:
    found = directive(body).obligations

    assert [obligation.marker for obligation in found] == [None]
    assert found[0].modality == "must"


STRENGTHS = [
    ("không được", "must_not", "below", False, False, 5),
    ("Nghiêm cấm", "must_not", None, False, False, 5),
    ("không để", "must_not", "peer", False, True, 5),
    ("không được", "must_not", "above", False, False, 4),
    ("phải", "must", "below", False, False, 4),
    ("có trách nhiệm", "must", "peer", False, False, 4),
    ("Yêu cầu", "must", "below", False, False, 4),
    ("giao", "must", None, False, False, 4),
    ("Giao nhiệm vụ cho", "must", "below", False, False, 4),
    ("yêu cầu", "must", "above", False, False, 3),
    ("yêu cầu", "must", "below", False, True, 3),
    ("cần", "should", "below", False, False, 3),
    ("cần", "should", None, False, True, 2),
    (None, "must", "below", False, False, 3),
    (None, "must", None, False, False, 3),
    (None, "must", "above", False, False, 2),
    (None, "must", "below", False, True, 2),
    ("đề nghị", "request", "below", False, False, 3),
    ("đề nghị", "request", "peer", False, False, 2),
    ("đề nghị", "request", "peer", True, False, 3),
    ("đề nghị", "request", "above", False, False, 2),
    ("đề nghị", "request", "above", True, False, 2),
    ("đề nghị", "request", None, False, False, 2),
    ("trân trọng đề nghị", "request", "peer", False, True, 1),
    (None, "request", None, False, False, 2),
    ("khuyến khích", "should", "below", False, False, 1),
    ("khuyến khích", "should", None, False, True, 1),
]


@pytest.mark.parametrize(("marker", "modality", "rank", "conveys", "exhorts", "level"), STRENGTHS)
def test_strength_follows_from_word_and_rank(marker, modality, rank, conveys, exhorts, level) -> None:  # type: ignore[no-untyped-def]
    assert strength(marker, modality, rank, conveys=conveys, exhorts=exhorts) == level


CLAUSES = [
    ("1. Sở Y tế không được sử dụng khu nhà B.", "peer", 5),
    ("1. Sở Y tế rà soát hồ sơ, không chỉ ở bệnh viện mà còn ở trạm xá.", "peer", 3),
    ("1. Sở Y tế bố trí không quá 02 xe một ca trực.", "peer", 3),
    ("1. Đề nghị Sở Y tế rà soát hồ sơ.", "peer", 2),
    ("1. Đề nghị Sở Y tế tiếp tục phát huy kết quả.", "peer", 1),
    ("1. Đề nghị Ủy ban nhân dân tỉnh phê duyệt dự toán.", "above", 2),
    ("1. Đề nghị Phòng Quản lý nhà rà soát hồ sơ.", "below", 3),
    ("1. Yêu cầu các đơn vị trực thuộc Sở rà soát hồ sơ.", "below", 4),
    ("1. Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, đề nghị Sở Y tế rà soát hồ sơ.", "peer", 3),
    ("1. Thực hiện chỉ đạo của Giám đốc Sở, đề nghị Sở Y tế rà soát hồ sơ.", "peer", 2),
    ("1. Khuyến khích Sở Y tế lắp pin mặt trời.", "peer", 1),
]


@pytest.mark.parametrize(("body", "rank", "level"), CLAUSES)
def test_an_obligation_has_the_strength_of_its_words(body: str, rank: str, level: int) -> None:
    found = letter(body).obligations

    assert [(obligation.rank, obligation.strength) for obligation in found] == [(rank, level)]
