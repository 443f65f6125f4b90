"""What no answer in time is taken for."""

from __future__ import annotations

import pytest

from tests.tasks.marked_letters import letter

_ASKED = "Đề nghị Sở Y tế góp ý bằng văn bản đối với dự thảo, gửi Sở Xây dựng trước ngày 25/4/2024."

SILENCES = [
    "Quá thời hạn trên, nếu không có ý kiến xem như thống nhất",
    "Quá thời hạn nêu trên, nếu không nhận được ý kiến thì xem như đồng ý với dự thảo",
    "Quá thời hạn trên cơ quan không trả lời coi như nhất trí",
    "Sau thời hạn trên, Sở Y tế không có văn bản thì được coi là đồng ý",
    "Sau thời gian này, Sở coi như quý cơ quan đồng ý",
    "Hết thời hạn, đơn vị nào không gửi ý kiến xem như không có ý kiến khác",
    "Nếu không có phản hồi, Sở sẽ hiểu là danh sách đã đúng",
    "Đến thời điểm trên nếu chưa nhận được văn bản, Sở hiểu rằng quý cơ quan thống nhất",
    "Sau ngày 25/4/2024, không có ý kiến tham gia được xem là thống nhất",
    "Quá hạn mà không gửi báo cáo thì xem như không có nhu cầu",
    "Quá thời gian trên, không đăng ký coi như không tham gia",
    "Quá thời hạn trên, đơn vị không có ý kiến thì mặc nhiên coi là đồng ý",
    "Quá thời hạn trên nếu không có văn bản trả lời đồng nghĩa với việc thống nhất",
    "Cơ quan nào không trả lời được coi là đồng ý với phương án do Sở đề xuất",
    "Quá ngày 25/4/2024, không góp ý xem như đồng ý",
    "Sau thời điểm trên không nhận được ý kiến, Sở xem như quý cơ quan nhất trí",
    "Hết thời gian góp ý, không có ý kiến được hiểu là thống nhất hoàn toàn",
    "Nếu không có ý kiến khác xem như thống nhất",
    "Quá thời hạn này chưa nhận được phúc đáp thì coi như đồng thuận",
    "Đến hết thời hạn mà không phản hồi thì được xem như chấp thuận",
]


@pytest.mark.parametrize("silence", SILENCES)
def test_silence_belongs_to_the_duty_to_answer_before_it(silence: str) -> None:
    dispatch = letter(f"1. {_ASKED} {silence}.")
    found = next(obligation for obligation in dispatch.obligations if obligation.deadline is not None)

    assert found.if_silent is not None
    assert found.if_silent.value == silence
    assert found.if_silent.span is not None
    assert " ".join(dispatch.text[slice(*found.if_silent.span)].split()) == silence


@pytest.mark.parametrize(
    ("body", "holder"),
    [
        (f"1. Sở Y tế rà soát hồ sơ.\n2. {_ASKED}\nQuá thời hạn trên, không có ý kiến xem như thống nhất.", "2"),
        (f"1. {_ASKED}\n2. Quá thời hạn trên, không có ý kiến xem như thống nhất.", "1"),
        (f"1. {_ASKED[:-1]}; quá thời hạn trên, không có ý kiến xem như thống nhất.", "1"),
        (f"1. {_ASKED[:-1]} (quá thời hạn trên, không có ý kiến xem như thống nhất).", "1"),
        (f"{_ASKED} Quá thời hạn trên, không có ý kiến xem như thống nhất.", "¶1"),
    ],
)
def test_it_is_found_in_the_same_item_or_the_one_before(body: str, holder: str) -> None:
    held = {obligation.item for obligation in letter(body).obligations if obligation.if_silent is not None}

    assert held == {holder}


NONE = [
    "Quá thời hạn trên, Sở Xây dựng sẽ tổng hợp theo số liệu hiện có",
    "Quá thời hạn trên, hồ sơ không được tiếp nhận",
    "Xem như các nội dung khác không thay đổi",
    "Các ý kiến thống nhất được xem như căn cứ để trình",
    "Sở Xây dựng coi như đã hoàn thành việc lấy ý kiến",
    "Không có ý kiến khác thì ghi rõ trong văn bản",
    "Sau thời hạn trên, đề nghị gửi về Bộ Xây dựng",
    "Chi phí phát sinh xem như chi phí của dự án",
    "Hồ sơ nộp qua mạng có giá trị như hồ sơ giấy",
    "Nếu không nhận được hồ sơ, Sở Xây dựng sẽ nhắc bằng văn bản",
    "Bản chụp được coi là hợp lệ khi có dấu sao y",
    "Quá thời hạn mà chưa xong thì báo cáo lý do",
    "Không đăng ký trước thì không được vào công trường",
    "Thời gian góp ý là 10 ngày",
    "Ngày gửi được tính theo dấu bưu điện",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_not_taken_for_an_answer_is_no_silence(sentence: str) -> None:
    for obligation in letter(f"1. {_ASKED} {sentence}.").obligations:
        assert obligation.if_silent is None


def test_no_obligation_without_a_duty_to_answer_holds_it() -> None:
    found = letter("1. Sở Y tế dọn vệ sinh khu nhà B.\n2. Không có ý kiến khác xem như thống nhất.").obligations

    assert found
    assert all(obligation.if_silent is None for obligation in found)
