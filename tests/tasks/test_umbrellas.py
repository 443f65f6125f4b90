"""Clauses that only bind to carry out the dispatch that holds them."""

from __future__ import annotations

import pytest

from docproc.tasks.marks.umbrellas import is_umbrella
from docproc.text import match_key
from tests.tasks.marked_letters import directive

UMBRELLAS = [
    "chịu trách nhiệm thi hành Quyết định này",
    "có trách nhiệm thi hành Quyết định này",
    "chịu trách nhiệm tổ chức thực hiện Chỉ thị này",
    "nghiêm túc thực hiện Chỉ thị này",
    "nghiêm túc triển khai thực hiện",
    "nghiêm túc tổ chức thực hiện",
    "khẩn trương triển khai thực hiện",
    "triển khai thực hiện nghiêm túc",
    "tổ chức triển khai thực hiện có hiệu quả Kế hoạch này",
    "tập trung chỉ đạo, triển khai thực hiện nghiêm Công điện này",
    "quán triệt, triển khai thực hiện Nghị quyết này",
    "phổ biến, quán triệt và tổ chức thực hiện Chỉ thị này",
    "triển khai thực hiện các nội dung trên",
    "nghiêm túc thực hiện các nội dung nêu trên",
    "thực hiện tốt các nhiệm vụ nêu trên",
    "thực hiện đúng các nội dung tại Công văn này",
    "căn cứ Quyết định thi hành",
    "căn cứ Quyết định này thi hành",
    "căn cứ chức năng, nhiệm vụ được giao nghiêm túc tổ chức thực hiện",
    "theo chức năng, nhiệm vụ được giao triển khai thực hiện Kế hoạch này",
    "chịu trách nhiệm thực hiện Quy chế này",
    "thi hành",
    "thực hiện",
    "tổ chức thực hiện",
    "chấp hành nghiêm chỉnh Quy định này",
    "quan tâm, chỉ đạo thực hiện",
]


@pytest.mark.parametrize("predicate", UMBRELLAS)
def test_to_carry_out_the_dispatch_is_an_umbrella(predicate: str) -> None:
    key = match_key(f"{predicate}./.")

    assert is_umbrella(key, (0, len(key)))


# work of its own, however near in words
TASKS = [
    "theo dõi, đôn đốc việc thực hiện Chỉ thị này",
    "kiểm tra việc thi hành Quyết định này",
    "hướng dẫn, kiểm tra, đôn đốc việc thực hiện Kế hoạch này",
    "triển khai thực hiện Kế hoạch này, báo cáo UBND tỉnh",
    "tổ chức thực hiện việc di dời 12 hộ dân",
    "thực hiện kiểm kê tài sản",
    "thực hiện nghiêm quy định về phòng cháy",
    "triển khai dịch vụ công trực tuyến",
    "xây dựng kế hoạch thực hiện Chỉ thị này",
    "thực hiện Nghị định số 30/2020/NĐ-CP",
    "thực hiện Kế hoạch số 15/KH-UBND",
    "tổ chức hội nghị quán triệt Nghị quyết này",
    "chỉ đạo",
    "phối hợp",
    "lưu ý",
    "tổ chức",
    "chịu trách nhiệm về chất lượng công trình",
    "chịu trách nhiệm trước Chủ tịch UBND tỉnh",
    "gửi Kế hoạch này đến các xã",
    "niêm yết Thông báo này tại trụ sở",
    "thực hiện chế độ báo cáo hằng quý",
    "triển khai thực hiện các nội dung trước ngày 30/6/2024",
    "phổ biến Quy chế này đến từng lớp",
    "chấp hành nội quy ra vào cổng",
]


@pytest.mark.parametrize("predicate", TASKS)
def test_work_of_its_own_is_none(predicate: str) -> None:
    key = match_key(f"{predicate}.")

    assert not is_umbrella(key, (0, len(key)))


def test_the_closing_clause_of_a_directive_is_marked_and_not_tracked() -> None:
    found = directive(
        "1. Sở Y tế lập danh sách cơ sở chưa cấp phép, gửi UBND tỉnh trước ngày 30/4/2024.\n"
        "2. Giám đốc các sở, Chủ tịch UBND các huyện chịu trách nhiệm thi hành Chỉ thị này./."
    ).obligations

    assert [(obligation.umbrella, obligation.tier) for obligation in found] == [(False, "tracked"), (True, "standing")]
