"""Obligations of whole invented dispatches: action, deadline, where reports go, what is handed in, on which basis."""

from __future__ import annotations

import pytest

import docproc
from docproc.dispatch import Dispatch, Obligation
from docproc.text import match_key

LETTER = """SỞ NỘI VỤ
TỈNH VĨNH DU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 215/SNV-CCHC
Vĩnh Du, ngày 13 tháng 7 năm 2023
V/v rà soát thủ tục
Kính gửi: {addressees}.
{body}
Nơi nhận:
- Như trên;
- Lưu: VT, CCHC.
GIÁM ĐỐC
Đinh Thị Mận
"""


def letter(body: str, addressees: str = "Sở Y tế, Sở Xây dựng") -> Dispatch:
    dispatch: Dispatch = docproc.load()(LETTER.format(addressees=addressees, body=body.strip()))._.dispatch
    return dispatch


def only(body: str) -> Obligation:
    found = letter(body).obligations
    assert len(found) == 1, found
    return found[0]


# body, action without its deadline, due
DATED = [
    (
        "1. Sở Y tế gửi báo cáo về Sở Nội vụ trước ngày 30/9/2023.",
        "gửi báo cáo về Sở Nội vụ",
        "2023-09-30",
    ),
    ("1. Sở Y tế công khai thủ tục, hoàn thành trước ngày 15/8/2023.", "công khai thủ tục", "2023-08-15"),
    ("1. Sở Y tế công khai thủ tục; hoàn thành trước ngày 15/8/2023.", "công khai thủ tục", "2023-08-15"),
    ("1. Sở Y tế công khai thủ tục (hoàn thành trước ngày 15/8/2023).", "công khai thủ tục", "2023-08-15"),
    ("1. Sở Y tế công khai thủ tục, xong trước ngày 15/8/2023.", "công khai thủ tục", "2023-08-15"),
    pytest.param(
        "1. Trước ngày 10/8/2023, Sở Y tế công khai thủ tục.",
        "công khai thủ tục",
        "2023-08-10",
    ),
    (
        "1. Sở Y tế trước ngày 10/8/2023 gửi danh sách cho Sở Nội vụ.",
        "gửi danh sách cho Sở Nội vụ",
        "2023-08-10",
    ),
    (
        "1. Đề nghị Sở Y tế gửi danh sách trước ngày 05/8/2023 để tổng hợp.",
        "gửi danh sách trước ngày 05/8/2023 để tổng hợp",
        "2023-08-05",
    ),
    (
        "1. Sở Y tế gửi danh sách chậm nhất ngày 20 tháng 8 năm 2023.",
        "gửi danh sách",
        "2023-08-20",
    ),
    ("1. Sở Y tế đào tạo lại cán bộ một cửa trong quý IV/2023.", "đào tạo lại cán bộ một cửa", "2023-12-31"),
    ("1. Sở Y tế rà soát thủ tục trong tháng 8/2023.", "rà soát thủ tục", "2023-08-31"),
    ("1. Sở Y tế khẩn trương rà soát thủ tục.", "khẩn trương rà soát thủ tục", None),
    ("1. Sở Y tế xây dựng kế hoạch năm 2024.", "xây dựng kế hoạch năm 2024", None),
    ("1. Sở Y tế xây dựng kế hoạch giai đoạn 2024 - 2030.", "xây dựng kế hoạch giai đoạn 2024 - 2030", None),
]


@pytest.mark.parametrize(("body", "action", "due"), DATED)
def test_a_deadline_at_the_edge_is_no_part_of_the_action(body: str, action: str, due: str | None) -> None:
    found = only(body)

    assert found.action == action
    assert (found.deadline.due if found.deadline else None) == due


def test_a_new_sentence_with_a_day_is_an_obligation_of_its_own() -> None:
    dispatch = letter("1. Sở Y tế rà soát thủ tục. Hoàn thành việc công khai trước ngày 15/8/2023.")

    assert [(o.action, o.deadline.due if o.deadline else None) for o in dispatch.obligations] == [
        ("rà soát thủ tục", None),
        ("Hoàn thành việc công khai", "2023-08-15"),
    ]


def test_a_deadline_belongs_to_its_own_clause() -> None:
    dispatch = letter("1. Sở Y tế rà soát thủ tục; gửi danh sách trước ngày 01/9/2023; bố trí người trực.")

    assert [o.deadline.due if o.deadline else None for o in dispatch.obligations] == [None, "2023-09-01", None]


def test_a_closing_sentence_dates_what_stands_before_it() -> None:
    dispatch = letter("1. Sở Y tế rà soát thủ tục; công khai kết quả. Thời gian: nửa đầu tháng 9/2023.")

    assert [o.deadline.due if o.deadline else None for o in dispatch.obligations] == ["2023-09-15", "2023-09-15"]


@pytest.mark.parametrize(
    ("text", "kind", "field", "value"),
    [
        ("trong vòng 15 ngày kể từ ngày ký", "relative", "duration", "P15D"),
        ("trong thời hạn 05 ngày làm việc kể từ ngày nhận được công văn này", "relative", "duration", "P5D"),
        ("trước ngày 25 hằng tháng", "recurring", "rrule", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("trước 17 giờ 00 ngày 20/7/2023", "date", "time", "17:00"),
    ],
)
def test_every_kind_of_deadline_reaches_the_obligation(text: str, kind: str, field: str, value: str) -> None:
    found = only(f"1. Sở Y tế gửi báo cáo về Sở Nội vụ {text}.")

    assert found.deadline is not None
    assert (found.deadline.text, found.deadline.kind) == (text, kind)
    assert getattr(found.deadline, field) == value
    assert found.action == "gửi báo cáo về Sở Nội vụ"


REPORTS = [
    ("1. Sở Y tế báo cáo kết quả về Sở Nội vụ.", ("Sở Nội vụ",), "kết quả"),
    ("1. Sở Y tế gửi báo cáo về Sở Nội vụ để tổng hợp, báo cáo Bộ Nội vụ.", ("Sở Nội vụ",), "báo cáo"),
    ("1. Sở Y tế lập danh sách gửi Sở Nội vụ, Sở Tài chính.", ("Sở Nội vụ", "Sở Tài chính"), "danh sách"),
    ("1. Sở Y tế xây dựng kế hoạch, trình Ủy ban nhân dân tỉnh.", ("Ủy ban nhân dân tỉnh",), "kế hoạch"),
    ("1. Sở Y tế nộp hồ sơ cho Sở Tài chính.", ("Sở Tài chính",), "hồ sơ"),
    ("1. Sở Y tế tham mưu Ủy ban nhân dân tỉnh tháo gỡ vướng mắc.", (), None),
    ("1. Sở Y tế phối hợp với Sở Tài chính rà soát thủ tục.", (), None),
    ("1. Sở Y tế công khai thủ tục để Sở Nội vụ theo dõi.", (), None),
    ("1. Sở Y tế hoàn thiện dự thảo, gửi Sở Tư pháp.", ("Sở Tư pháp",), "dự thảo"),
    ("1. Sở Y tế lập danh sách, gửi về Cục (qua thư điện tử).", ("Cục",), "danh sách"),
    ("1. Sở Y tế xây dựng quy trình, trình Bộ phê duyệt.", ("Bộ",), "quy trình"),
    ("1. Sở Y tế nộp 02 bản cho Bên B để đối chiếu.", ("Bên B",), None),
    ("1. Sở Y tế gửi số liệu về Bộ Tài chính (Vụ Pháp chế).", ("Bộ Tài chính (Vụ Pháp chế)",), "số liệu"),
    ("1. Sở Y tế gửi biên bản cho chủ hộ ký.", ("chủ hộ",), "biên bản"),
]


@pytest.mark.parametrize(("body", "report_to", "deliverable"), REPORTS)
def test_who_receives_what(body: str, report_to: tuple[str, ...], deliverable: str | None) -> None:
    found = only(body)

    assert found.report_to == report_to
    assert found.deliverable == deliverable


def test_the_basis_is_what_the_clause_cites() -> None:
    dispatch = letter(
        "Thực hiện Nghị quyết số 18/NQ-HĐND ngày 02/6/2023 của Hội đồng nhân dân tỉnh, Sở Nội vụ đề nghị:\n"
        "1. Sở Y tế thực hiện Kế hoạch số 77/KH-UBND ngày 05/7/2023 của Ủy ban nhân dân tỉnh.\n"
        "2. Sở Xây dựng rà soát thủ tục."
    )

    assert [o.basis for o in dispatch.obligations] == [("77/KH-UBND",), ()]


def test_an_opening_basis_is_no_part_of_the_action_but_of_the_basis() -> None:
    found = only("1. Căn cứ Kế hoạch số 77/KH-UBND ngày 05/7/2023, Sở Y tế lập danh sách cán bộ một cửa.")

    assert found.action == "lập danh sách cán bộ một cửa"
    assert found.basis == ("77/KH-UBND",)


def test_an_opening_condition_stays_in_the_action() -> None:
    found = only("1. Trường hợp thiếu hồ sơ, Sở Y tế hướng dẫn người dân bổ sung.")

    assert found.action.startswith("Trường hợp thiếu hồ sơ")
    assert found.action.endswith("hướng dẫn người dân bổ sung")
    assert "Sở Y tế" not in found.action


def test_actors_carry_role_and_group() -> None:
    found = only("1. Sở Y tế chủ trì, phối hợp với Sở Tài chính, các cơ quan liên quan kiểm tra các phòng khám.")

    assert [(actor.name, actor.role, actor.inherited, actor.group) for actor in found.actors] == [
        ("Sở Y tế", "lead", False, False),
        ("Sở Tài chính", "support", False, False),
        ("các cơ quan liên quan", "support", False, True),
    ]


def test_a_body_of_the_registry_has_its_full_name() -> None:
    found = only("1. UBND tỉnh Lào Cai rà soát thủ tục.")

    assert found.actors[0].name == "UBND tỉnh Lào Cai"
    assert found.actors[0].canonical == "Ủy ban nhân dân tỉnh Lào Cai"


def test_a_directive_paragraph_is_an_item() -> None:
    dispatch = letter("Sở Nội vụ đề nghị Sở Y tế rà soát thủ tục.\nĐề nghị Sở Xây dựng gửi danh sách.")

    assert [(item.label, item.task, item.parent) for item in dispatch.items] == [("¶1", True, None), ("¶2", True, None)]
    assert [o.id for o in dispatch.obligations] == ["¶1#1", "¶2#1"]


WHOLE = """
Thực hiện Kế hoạch số 77/KH-UBND ngày 05/7/2023, Sở Nội vụ đề nghị các sở, ban, ngành thực hiện các nội dung sau:
1. Rà soát, công khai thủ tục hành chính trên trang tin; bố trí người trực. Không để hồ sơ quá hạn.
2. Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán, gửi Sở Nội vụ trước ngày 15/8/2023.
3. Ủy ban nhân dân các huyện, thành phố:
a) Kiện toàn bộ phận một cửa;
b) Báo cáo kết quả về Sở Nội vụ trước ngày 25 hằng tháng.
- Mẫu báo cáo đăng trên trang tin của Sở.
Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các đơn vị phản ánh về Sở Nội vụ để được hướng dẫn./.
"""


def test_ids_are_unique_and_name_their_item() -> None:
    dispatch = letter(WHOLE)
    labels = {item.label for item in dispatch.items}

    assert len({o.id for o in dispatch.obligations}) == len(dispatch.obligations) > 5
    assert all(o.item in labels and o.id.startswith(f"{o.item}#") for o in dispatch.obligations)


def test_spans_hold_the_words_that_they_prove() -> None:
    dispatch = letter(WHOLE)

    for o in dispatch.obligations:
        assert o.span is not None
        start, end = o.span
        assert 0 <= start < end <= len(dispatch.text)
        words = match_key(dispatch.text[start:end]).split()
        rest = iter(words)
        for word in match_key(o.action).split():
            assert any(word in printed for printed in rest), (word, o)
        if o.deadline is not None:
            assert o.deadline.span is not None
            low, high = o.deadline.span
            assert " ".join(dispatch.text[low:high].split()) == o.deadline.text
    for item in dispatch.items:
        assert item.span is not None
        assert dispatch.text[slice(*item.span)].split("\n")[0].strip() in item.text


def test_items_with_obligations_are_tasks() -> None:
    dispatch = letter(WHOLE)
    tasks = {item.label for item in dispatch.items if item.task}

    assert {o.item for o in dispatch.obligations} <= tasks
    assert "3" in tasks


def test_repeated_labels_still_give_unique_ids() -> None:
    dispatch = letter("1. Sở Y tế rà soát thủ tục.\n2. Sở Xây dựng lập danh sách.\n2. Sở Tài chính cấp kinh phí.")

    ids = [o.id for o in dispatch.obligations]
    assert len(ids) == len(set(ids)) == 3


@pytest.mark.parametrize(
    "body",
    [
        "Sở Nội vụ đã nhận được Công văn số 12/SYT-TCCB ngày 02/6/2023 của Sở Y tế.\n"
        "Sở Nội vụ thống nhất với đề xuất. Trân trọng./.",
        "Sở Nội vụ trân trọng kính mời đại diện các sở dự họp.\n"
        "1. Thời gian: 08 giờ 00 ngày 20/7/2023.\n2. Địa điểm: Phòng họp số 2.",
        "1. Năm 2022 toàn tỉnh đã rà soát 1.200 thủ tục.\n2. Nguyên nhân chậm là do thiếu người.\n"
        "Sở Nội vụ xin thông báo.",
    ],
)
def test_a_letter_that_asks_nothing_has_no_obligation(body: str) -> None:
    assert letter(body).obligations == ()


REPORT = """SỞ NỘI VỤ
TỈNH VĨNH DU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 98/BC-SNV
Vĩnh Du, ngày 13 tháng 7 năm 2023
BÁO CÁO
Kết quả rà soát thủ tục quý II
I. KẾT QUẢ
1. Sở Y tế rà soát 40 thủ tục.
2. Các huyện tổ chức 12 lớp tập huấn.
II. NHIỆM VỤ QUÝ III
1. Tiếp tục rà soát thủ tục đất đai.
2. Hoàn thành việc số hóa hồ sơ trước ngày 30/9/2023.
Nơi nhận:
- UBND tỉnh (để b/c);
- Lưu: VT.
GIÁM ĐỐC
Đinh Thị Mận
"""


def test_a_report_obliges_nobody() -> None:
    dispatch = docproc.load()(REPORT)._.dispatch

    assert dispatch.header.type.value == "báo cáo"
    assert dispatch.items
    assert dispatch.obligations == ()
    assert not any(item.task for item in dispatch.items)
