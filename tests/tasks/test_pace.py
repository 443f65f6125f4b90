"""Words on time that set no day."""

from __future__ import annotations

import pytest

from docproc.deadlines import find_deadlines
from docproc.tasks.marks.pace import pace_in
from docproc.text import match_key
from tests.tasks.marked_letters import letter, only

# clause, the words as printed
PACED = [
    ("khẩn trương rà soát hồ sơ", ["khẩn trương"]),
    ("Khẩn trương, quyết liệt rà soát hồ sơ", ["Khẩn trương"]),
    ("kịp thời báo cáo Sở", ["kịp thời"]),
    ("báo cáo kịp thời về Sở", ["kịp thời"]),
    ("thường xuyên kiểm tra lò hơi", ["thường xuyên"]),
    ("kiểm tra thường xuyên các lò hơi", ["thường xuyên"]),
    ("nhanh chóng ổn định tổ chức", ["nhanh chóng"]),
    ("sớm hoàn thành việc bàn giao", ["sớm"]),
    ("hoàn thành trong thời gian sớm nhất", ["trong thời gian sớm nhất"]),
    ("gửi sớm nhất có thể", ["sớm nhất có thể"]),
    ("cải thiện chỉ số trong thời gian tới", ["trong thời gian tới"]),
    ("lập tức dừng thi công", ["lập tức"]),
    ("dừng ngay lập tức", ["ngay lập tức"]),
    ("sửa chữa ngay các công trình hư hỏng", ["ngay"]),
    ("báo ngay cho trực ban", ["ngay"]),
    ("thực hiện đúng tiến độ", ["đúng tiến độ"]),
    ("nộp đúng thời hạn", ["đúng thời hạn"]),
    ("trả sách đúng hạn", ["đúng hạn"]),
    ("đẩy nhanh tiến độ giải ngân", ["đẩy nhanh tiến độ"]),
    ("sắp xếp theo lộ trình", ["theo lộ trình"]),
    ("trực liên tục tại cầu cảng", ["liên tục"]),
    ("từng bước thay thế đèn cũ", ["từng bước"]),
    ("khẩn trương, kịp thời cứu chữa", ["khẩn trương", "kịp thời"]),
    ("xử lý cấp tốc đoạn sạt", ["cấp tốc"]),
    ("trước mắt ưu tiên ba xã", ["trước mắt"]),
]


@pytest.mark.parametrize(("clause", "words"), PACED)
def test_vague_words_are_given_as_printed(clause: str, words: list[str]) -> None:
    found = pace_in(match_key(clause), (0, len(clause)), find_deadlines(clause, issue_date=None))

    assert [clause[start:end] for start, end in found] == words


NONE = [
    "bố trí kinh phí chi thường xuyên",
    "sử dụng vốn thường xuyên",
    "rà soát đầu tư và chi thường xuyên",
    "lắp hệ thống cảnh báo sớm",
    "phát hiện sớm ca bệnh",
    "kể cả ngay cả ngày nghỉ",
    "kiểm tra ngay tại hiện trường",
    "xử lý trong tình huống khẩn cấp",
    "công bố tình huống khẩn cấp",
    "đền bù gấp đôi",
    "đền bù gấp hai lần",
    "bồi thường gấp 3 lần",
    "về sớm hơn quy định",
    "báo cáo ngay sau khi kết thúc đợt kiểm tra",
    "nộp trong ngày 20/5/2024",
    "ngay thẳng trong báo cáo",
    "dọn hàng ngay trên vỉa hè",
    "làm việc theo dự án khẩn cấp",
    "phát hiện sớm và báo cáo",
    "tổ chức họp hằng tuần",
    "làm ngày làm đêm",
    "bố trí nhà ở cho công nhân",
    "nhổ cỏ trên ruộng lúa",
    "chấm công theo ngày",
]


@pytest.mark.parametrize("clause", NONE)
def test_kinds_of_things_and_deadlines_are_no_pace(clause: str) -> None:
    assert pace_in(match_key(clause), (0, len(clause)), find_deadlines(clause, issue_date=None)) == []


def test_an_obligation_has_each_word_once() -> None:
    found = only(letter("1. Sở Y tế khẩn trương rà soát, khẩn trương công khai, kịp thời cập nhật danh mục."))

    assert found.pace == ("khẩn trương", "kịp thời")
