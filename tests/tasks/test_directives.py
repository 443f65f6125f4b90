"""Does a clause direct somebody, whom, and in which words: one table for each way of directing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.bodies import find_bodies
from docproc.dispatch import Modality
from docproc.tasks.directives import ClauseReader, Directive
from docproc.tasks.subjects import Subjects
from docproc.text import match_key

ISSUER = "Ủy ban nhân dân huyện Bình Sơn Thượng"


@dataclass(frozen=True)
class D:
    """What is expected of a clause that directs; ``modality`` is ``None`` where the lead-in decides."""

    action: str
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    modality: Modality | None = None


def read(clause: str, *, bare: bool = True, subject: bool = True, loose: bool = False) -> Directive | None:
    own = frozenset({match_key(ISSUER), "ubnd huyện bình sơn thượng"})
    reader = ClauseReader(clause, match_key(clause), find_bodies(clause), own)
    return reader.read((0, len(clause)), bare=bare, subject=subject, loose=loose)


def seen(clause: str, found: Directive) -> D:
    return D(
        " ".join(clause[start:end].strip(" ,") for start, end in found.parts),
        tuple(part.name for part in found.leads),
        tuple(part.name for part in found.supports),
        found.modality,
    )


FRAMED = [
    (
        "Yêu cầu Phòng Tài chính không chi tạm ứng đợt 3.",
        D("không chi tạm ứng đợt 3", ("Phòng Tài chính",), (), "must_not"),
    ),
    ("Giao Sở Tài chính thẩm định dự toán.", D("thẩm định dự toán", ("Sở Tài chính",), (), "must")),
    (
        "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính lập đề án",
        D("chủ trì, phối hợp với Sở Tài chính lập đề án", ("Sở Nội vụ",), ("Sở Tài chính",), "must"),
    ),
    ("Yêu cầu các xã, phường rà soát hộ nghèo.", D("rà soát hộ nghèo", ("các xã", "phường"), (), "must")),
    ("Đề nghị Sở Y tế cho ý kiến bằng văn bản.", D("cho ý kiến bằng văn bản", ("Sở Y tế",), (), "request")),
    (
        "Trân trọng đề nghị Bộ Y tế xem xét, bố trí vắc xin.",
        D("xem xét, bố trí vắc xin", ("Bộ Y tế",), (), "request"),
    ),
    ("Kính đề nghị Sở Tài chính bố trí kinh phí", D("bố trí kinh phí", ("Sở Tài chính",), (), "request")),
    (
        "Ủy ban nhân dân huyện yêu cầu Phòng Nội vụ báo cáo kết quả",
        D("báo cáo kết quả", ("Phòng Nội vụ",), (), "must"),
    ),
    (
        "Ủy ban nhân dân huyện Bình Sơn Thượng đề nghị các đơn vị gửi số liệu",
        D("gửi số liệu", ("các đơn vị",), (), "request"),
    ),
    (
        "Căn cứ Luật Đất đai, Ủy ban nhân dân huyện đề nghị Phòng Kinh tế rà soát quỹ đất",
        D("rà soát quỹ đất", ("Phòng Kinh tế",), (), "request"),
    ),
    pytest.param(
        "Để bảo đảm tiến độ, yêu cầu Ban Quản lý dự án tăng ca thi công, bổ sung nhân lực",
        D("tăng ca thi công, bổ sung nhân lực", ("Ban Quản lý dự án",), (), "must"),
    ),
    ("Giao Chánh Văn phòng theo dõi, đôn đốc", D("theo dõi, đôn đốc", ("Chánh Văn phòng",), (), "must")),
    (
        "Giao Giám đốc Sở Xây dựng tổ chức kiểm tra các chung cư cũ",
        D("tổ chức kiểm tra các chung cư cũ", ("Giám đốc Sở Xây dựng",), (), "must"),
    ),
    (
        "Giao các Sở: Tài chính, Nội vụ thẩm định đề án",
        D("thẩm định đề án", ("Sở Tài chính", "Sở Nội vụ"), (), "must"),
    ),
    (
        "Giao Thủ trưởng các sở, ban, ngành rà soát biên chế",
        D("rà soát biên chế", ("Thủ trưởng các sở, ban, ngành",), (), "must"),
    ),
    (
        "Phân công Phòng Tư pháp tổng hợp ý kiến góp ý",
        D("tổng hợp ý kiến góp ý", ("Phòng Tư pháp",), (), "must"),
    ),
    (
        "Khuyến khích các hộ gia đình lắp bình lọc nước",
        D("lắp bình lọc nước", ("các hộ gia đình",), (), "should"),
    ),
    (
        "Đề nghị quý cơ quan cử cán bộ tham dự",
        D("cử cán bộ tham dự", ("quý cơ quan",), (), "request"),
    ),
    (
        "Yêu cầu các đơn vị không được tự ý điều chuyển tài sản",
        D("không được tự ý điều chuyển tài sản", ("các đơn vị",), (), "must_not"),
    ),
    (
        "Yêu cầu các đơn vị cần phải công khai dự toán",
        D("cần phải công khai dự toán", ("các đơn vị",), (), "must"),
    ),
    ("Yêu cầu các đơn vị cần rà soát lại hồ sơ", D("cần rà soát lại hồ sơ", ("các đơn vị",), (), "must")),
    (
        "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các đơn vị phản ánh về Sở Nội vụ",
        D(
            "Trong quá trình thực hiện, nếu có vướng mắc phản ánh về Sở Nội vụ",
            ("các đơn vị",),
            (),
            "request",
        ),
    ),
    ("Thống nhất giao Phòng Kinh tế làm chủ đầu tư", D("làm chủ đầu tư", ("Phòng Kinh tế",), (), "must")),
    ("Nhắc các xã nộp báo cáo đúng hạn", D("nộp báo cáo đúng hạn", ("các xã",), (), "must")),
    (
        "Đề nghị các đồng chí Bí thư Đảng ủy các xã chỉ đạo thực hiện",
        D("chỉ đạo thực hiện", ("các đồng chí Bí thư Đảng ủy các xã",), (), "request"),
    ),
    (
        "Để chuẩn bị tốt cho kỳ thi, Sở Giáo dục và Đào tạo đề nghị các trường kiểm tra phòng máy",
        D("kiểm tra phòng máy", ("các trường",), (), "request"),
    ),
    pytest.param(
        "Giao Văn phòng chuẩn bị tài liệu",
        D("chuẩn bị tài liệu", ("Văn phòng",), (), "must"),
    ),
    ("Đề nghị cung cấp bản sao hồ sơ", D("cung cấp bản sao hồ sơ", (), (), "request")),
    ("Yêu cầu khẩn trương khắc phục sạt lở", D("khẩn trương khắc phục sạt lở", (), (), "must")),
    (
        "Giao Hội Liên hiệp Phụ nữ huyện vận động hội viên tham gia",
        D("vận động hội viên tham gia", ("Hội Liên hiệp Phụ nữ huyện",), (), "must"),
    ),
    (
        "Giao Phòng Kinh tế, Phòng Nội vụ và Công an huyện kiểm tra các bến đò",
        D("kiểm tra các bến đò", ("Phòng Kinh tế", "Phòng Nội vụ", "Công an huyện"), (), "must"),
    ),
]

SUBJECT_FIRST = [
    ("Ban QLDA 2 rà lại hợp đồng.", D("rà lại hợp đồng", ("Ban QLDA 2",))),
    ("Cư dân quẹt thẻ khi vào sảnh.", D("quẹt thẻ khi vào sảnh", ("Cư dân",))),
    ("Khách đến thăm để lại số điện thoại tại quầy.", D("để lại số điện thoại tại quầy", ("Khách đến thăm",))),
    ("Tổ lò hơi chỉ vận hành khi đủ hai người.", D("chỉ vận hành khi đủ hai người", ("Tổ lò hơi",))),
    ("Lực lượng vũ trang sẵn sàng phương tiện cứu hộ.", D("sẵn sàng phương tiện cứu hộ", ("Lực lượng vũ trang",))),
    (
        "Sở Công Thương chủ trì, phối hợp với Sở Tài chính kiểm tra giá cả",
        D("chủ trì, phối hợp với Sở Tài chính kiểm tra giá cả", ("Sở Công Thương",), ("Sở Tài chính",)),
    ),
    ("Các xã, phường tổ chức ra quân", D("tổ chức ra quân", ("Các xã", "phường"))),
    (
        "Công an huyện có trách nhiệm giữ gìn trật tự tại lễ hội",
        D("có trách nhiệm giữ gìn trật tự tại lễ hội", ("Công an huyện",), (), "must"),
    ),
    (
        "Phòng Giáo dục và Đào tạo phải báo cáo số lớp học tạm",
        D("phải báo cáo số lớp học tạm", ("Phòng Giáo dục và Đào tạo",), (), "must"),
    ),
    ("Các đơn vị cần rà soát hồ sơ", D("cần rà soát hồ sơ", ("Các đơn vị",), (), "should")),
    (
        "Các đơn vị không được sử dụng xe công đi lễ hội",
        D("không được sử dụng xe công đi lễ hội", ("Các đơn vị",), (), "must_not"),
    ),
    (
        "Căn cứ chức năng, nhiệm vụ được giao, Sở Tư pháp thẩm định văn bản",
        D("thẩm định văn bản", ("Sở Tư pháp",)),
    ),
    (
        "Căn cứ Kế hoạch này, Phòng Y tế xây dựng lịch tiêm",
        D("xây dựng lịch tiêm", ("Phòng Y tế",)),
    ),
    (
        "Khi có báo động, Ban Chỉ huy Quân sự huyện huy động lực lượng",
        D("Khi có báo động huy động lực lượng", ("Ban Chỉ huy Quân sự huyện",)),
    ),
    (
        "Trường hợp mưa lớn, Công an huyện phân luồng giao thông",
        D("Trường hợp mưa lớn phân luồng giao thông", ("Công an huyện",)),
    ),
    (
        "Văn phòng Ủy ban nhân dân huyện theo dõi, đôn đốc việc thực hiện",
        D("theo dõi, đôn đốc việc thực hiện", ("Văn phòng Ủy ban nhân dân huyện",)),
    ),
    ("Sở Y tế (cơ quan thường trực) tổng hợp số liệu", D("tổng hợp số liệu", ("Sở Y tế",))),
    (
        "Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm thi hành Quyết định này",
        D("chịu trách nhiệm thi hành Quyết định này", ("Thủ trưởng các cơ quan, đơn vị",), (), "must"),
    ),
    (
        "Chánh Văn phòng, Giám đốc Sở Nội vụ, Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi "
        "hành Quyết định này./.",
        D(
            "chịu trách nhiệm thi hành Quyết định này",
            ("Chánh Văn phòng", "Giám đốc Sở Nội vụ", "Thủ trưởng các đơn vị liên quan"),
            (),
            "must",
        ),
    ),
    ("Từng đơn vị rà soát, lập danh sách máy cũ", D("rà soát, lập danh sách máy cũ", ("Từng đơn vị",))),
    (
        "Sở Y tế là cơ quan đầu mối tổng hợp kết quả",
        D("là cơ quan đầu mối tổng hợp kết quả", ("Sở Y tế",)),
    ),
    (
        "Phòng Văn hóa và Thông tin: Chỉ đạo treo cờ, khẩu hiệu",
        D("Chỉ đạo treo cờ, khẩu hiệu", ("Phòng Văn hóa và Thông tin",)),
    ),
    ("Học sinh nộp đơn tại văn phòng", D("nộp đơn tại văn phòng", ("Học sinh",))),
    (
        "Đồng thời, Trạm Thú y hướng dẫn các hộ khử trùng chuồng",
        D("hướng dẫn các hộ khử trùng chuồng", ("Trạm Thú y",)),
    ),
    (
        "UBND các xã, thị trấn khẩn trương sơ tán dân",
        D("khẩn trương sơ tán dân", ("UBND các xã, thị trấn",)),
    ),
    (
        "Sở Nội vụ phối hợp với Sở Tài chính và các cơ quan liên quan rà soát biên chế",
        D(
            "phối hợp với Sở Tài chính và các cơ quan liên quan rà soát biên chế",
            ("Sở Nội vụ",),
            ("Sở Tài chính", "các cơ quan liên quan"),
        ),
    ),
    (
        "Trạm Thú y tiêm phòng cho trâu bò",
        D("tiêm phòng cho trâu bò", ("Trạm Thú y",)),
    ),
    pytest.param(
        "UBND tỉnh Lào Cai chỉ đạo rà soát thủ tục",
        D("chỉ đạo rà soát thủ tục", ("UBND tỉnh Lào Cai",)),
    ),
    pytest.param(
        "Sở Y tế chỉ đạo các bệnh viện trực cấp cứu",
        D("chỉ đạo các bệnh viện trực cấp cứu", ("Sở Y tế",)),
    ),
    pytest.param(
        "Chủ tịch UBND các xã phân công cán bộ trực ban",
        D("phân công cán bộ trực ban", ("Chủ tịch UBND các xã",)),
    ),
    ("Trưởng các thôn vận động bà con dọn kênh", D("vận động bà con dọn kênh", ("Trưởng các thôn",))),
    ("Cán bộ địa chính xã đo đạc lại thửa đất", D("đo đạc lại thửa đất", ("Cán bộ địa chính xã",))),
    ("Mỗi xã thành lập một tổ xung kích", D("thành lập một tổ xung kích", ("Mỗi xã",))),
    ("Hiệu trưởng các trường cho học sinh nghỉ học", D("cho học sinh nghỉ học", ("Hiệu trưởng các trường",))),
    ("Hạt Kiểm lâm huyện chốt chặn các cửa rừng", D("chốt chặn các cửa rừng", ("Hạt Kiểm lâm huyện",))),
    ("Chủ rừng bố trí người canh gác", D("bố trí người canh gác", ("Chủ rừng",))),
    (
        "Trước khi nghỉ lễ, các đơn vị kiểm tra cầu dao điện",
        D("Trước khi nghỉ lễ kiểm tra cầu dao điện", ("các đơn vị",)),
    ),
    ("Ngoài ra, các trường rà soát cây xanh", D("rà soát cây xanh", ("các trường",))),
    pytest.param(
        "Đài Truyền thanh huyện phát tin bão mỗi giờ",
        D("phát tin bão mỗi giờ", ("Đài Truyền thanh huyện",)),
    ),
    ("Ban Chỉ huy Quân sự huyện bố trí 30 quân", D("bố trí 30 quân", ("Ban Chỉ huy Quân sự huyện",))),
    (
        "Kho bạc Nhà nước tỉnh hướng dẫn thủ tục thanh toán",
        D("hướng dẫn thủ tục thanh toán", ("Kho bạc Nhà nước tỉnh",)),
    ),
]

IMPERATIVE = [
    ("Rà soát, bổ sung danh sách hộ nghèo", D("Rà soát, bổ sung danh sách hộ nghèo")),
    ("Khẩn trương hoàn thành việc thu hoạch.", D("Khẩn trương hoàn thành việc thu hoạch")),
    ("Tiếp tục đẩy mạnh công tác tuyên truyền;", D("Tiếp tục đẩy mạnh công tác tuyên truyền")),
    ("chủ động bố trí kinh phí", D("chủ động bố trí kinh phí")),
    ("Thường xuyên, nghiêm túc kiểm tra các kho hàng", D("Thường xuyên, nghiêm túc kiểm tra các kho hàng")),
    ("Không để xảy ra cháy rừng", D("Không để xảy ra cháy rừng", modality="must_not")),
    ("Không được thu tiền ngoài quy định", D("Không được thu tiền ngoài quy định", modality="must_not")),
    ("Tuyệt đối không đốt nương khi có gió", D("Tuyệt đối không đốt nương khi có gió", modality="must_not")),
    ("Nghiêm cấm đốt rơm rạ trên đường", D("Nghiêm cấm đốt rơm rạ trên đường", modality="must_not")),
    ("Kiên quyết không để dịch lan rộng", D("Kiên quyết không để dịch lan rộng", modality="must_not")),
    (
        "Phối hợp với Công an huyện tuần tra ban đêm",
        D("Phối hợp với Công an huyện tuần tra ban đêm", supports=("Công an huyện",)),
    ),
    (
        "Chủ trì, phối hợp với Huyện đoàn mở lớp dạy bơi",
        D("Chủ trì, phối hợp với Huyện đoàn mở lớp dạy bơi", supports=("Huyện đoàn",)),
    ),
    ("Cần rà soát kỹ hồ sơ", D("Cần rà soát kỹ hồ sơ", modality="should")),
    ("Phải niêm yết giá bán", D("Phải niêm yết giá bán", modality="must")),
    ("Đồng thời, gửi bản in về Phòng Nội vụ", D("Đồng thời, gửi bản in về Phòng Nội vụ")),
    ("Nếu mưa lớn thì cho học sinh nghỉ học", D("Nếu mưa lớn thì cho học sinh nghỉ học")),
    ("Khi phát hiện gia súc chết, báo ngay Trạm Thú y", D("Khi phát hiện gia súc chết, báo ngay Trạm Thú y")),
    ("Báo cáo kết quả về Sở Nội vụ", D("Báo cáo kết quả về Sở Nội vụ")),
    ("Trồng 500 cây phân tán quanh trường", D("Trồng 500 cây phân tán quanh trường")),
    ("Tháo dỡ biển quảng cáo sai phép", D("Tháo dỡ biển quảng cáo sai phép")),
    ("Dán thông báo tại nhà văn hóa thôn", D("Dán thông báo tại nhà văn hóa thôn")),
    ("Nạo vét kênh nội đồng", D("Nạo vét kênh nội đồng")),
    ("Mua bổ sung vắc xin", D("Mua bổ sung vắc xin")),
    ("Di dời các hộ ven suối", D("Di dời các hộ ven suối")),
    ("Thu gom vỏ bao thuốc bảo vệ thực vật", D("Thu gom vỏ bao thuốc bảo vệ thực vật")),
    ("Khử khuẩn lớp học hằng tuần", D("Khử khuẩn lớp học hằng tuần")),
    pytest.param(
        "Tổ chức lớp tập huấn cho trưởng thôn",
        D("Tổ chức lớp tập huấn cho trưởng thôn"),
    ),
    pytest.param(
        "Tổ chức thực hiện tốt công tác vệ sinh",
        D("Tổ chức thực hiện tốt công tác vệ sinh"),
    ),
    pytest.param(
        "Thường trực tại các ngầm tràn 24/24 giờ",
        D("Thường trực tại các ngầm tràn 24/24 giờ"),
    ),
    ("Quán triệt đến toàn thể đảng viên", D("Quán triệt đến toàn thể đảng viên")),
]

BARE = [
    "thực hiện phổ biến kiến thức đến các tổ chức, cá nhân thuộc phạm vi quản lý, góp phần nâng cao dân trí",
    "Rà soát, bổ sung danh sách hộ nghèo",
    "Khẩn trương hoàn thành việc thu hoạch",
    "Phối hợp với Công an huyện tuần tra ban đêm",
    "Không để xảy ra cháy rừng",
    "Cần rà soát kỹ hồ sơ",
    "Khi phát hiện gia súc chết, báo ngay Trạm Thú y",
]

# reported, announced, explained, polite: nobody is directed even where bare verbs do
NONE = [
    "Ban Giám đốc chúc toàn thể cán bộ năm mới mạnh khỏe.",
    "Các em hãy chăm ngoan, học giỏi.",
    "Đã hoàn thành việc thu hoạch lúa",
    "Công tác thu hoạch lúa đã hoàn thành",
    "Sở Y tế đã cấp đủ vắc xin cho các huyện",
    pytest.param("Phòng Nội vụ đang rà soát biên chế"),
    "Sở Nông nghiệp sẽ tổ chức tập huấn vào mùa sau",
    pytest.param(
        "Các trường được hỗ trợ kinh phí sửa nhà vệ sinh",
    ),
    "Ủy ban nhân dân huyện Bình Sơn Thượng tổ chức hội nghị trực tuyến",
    "UBND huyện Bình Sơn Thượng ban hành kế hoạch",
    "Số hộ nghèo giảm còn 2,1%",
    "Kết quả: 15/20 xã đạt chuẩn",
    "Tình hình thời tiết diễn biến phức tạp",
    "Nguyên nhân là do thiếu vốn",
    "Nhằm nâng cao nhận thức của người dân",
    "Để bảo đảm an toàn cho nhân dân",
    pytest.param("Căn cứ Luật Phòng, chống thiên tai"),
    "Theo đề nghị của Trưởng phòng Nội vụ",
    pytest.param("Xét đề nghị của Giám đốc Sở Y tế"),
    "Trân trọng cảm ơn",
    "Xin trân trọng cảm ơn sự phối hợp của quý cơ quan",
    "Rất mong nhận được sự quan tâm của quý cơ quan",
    "Mọi chi tiết xin liên hệ ông Lê Hải, điện thoại 0206 3999 111",
    "Nay thông báo để các đơn vị biết, thực hiện",
    "Thời gian: 8 giờ 00 ngày 12/4/2023",
    "Địa điểm: Hội trường lớn huyện",
    "Thành phần: lãnh đạo các phòng, ban",
    "Quyết định này có hiệu lực kể từ ngày ký",
    "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND",
    "Công tác chỉ đạo còn hạn chế",
    "Báo cáo của các xã còn chậm",
    "Ủy ban nhân dân huyện nhận được Công văn số 12/SNV-CCHC",
    "Yêu cầu của đề án là tinh gọn bộ máy",
    "Theo yêu cầu của Sở Tài chính tại Công văn số 45/STC-NS",
    "Kế hoạch được giao cho các xã từ đầu năm",
    pytest.param("Đồng ý với đề xuất của Phòng Kinh tế"),
    pytest.param("Thống nhất chủ trương sửa trường học"),
    pytest.param("Phê bình xã Nậm Tra chậm báo cáo"),
    "Nếu không nộp đúng hạn thì coi như thống nhất",
    "Quá thời hạn trên, đơn vị không gửi ý kiến xem như thống nhất",
    "Thời gian thực hiện: từ ngày 01/4 đến ngày 30/4/2023",
    "Như trên",
    "Trân trọng",
    "./.",
    "Hồ sơ gồm: đơn, bản khai, ảnh",
    "Không có đơn vị nào nộp chậm",
    "Người lao động là đoàn viên công đoàn",
    "Thanh tra tỉnh là cơ quan chuyên môn của tỉnh",
    "Việc rà soát quỹ đất chưa kịp thời",
]


@pytest.mark.parametrize(("clause", "expected"), FRAMED)
def test_the_issuers_verb_directs_the_body_behind_it(clause: str, expected: D) -> None:
    found = read(clause, bare=False)

    assert found is not None
    assert seen(clause, found) == expected
    assert found.framed


@pytest.mark.parametrize(("clause", "expected"), SUBJECT_FIRST)
def test_a_body_before_a_predicate_is_directed(clause: str, expected: D) -> None:
    found = read(clause, bare=False)

    assert found is not None
    assert seen(clause, found) == expected
    assert not found.framed


@pytest.mark.parametrize(("clause", "expected"), IMPERATIVE)
def test_a_bare_verb_directs_whom_the_context_names(clause: str, expected: D) -> None:
    found = read(clause)

    assert found is not None
    assert seen(clause, found) == expected


def test_a_scope_stays_whole() -> None:
    clause = "Đối với các xã vùng cao, cấp bổ sung giống ngô"
    found = read(clause)

    assert found is not None
    assert seen(clause, found).action in {clause, "cấp bổ sung giống ngô"}


@pytest.mark.parametrize("clause", BARE)
def test_a_bare_verb_directs_nobody_without_context(clause: str) -> None:
    assert read(clause, bare=False) is None


@pytest.mark.parametrize("clause", NONE)
def test_what_tells_directs_nobody(clause: str) -> None:
    assert read(clause) is None


@pytest.mark.parametrize(
    "clause",
    [
        "Đề nghị các đơn vị thực hiện các nội dung sau:",
        "Ủy ban nhân dân huyện yêu cầu các phòng, ban thực hiện tốt một số nhiệm vụ sau đây:",
        "yêu cầu các xã tập trung chỉ đạo một số nội dung trọng tâm như sau:",
        "Yêu cầu:",
        "Giao Phòng Nội vụ:",
    ],
)
def test_a_lead_in_only_announces(clause: str) -> None:
    found = read(clause, bare=False)

    assert found is not None
    assert found.announces or not clause[found.parts[-1][0] :].strip(" :")


# a head, the bodies it names
HEADS = [
    ("Hai Chi nhánh Cấp nước Đông An, Tây Bình:", ("Hai Chi nhánh Cấp nước Đông An, Tây Bình",)),
    ("Công chức Địa chính - Xây dựng:", ("Công chức Địa chính - Xây dựng",)),
    ("Các phòng ban tham gia tập huấn:", ("Các phòng ban tham gia tập huấn",)),
    ("Bộ Tài chính:", ("Bộ Tài chính",)),
    ("Phòng Nội vụ, Phòng Tư pháp:", ("Phòng Nội vụ", "Phòng Tư pháp")),
    ("Đối với các xã, thị trấn:", ("các xã", "thị trấn")),
    ("Trách nhiệm của Sở Y tế", ("Sở Y tế",)),
    ("Nhiệm vụ của Ban Chỉ đạo:", ("Ban Chỉ đạo",)),
    ("Giao Sở Xây dựng:", ("Sở Xây dựng",)),
    pytest.param(
        "Ủy ban nhân dân các huyện, thị xã (cơ quan chủ trì):",
        ("Ủy ban nhân dân các huyện, thị xã",),
    ),
    ("Các Sở: Công Thương, Xây dựng:", ("Sở Công Thương", "Sở Xây dựng")),
    ("Đối với sinh viên", ("sinh viên",)),
    ("Về công tác tuyên truyền:", ()),
    ("Sở Y tế báo cáo số ca bệnh", ()),
    ("Kinh phí thực hiện", ()),
    ("Tổ chức thực hiện:", ()),
    ("Một số nhiệm vụ của năm học", ()),
]


@pytest.mark.parametrize(("head", "names"), HEADS)
def test_a_head_names_bodies_and_nothing_else(head: str, names: tuple[str, ...]) -> None:
    subjects = Subjects(head, match_key(head), find_bodies(head))

    assert tuple(part.name for part in subjects.named(0, len(head))) == names


BINDING = [
    ("Việc số hóa hồ sơ phải hoàn thành trước khi bàn giao.", True),
    pytest.param("Hồ sơ phải được lưu tại văn thư.", True),
    ("Tuyệt đối không làm gián đoạn cấp nước.", True),
    ("Hồ sơ gồm đơn và bản khai.", False),
    ("Nay thông báo để các đơn vị biết.", False),
]


@pytest.mark.parametrize(("clause", "binds"), BINDING)
def test_a_clause_without_subject_may_bind(clause: str, *, binds: bool) -> None:
    reader = ClauseReader(clause, match_key(clause), find_bodies(clause), frozenset())

    assert (reader.things.binds((0, len(clause)), things=True) is not None) is binds


def test_an_umbrella_names_all_before_it() -> None:
    found = read("Các ông Chánh Văn phòng, Giám đốc Sở Y tế và 12 hộ có tên chịu trách nhiệm thi hành Quyết định này.")
    assert found is not None
    assert seen("", found).modality == "must"
    assert [part.name for part in found.leads][-1] == "12 hộ có tên"


def test_a_ban_may_name_whom_it_binds() -> None:
    clause = "Nghiêm cấm hành khách sử dụng bếp ga trên tàu."
    found = read(clause)
    assert found is not None
    assert seen(clause, found) == D("sử dụng bếp ga trên tàu", ("hành khách",), (), "must_not")


LOOSE = [
    "Bốc dỡ hết hàng tồn trên vỉa hè",
    "Mang theo áo mưa, đèn pin",
    "không đốt rơm rạ ven đường",
    "tự dọn tuyết trước nhà",
    "khi trời nắng gắt, che bạt cho rau giống",
    "bến nào thiếu phao thì khoanh lại, chờ kiểm tra",
]
NOT_LOOSE = [
    "Các tiêu chí theo dõi hằng năm",
    "Trưởng ca kiểm tra vé có quyền giữ giấy tờ giả",
    "Hoạt động của tổ trông trẻ",
    "Các lớp học nghề ở bản",
    "Tổng số 240 con trâu",
    "Hàng hóa đã được dỡ xuống bến",
    "không có hộ nào thiếu đói",
    "hộ nào đào trộm cát thì bị phạt tiền",
    "nếu im lặng thì xem như đồng ý",
]


@pytest.mark.parametrize("clause", LOOSE)
def test_where_a_verb_is_expected_any_verb_directs(clause: str) -> None:
    assert read(clause, loose=True) is not None


@pytest.mark.parametrize("clause", NOT_LOOSE)
def test_nouns_states_and_consequences_direct_nobody(clause: str) -> None:
    assert read(clause, loose=True) is None


def test_somebody_is_asked_in_the_passive() -> None:
    found = read("Viện kiểm sát nhân dân tỉnh được đề nghị đưa vụ án ra xét xử lưu động.")
    assert found is not None
    assert found.modality == "request"
    assert [part.name for part in found.leads] == ["Viện kiểm sát nhân dân tỉnh"]


SOUP = st.lists(
    st.sampled_from(
        [
            "giao",
            "yêu cầu",
            "đề nghị",
            "Sở Y tế",
            "các xã",
            "phải",
            "không được",
            "rà soát",
            "chủ trì, phối hợp với",
            "Công an huyện",
            ",",
            ":",
            "(",
            ")",
            "đã",
            "để",
            "khi",
            "căn cứ",
            "trường hợp",
            "đồng thời",
            "và",
            "các đơn vị",
            "lãnh đạo",
            "báo cáo",
            "Đối với",
            "thì",
            "“",
            "”",
            "/.",
        ]
    ),
    max_size=30,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(SOUP, st.booleans(), st.booleans())
def test_parts_and_actors_stand_in_order_inside_the_clause(clause: str, bare: bool, subject: bool) -> None:
    found = read(clause, bare=bare, subject=subject)
    if found is None:
        return
    position = 0
    for start, end in found.parts:
        assert position <= start <= end <= len(clause)
        position = end
    assert all(0 <= part.start < part.end <= len(clause) for part in (*found.leads, *found.supports))


@pytest.mark.parametrize(
    "piece", ["giao ", "Sở Y tế, ", "các đơn vị ", "phối hợp với ", "(", "khi ", "đề nghị các ", "và "]
)
def test_a_long_hostile_clause_is_read(piece: str) -> None:
    read(piece * 400)
