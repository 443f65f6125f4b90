"""Who receives a report or product: one table of clauses in which somebody does, one in which nobody does."""

from __future__ import annotations

import pytest

from docproc.bodies import find_bodies
from docproc.tasks.receivers import receivers_in
from docproc.text import match_key

RECEIVE = [
    ("chia sẻ danh sách tàu với Chi cục Thủy sản", ("Chi cục Thủy sản",)),
    ("lập bảng kê nộp kiểm soát viên", ("kiểm soát viên",)),
    ("trình Phó Hiệu trưởng chuyên môn đề thi", ("Phó Hiệu trưởng chuyên môn",)),
    ("thông báo cho đồn biên phòng khi tàu mất kết nối", ("đồn biên phòng",)),
    ("gửi báo cáo về Phòng 12 trước ngày 20/5", ("Phòng 12",)),
    ("kịp thời báo cáo, đề xuất giải pháp và tham mưu Ủy ban nhân dân huyện", ("Ủy ban nhân dân huyện",)),
    ("gửi bản tin cho hệ thống truyền thanh cơ sở", ("hệ thống truyền thanh cơ sở",)),
    ("nộp Phó Hiệu trưởng phụ trách cơ sở vật chất", ("Phó Hiệu trưởng phụ trách cơ sở vật chất",)),
    ("báo cho thủ trưởng cơ quan có xe biết", ("thủ trưởng cơ quan có xe",)),
    (
        "gửi báo cáo về Phòng Tổ chức - Hành chính (qua bà Lê Thị Hoa, email hoa.lt@mau.example.vn)",
        ("Phòng Tổ chức - Hành chính",),
    ),
    (
        "báo cáo bằng văn bản về Ban Tổ chức Tỉnh ủy, đồng gửi Sở Nội vụ để theo dõi",
        ("Ban Tổ chức Tỉnh ủy", "Sở Nội vụ"),
    ),
    ("hoàn thiện hồ sơ, trình Hội đồng Khoa học xem xét", ("Hội đồng Khoa học",)),
    ("gửi kết quả rà soát về Văn phòng để tổng hợp", ("Văn phòng",)),
    ("gửi danh sách cho Công đoàn trước ngày 05/9", ("Công đoàn",)),
    ("nộp 01 bộ hồ sơ tại bộ phận một cửa", ("bộ phận một cửa",)),
    ("nộp hồ sơ tại Bộ phận Tiếp nhận và Trả kết quả", ("Bộ phận Tiếp nhận và Trả kết quả",)),
    ("phản ánh về Trạm Y tế xã khi có ca mắc mới", ("Trạm Y tế xã",)),
    ("hoàn thiện hồ sơ thông qua Sở Xây dựng để trình Ủy ban nhân dân tỉnh", ("Ủy ban nhân dân tỉnh",)),
    ("có văn bản phúc đáp Sở Công Thương trước ngày 10/10", ("Sở Công Thương",)),
    ("phúc đáp bằng văn bản cho Viện kiểm sát nhân dân huyện", ("Viện kiểm sát nhân dân huyện",)),
    ("cho ý kiến bằng văn bản gửi Sở Tư pháp", ("Sở Tư pháp",)),
    ("tham mưu, trình Chủ tịch ký", ("Chủ tịch",)),
    ("gửi kèm bản sao quyết định về Phòng Giáo dục và Đào tạo", ("Phòng Giáo dục và Đào tạo",)),
    ("cung cấp số liệu cho Sở Tài chính để tổng hợp, báo cáo Thủ tướng Chính phủ", ("Sở Tài chính",)),
    ("tổng hợp, báo cáo Hiệu trưởng kết quả chấm điểm", ("Hiệu trưởng",)),
    ("lập danh sách người được tiêm, báo cho trạm trưởng trạm y tế", ("trạm trưởng trạm y tế",)),
    ("báo ngay cho tổ trưởng tổ dân phố", ("tổ trưởng tổ dân phố",)),
    ("báo cáo trưởng ca, ghi vào sổ giao ca", ("trưởng ca",)),
    ("gọi điện báo cho bác sĩ trực", ("bác sĩ trực",)),
    ("gọi điện thoại báo ngay về Trung tâm Chỉ huy", ("Trung tâm Chỉ huy",)),
    ("nộp bài thu hoạch cho cố vấn học tập", ("cố vấn học tập",)),
    ("nộp lại thẻ ra vào cho bảo vệ", ("bảo vệ",)),
    ("nộp đơn cho giáo viên chủ nhiệm chậm nhất 07 giờ", ("giáo viên chủ nhiệm",)),
    ("gửi phiếu khảo sát cho lớp trưởng", ("lớp trưởng",)),
    ("trình Giám đốc ký ban hành quy chế chi tiêu nội bộ", ("Giám đốc",)),
    ("báo cáo Đảng ủy xã và Ủy ban nhân dân xã", ("Đảng ủy xã", "Ủy ban nhân dân xã")),
    ("gửi báo cáo của từng khoa về phòng Kế hoạch tổng hợp", ("phòng Kế hoạch tổng hợp",)),
    ("gửi bản tự kiểm điểm về chi bộ", ("chi bộ",)),
    ("báo cáo tiến độ với Chủ tịch Ủy ban nhân dân xã tại cuộc giao ban", ("Chủ tịch Ủy ban nhân dân xã",)),
    ("đăng ký danh sách dự thi với Ban Tổ chức", ("Ban Tổ chức",)),
    ("đăng ký số lượng sách với Thư viện tỉnh", ("Thư viện tỉnh",)),
    ("đăng ký tại Văn phòng khoa", ("Văn phòng khoa",)),
    ("kê khai, nộp hồ sơ quyết toán thuế tại Chi cục Thuế khu vực", ("Chi cục Thuế khu vực",)),
    ("chuyển hồ sơ vụ việc sang Thanh tra huyện", ("Thanh tra huyện",)),
    ("chuyển đơn đến Ủy ban nhân dân phường Tân Lập giải quyết", ("Ủy ban nhân dân phường Tân Lập",)),
    ("chuyển toàn bộ hồ sơ sang Phòng Tư pháp để thẩm định", ("Phòng Tư pháp",)),
    ("bàn giao tài liệu cho Lưu trữ lịch sử tỉnh", ("Lưu trữ lịch sử tỉnh",)),
    ("bàn giao mặt bằng cho chủ đầu tư trước ngày 15/6", ("chủ đầu tư",)),
    ("bàn giao chìa khóa cho tổ bảo vệ", ("tổ bảo vệ",)),
    ("giao nộp vũ khí thô sơ cho Công an xã", ("Công an xã",)),
    ("thông báo kết quả cho gia đình người bệnh", ("gia đình người bệnh",)),
    ("thông báo cho Đội Quản lý trật tự đô thị", ("Đội Quản lý trật tự đô thị",)),
    ("thông báo bằng văn bản cho nhà thầu", ("nhà thầu",)),
    ("thông tin kịp thời về Trực ban Sở", ("Trực ban Sở",)),
    ("trả lời ông Trần Văn Mạnh trước ngày 20/5", ("ông Trần Văn Mạnh",)),
    ("trả lời bằng văn bản cho bà Nguyễn Thị Tư", ("bà Nguyễn Thị Tư",)),
    ("gửi văn bản trả lời công dân", ("công dân",)),
    ("trả lời cử tri tại kỳ họp", ("cử tri",)),
    ("báo cáo giải trình với Đoàn kiểm tra", ("Đoàn kiểm tra",)),
    ("giải trình với Kiểm toán nhà nước khu vực V", ("Kiểm toán nhà nước khu vực V",)),
    ("cung cấp hồ sơ cho Đoàn thanh tra", ("Đoàn thanh tra",)),
    ("cung cấp cho Tổ kiểm tra sổ sách quý II", ("Tổ kiểm tra",)),
    (
        "gửi Báo Gia Lai, Đài Phát thanh và Truyền hình tỉnh để đưa tin",
        ("Báo Gia Lai", "Đài Phát thanh và Truyền hình tỉnh"),
    ),
    ("gửi tin, bài về Ban Biên tập trang tin điện tử", ("Ban Biên tập trang tin điện tử",)),
    ("gửi Cổng Thông tin điện tử tỉnh để đăng tải", ("Cổng Thông tin điện tử tỉnh",)),
    ("báo cáo về kết quả thực hiện với Thường trực Hội đồng nhân dân", ("Thường trực Hội đồng nhân dân",)),
    ("báo cáo tình hình cấp thuốc cho các trạm y tế về Trung tâm Y tế", ("Trung tâm Y tế",)),
    ("báo cáo Sở Tài chính trước khi trình Ủy ban nhân dân tỉnh", ("Sở Tài chính",)),
    ("lập tờ trình gửi Phòng Tài chính - Kế hoạch", ("Phòng Tài chính - Kế hoạch",)),
    ("soạn tờ trình trình Chủ tịch Hội đồng quản trị", ("Chủ tịch Hội đồng quản trị",)),
    ("trình cấp có thẩm quyền phê duyệt", ("cấp có thẩm quyền",)),
    ("trường hợp vượt thẩm quyền, báo cáo cấp trên trực tiếp", ("cấp trên trực tiếp",)),
    ("báo cáo cơ quan có thẩm quyền xử lý theo quy định", ("cơ quan có thẩm quyền",)),
    ("báo cáo cơ quan quản lý cấp trên", ("cơ quan quản lý cấp trên",)),
    ("gửi Bên A bản vẽ hoàn công", ("Bên A",)),
    ("báo trước cho bên kia 30 ngày", ("bên kia",)),
    ("gửi biên bản cho hai bên ký", ("hai bên",)),
    ("thông báo cho Bên thuê bằng văn bản", ("Bên thuê",)),
    (
        "gửi báo cáo giám sát đến Thường trực HĐND, UBND và Ủy ban MTTQ Việt Nam xã",
        ("Thường trực HĐND", "UBND", "Ủy ban MTTQ Việt Nam xã"),
    ),
    ("trình Hội đồng nhân dân tỉnh tại kỳ họp cuối năm", ("Hội đồng nhân dân tỉnh",)),
    ("gửi dự thảo đến các sở, ban, ngành lấy ý kiến", ("các sở", "ban", "ngành")),
    ("gửi thư mời đến từng đại biểu", ("từng đại biểu",)),
    ("gửi hồ sơ qua đường bưu điện đến Hội đồng thi tuyển", ("Hội đồng thi tuyển",)),
    ("gửi hồ sơ (bản giấy và bản điện tử) về Vụ Tổ chức cán bộ", ("Vụ Tổ chức cán bộ",)),
    ("gửi về Sở (Phòng Quản lý đô thị) 02 bản", ("Sở (Phòng Quản lý đô thị)",)),
    ("gửi về Cục trước 16 giờ thứ Sáu", ("Cục",)),
    ("gửi Tổng công ty kế hoạch sản xuất tháng sau", ("Tổng công ty",)),
    ("truyền dữ liệu quan trắc về Trung tâm Điều hành", ("Trung tâm Điều hành",)),
    ("nhắn tin cho trưởng nhóm khi đến nơi", ("trưởng nhóm",)),
    ("điện báo về Sở chỉ huy phía trước", ("Sở chỉ huy phía trước",)),
    ("trực ban, thường xuyên báo cáo về Ban Chỉ huy", ("Ban Chỉ huy",)),
    ("báo cáo nhanh trong ngày về Cục Thú y và Chi cục Thú y vùng III", ("Cục Thú y", "Chi cục Thú y vùng III")),
    ("báo cáo Thủ trưởng đơn vị biết, chỉ đạo", ("Thủ trưởng đơn vị",)),
    ("báo cáo lãnh đạo Bộ kết quả làm việc", ("lãnh đạo Bộ",)),
    ("báo cáo đồng chí Bí thư Huyện ủy", ("Bí thư Huyện ủy",)),
    ("báo cáo đồng chí Lê Văn Sáu trước khi thực hiện", ("đồng chí Lê Văn Sáu",)),
    ("báo cáo và đề xuất Ủy ban nhân dân thành phố hướng xử lý", ("Ủy ban nhân dân thành phố",)),
    ("báo cáo, xin ý kiến Ban Thường vụ Huyện ủy", ("Ban Thường vụ Huyện ủy",)),
    ("báo cáo, tham mưu Chủ tịch UBND huyện quyết định", ("Chủ tịch UBND huyện",)),
    ("tổng hợp trình Thủ tướng Chính phủ quyết định", ("Thủ tướng Chính phủ",)),
    ("rà soát quy hoạch để điều chỉnh, gửi hồ sơ về Sở Xây dựng", ("Sở Xây dựng",)),
    ("tổng hợp nhu cầu vốn để báo cáo Ủy ban nhân dân tỉnh", ("Ủy ban nhân dân tỉnh",)),
    ("gửi Sở Nội vụ tổng hợp, trình Ủy ban nhân dân tỉnh", ("Sở Nội vụ",)),
    ("gửi về Sở Nội vụ tổng hợp báo cáo Bộ Nội vụ", ("Sở Nội vụ",)),
    ("kịp thời phản ánh với Ban Quản lý để được giải quyết", ("Ban Quản lý",)),
    ("phản ánh những vướng mắc đến Phòng Pháp chế", ("Phòng Pháp chế",)),
    ("phản ánh trực tiếp cho nhân viên trực quầy", ("nhân viên trực quầy",)),
    ("phản hồi cho Tổ công tác trong ngày", ("Tổ công tác",)),
    ("báo cáo trước Hội đồng thi", ("Hội đồng thi",)),
    ("báo cáo theo Mẫu số 3 về Liên đoàn Lao động huyện", ("Liên đoàn Lao động huyện",)),
    ("nghiệm thu, trình chủ đầu tư thanh toán", ("chủ đầu tư",)),
    ("nộp về phòng bảo vệ sổ theo dõi khách", ("phòng bảo vệ",)),
    ("gửi giấy mời tới đại biểu", ("đại biểu",)),
    ("gửi thông tin về phòng Hành chính", ("phòng Hành chính",)),
    ("gửi thông báo về việc nghỉ lễ cho phụ huynh", ("phụ huynh",)),
    ("trình bày báo cáo với Đoàn giám sát", ("Đoàn giám sát",)),
    (
        "lập biên bản, chuyển hồ sơ đến cơ quan Cảnh sát điều tra Công an huyện",
        ("cơ quan Cảnh sát điều tra Công an huyện",),
    ),
    ("thống nhất với Sở Tài chính mức hỗ trợ, báo cáo Ủy ban nhân dân tỉnh", ("Ủy ban nhân dân tỉnh",)),
    ("gửi Công đoàn cơ sở, Đoàn Thanh niên trước ngày 05", ("Công đoàn cơ sở", "Đoàn Thanh niên")),
    ("gửi 03 bản cho Trung tâm Lưu trữ và 01 bản cho Phòng Nội vụ", ("Trung tâm Lưu trữ", "Phòng Nội vụ")),
    ("báo cáo Sở Giáo dục và Đào tạo qua phòng Giáo dục tiểu học", ("Sở Giáo dục và Đào tạo",)),
    ("báo cáo qua điện thoại cho Trực ban tác chiến", ("Trực ban tác chiến",)),
    ("kê khai bổ sung, nộp cho người phụ trách nhân sự", ("người phụ trách nhân sự",)),
    ("nộp bản cam kết cho Ban quản lý tòa nhà trước khi nhận phòng", ("Ban quản lý tòa nhà",)),
    ("gửi yêu cầu hỗ trợ đến bộ phận kỹ thuật", ("bộ phận kỹ thuật",)),
    ("đăng ký suất ăn với nhà bếp", ("nhà bếp",)),
    ("báo số lượng suất ăn cho tổ cấp dưỡng trước 9 giờ", ("tổ cấp dưỡng",)),
    ("báo hỏng thiết bị cho phòng Quản trị thiết bị", ("phòng Quản trị thiết bị",)),
    ("gửi Ủy ban Kiểm tra các cấp tài liệu tập huấn", ("Ủy ban Kiểm tra các cấp",)),
    ("thực hiện chế độ báo cáo về Tỉnh Đoàn hằng tháng", ("Tỉnh Đoàn",)),
    ("báo cáo Hội đồng trường, công khai với viên chức", ("Hội đồng trường",)),
    ("đề xuất khen thưởng gửi về Hội đồng Thi đua - Khen thưởng", ("Hội đồng Thi đua - Khen thưởng",)),
    ("lấy ý kiến nhân dân, tổng hợp gửi Ban Thường trực Ủy ban MTTQ", ("Ban Thường trực Ủy ban MTTQ",)),
    ("đối chiếu công nợ với Kho bạc Nhà nước và gửi biên bản cho Phòng Kế toán", ("Phòng Kế toán",)),
    ("hướng dẫn các hộ gửi đơn về Ủy ban nhân dân xã", ("Ủy ban nhân dân xã",)),
]
NOBODY = [
    "mở đường truyền cho Sở chỉ huy",
    "khai báo y tế với trạm y tế xã",
    "khai báo tạm trú với Công an phường",
    "đăng ký kinh doanh tại Phòng Tài chính - Kế hoạch",
    "chỉ cung cấp số tài khoản cho ngân hàng",
    "tham mưu UBND tỉnh ban hành kế hoạch",
    "tham mưu, đề xuất UBND huyện biện pháp xử lý",
    "cử 02 báo cáo viên dự lớp tập huấn",
    "gửi kèm số liệu quý III",
    "thực hiện đúng trình tự, thủ tục",
    "cung cấp số liệu để Sở Tài chính tổng hợp, báo cáo Thủ tướng Chính phủ",
    "thông báo lịch cắt nước cho các hộ dân",
    "thông tin kịp thời về tình hình thời tiết",
    "công khai trên cổng thông tin điện tử",
    "niêm yết tại trụ sở Ủy ban nhân dân xã",
    "báo cáo kết quả công tác phòng, chống cháy rừng",
    "báo cáo về công tác phòng chống tham nhũng",
    "báo cáo tình hình hỗ trợ gạo cho các hộ nghèo",
    "báo cáo số tiền đã chi trả cho Trạm Y tế",
    "báo cáo kết quả phối hợp với Công an huyện",
    "tổng hợp số liệu, phối hợp với Sở Tài chính lập dự toán",
    "hoàn thiện đề án trước khi trình Hội đồng nhân dân",
    "sau khi báo cáo Bộ, tổ chức công bố",
    "xây dựng chương trình, quy trình, công trình phục vụ du lịch",
    "trình kỳ họp thứ mười Hội đồng nhân dân tỉnh thông qua",
    "gửi về địa chỉ: Văn phòng Công chứng số 2, số 15 Lê Lợi",
    "gửi về hộp thư phongktth@mau.example.vn",
    "gửi bản mềm qua Zalo của đồng chí Hạnh",
    "gửi dự thảo lấy ý kiến các sở, ban, ngành",
    "cập nhật, truyền số liệu về máy chủ của Sở",
    "gửi số liệu kịp thời để báo cáo Ủy ban nhân dân tỉnh",
    "liên hệ Phòng Một cửa để được hướng dẫn",
    "đề nghị Công an huyện hỗ trợ",
    "kiến nghị Bộ Y tế bổ sung vắc xin",
    "làm việc với Ngân hàng Chính sách xã hội",
    "gửi tiền vào Kho bạc Nhà nước",
    "nộp tiền phạt vào tài khoản của Kho bạc Nhà nước",
    "nộp ngân sách số tiền thu được",
    "chuyển tiền cho các hộ bị thiệt hại",
    "chuyển người bệnh về Bệnh viện Đa khoa tỉnh",
    "chuyển đổi vị trí công tác của kế toán",
    "vận chuyển giống về các xã",
    "gửi xe tại bãi của Ban Quản lý chợ",
    "người gửi phải ghi rõ địa chỉ",
    "công bố kết quả cho nhân dân biết",
    "báo cáo tại Hội nghị giao ban",
    "báo cáo tham luận tại hội thảo",
    "báo cáo trước ngày 30/6",
    "nộp về kho của Công ty phế liệu thu hồi",
    "giao sổ cho kế toán trưởng kiểm tra",
    "trình diễn kỹ thuật cho nông dân",
    "trả kết quả cho người dân đúng hẹn",
    "trả hồ sơ cho đơn vị trình",
    "cấp giấy chứng nhận cho hộ gia đình",
    "không gửi báo cáo cho tổ chức, cá nhân bên ngoài",
    "chịu trách nhiệm trước Giám đốc về số liệu báo cáo",
    "phân công cán bộ tiếp nhận đơn gửi đến Ủy ban nhân dân xã",
    "xử lý đơn do Thanh tra tỉnh chuyển đến",
    "thực hiện theo báo cáo của Sở Y tế gửi Ủy ban nhân dân tỉnh",
]


def receivers_of(clause: str) -> tuple[str, ...]:
    text = f"{clause}."
    return receivers_in(text, match_key(text), find_bodies(text), (0, len(text)))


@pytest.mark.parametrize(("clause", "expected"), RECEIVE)
def test_somebody_receives(clause: str, expected: tuple[str, ...]) -> None:
    assert receivers_of(clause) == expected


@pytest.mark.parametrize("clause", NOBODY)
def test_nobody_receives(clause: str) -> None:
    assert receivers_of(clause) == ()


def test_those_who_work_along_receive_nothing() -> None:
    text = "báo cáo với Sở Tài chính kết quả."
    at = text.index("Sở")
    bodies = find_bodies(text)

    assert receivers_in(text, match_key(text), bodies, (0, len(text))) == ("Sở Tài chính",)
    assert receivers_in(text, match_key(text), bodies, (0, len(text)), [(at, at + 12)]) == ()


def test_a_receiver_outside_the_clause_is_not_read() -> None:
    text = "gửi báo cáo; nộp về Sở Y tế."

    assert receivers_in(text, match_key(text), find_bodies(text), (0, text.index(";"))) == ()


@pytest.mark.parametrize(
    "piece",
    ["gửi ", "về ", "gửi về ", "báo cáo, ", "để ", "(", "Sở Y tế, ", "tổ trưởng ", "trình và ", "gửi cho các ", "A "],
)
def test_a_long_hostile_clause_is_looked_at(piece: str) -> None:
    receivers_of(piece * 3000)
