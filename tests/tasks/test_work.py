"""A dispatch of twice as many clauses takes twice the work: counted in calls, as times differ between machines."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tests.tasks.marked_letters import letter

FEW, MANY = 60, 240

# a body of n clauses by what could be looked through again for each of them
BODIES: dict[str, Callable[[int], str]] = {
    "items": lambda n: "\n".join(f"{at}. Giao Sở Y tế rà soát, báo cáo trước ngày 15/4/2024." for at in range(1, n)),
    "one paragraph of clauses": lambda n: "Đề nghị Sở Y tế " + "báo cáo kết quả về Sở Xây dựng; " * n,
    "one paragraph of sentences": lambda n: "Sở Y tế lập danh sách. Sở Nội vụ phải kiểm tra. " * (n // 2),
    "one head": lambda n: "1. Giao Sở Y tế:\n" + "- Rà soát hồ sơ theo Quyết định số 12/QĐ-UBND;\n" * n,
    "leading sentences": lambda n: "Sở Xây dựng yêu cầu Sở Y tế:\n- Rà soát;\n- Báo cáo.\n" * (n // 3),
    "silences": lambda n: "Đề nghị Sở Y tế góp ý. Quá thời hạn trên, không có ý kiến xem như thống nhất. " * (n // 2),
    "groups": lambda n: "\n".join(f"{at}. Các sở, ban, ngành, UBND các huyện báo cáo." for at in range(1, n)),
    "open brackets": lambda n: "Đề nghị Sở Y tế (rà soát; " + "báo cáo; " * n,
}


def calls(body: str) -> int:
    """How many functions are called while a letter is read."""
    count = 0

    def tally(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tally)
    try:
        letter(body)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", BODIES)
def test_work_grows_with_the_text_and_not_with_its_square(name: str) -> None:
    body = BODIES[name]
    letter(body(FEW))  # vocabularies are read once

    assert calls(body(MANY)) < 1.1 * MANY / FEW * calls(body(FEW))
