"""How a dispatch speaks, by its type and by the paragraphs above its list."""

from __future__ import annotations

import pytest

import docproc
from docproc.tasks.voice import Voice, voice_of
from docproc.text import match_key

TELLS, ANSWERS, ORDERS, NEUTRAL = Voice(tells=True), Voice(answers=True), Voice(orders=True), Voice()

OPENINGS = [
    ("công văn", "Trả lời Công văn số 302/KT ngày 10/02/2023 của Phòng Kinh tế, Chi cục có ý kiến như sau:", ANSWERS),
    ("công văn", "Sau khi kiểm tra hồ sơ lưu trữ, Bệnh viện xin trả lời như sau:", ANSWERS),
    ("công văn", "Cục nhận được Công văn số 77/STP của Sở Tư pháp. Về vấn đề này, Cục có ý kiến như sau:", ANSWERS),
    ("công văn", "Sở nhận được đơn của ông Tú hỏi về chế độ phụ cấp; Sở có ý kiến như sau:", ANSWERS),
    ("công văn", "Trường nhận được kiến nghị của phụ huynh. Nhà trường thông tin như sau:", ANSWERS),
    ("công văn", "UBND huyện nhận được Tờ trình số 5 đề nghị xem xét; UBND huyện có ý kiến như sau:", NEUTRAL),
    ("công văn", "Trả lời Tờ trình số 9/TTr-KT, Chủ tịch UBND huyện có ý kiến chỉ đạo như sau:", ORDERS),
    ("công văn", "Sở Y tế báo cáo Ủy ban nhân dân tỉnh kết quả tiêm phòng như sau:", TELLS),
    ("công văn", "Đảng ủy xã xin báo cáo tình hình tư tưởng tháng 02 như sau:", TELLS),
    ("công văn", "Yêu cầu các trạm thực hiện chế độ báo cáo như sau:", ORDERS),
    ("công văn", "Để phục vụ hội nghị, Sở đề nghị các đơn vị báo cáo những nội dung như sau:", NEUTRAL),
    ("công văn", "Sở đề nghị các đơn vị thực hiện một số nội dung như sau:", NEUTRAL),
    ("báo cáo", "Phòng đề nghị Sở bổ sung biên chế.", TELLS),
    ("kế hoạch", "Phòng nhận được nhiều câu hỏi và trả lời như sau:", ORDERS),
]


@pytest.mark.parametrize(("type_name", "opening", "voice"), OPENINGS, ids=[row[1][:50] for row in OPENINGS])
def test_voice(type_name: str, opening: str, voice: Voice) -> None:
    assert voice_of(type_name, [match_key(opening)]) == voice


def test_a_dispatch_without_openings_has_the_voice_of_its_type() -> None:
    assert voice_of("tờ trình", []) == TELLS
    assert voice_of(None, []) == NEUTRAL


LETTER = """SỞ GIÁO DỤC VÀ ĐÀO TẠO
TỈNH VĨNH DU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 215/SGDĐT-TCCB
Vĩnh Du, ngày 13 tháng 7 năm 2023
V/v trả lời đơn
Kính gửi: {addressee}.
{body}
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Đinh Thị Mận
"""
REPLY = "Sở nhận được văn bản của {who} hỏi về phụ cấp thâm niên. Sở trả lời như sau:\n"


def actions(body: str, addressee: str = "Trường Tiểu học Bản Lang") -> list[str]:
    dispatch = docproc.load()(LETTER.format(addressee=addressee, body=body))._.dispatch
    return [obligation.action for obligation in dispatch.obligations]


@pytest.mark.parametrize(
    "line",
    [
        "1. Hằng năm, nhà trường lập danh sách, trình cấp có thẩm quyền nâng mức phụ cấp.",
        "1. Người lao động nộp hồ sơ cho cơ quan bảo hiểm xã hội trước thời điểm hưởng 20 ngày.",
        "1. Cơ quan bảo hiểm giải quyết trong 12 ngày; trường hợp không giải quyết thì trả lời bằng văn bản.",
        "1. Giáo viên phải lưu bảng lương 05 năm theo quy định của Luật Kế toán.",
        "1. Thời gian tập sự không được tính hưởng phụ cấp.",
        "1. Theo quy định nêu trên, Phòng Nội vụ kiểm tra hồ sơ, xác minh tại trường.",
    ],
)
def test_an_answer_says_what_the_law_is(line: str) -> None:
    assert actions(REPLY.format(who="nhà trường") + line) == []


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("1. Đề nghị nhà trường gửi bảng lương về Sở.", "gửi bảng lương về Sở"),
        ("1. Trường Tiểu học Bản Lang nộp lại bảng lương về Sở.", "nộp lại bảng lương về Sở"),
    ],
)
def test_an_answer_may_ask(line: str, action: str) -> None:
    assert actions(REPLY.format(who="nhà trường") + line) == [action]


def test_the_law_told_again_is_no_order() -> None:
    body = "1. Theo quy định tại Điều 55 Luật Công chứng, công chứng viên có trách nhiệm kiểm tra kỹ hồ sơ.\n"
    assert actions(body + "2. Các phòng công chứng gửi hồ sơ về Sở.") == ["gửi hồ sơ về Sở"]


def test_what_others_are_quoted_as_saying_is_no_order() -> None:
    body = "1. Nội dung kiến nghị: “Đường xuống cấp đã lâu. Đề nghị Sở cho sửa chữa và phải bảo hành hai năm”.\n"
    assert actions(body + "2. Các trường gửi số liệu về Sở.") == ["gửi số liệu về Sở"]
