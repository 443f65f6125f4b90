"""Conditions under which a duty binds."""

from __future__ import annotations

import pytest

from docproc.text import match_key
from tests.tasks.marked_letters import letter, only

# clause, its condition
CONDITIONAL = [
    ("Trong quá trình thực hiện, nếu có vướng mắc, đề nghị Sở Y tế phản ánh về Sở Xây dựng.", "nếu có vướng mắc"),
    ("Nếu có khó khăn, vướng mắc, đề nghị Sở Y tế phản ánh về Sở Xây dựng.", "Nếu có khó khăn, vướng mắc"),
    ("Trường hợp mất hồ sơ, Sở Y tế lập biên bản.", "Trường hợp mất hồ sơ"),
    ("Trường hợp hồ sơ bị mất, rách, Sở Y tế lập biên bản.", "Trường hợp hồ sơ bị mất, rách"),
    ("Trường hợp vượt thẩm quyền, Sở Y tế báo cáo Sở Xây dựng.", "Trường hợp vượt thẩm quyền"),
    (
        "Đối với trường hợp đã cấp phép, Sở Y tế rà soát lại điều kiện.",
        "Đối với trường hợp đã cấp phép",
    ),
    (
        "Đối với các trường hợp chậm nộp, Sở Y tế gửi giấy nhắc.",
        "Đối với các trường hợp chậm nộp",
    ),
    ("Khi có sự cố sập giàn giáo, Sở Y tế cử xe cấp cứu.", "Khi có sự cố sập giàn giáo"),
    ("Khi phát hiện vật liệu nổ, Sở Y tế phải sơ tán người bệnh.", "Khi phát hiện vật liệu nổ"),
    ("Sau khi có kết quả thẩm định, Sở Y tế công khai danh sách.", "Sau khi có kết quả thẩm định"),
    ("Nếu phải ngừng hoạt động thì Sở Y tế báo trước cho người bệnh.", "Nếu phải ngừng hoạt động"),
    ("Nếu thiếu vật tư, Sở Y tế đề xuất bổ sung.", "Nếu thiếu vật tư"),
    ("Sở Y tế cử cán bộ hỗ trợ khi có yêu cầu.", "khi có yêu cầu"),
    ("Sở Y tế cử cán bộ hỗ trợ khi có yêu cầu của Sở Xây dựng.", "khi có yêu cầu của Sở Xây dựng"),
    ("Sở Y tế bố trí xe cứu thương khi cần thiết.", "khi cần thiết"),
    (
        "Sở Y tế báo cáo Sở Xây dựng trong trường hợp công trình nghiêng, lún.",
        "trong trường hợp công trình nghiêng, lún",
    ),
    ("Sở Y tế mở thêm điểm cách ly nếu số ca tăng nhanh.", "nếu số ca tăng nhanh"),
    ("Sở Y tế thay giấy phép sau khi cơ sở đổi tên.", "sau khi cơ sở đổi tên"),
    (
        "Sở Y tế báo ngay cho Sở Xây dựng khi phát hiện nứt tường, sụt nền.",
        "khi phát hiện nứt tường, sụt nền",
    ),
    ("Ngoài ra, nếu còn kinh phí, Sở Y tế mua thêm tủ thuốc.", "nếu còn kinh phí"),
    ("Đồng thời, khi thay đổi địa điểm, Sở Y tế gửi thông báo cho Sở Xây dựng.", "khi thay đổi địa điểm"),
    ("Trường hợp không thống nhất, đề nghị Sở Y tế có ý kiến bằng văn bản.", "Trường hợp không thống nhất"),
    ("Khi có thay đổi về nhân sự, đề nghị Sở Y tế cập nhật danh sách.", "Khi có thay đổi về nhân sự"),
    (
        "Trong quá trình thực hiện, trường hợp phát sinh vướng mắc, Sở Y tế kịp thời báo cáo Sở Xây dựng.",
        "trường hợp phát sinh vướng mắc",
    ),
    ("Nếu nhà thầu chậm tiến độ, yêu cầu Sở Y tế xử phạt theo hợp đồng.", "Nếu nhà thầu chậm tiến độ"),
]


@pytest.mark.parametrize(("clause", "condition"), CONDITIONAL)
def test_a_condition_is_given_as_printed(clause: str, condition: str) -> None:
    found = only(letter(f"1. {clause}")).condition

    assert found is not None
    assert found.value == condition


# nearly one: times, purposes, things, bases, what is told, part of a ban or of several verbs
UNCONDITIONAL = [
    "Sở Y tế gửi báo cáo trước khi nghiệm thu.",
    "Ngay sau khi nhận được Công văn này, Sở Y tế rà soát hồ sơ.",
    "Sở Y tế công khai kết quả ngay khi có biên bản.",
    "Sở Y tế báo cáo Sở Xây dựng khó khăn, vướng mắc (nếu có).",
    "Sở Y tế tổng hợp vướng mắc, nếu có, gửi Sở Xây dựng.",
    "Căn cứ Kế hoạch số 12/KH-UBND, Sở Y tế lập dự toán.",
    "Để kịp thời xử lý khi có sự cố, Sở Y tế bố trí người trực.",
    "Sở Y tế bố trí người trực để kịp thời xử lý khi có sự cố.",
    "Sở Y tế xử lý nghiêm các trường hợp vi phạm.",
    "Sở Y tế rà soát các trường hợp chưa được cấp sổ.",
    "Trong quá trình thi công, Sở Y tế theo dõi tiếng ồn.",
    "Trong thời gian chờ nghiệm thu, Sở Y tế tạm dừng sử dụng khu nhà B.",
    "Sở Y tế hướng dẫn người dân thoát hiểm khi có cháy.",
    "Sở Y tế tuyên truyền cách sơ cứu khi bị điện giật.",
    "Sở Y tế xây dựng phương án sơ tán khi có bão.",
    "Sở Y tế không cho người bệnh ra ngoài khi chưa có ý kiến của bác sĩ.",
    "Nghiêm cấm Sở Y tế sử dụng khu nhà B khi chưa nghiệm thu.",
    "Sở Y tế trả hồ sơ đúng hạn, bồi thường nếu làm mất.",
    "Sở Y tế trực 24/24 giờ, cử xe cấp cứu khi có lệnh.",
    "Theo đề nghị của Sở Tài chính, Sở Y tế điều chỉnh dự toán.",
    "Từ khi nhận bàn giao, Sở Y tế tự bảo dưỡng thang máy.",
    "Trước ngày 20/5/2024, Sở Y tế bàn giao mặt bằng.",
    "Sở Y tế gửi số liệu trong vòng 05 ngày kể từ khi kết thúc đợt kiểm tra.",
    "Nhằm bảo đảm an toàn, Sở Y tế rào khu vực thi công.",
    "Hằng quý, Sở Y tế kiểm tra hệ thống báo cháy.",
]


@pytest.mark.parametrize("clause", UNCONDITIONAL)
def test_times_purposes_and_things_are_no_condition(clause: str) -> None:
    for obligation in letter(f"1. {clause}").obligations:
        assert obligation.condition is None


def test_a_heading_that_states_a_condition_holds_for_the_items_under_it() -> None:
    found = letter(
        "1. Trường hợp phát hiện công trình nghiêng:\na) Sở Y tế dừng sử dụng;\nb) Sở Xây dựng cử đoàn kiểm tra."
    ).obligations

    assert found
    assert {obligation.condition.value for obligation in found if obligation.condition} == {
        "Trường hợp phát hiện công trình nghiêng"
    }


@pytest.mark.parametrize(("clause", "_condition"), CONDITIONAL)
def test_the_condition_stands_in_the_text_at_its_span(clause: str, _condition: str) -> None:
    dispatch = letter(f"1. {clause}")
    found = only(dispatch).condition

    assert found is not None
    assert found.span is not None
    assert match_key(" ".join(dispatch.text[slice(*found.span)].split())) == match_key(found.value)


def test_whichever_is_a_condition() -> None:
    found = letter("1. Sở Y tế rà soát hồ sơ. Hồ sơ nào chưa đủ chữ ký thì trả lại.").obligations

    assert [obligation.condition.value if obligation.condition else None for obligation in found] == [
        None,
        "Hồ sơ nào chưa đủ chữ ký",
    ]
