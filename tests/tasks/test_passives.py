"""Clauses whose subject is a thing: who is told to act, and which of them tell nobody anything."""

from __future__ import annotations

import pytest

from docproc.bodies import find_bodies
from docproc.tasks.asides import past_aside
from docproc.tasks.bans import banned
from docproc.tasks.directives import ClauseReader
from docproc.tasks.passives import agent_head, done_by, handed_in, told
from docproc.tasks.subjects import Subjects
from docproc.text import match_key

DONE_BY = [
    ("Danh sách cán bộ dự thi do Phòng Nội vụ huyện niêm yết tại trụ sở", "Phòng Nội vụ huyện"),
    ("Việc thu gom vỏ thuốc bảo vệ thực vật do tổ hợp tác thực hiện mỗi tuần một lần", "tổ hợp tác"),
    ("Mẫu máu do cán bộ thú y xã lấy, bảo quản lạnh", "cán bộ thú y xã"),
    ("Biên bản họp do thư ký ghi, có chữ ký của già làng", "thư ký"),
    ("Giao thông trên tuyến do Công an tỉnh điều tiết", "Công an tỉnh"),
    ("Phiếu bầu do Ban Tổ chức đại hội in, đóng dấu treo", "Ban Tổ chức đại hội"),
    ("Báo cáo do Chi cục Thú y lập", "Chi cục Thú y"),
    ("Sổ tay do Ban Quản lý rừng trực tiếp biên soạn", "Ban Quản lý rừng"),
]
NOT_DONE_BY = [
    "Kinh phí do Sở Tài chính cân đối, bố trí",
    "Chi phí ăn ở do các đơn vị tổ chức chi trả",
    "Thẩm định dự toán do các đơn vị lập",
    "Giấy chứng nhận do Ủy ban nhân dân huyện cấp",
    "Ban Chỉ đạo do Chủ tịch phụ trách",
    "Hồ sơ do nhà thầu lập gồm 03 quyển",
    "Hồ sơ đã được Phòng Kỹ thuật lập",
    "Nguyên nhân do các xã thực hiện chậm",
    "Đơn vị nghỉ do mất điện",
]
HANDED_IN = [
    ("Bài thi được niêm phong, gửi về Hội đồng thi", True, False, None),
    ("Hồ sơ lập thành 02 bộ, gửi về Ban Chính sách", True, False, None),
    ("Mẫu bệnh phẩm phải được gửi về Trung tâm", False, False, None),
    ("Tờ khai nộp cho Chi cục", False, True, None),
    ("Báo cáo của các phòng nói trên phải đến Cục", False, False, "các phòng nói trên"),
    ("Phiếu điều tra của từng hộ nộp cho trưởng bản", True, False, "từng hộ"),
    ("Bài dự thi của các thí sinh được gửi về Ban Tổ chức", True, False, None),
]
NOT_HANDED_IN = [
    ("Xe của Sở chuyển đến trụ sở mới", False, True),
    ("Bài thi được gửi về Hội đồng thi", False, False),
    ("Hồ sơ đã nộp cho Phòng", True, True),
    ("Báo cáo gửi muộn cho Sở", True, True),
    ("Cán bộ xã nộp cho Phòng", True, True),
    ("Rà soát hồ sơ nộp cho Phòng", True, True),
]
TOLD = [
    ("Cổng dịch vụ công được giao mở chuyên mục hỏi đáp", "cổng dịch vụ công"),
    ("Hai bếp ăn tập thể bị cấm nhập thịt không rõ nguồn gốc", "hai bếp ăn tập thể"),
]
HEADS = [
    ("Thu gom do Hợp tác xã Thanh Bình đảm nhận:", ["Hợp tác xã Thanh Bình"]),
    ("Công tác hậu cần do Văn phòng chủ trì:", ["Văn phòng"]),
    ("Tổ sửa chữa do ông Lò Văn Kỷ chỉ huy:", ["Tổ sửa chữa"]),
    ("Kinh phí do Văn phòng quản lý:", []),
    ("Thu gom do Hợp tác xã Thanh Bình đảm nhận, mỗi tuần hai lần", []),
    ("Thu gom rác tại chợ:", []),
]
BANNED = [
    ("cán bộ thôn, xã thu giữ giấy tờ tùy thân của dân", "cán bộ thôn, xã"),
    ("người nhà bệnh nhân hút thuốc trong khuôn viên", "người nhà bệnh nhân"),
    ("cán bộ, công chức uống rượu trong giờ làm việc", "cán bộ, công chức"),
    ("cán bộ thuộc diện Huyện ủy quản lý dự tiệc", None),
    ("tổ chức đánh bạc dưới mọi hình thức", None),
    ("phơi thóc trên mặt đường", None),
]


def _subjects(clause: str) -> Subjects:
    return Subjects(clause, match_key(clause), find_bodies(clause))


@pytest.mark.parametrize(("clause", "who"), DONE_BY)
def test_the_agent_behind_do_acts(clause: str, who: str) -> None:
    found = done_by(_subjects(clause), clause, match_key(clause), (0, len(clause)))
    assert found is not None
    assert found.who is not None
    assert clause[slice(*found.who)] == who
    assert not found.acts


@pytest.mark.parametrize("clause", NOT_DONE_BY)
def test_money_competence_and_origin_tell_nobody_to_act(clause: str) -> None:
    assert done_by(_subjects(clause), clause, match_key(clause), (0, len(clause))) is None


@pytest.mark.parametrize(("clause", "ruled", "due", "who"), HANDED_IN)
def test_a_thing_must_arrive_and_may_be_somebodys(clause: str, ruled: bool, due: bool, who: str | None) -> None:
    found = handed_in(_subjects(clause), match_key(clause), (0, len(clause)), ruled=ruled, due=due)
    assert found is not None
    assert (clause[slice(*found.who)] if found.who else None) == who


@pytest.mark.parametrize(("clause", "ruled", "due"), NOT_HANDED_IN)
def test_what_moves_or_was_sent_is_not_handed_in(clause: str, ruled: bool, due: bool) -> None:
    assert handed_in(_subjects(clause), match_key(clause), (0, len(clause)), ruled=ruled, due=due) is None


@pytest.mark.parametrize(("clause", "who"), TOLD)
def test_what_is_no_body_is_told_in_the_passive(clause: str, who: str) -> None:
    key = match_key(clause)
    found = told(_subjects(clause), clause, key, (0, len(clause)))
    assert found is not None
    assert found.who is not None
    assert key[slice(*found.who)].strip() == who
    assert found.acts


def test_what_gets_a_plan_is_told_nothing() -> None:
    clause = "Phương tiện vận tải được giao kế hoạch vốn năm 2024"
    assert told(_subjects(clause), clause, match_key(clause), (0, len(clause))) is None


@pytest.mark.parametrize(("head", "names"), HEADS)
def test_a_heading_names_the_agent_of_its_list(head: str, names: list[str]) -> None:
    leads = agent_head(_subjects(head), head, match_key(head), (0, len(head)))
    assert [lead.name for lead in leads] == names


@pytest.mark.parametrize(("clause", "who"), BANNED)
def test_a_ban_binds_the_people_it_names(clause: str, who: str | None) -> None:
    found = banned(_subjects(clause), clause, match_key(clause), 0, len(clause))
    assert (clause[found.start : found.end] if found else None) == who


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("ngoài việc kiểm tra tàu cá, cần phát tờ rơi", "cần phát tờ rơi"),
        ("bên cạnh nhiệm vụ thường xuyên, phải trực đêm", "phải trực đêm"),
        ("kiểm tra tàu cá, phát tờ rơi", "kiểm tra tàu cá, phát tờ rơi"),
    ],
)
def test_an_aside_stands_before_the_predicate(clause: str, rest: str) -> None:
    key = match_key(clause)
    assert clause[past_aside(key, 0, len(key)) :] == rest


def test_an_aside_is_no_actor_and_leaves_the_modality() -> None:
    clause = "Sở Thủy sản, ngoài việc kiểm tra tàu cá, cần phát tờ rơi cho ngư dân"
    reader = ClauseReader(clause, match_key(clause), find_bodies(clause), frozenset({"nơi khác"}))
    found = reader.read((0, len(clause)), bare=False)
    assert found is not None
    assert [lead.name for lead in found.leads] == ["Sở Thủy sản"]
    assert found.modality == "should"
    assert clause[slice(*found.parts[0])] == "ngoài việc kiểm tra tàu cá, cần phát tờ rơi cho ngư dân"


@pytest.mark.parametrize("piece", ["việc do ", "hồ sơ gửi về ", "do Sở ", "được giao ", "ngoài việc, ", "cán bộ, "])
def test_a_long_hostile_clause_is_looked_at(piece: str) -> None:
    clause = piece * 1500
    key, subjects = match_key(clause), _subjects(clause)
    done_by(subjects, clause, key, (0, len(clause)))
    handed_in(subjects, key, (0, len(clause)), ruled=True)
    told(subjects, clause, key, (0, len(clause)))
    agent_head(subjects, clause, key, (0, len(clause)))
    past_aside(key, 0, len(key))
