"""Which items direct, whom and how strongly: whole invented dispatches, read to duties with what they inherit."""

from __future__ import annotations

import pytest

import docproc
from docproc.dispatch import Dispatch

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN BÌNH SƠN THƯỢNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Bình Sơn Thượng, ngày 06 tháng 3 năm 2023
"""
CLOSING = """
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Văn Thành
"""
LETTER = HEAD.format(number="47/UBND-NN") + "V/v chuẩn bị vụ hè thu\nKính gửi: {addressees}.\n"
NAMED = HEAD.format(number="12/{code}-UBND") + "{title}\nChuẩn bị vụ hè thu\n"


def letter(body: str, addressees: str = "Phòng Kinh tế, Trạm Thú y") -> Dispatch:
    return run(LETTER.format(addressees=addressees) + body.strip() + "\n" + CLOSING)


def named(code: str, title: str, body: str, behind: str = "") -> Dispatch:
    return run(NAMED.format(code=code, title=title) + body.strip() + "\n" + CLOSING + behind)


def run(text: str) -> Dispatch:
    dispatch: Dispatch = docproc.load()(text)._.dispatch
    return dispatch


def leads(dispatch: Dispatch) -> dict[str, list[str]]:
    return {o.id: [actor.name for actor in o.actors if actor.role == "lead"] for o in dispatch.obligations}


def tasks(dispatch: Dispatch) -> list[str]:
    return [item.label for item in dispatch.items if item.task]


# --- what is told, asked of the issuer or done already ----------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "Thời gian qua, UBND huyện đã có nhiều văn bản chỉ đạo, yêu cầu các xã kiểm soát giống. Qua kiểm tra, một số "
        "xã chưa tuân thủ: bán giống không rõ nguồn gốc; thu phí sai quy định.",
        "Ngày 01/3/2023, Sở Nông nghiệp có Công văn số 212/SNN-TT đề nghị Ủy ban nhân dân huyện chỉ đạo gieo sạ trước "
        "ngày 15/3/2023.",
        "Ngày 02/3/2023, HĐND huyện giao UBND huyện rà soát.",
        "UBND huyện nhận được Tờ trình số 9/TTr-KT của Phòng Kinh tế đề nghị UBND huyện phê duyệt dự án.",
    ],
    ids=["reported order", "letter to the issuer", "order to the issuer", "proposal to the issuer"],
)
def test_reported_speech_obliges_nobody(body: str) -> None:
    assert leads(letter(body)) == {}


def test_an_order_behind_reported_speech_counts() -> None:
    dispatch = letter(
        "Thực hiện Công văn số 212/SNN-TT ngày 01/3/2023 của Sở Nông nghiệp, trong đó đề nghị các xã ra quân trước "
        "ngày 25/3/2023. UBND huyện giao Phòng Kinh tế chủ trì theo dõi."
    )

    assert leads(dispatch) == {"¶1#1": ["Phòng Kinh tế"]}
    assert dispatch.obligations[0].deadline is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Đề nghị Ông (bà) chuẩn bị báo cáo trước ngày 20/3/2023.", {"¶1#1": ["Ông (bà)"]}),
        ("Công ty kính đề nghị Quý Ban xem xét, phê duyệt.", {"¶1#1": ["Quý Ban"]}),
        (
            "UBND huyện yêu cầu:\n1. Các hoạt động phải thiết thực, tiết kiệm.",
            {"1#1": ["Phòng Kinh tế", "Trạm Thú y"]},
        ),
        (
            "UBND huyện yêu cầu:\n1. Chậm nhất ngày 23/3/2023 gửi số liệu về Phòng Kinh tế.",
            {"1#1": ["Phòng Kinh tế", "Trạm Thú y"]},
        ),
        (
            "UBND huyện yêu cầu:\n1. Trạm Thú y xử lý vi phạm; trước ngày 20/3 báo cáo UBND huyện.",
            {"1#1": ["Trạm Thú y"], "1#2": ["Trạm Thú y"]},
        ),
    ],
    ids=["courtesy", "polite name", "things", "deadline first", "date before the report"],
)
def test_who_is_asked(body: str, expected: dict[str, list[str]]) -> None:
    assert leads(letter(body)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Chánh Văn phòng UBND huyện; Trưởng các phòng: Nội vụ, Tư pháp; Chủ tịch UBND các xã chịu trách nhiệm thi "
            "hành Quyết định này.",
            ["Chánh Văn phòng UBND huyện", "Trưởng Phòng Nội vụ", "Trưởng Phòng Tư pháp", "Chủ tịch UBND các xã"],
        ),
        ("Tổ công tác có nhiệm vụ kiểm tra các hồ chứa.", ["Tổ công tác"]),
    ],
    ids=["semicolons between officials", "has the task"],
)
def test_who_carries_a_decision_out(sentence: str, expected: list[str]) -> None:
    assert leads(named("QĐ", "QUYẾT ĐỊNH", f"QUYẾT ĐỊNH:\nĐiều 1. {sentence}")) == {"Điều 1#1": expected}


# --- from whom the actor is inherited ---------------------------------------------------------------------------------


def test_a_later_clause_takes_the_actor_of_an_earlier_one() -> None:
    dispatch = letter("1. Phòng Kinh tế lập lịch gieo sạ; cấp giống cho các hộ nghèo. Kiểm tra chất lượng giống.")

    assert leads(dispatch) == {"1#1": ["Phòng Kinh tế"], "1#2": ["Phòng Kinh tế"], "1#3": ["Phòng Kinh tế"]}
    assert [o.actors[0].inherited for o in dispatch.obligations] == [False, True, True]


def test_a_later_sentence_with_its_own_subject_keeps_it() -> None:
    dispatch = letter("1. Phòng Kinh tế lập lịch gieo sạ. Trạm Thú y tổ chức tiêm phòng. Báo cáo kết quả về huyện.")

    assert leads(dispatch) == {"1#1": ["Phòng Kinh tế"], "1#2": ["Trạm Thú y"], "1#3": ["Trạm Thú y"]}


@pytest.mark.parametrize(
    "head",
    [
        "Trạm Thú y:",
        "Giao Trạm Thú y:",
        "Đối với Trạm Thú y:",
        pytest.param(
            "Trạm Thú y có trách nhiệm:",
        ),
        "Giao Trạm Thú y theo chức năng, nhiệm vụ chịu trách nhiệm:",
    ],
)
def test_an_items_head_names_who_acts_below(head: str) -> None:
    dispatch = letter(
        f"1. {head}\n- Tiêm phòng cho trâu bò.\n- Phun hóa chất tại các chợ.\n2. Phòng Kinh tế cấp giống."
    )

    assert leads(dispatch) == {"1.-1#1": ["Trạm Thú y"], "1.-2#1": ["Trạm Thú y"], "2#1": ["Phòng Kinh tế"]}
    assert tasks(dispatch) == ["1", "1.-1", "1.-2", "2"]


def test_the_nearest_head_wins() -> None:
    dispatch = letter(
        "1. Các phòng, ban:\na) Phòng Kinh tế:\n- Cấp giống.\n- Mở lớp tập huấn.\nb) Tuyên truyền đến các hộ."
    )

    assert leads(dispatch)["1.a.-2#1"] == ["Phòng Kinh tế"]
    assert leads(dispatch)["1.b#1"] == ["Các phòng", "ban"]


def test_a_head_that_is_a_topic_names_nobody() -> None:
    dispatch = letter(
        "Ủy ban nhân dân huyện yêu cầu Phòng Kinh tế thực hiện các nội dung sau:\n"
        "1. Về công tác giống:\n- Cấp giống cho các hộ nghèo.\n2. Về thủy lợi:\n- Nạo vét kênh nội đồng."
    )

    assert leads(dispatch) == {"1.-1#1": ["Phòng Kinh tế"], "2.-1#1": ["Phòng Kinh tế"]}
    assert tasks(dispatch) == ["1.-1", "2.-1"]


def test_the_lead_in_names_who_acts() -> None:
    dispatch = letter(
        "Ủy ban nhân dân huyện đề nghị Hội Nông dân huyện, Trạm Khuyến nông thực hiện một số nội dung sau:\n"
        "1. Vận động hội viên gieo sạ đúng lịch.\n2. Trạm Thú y tổ chức tiêm phòng."
    )

    assert leads(dispatch)["1#1"] == ["Hội Nông dân huyện", "Trạm Khuyến nông"]
    assert leads(dispatch)["2#1"] == ["Trạm Thú y"]
    assert dispatch.obligations[0].modality == "request"


def test_without_any_name_the_addressees_act() -> None:
    dispatch = letter(
        "Ủy ban nhân dân huyện yêu cầu:\n1. Rà soát diện tích gieo sạ.\n2. Báo cáo kết quả về Văn phòng.",
        addressees="Phòng Kinh tế, Trạm Khuyến nông",
    )

    assert leads(dispatch) == {
        "1#1": ["Phòng Kinh tế", "Trạm Khuyến nông"],
        "2#1": ["Phòng Kinh tế", "Trạm Khuyến nông"],
    }
    assert all(actor.inherited for o in dispatch.obligations for actor in o.actors)


@pytest.mark.parametrize(
    ("sentence", "expected", "helpers"),
    [
        (
            "UBND huyện yêu cầu:\n1. Yêu cầu Trưởng các phòng: Nội vụ, Tư pháp; "
            "Chủ tịch UBND các xã báo cáo trước ngày 20/3.",
            ["Trưởng Phòng Nội vụ", "Trưởng Phòng Tư pháp", "Chủ tịch UBND các xã"],
            [],
        ),
        (
            "UBND huyện yêu cầu:\n1. Trạm Thú y phối hợp với các phòng, ban; "
            "Đài Truyền thanh huyện tuyên truyền lịch tiêm.",
            ["Trạm Thú y"],
            ["các phòng", "ban", "Đài Truyền thanh huyện"],
        ),
        (
            "UBND huyện yêu cầu:\n1. Nạo vét kênh nội đồng (Phòng Kinh tế chủ trì, các xã phối hợp).",
            ["Phòng Kinh tế"],
            ["các xã"],
        ),
        ("UBND huyện yêu cầu:\n1. Nạo vét kênh nội đồng (quý II, Phòng Kinh tế).", ["Phòng Kinh tế"], []),
    ],
    ids=["semicolon behind an order", "semicolon among helpers", "bracket", "bracket with a name alone"],
)
def test_lists_go_on(sentence: str, expected: list[str], helpers: list[str]) -> None:
    (obligation,) = letter(sentence).obligations

    assert [actor.name for actor in obligation.actors if actor.role == "lead"] == expected
    assert [actor.name for actor in obligation.actors if actor.role == "support"] == helpers


def test_an_actor_does_not_reach_the_next_item() -> None:
    dispatch = letter(
        "Ủy ban nhân dân huyện yêu cầu:\n1. Trạm Thú y tổ chức tiêm phòng.\n2. Cấp giống cho các hộ nghèo."
    )

    assert leads(dispatch)["2#1"] == ["Phòng Kinh tế", "Trạm Thú y"]


def test_supports_are_not_inherited() -> None:
    dispatch = letter("1. Phòng Kinh tế chủ trì, phối hợp với Công an huyện kiểm tra chợ. Báo cáo kết quả về huyện.")

    first, second = dispatch.obligations
    assert [actor.name for actor in first.actors if actor.role == "support"] == ["Công an huyện"]
    assert [actor.role for actor in second.actors] == ["lead"]


# --- how strongly -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "modality"),
    [("yêu cầu", "must"), ("đề nghị", "request"), ("trân trọng đề nghị", "request"), ("giao", "must")],
)
def test_the_lead_in_sets_the_modality(verb: str, modality: str) -> None:
    dispatch = letter(
        f"Ủy ban nhân dân huyện {verb} các phòng, ban thực hiện các nội dung sau:\n"
        "1. Rà soát diện tích gieo sạ.\n2. Báo cáo kết quả về huyện."
    )

    assert [o.modality for o in dispatch.obligations] == [modality, modality]


def test_a_ban_stays_a_ban_under_a_request() -> None:
    dispatch = letter(
        "Ủy ban nhân dân huyện đề nghị các phòng thực hiện các nội dung sau:\n"
        "1. Rà soát diện tích.\n2. Không để gia súc thả rông."
    )

    assert [o.modality for o in dispatch.obligations] == ["request", "must_not"]


def test_need_under_an_order_is_duty_and_alone_advice() -> None:
    under = letter("Huyện yêu cầu các phòng cần rà soát diện tích.")
    alone = letter("1. Các phòng cần rà soát diện tích.")

    assert [o.modality for o in under.obligations] == ["must"]
    assert [o.modality for o in alone.obligations] == ["should"]


# --- by the dispatch's type -------------------------------------------------------------------------------------------


def test_a_directive_orders_without_lead_in() -> None:
    dispatch = named("CT", "CHỈ THỊ", "1. Phòng Kinh tế lập lịch gieo sạ.\n2. Các xã, thị trấn:\n- Cấp giống.")

    assert leads(dispatch) == {"1#1": ["Phòng Kinh tế"], "2.-1#1": ["Các xã", "thị trấn"]}


def test_articles_assign_and_the_execution_clause_obliges() -> None:
    dispatch = named(
        "QĐ",
        "QUYẾT ĐỊNH",
        "Căn cứ Luật Tổ chức chính quyền địa phương;\nTheo đề nghị của Trưởng phòng Kinh tế.\nQUYẾT ĐỊNH:\n"
        "Điều 1. Phê duyệt lịch gieo sạ vụ hè thu.\nĐiều 2. Giao Phòng Kinh tế hướng dẫn các xã.\n"
        "Điều 3. Chánh Văn phòng, Trưởng phòng Kinh tế chịu trách nhiệm thi hành Quyết định này./.",
    )

    assert leads(dispatch) == {"Điều 2#1": ["Phòng Kinh tế"], "Điều 3#1": ["Chánh Văn phòng", "Trưởng phòng Kinh tế"]}


def test_a_plan_behind_a_decision_orders() -> None:
    dispatch = named(
        "QĐ",
        "QUYẾT ĐỊNH",
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch vụ hè thu.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        behind=(
            "\nKẾ HOẠCH\nVụ hè thu\nI. MỤC ĐÍCH\n1. Nâng cao sản lượng.\nII. PHÂN CÔNG\n1. Trạm Thú y:\n"
            "- Tiêm phòng trâu bò.\n"
        ),
    )

    assert leads(dispatch) == {"II.1.-1#1": ["Trạm Thú y"]}


def test_aims_of_a_plan_oblige_nobody() -> None:
    dispatch = named(
        "KH",
        "KẾ HOẠCH",
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao sản lượng lúa.\nII. NHIỆM VỤ\n1. Phòng Kinh tế cấp giống.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Trạm Thú y tổ chức tiêm phòng.",
    )

    assert leads(dispatch) == {"II.1#1": ["Phòng Kinh tế"], "III.1#1": ["Trạm Thú y"]}


def test_an_urgent_telegram_orders_in_paragraphs() -> None:
    dispatch = run(
        HEAD.format(number="03/CĐ-UBND")
        + "CÔNG ĐIỆN\nVề việc ứng phó bão\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐIỆN:\n- Công an huyện;\n- Trạm Thủy lợi.\n"
        "Bão số 4 đang vào bờ.\nYêu cầu Công an huyện chốt chặn các ngầm tràn.\n"
        "Giao Trạm Thủy lợi vận hành cống xả. Yêu cầu các đơn vị nghiêm túc thực hiện./.\n" + CLOSING
    )

    assert leads(dispatch) == {
        "¶1#1": ["Công an huyện"],
        "¶2#1": ["Trạm Thủy lợi"],
        "¶2#2": ["các đơn vị"],
    }


REPORT = (
    "I. KẾT QUẢ\n1. Phòng Kinh tế đã cấp giống.\n2. Các xã tổ chức gieo sạ đúng lịch.\n3. Tiêm phòng 2.000 trâu bò.\n"
    "II. PHƯƠNG HƯỚNG\n1. Tiếp tục mở rộng diện tích lúa lai.\n2. Rà soát diện tích chuyển đổi.\nTrân trọng báo cáo./."
)


@pytest.mark.parametrize(
    ("code", "title"),
    [("BC", "BÁO CÁO"), ("BB", "BIÊN BẢN")],
)
def test_what_reports_obliges_nobody(code: str, title: str) -> None:
    dispatch = named(code, title, REPORT)

    assert dispatch.obligations == ()
    assert tasks(dispatch) == []


@pytest.mark.parametrize(
    "body",
    [
        "Ủy ban nhân dân huyện đã nhận được đơn của ông Tòng.\nVề việc này, Ủy ban nhân dân huyện trả lời như sau:\n"
        "1. Thửa đất đã được cấp giấy chứng nhận năm 2004.\n2. Đơn không thuộc thẩm quyền của huyện.\nTrân trọng./.",
        "Thời gian: 8 giờ 00 ngày 12/4/2023.\nĐịa điểm: Hội trường huyện.\nTrân trọng kính mời./.",
        "Nay thông báo để các đơn vị biết, thực hiện.",
    ],
)
def test_what_answers_or_informs_obliges_nobody(body: str) -> None:
    assert letter(body).obligations == ()


# --- one obligation or two --------------------------------------------------------------------------------------------


def test_verbs_joined_by_commas_are_one_obligation() -> None:
    dispatch = letter("1. Phòng Kinh tế rà soát, tổng hợp và công bố diện tích, đồng thời cập nhật bản đồ.")

    assert [o.id for o in dispatch.obligations] == ["1#1"]


def test_nouns_behind_a_semicolon_belong_to_the_clause_before() -> None:
    dispatch = letter("1. Phòng Kinh tế chuẩn bị giống lúa; phân bón; thuốc bảo vệ thực vật.")

    assert [o.action for o in dispatch.obligations] == ["chuẩn bị giống lúa; phân bón; thuốc bảo vệ thực vật"]


def test_a_run_on_list_gives_an_obligation_an_item() -> None:
    dispatch = letter("1. Phòng Kinh tế: (a) lập lịch gieo sạ; (b) cấp giống.\n2. Trạm Thú y tổ chức tiêm phòng.")

    assert leads(dispatch) == {"1.a#1": ["Phòng Kinh tế"], "1.b#1": ["Phòng Kinh tế"], "2#1": ["Trạm Thú y"]}


def test_a_bracketed_order_with_its_own_body_is_an_obligation() -> None:
    dispatch = letter("1. Giao Phòng Kinh tế chủ trì cuộc họp (giao Văn phòng huyện gửi giấy mời).")

    assert leads(dispatch) == {"1#1": ["Phòng Kinh tế"], "1#2": ["Văn phòng huyện"]}


def test_a_closing_order_is_a_paragraph() -> None:
    dispatch = letter(
        "Ủy ban nhân dân huyện yêu cầu:\n1. Phòng Kinh tế cấp giống.\n2. Trạm Thú y tổ chức tiêm phòng.\n"
        "Yêu cầu các phòng, ban nghiêm túc triển khai thực hiện Công văn này./."
    )

    assert dispatch.obligations[-1].id == "¶1#1"
    assert leads(dispatch)["¶1#1"] == ["các phòng", "ban"]


def test_lines_beside_an_activity_speak_of_it() -> None:
    dispatch = named(
        "KH",
        "KẾ HOẠCH",
        "I. NỘI DUNG\n1. Mở lớp tập huấn gieo sạ.\n- Đơn vị chủ trì: Phòng Kinh tế.\n"
        "- Đơn vị phối hợp: Hội Nông dân huyện.\n- Thời gian hoàn thành: trước ngày 20/4/2023.",
    )

    (only,) = dispatch.obligations
    assert [(actor.name, actor.role) for actor in only.actors] == [
        ("Phòng Kinh tế", "lead"),
        ("Hội Nông dân huyện", "support"),
    ]
    assert only.deadline is not None
    assert only.deadline.due == "2023-04-20"


# --- several types, whole -------------------------------------------------------------------------------------------

PLAN = """I. MỤC ĐÍCH
- Phát huy vai trò của thanh niên.
II. NỘI DUNG
1. Tuyên truyền
a) Treo 20 băng rôn tại các xã.
b) Phát thanh mỗi ngày 02 lần.
2. Kiểm tra: Mở 02 đợt kiểm tra, hoàn thành trước ngày 30/6/2023.
III. KINH PHÍ
Từ ngân sách huyện năm 2023.
IV. TỔ CHỨC THỰC HIỆN
1. Huyện đoàn
- Chủ trì, phối hợp với Phòng Văn hóa và Thông tin tổ chức lễ ra quân.
- Tổng hợp, báo cáo kết quả về Ủy ban nhân dân huyện trước ngày 15/12/2023.
2. Đề nghị Hội Nông dân huyện vận động hội viên tham gia.
3. Ủy ban nhân dân các xã, thị trấn: Bố trí kinh phí; cử người tham gia.
Trên đây là Kế hoạch của Ủy ban nhân dân huyện, yêu cầu các đơn vị nghiêm túc triển khai./.
"""
CONCLUSION = """Ngày 01/3/2023, Chủ tịch Ủy ban nhân dân huyện họp. Sau khi nghe báo cáo, Chủ tịch kết luận như sau:
1. Thống nhất với báo cáo của Phòng Kinh tế.
2. Giao Phòng Kinh tế rà soát giống lúa, báo cáo trước ngày 20/3/2023.
3. Trạm Thú y: Tổ chức tiêm phòng; lập danh sách hộ nuôi.
4. Đồng ý cấp bổ sung kinh phí cho các xã.
Thông báo để các đơn vị biết, thực hiện./.
"""
SUBMISSION = """Ủy ban nhân dân huyện trình Ủy ban nhân dân tỉnh:
1. Nâng cấp đường liên xã.
2. Bố trí kinh phí 2 tỷ đồng.
Kính đề nghị Ủy ban nhân dân tỉnh xem xét, phê duyệt./.
"""
GUIDANCE = """1. Đối tượng
- Hộ nghèo có sổ.
2. Hồ sơ gồm:
a) Đơn đề nghị;
b) Bản sao sổ hộ nghèo.
3. Trình tự
- Ủy ban nhân dân xã thẩm định, niêm yết công khai danh sách.
"""
BACKGROUND = """Ngày 02/3/2023, Bộ Y tế ban hành Thông tư số 5/2023/TT-BYT về tiêm chủng.
Trong tháng 2, các xã tổ chức gieo sạ 1.200 ha. Sở Y tế hướng dẫn tại Công văn số 12/SYT-NV.
Ủy ban nhân dân huyện yêu cầu Phòng Kinh tế cấp giống; Trạm Thú y mở lớp tập huấn trước ngày 20/3/2023.
Nhận được thông báo này, đề nghị các đơn vị triển khai thực hiện./.
"""


@pytest.mark.parametrize(
    ("code", "title", "body", "expected"),
    [
        (
            "KH",
            "KẾ HOẠCH",
            PLAN,
            {
                "II.1.a#1": [],
                "II.1.b#1": [],
                "II.2#1": [],
                "IV.1.-1#1": ["Huyện đoàn"],
                "IV.1.-2#1": ["Huyện đoàn"],
                "IV.2#1": ["Hội Nông dân huyện"],
                "IV.3#1": ["Ủy ban nhân dân các xã, thị trấn"],
                "IV.3#2": ["Ủy ban nhân dân các xã, thị trấn"],
                "¶1#1": ["các đơn vị"],
            },
        ),
        ("TB", "THÔNG BÁO", CONCLUSION, {"2#1": ["Phòng Kinh tế"], "3#1": ["Trạm Thú y"], "3#2": ["Trạm Thú y"]}),
        ("TTr", "TỜ TRÌNH", SUBMISSION, {"¶1#1": ["Ủy ban nhân dân tỉnh"]}),
        ("HD", "HƯỚNG DẪN", GUIDANCE, {"3.-1#1": ["Ủy ban nhân dân xã"]}),
        (
            "TB",
            "THÔNG BÁO",
            BACKGROUND,
            {"¶1#1": ["Phòng Kinh tế"], "¶1#2": ["Trạm Thú y"], "¶2#1": ["các đơn vị"]},
        ),
    ],
    ids=["kế hoạch", "kết luận", "tờ trình", "hướng dẫn", "background"],
)
def test_each_type_obliges_whom_it_names(code: str, title: str, body: str, expected: dict[str, list[str]]) -> None:
    assert leads(named(code, title, body)) == expected


# --- headings of duty and of bans, agreements -------------------------------------------------------------------------

AGREEMENT = """
Điều 1. Nội dung
1. Bên B cung cấp 200 suất ăn trưa mỗi ngày, giá 25.000 đồng/suất.
Điều 2. Bên A có trách nhiệm:
1. Chốt số suất ăn trước 15 giờ hằng ngày; bố trí chỗ để xe.
2. Kê thêm bàn khi có khách.
3. Không thay thực đơn khi chưa bàn với Bên B.
Điều 3. Trách nhiệm của Bên B
a) Lưu mẫu thức ăn đủ 24 giờ; rửa dọn nhà ăn sau mỗi bữa.
b) Bên B có quyền ngừng giao khi Bên A chậm trả tiền.
Điều 4. Bên nào chậm trả tiền thì bị phạt 0,05% mỗi ngày.
"""


def test_a_contract_binds_its_parties_under_headings_of_duty() -> None:
    dispatch = named("HĐ", "HỢP ĐỒNG", AGREEMENT)
    found = {(o.item, o.action): (o.modality, [actor.name for actor in o.actors]) for o in dispatch.obligations}
    assert found[("Điều 2.1", "bố trí chỗ để xe")] == ("must", ["Bên A"])
    assert found[("Điều 2.2", "Kê thêm bàn khi có khách")] == ("must", ["Bên A"])
    assert found[("Điều 2.3", "Không thay thực đơn khi chưa bàn với Bên B")] == ("must_not", ["Bên A"])
    assert found[("Điều 3.a", "rửa dọn nhà ăn sau mỗi bữa")][1] == ["Bên B"]
    assert {"Điều 2", "Điều 3"} <= set(tasks(dispatch))
    assert not {"Điều 3.b", "Điều 4"} & set(tasks(dispatch))


def test_what_stands_under_a_ban_is_forbidden_whatever_its_verb() -> None:
    dispatch = named(
        "QC",
        "QUY CHẾ",
        "Điều 1. Nghiêm cấm người vào chợ:\na) Đốt vàng mã, câu móc điện;\nb) Bày hàng lấn lối đi.\n"
        "Điều 2. Các hành vi bị nghiêm cấm\n1. Chặt phá cây bóng mát.",
    )
    assert [(o.item, o.modality) for o in dispatch.obligations] == [
        ("Điều 1.a", "must_not"),
        ("Điều 1.b", "must_not"),
        ("Điều 2.1", "must_not"),
    ]


def test_causes_and_the_state_of_things_order_nothing() -> None:
    dispatch = named(
        "KH",
        "KẾ HOẠCH",
        "I. THỰC TRẠNG\n1. Các xã phải chở nước từ nơi khác về.\n2. Cán bộ trạm kiểm tra máy bơm mỗi tuần.\n"
        "II. NHIỆM VỤ\n1. Nguyên nhân. Trạm bơm tổ chức trực không đều.\n2. Trạm Thú y lập danh sách hộ nuôi bò.",
    )
    assert tasks(dispatch) == ["II.2"]


def test_rules_bind_through_things_and_persons() -> None:
    dispatch = named(
        "QC",
        "QUY CHẾ",
        "Điều 1. Thuyền trưởng\n1. Chỉ cho tàu rời bến khi đủ phao.\n2. Rác trên tàu phải được mang về bến.\n"
        "Điều 2. Giờ mở cửa\n1. Khách ở trọ phải khóa cửa sổ trước khi ra ngoài; tiền phạt được nộp vào quỹ.\n"
        "2. Người được bầu làm tổ trưởng được hỗ trợ 200.000 đồng mỗi tháng.",
    )
    found = {o.item: [actor.name for actor in o.actors] for o in dispatch.obligations}
    assert found == {"Điều 1.1": ["Thuyền trưởng"], "Điều 1.2": ["Thuyền trưởng"], "Điều 2.1": ["Khách ở trọ"]}
    assert [o.action for o in dispatch.obligations][-1] == "phải khóa cửa sổ"


def test_who_is_to_be_reminded_acts_below() -> None:
    dispatch = named(
        "HĐ",
        "HỢP ĐỒNG",
        "Điều 1. Bên A có trách nhiệm:\n1. Nhắc nhở các hộ kinh doanh:\n- Bỏ rác vào sọt;\n- Không lấn lối đi.",
    )
    assert [actor.name for actor in dispatch.obligations[-1].actors] == ["các hộ kinh doanh"]


# --- requests to a superior, telegrams without numbers, plans that ask for money --------------------------------------


def test_a_submission_asks_under_its_lead_in_and_nothing_else() -> None:
    dispatch = named(
        "TTr",
        "TỜ TRÌNH",
        "I. SỰ CẦN THIẾT\n1. Phòng tổ chức kiểm tra đập, hai cống bị nứt.\n2. Chuẩn bị vật tư còn chậm.\n"
        "II. ĐỀ NGHỊ\nPhòng Kinh tế kính trình Ủy ban nhân dân tỉnh:\n1. Bố trí 300 triệu đồng sửa cống.\n"
        "2. Giao Sở Tài chính thẩm định dự toán; thông báo kết quả cho huyện.",
    )
    assert {o.modality for o in dispatch.obligations} == {"request"}
    assert [(o.item, [actor.name for actor in o.actors]) for o in dispatch.obligations] == [
        ("II.1", ["Ủy ban nhân dân tỉnh"]),
        ("II.2", ["Sở Tài chính"]),
        ("II.2", ["Sở Tài chính"]),
    ]


def test_a_telegram_orders_in_paragraphs_behind_its_command() -> None:
    dispatch = named(
        "CĐ",
        "CÔNG ĐIỆN",
        "Đêm qua nước sông lên 3 m, 12 hộ bị cô lập.\nChỉ huy trưởng lệnh:\n"
        "Phòng Hậu cần bảo đảm lương khô cho 12 hộ; Phòng Kỹ thuật sửa chữa hai xuồng máy.",
    )
    assert list(leads(dispatch).values()) == [["Phòng Hậu cần"], ["Phòng Kỹ thuật"]]


def test_a_plan_sent_to_a_bank_orders_nobody() -> None:
    body = "Kính gửi: Ngân hàng Nông nghiệp.\n1. Thanh toán 70% khi nhận máy.\n2. Chuyển doanh thu về tài khoản."
    assert not named("PA", "PHƯƠNG ÁN", body).obligations
    assert len(named("PA", "PHƯƠNG ÁN", body.partition("\n")[2]).obligations) == 2


def test_a_question_orders_nobody() -> None:
    body = "1. Phòng Nội vụ có trách nhiệm lập danh sách hay không?\n2. Phòng Nội vụ có trách nhiệm lập danh sách."
    assert tasks(named("TB", "THÔNG BÁO", body)) == ["2"]


def test_titles_of_articles_and_quotations_order_nobody() -> None:
    dispatch = named(
        "QĐ",
        "QUYẾT ĐỊNH",
        "Điều 1. Khen thưởng\nTập thể có thành tích được khen thưởng cuối năm.\n"
        "Điều 2. Hiệu lực\nQuyết định có hiệu lực kể từ ngày ký; Trưởng Trạm Thú y chịu trách nhiệm thi hành "
        "Quyết định này.",
    )
    assert [o.action for o in dispatch.obligations] == ["chịu trách nhiệm thi hành Quyết định này"]
    quoted = "Phòng có ý kiến như sau:\n“Người bán phải niêm yết giá; lập sổ theo dõi hàng nhập.”"
    assert not letter(quoted).obligations


# --- a body and its verb, where nothing else is said that could be the order ------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Phòng Kinh tế lập kế hoạch gieo cấy; gửi về huyện trước ngày 20/3/2023.",
            {"¶1#1": ["Phòng Kinh tế"], "¶1#2": ["Phòng Kinh tế"]},
        ),
        ("Chủ tịch UBND các xã tuyệt đối tuân thủ lịch xả nước.", {"¶1#1": ["Chủ tịch UBND các xã"]}),
        ("Sau khi đào xong, Trạm hoàn trả mặt đường.", {"¶1#1": ["Trạm"]}),
        ("Tuyệt đối không dùng quỹ để biếu quà.", {"¶1#1": ["Phòng Kinh tế", "Trạm Thú y"]}),
        ("Đêm qua mưa rất to.\nĐưa ngay dân đến nhà văn hóa.", {"¶1#1": ["Phòng Kinh tế", "Trạm Thú y"]}),
        ("Bởi vậy, các xã phải cử người trực.", {"¶1#1": ["các xã"]}),
        ("Trạm Thú y, có sự phối hợp của các xã, tập huấn cho chủ hộ.", {"¶1#1": ["Trạm Thú y"]}),
        ("Chủ cơ sở phải dừng thi công ngay.", {"¶1#1": ["Chủ cơ sở"]}),
        ("Phòng Kinh tế là đơn vị thường trực, theo dõi việc gieo cấy.", {"¶1#1": ["Phòng Kinh tế"]}),
    ],
    ids=[
        "body",
        "person",
        "kind of the addressee",
        "ban",
        "bare verb",
        "therefore",
        "insertion",
        "owner",
        "standing office",
    ],
)
def test_a_lone_sentence_orders_its_subject(body: str, expected: dict[str, list[str]]) -> None:
    assert leads(letter(body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Vừa qua Phòng Kinh tế tổ chức ba lớp tập huấn.",
        "Theo quy định, chủ cơ sở lưu mẫu giống ít nhất 01 năm.",
        "Trạm Thú y xin gửi báo cáo để Ủy ban nhân dân huyện tổng hợp.",
        "Tuy nhiên các xã rà soát còn chậm.",
        "Đoàn kiểm tra làm việc từ ngày 15/3 đến ngày 26/3/2023.",
        "Phòng Kinh tế nghiêm khắc phê bình Trạm Thú y.",
        "Không đồng ý cho các xã dùng quỹ mua xe.",
        "Việc thu phí do Hợp tác xã Môi trường thực hiện theo hợp đồng.",
        "Các thành viên nhất trí nhận định cần thiết phải xây chuồng mới.",
    ],
    ids=["told", "law", "sent", "background", "time", "blame", "refusal", "work of another", "opinion"],
)
def test_a_lone_sentence_that_tells_orders_nobody(body: str) -> None:
    assert leads(letter(body)) == {}


def test_a_third_paragraph_makes_a_body_with_a_verb_background() -> None:
    assert leads(letter("Các xã gieo cấy sớm.\nVụ này nước về đủ.\nGiống được cấp đủ.")) == {}


def test_people_are_forbidden_by_a_denial_in_rules() -> None:
    dispatch = named(
        "QĐ", "QUY ĐỊNH", "1. Bạn đọc không mang túi vào phòng đọc.\n2. Tàu không vi phạm trong năm được giảm giá."
    )

    assert leads(dispatch) == {"1#1": ["Bạn đọc"]}
    assert dispatch.obligations[0].modality == "must_not"


def test_a_title_in_capitals_is_no_duty() -> None:
    dispatch = named("KH", "KẾ HOẠCH", "III. TỔ CHỨC THỰC HIỆN\nPhòng Kinh tế theo dõi việc gieo cấy.")

    assert [duty.action for duty in dispatch.obligations] == ["theo dõi việc gieo cấy"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Yêu cầu Phòng Kinh tế không chi đợt 3; đối chiếu số liệu.",
            [("không chi đợt 3", "must_not"), ("đối chiếu số liệu", "must")],
        ),
        (
            "Yêu cầu Trạm Thú y dọn bờ bao; ngày 21/3 đưa máy bơm ra vị trí.",
            [("dọn bờ bao", "must"), ("đưa máy bơm ra vị trí", "must")],
        ),
        (
            "Yêu cầu Phòng Kinh tế rà lại hợp đồng; nếu chậm thì cắt khối lượng, không chờ xin ý kiến.",
            [("rà lại hợp đồng", "must"), ("nếu chậm thì cắt khối lượng, không chờ xin ý kiến", "must")],
        ),
        (
            "Yêu cầu các xã:\n- Tổ nước lo phần hậu cần, các việc sau phải xong trước ngày 20/3/2023:\n"
            "+ Chạy thử máy bơm.",
            [("Chạy thử máy bơm", "must")],
        ),
    ],
    ids=["behind a ban", "behind a day", "condition before a ban", "a list follows"],
)
def test_clauses_behind_an_order(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(duty.action, duty.modality) for duty in letter(body).obligations] == expected


def test_silence_orders_nobody() -> None:
    dispatch = letter("Đề nghị các xã ký xác nhận trước ngày 15/3/2023; không trả lời được coi là đồng ý.")

    assert [duty.action for duty in dispatch.obligations] == ["ký xác nhận"]
    assert dispatch.obligations[0].if_silent is not None


def test_a_product_says_who_makes_it_in_a_plan() -> None:
    dispatch = named("KH", "KẾ HOẠCH", "1. Danh sách hộ trồng màu do Phòng Kinh tế lập, gửi các xã.")

    assert leads(dispatch) == {"1#1": ["Phòng Kinh tế"]}


def test_a_notice_forbids_in_its_list_and_says_what_the_issuer_will_not_do() -> None:
    dispatch = named(
        "TB",
        "THÔNG BÁO",
        "1. Không đổ rác sau 22 giờ.\n2. Từ ngày 15/3/2023, rác thải của các hộ phải để trong túi buộc kín.\n"
        "3. Không xem xét đơn nộp muộn.",
    )

    assert [duty.modality for duty in dispatch.obligations] == ["must_not", "must"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("quý II/2023 hoàn thành việc chọn hộ", "hoàn thành việc chọn hộ"),
        ("sau đợt 2 trình huyện phương án xử lý", "trình huyện phương án xử lý"),
        ("định kỳ vào ngày 20/11 hằng năm tổng hợp số hộ", "tổng hợp số hộ"),
    ],
)
def test_a_time_may_stand_before_the_verb(order: str, expected: str) -> None:
    dispatch = letter(f"Yêu cầu Phòng Kinh tế lập danh sách; {order}.")

    assert [duty.action for duty in dispatch.obligations][1:] == [expected]


def test_the_matter_of_a_contract_obliges_nobody_yet() -> None:
    dispatch = named(
        "HĐ",
        "HỢP ĐỒNG",
        "Điều 1. Nội dung hợp đồng\nBên B cung cấp rau cho bếp ăn.\nĐiều 2. Bên A thuê bên B chở rau.\n"
        "Điều 3. Bên B giao rau trước 6 giờ.",
    )

    assert [duty.item for duty in dispatch.obligations] == ["Điều 3"]


def test_what_an_earlier_letter_asked_is_no_order() -> None:
    body = "Huyện đã hai lần đôn đốc, gần nhất là Công văn số 64/UBND-NN ngày 07/4 của huyện, yêu cầu các xã báo cáo."
    assert leads(letter(body)) == {}


def test_papers_that_somebody_issued_are_made_by_nobody_here() -> None:
    body = "1. Giấy tờ do cơ quan nước ngoài cấp thì phải được dịch ra tiếng Việt và chứng thực chữ ký."
    assert all(not duty.actors for duty in named("KH", "KẾ HOẠCH", body).obligations)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1. Trường Hoa Sen sửa mái nhà; riêng khối bếp, chậm nhất ngày 15/8/2023 thay ống khói; "
            "tháng 9 nghiệm thu.",
            [
                ("sửa mái nhà", None),
                ("riêng khối bếp, chậm nhất ngày 15/8/2023 thay ống khói", "2023-08-15"),
                ("nghiệm thu", "2023-09-30"),
            ],
        ),
        (
            "1. Trạm Thú y thống kê đàn lợn; quý IV/2023 hoàn thành việc cấp tai số.",
            [("thống kê đàn lợn", None), ("hoàn thành việc cấp tai số", "2023-12-31")],
        ),
        ("1. Trạm Thú y: Định kỳ vào ngày 20/11 hằng năm tổng hợp số liệu.", [("tổng hợp số liệu", None)]),
        (
            "1. Công an xã: tuần tra ban đêm; bảo vệ lực lượng thú y khi có yêu cầu.",
            [("tuần tra ban đêm", None), ("bảo vệ lực lượng thú y khi có yêu cầu", None)],
        ),
    ],
    ids=["topic and day", "quarter", "day that comes back", "on request"],
)
def test_a_time_may_open_a_clause(body: str, expected: list[tuple[str, str | None]]) -> None:
    found = named("KH", "KẾ HOẠCH", body).obligations
    assert [(duty.action, duty.deadline and duty.deadline.due) for duty in found] == expected
