"""Whom a group leaves out: the clause's item, its actors, the office asked for, and the answer."""

from __future__ import annotations

import pytest

from tests.concerning.test_obligations_for import HUYEN, SNV, STC, SYT, answered

STP = "Sở Tư pháp tỉnh Lâm Đồng"
ROWS = [
    ("Các sở, ban, ngành (trừ Sở Y tế) gửi kế hoạch về Sở Nội vụ.", "Các sở;ban;ngành", SYT, "no"),
    ("Các sở, ban, ngành (trừ Sở Y tế) gửi kế hoạch về Sở Nội vụ.", "Các sở;ban;ngành", SNV, "group yes"),
    ("Các sở, ban, ngành, trừ Sở Y tế, gửi kế hoạch trước ngày 10/6.", "Các sở;ban;ngành", SYT, "no"),
    ("Các sở, ban, ngành (ngoại trừ Sở Y tế và Sở Tư pháp) rà soát.", "Các sở;ban;ngành", STP, "no"),
    # today's Sở Tài chính took over from the Sở Kế hoạch và Đầu tư, which was not left out
    ("Các sở, ban, ngành (ngoại trừ Sở Y tế và Sở Tài chính) rà soát.", "Các sở;ban;ngành", STC, "successor yes"),
    ("Các sở, ban, ngành (ngoại trừ Sở Y tế và Sở Tài chính) rà soát.", "Các sở;ban;ngành", SYT, "no"),
    ("Các sở, ban, ngành (ngoại trừ Sở Y tế và Sở Tài chính) rà soát.", "Các sở;ban;ngành", SNV, "group yes"),
    ("Thủ trưởng các sở, ban, ngành (không bao gồm Sở Y tế) ký.", "Thủ trưởng các sở, ban, ngành", SYT, "no"),
    ("Thủ trưởng các sở, ban, ngành (không bao gồm Sở Y tế) ký.", "Thủ trưởng các sở, ban, ngành", SNV, "group yes"),
    ("Các sở, ban, ngành báo cáo, trừ trường hợp đã báo cáo.", "Các sở;ban;ngành", SYT, "group yes"),
    ("Các sở, ban, ngành khấu trừ kinh phí của Sở Y tế.", "Các sở;ban;ngành", SYT, "group yes"),
    ("UBND các huyện, thành phố (trừ huyện Đức Trọng) rà soát.", "UBND các huyện, thành phố", HUYEN, "no"),
    ("UBND các huyện, thành phố (trừ huyện Di Linh) rà soát.", "UBND các huyện, thành phố", HUYEN, "group yes"),
    ("Sở Y tế và các sở, ban, ngành (trừ Sở Y tế) rà soát.", "Sở Y tế;các sở;ban;ngành", SYT, "named yes"),
]


@pytest.mark.parametrize(("text", "actors", "office", "answer"), ROWS)
def test_who_is_left_out(text: str, actors: str, office: str, answer: str) -> None:
    assert answered("province 2024", actors, office, None, text=text) == answer


def test_a_department_that_came_of_the_one_left_out_is_bound_as_the_others_that_it_came_of() -> None:
    text = "Các sở, ban, ngành (trừ Sở Giao thông vận tải) rà soát."

    assert answered("province 2024", "Các sở;ban;ngành", "Sở Xây dựng tỉnh Lâm Đồng", None, text=text) == "group yes"
