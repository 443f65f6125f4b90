"""Bodies, persons by office and groups in running text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.bodies import find_bodies

# clause, names found
CLAUSES = [
    ("PC02, PC06 và Công an cấp xã lập danh sách", ["PC02", "PC06", "Công an cấp xã"]),
    ("Trại tạm giam, Tiểu đoàn Cảnh sát cơ động tăng cường lực lượng", ["Trại tạm giam", "Tiểu đoàn Cảnh sát cơ động"]),
    (
        "Chỉ huy các đơn vị, Chính trị viên Ban CHQS huyện ký cam kết",
        ["Chỉ huy các đơn vị", "Chính trị viên Ban CHQS huyện"],
    ),
    ("Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Văn hóa, Thể thao và Du lịch xây dựng kế hoạch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Sở Lao động - Thương binh và Xã hội có trách nhiệm theo dõi", ["Sở Lao động - Thương binh và Xã hội"]),
    ("Sở Nông nghiệp và Phát triển nông thôn, Sở Y tế báo cáo", ["Sở Nông nghiệp và Phát triển nông thôn", "Sở Y tế"]),
    ("Sở Y tế tỉnh Đông An hướng dẫn", ["Sở Y tế tỉnh Đông An"]),
    ("Sở Xây dựng xây dựng định mức", ["Sở Xây dựng"]),
    ("báo cáo Bộ Tài chính trước ngày 30/9", ["Bộ Tài chính"]),
    ("Bộ Nông nghiệp và Môi trường hướng dẫn", ["Bộ Nông nghiệp và Môi trường"]),
    ("tham mưu UBND tỉnh ban hành", ["UBND tỉnh"]),
    ("UBND các huyện, thị xã, thành phố tổ chức thực hiện", ["UBND các huyện, thị xã, thành phố"]),
    ("Ủy ban nhân dân huyện Ba Đồn chỉ đạo", ["Ủy ban nhân dân huyện Ba Đồn"]),
    ("Ủy ban nhân dân quận, huyện, xã, phường kiểm tra", ["Ủy ban nhân dân quận, huyện, xã, phường"]),
    ("UBND xã Tân Lập khẩn trương khắc phục", ["UBND xã Tân Lập"]),
    ("UBND các tỉnh, thành phố trực thuộc Trung ương báo cáo", ["UBND các tỉnh, thành phố trực thuộc Trung ương"]),
    ("UBND các tỉnh Sơn La, Điện Biên và Lai Châu hỗ trợ giống", ["UBND các tỉnh Sơn La, Điện Biên và Lai Châu"]),
    ("Ban An toàn giao thông các huyện Mỏ Cày, Ba Tri kiểm tra", ["Ban An toàn giao thông các huyện Mỏ Cày, Ba Tri"]),
    ("UBND cấp xã lập biên bản, trình UBND cùng cấp", ["UBND cấp xã", "UBND cùng cấp"]),
    ("Công an cấp huyện xác minh", ["Công an cấp huyện"]),
    ("Sở Y tế các tỉnh, thành phố phản ánh", ["Sở Y tế các tỉnh, thành phố"]),
    ("Ủy ban nhân dân hai tỉnh lập dự án", ["Ủy ban nhân dân hai tỉnh"]),
    ("Trưởng phòng Quản lý chất lượng trình Giám đốc", ["Trưởng phòng Quản lý chất lượng", "Giám đốc"]),
    ("Chánh Văn phòng HĐND và UBND huyện mời họp", ["Chánh Văn phòng HĐND và UBND huyện"]),
    ("Phó Hiệu trưởng Đinh Quang Vĩnh phân công", ["Phó Hiệu trưởng Đinh Quang Vĩnh"]),
    ("Ban cán sự đảng Ủy ban nhân dân tỉnh lãnh đạo", ["Ban cán sự đảng Ủy ban nhân dân tỉnh"]),
    ("Ủy ban MTTQ Việt Nam xã vận động", ["Ủy ban MTTQ Việt Nam xã"]),
    ("Sở Thương mại và Du lịch, Bộ Chỉ huy quân sự tỉnh", ["Sở Thương mại và Du lịch", "Bộ Chỉ huy quân sự tỉnh"]),
    ("KBNN huyện đối chiếu với LĐLĐ tỉnh", ["KBNN huyện", "LĐLĐ tỉnh"]),
    ("Trung tâm Cấp cứu 115 bố trí xe", ["Trung tâm Cấp cứu 115"]),
    ("UBND các xã, phường, đặc khu rà soát", ["UBND các xã, phường, đặc khu"]),
    ("Giám đốc Sở Nội vụ chịu trách nhiệm", ["Giám đốc Sở Nội vụ"]),
    ("Chủ tịch UBND huyện Ba Đồn chỉ đạo", ["Chủ tịch UBND huyện Ba Đồn"]),
    (
        "Thủ trưởng các sở, ban, ngành và Chủ tịch UBND các huyện, thị xã căn cứ",
        ["Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các huyện, thị xã"],
    ),
    ("Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành", ["Thủ trưởng các đơn vị liên quan"]),
    ("Chủ tịch Ủy ban nhân dân quận, huyện tổ chức", ["Chủ tịch Ủy ban nhân dân quận, huyện"]),
    ("Hiệu trưởng Trường Đại học Đông An quyết định", ["Hiệu trưởng Trường Đại học Đông An"]),
    ("yêu cầu các sở, ban, ngành thực hiện", ["các sở, ban, ngành"]),
    ("các cơ quan, đơn vị có liên quan phối hợp", ["các cơ quan, đơn vị có liên quan"]),
    ("các thành viên Ban Chỉ đạo tăng cường kiểm tra", ["các thành viên Ban Chỉ đạo"]),
    ("các Sở: Tài chính, Nội vụ và Y tế cử cán bộ", ["các Sở: Tài chính, Nội vụ và Y tế"]),
    (
        "các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ rà soát",
        ["các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ"],
    ),
    ("Công an tỉnh chủ trì", ["Công an tỉnh"]),
    ("Cục Thuế tỉnh công khai", ["Cục Thuế tỉnh"]),
    ("Bộ Chỉ huy Quân sự tỉnh bố trí lực lượng", ["Bộ Chỉ huy Quân sự tỉnh"]),
    ("Kho bạc Nhà nước tỉnh kiểm soát chi", ["Kho bạc Nhà nước tỉnh"]),
    ("Bảo hiểm xã hội tỉnh Đông An phối hợp", ["Bảo hiểm xã hội tỉnh Đông An"]),
    (
        "Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Đông An hướng dẫn",
        ["Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Đông An"],
    ),
    ("Trung tâm Kiểm soát bệnh tật tỉnh khẩn trương điều tra", ["Trung tâm Kiểm soát bệnh tật tỉnh"]),
    ("Trung tâm Phòng, chống HIV/AIDS báo cáo", ["Trung tâm Phòng, chống HIV/AIDS"]),
    ("Phòng Giáo dục và Đào tạo triển khai", ["Phòng Giáo dục và Đào tạo"]),
    ("Phòng Tài chính - Kế hoạch thẩm định", ["Phòng Tài chính - Kế hoạch"]),
    (
        "Ban Quản lý Khu kinh tế Đông An và các Khu công nghiệp tỉnh rà soát",
        ["Ban Quản lý Khu kinh tế Đông An và các Khu công nghiệp tỉnh"],
    ),
    ("Hội Nông dân tỉnh vận động", ["Hội Nông dân tỉnh"]),
    ("Liên đoàn Lao động tỉnh phổ biến", ["Liên đoàn Lao động tỉnh"]),
    ("Đài Phát thanh và Truyền hình tỉnh đưa tin", ["Đài Phát thanh và Truyền hình tỉnh"]),
    ("Công ty Cổ phần Nước sạch Đông An phối hợp", ["Công ty Cổ phần Nước sạch Đông An"]),
    ("Viện Hàn lâm Khoa học và Công nghệ Việt Nam đánh giá", ["Viện Hàn lâm Khoa học và Công nghệ Việt Nam"]),
    ("Bệnh viện Đa khoa tỉnh tiếp nhận", ["Bệnh viện Đa khoa tỉnh"]),
    ("SỞ NỘI VỤ", ["SỞ NỘI VỤ"]),
    ("Sở Nội vụ và Sở Tài chính thống nhất", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Phòng Nội vụ và Phòng Tư pháp thẩm định", ["Phòng Nội vụ", "Phòng Tư pháp"]),
    ("Văn phòng Chính phủ theo dõi", ["Văn phòng Chính phủ"]),
    ("trình Thủ tướng Chính phủ xem xét", ["Thủ tướng Chính phủ"]),
    ("Uỷ ban nhân dân tỉnh yêu cầu", ["Uỷ ban nhân dân tỉnh"]),
    ("Giám đốc Sở quyết định", ["Giám đốc Sở"]),
    ("Cục Quản lý và Xây dựng công trình biển làm đầu mối", ["Cục Quản lý và Xây dựng công trình biển"]),
    ("Báo Công nghiệp và Thương mại mở chuyên trang", ["Báo Công nghiệp và Thương mại"]),
    ("phối hợp với Phòng Kinh tế - Hạ tầng tập hợp ý kiến", ["Phòng Kinh tế - Hạ tầng"]),
    (
        "các phòng Giáo dục và Đào tạo, các trung tâm y tế, các trường phổ thông rà soát",
        ["các phòng Giáo dục và Đào tạo", "các trung tâm y tế", "các trường phổ thông"],
    ),
    (
        "các phòng Nội vụ, Tư pháp và Tài chính - Kế hoạch thẩm định",
        ["các phòng Nội vụ, Tư pháp và Tài chính - Kế hoạch"],
    ),
    ("các Trung tâm Y tế huyện, thành phố tiếp nhận", ["các Trung tâm Y tế huyện, thành phố"]),
    ("các trường mầm non, tiểu học tổ chức", ["các trường mầm non, tiểu học"]),
    ("các trường xây dựng vườn thuốc", ["các trường"]),
    ("mỗi trường trung học cử một giáo viên", ["mỗi trường trung học"]),
    ("Trưởng các khoa, phòng chịu trách nhiệm", ["Trưởng các khoa, phòng"]),
    ("Trưởng các phòng chuyên môn đôn đốc", ["Trưởng các phòng chuyên môn"]),
    ("tăng trưởng các ngành kinh tế", ["các ngành kinh tế"]),
    ("phối hợp với các khoa, viện rà soát", ["các khoa, viện"]),
    ("phối hợp với trạm y tế xã, phường khám", ["trạm y tế xã, phường"]),
    ("trung tâm y tế huyện lập danh sách", ["trung tâm y tế huyện"]),
    ("phối hợp với Tỉnh Đoàn dạy bơi", ["Tỉnh Đoàn"]),
    ("Thành đoàn phát động", ["Thành đoàn"]),
    ("phòng Giáo dục phổ thông kiểm tra", ["phòng Giáo dục phổ thông"]),
    ("phòng Nghiệp vụ Y và phòng Nghiệp vụ Dược theo dõi", ["phòng Nghiệp vụ Y", "phòng Nghiệp vụ Dược"]),
    ("gửi phòng Quản lý chất lượng làm đầu mối", ["phòng Quản lý chất lượng"]),
    ("khoa Cấp cứu nhi tiếp đón", ["khoa Cấp cứu nhi"]),
    ("Khoa Khám bệnh sắp xếp", ["Khoa Khám bệnh"]),
    ("phòng CNTT bố trí máy", ["phòng CNTT"]),
    ("phòng tài chính - kế hoạch tổng hợp", ["phòng tài chính - kế hoạch"]),
    ("Hiệu trưởng các trường tiểu học quán triệt", ["Hiệu trưởng các trường tiểu học"]),
    ("các huyện uỷ, thị uỷ, thành uỷ lãnh đạo", ["các huyện uỷ, thị uỷ, thành uỷ"]),
    ("các đảng ủy trực thuộc báo cáo", ["các đảng ủy trực thuộc"]),
    ("Cấp uỷ cơ sở xây dựng báo cáo", ["Cấp uỷ cơ sở"]),
    ("trình cấp ủy cấp trên trực tiếp xem xét", ["cấp ủy cấp trên trực tiếp"]),
    ("Đảng ủy các xã lãnh đạo", ["Đảng ủy các xã"]),
    ("Ngân hàng Chính sách xã hội giải ngân", ["Ngân hàng Chính sách xã hội"]),
    ("phối hợp với các Viện còn lại cập nhật", ["các Viện còn lại"]),
    ("các Cục, Vụ nêu trên khẩn trương", ["các Cục, Vụ nêu trên"]),
    ("cơ quan, các sở cùng cấp thẩm tra", ["các sở cùng cấp"]),
    ("Các ông, bà Chánh Văn phòng UBND tỉnh căn cứ", ["Chánh Văn phòng UBND tỉnh"]),
    ("các Chủ đầu tư nghiệm thu", ["các Chủ đầu tư"]),
    ("các cơ quan chủ trì, phối hợp với Sở Y tế", ["các cơ quan", "Sở Y tế"]),
    ("Sở Kế hoạch - Đầu tư thẩm định", ["Sở Kế hoạch - Đầu tư"]),
    ("Sở/phòng GDĐT tổng hợp", ["Sở/phòng GDĐT"]),
    ("Bộ GDĐT và các sở GDĐT tập huấn", ["Bộ GDĐT", "các sở GDĐT"]),
    ("Ban An toàn giao thông tỉnh tuyên truyền", ["Ban An toàn giao thông tỉnh"]),
    ("Trung tâm Công nghệ thông tin vận hành", ["Trung tâm Công nghệ thông tin"]),
    ("Trung tâm Chuyển đổi số tỉnh nâng cấp", ["Trung tâm Chuyển đổi số tỉnh"]),
    ("Chi cục Dân số cung cấp", ["Chi cục Dân số"]),
    ("Ban Quản lý dự án đầu tư xây dựng tỉnh hoàn thiện", ["Ban Quản lý dự án đầu tư xây dựng tỉnh"]),
    (
        "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện mở lớp",
        ["Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện"],
    ),
    ("Phòng Quản lý đào tạo chủ trì", ["Phòng Quản lý đào tạo"]),
    ("Phòng Kế hoạch tổng hợp báo cáo", ["Phòng Kế hoạch tổng hợp"]),
    ("Phòng Quản trị - Thiết bị sửa chữa", ["Phòng Quản trị - Thiết bị"]),
    ("Chi cục quản lý thị trường tỉnh kiểm tra", ["Chi cục quản lý thị trường tỉnh"]),
    ("Trung tâm Y tế quản lý tài sản", ["Trung tâm Y tế"]),
    ("Trung tâm Phát triển quỹ đất đo đạc lại", ["Trung tâm Phát triển quỹ đất"]),
    ("Hội Bảo vệ người tiêu dùng tỉnh vận động", ["Hội Bảo vệ người tiêu dùng tỉnh"]),
    ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh bố trí", ["Bộ Chỉ huy Bộ đội Biên phòng tỉnh"]),
    ("Công ty cổ phần công nghệ tin học Đông An cài đặt", ["Công ty cổ phần công nghệ tin học Đông An"]),
    ("Công ty TNHH một thành viên cấp thoát nước Đông An sửa", ["Công ty TNHH một thành viên cấp thoát nước Đông An"]),
    ("công đoàn cơ sở trực thuộc trao đổi", ["công đoàn cơ sở trực thuộc"]),
    ("Bệnh viện 207 khám", ["Bệnh viện 207"]),
    ("Kho bạc Nhà nước khu vực XI kiểm soát chi", ["Kho bạc Nhà nước khu vực XI"]),
    ("Trường THCS Lê Lợi KHÔNG thu thêm", ["Trường THCS Lê Lợi"]),
    ("Ban Chỉ huy Quân sự xã chậm nhất", ["Ban Chỉ huy Quân sự xã"]),
    ("Liên đoàn Lao động tỉnh Đông An\nThực hiện kế hoạch", ["Liên đoàn Lao động tỉnh Đông An"]),
    ("Trường Đại học Đông An 2\nHọc viện Tây Bình", ["Trường Đại học Đông An 2", "Học viện Tây Bình"]),
    ("Quỹ Đầu tư phát triển tỉnh 3,5 tỷ đồng", ["Quỹ Đầu tư phát triển tỉnh"]),
    ("TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH ĐÔNG AN", ["TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH ĐÔNG AN"]),
    ("phối hợp với tổ hòa giải vận động", ["tổ hòa giải"]),
    ("Ban Công tác Mặt trận các thôn vận động", ["Ban Công tác Mặt trận các thôn"]),
    ("Hội đồng thẩm định cấp cơ sở họp", ["Hội đồng thẩm định cấp cơ sở"]),
    ("Đội Quản lý thị trường số 4 kiểm tra", ["Đội Quản lý thị trường số 4"]),
    ("gửi Trung tâm Y tế số 15 đường Lê Lợi", ["Trung tâm Y tế"]),
    ("Trung đoàn 24 hành quân", ["Trung đoàn 24"]),
    ("BHXH các huyện, thị xã ngừng", ["BHXH các huyện, thị xã"]),
    ("Công an các xã, phường xử lý", ["Công an các xã, phường"]),
    ("các Ban của Hội đồng nhân dân giám sát", ["các Ban của Hội đồng nhân dân"]),
    ("Chi cục Chăn nuôi, Thú y và Thủy sản tiêm phòng", ["Chi cục Chăn nuôi, Thú y và Thủy sản"]),
    ("Chi cục Thuế, Kho bạc và Công an huyện đối chiếu", ["Chi cục Thuế", "Kho bạc", "Công an huyện"]),
    ("Thanh tra, Công an, Kiểm lâm tại các huyện", ["Thanh tra", "Công an", "Kiểm lâm tại các huyện"]),
    ("bà Lò Thị Sen, Trưởng trạm lập sổ", ["bà Lò Thị Sen, Trưởng trạm"]),
    ("ông Lơ Mu Quang được ký biên bản", ["ông Lơ Mu Quang"]),
    ("Phòng Dịch vụ kỹ thuật sửa máy", ["Phòng Dịch vụ kỹ thuật"]),
    ("Hiệu trưởng trường THPT chuyên Đông An quyết định", ["Hiệu trưởng trường THPT chuyên Đông An"]),
    ("Trưởng ban coi thi niêm phong", ["Trưởng ban coi thi"]),
    ("Thủ trưởng cơ quan, đơn vị bố trí", ["Thủ trưởng cơ quan, đơn vị"]),
    ("UBND các phường: Trần Phú, Nguyễn Trãi chặt tỉa", ["UBND các phường: Trần Phú, Nguyễn Trãi"]),
    ("UBND các xã: Nạo vét kênh, Báo cáo huyện", ["UBND các xã"]),
    ("UBND hai huyện Đông An, Tây Bình thống nhất", ["UBND hai huyện Đông An, Tây Bình"]),
    ("Trưởng ban Tổ chức Huyện ủy tham mưu", ["Trưởng ban Tổ chức Huyện ủy"]),
    ("Ban Công tác học sinh, sinh viên tổ chức", ["Ban Công tác học sinh, sinh viên"]),
    ("lan can ban công phải chắc chắn", []),
    ("trường trung học mỗi vụ tổ chức hai lớp", []),
]

NONE = [
    "Ban hành kèm theo Quyết định này",
    "Phòng ngừa rủi ro, phòng chống tham nhũng",
    "Trường hợp có vướng mắc, phản ánh kịp thời",
    "Hội nghị tổng kết năm",
    "Viện trợ nước ngoài",
    "báo cáo kết quả thực hiện",
    "trong thời gian tới, tiếp tục đẩy mạnh",
    "Đoàn kết, thống nhất",
    "cơ sở dữ liệu quốc gia",
    "sở hữu trí tuệ",
    "bộ tiêu chí đánh giá",
    "",
    "trong các trường hợp khẩn cấp",
    "các vụ việc phức tạp, các phòng học, các bộ chỉ số",
    "công tác phòng COVID-19",
    "đi Đài Loan, du lịch Hội An",
    "thị trường Châu Âu",
    "nghiệp vụ BOA trên phần mềm",
    "vụ Đông Xuân",
    "bác sĩ chuyên khoa II",
]


@pytest.mark.parametrize(("clause", "names"), CLAUSES)
def test_clauses(clause: str, names: list[str]) -> None:
    found = find_bodies(clause)
    assert [mention.name for mention in found] == names
    assert [clause[mention.start : mention.end] for mention in found] == names


@pytest.mark.parametrize("clause", NONE)
def test_none(clause: str) -> None:
    assert find_bodies(clause) == []


@pytest.mark.parametrize(
    ("clause", "canonical", "code", "group", "kind"),
    [
        ("Sở GD&ĐT hướng dẫn", "Sở Giáo dục và Đào tạo", "SGDĐT", False, "registry"),
        ("UBND tỉnh giao", "Ủy ban nhân dân tỉnh", "UBND", False, "council"),
        ("Bộ Y tế hướng dẫn", "Bộ Y tế", "BYT", False, "registry"),
        ("các sở, ban, ngành", None, None, True, "group"),
        ("Giám đốc Sở Y tế", None, None, False, "person"),
        ("Thủ trưởng các đơn vị", None, None, True, "person"),
        ("Công an tỉnh", None, None, False, "organisation"),
    ],
)
def test_what_is_said_of_a_mention(
    clause: str, canonical: str | None, code: str | None, group: bool, kind: str
) -> None:
    (mention,) = find_bodies(clause)
    assert (mention.canonical, mention.code, mention.group, mention.kind) == (canonical, code, group, kind)


_PIECES = st.sampled_from(
    [
        "các",
        "sở",
        "ban",
        "ngành",
        "Sở",
        "Tài",
        "chính",
        "Nội",
        "vụ",
        "UBND",
        "huyện",
        "thị",
        "xã",
        "Đông",
        "An",
        "và",
        ",",
        ";",
        ":",
        "(",
        ")",
        "-",
        "\n",
        "Giám",
        "đốc",
        "Trung",
        "tâm",
        "Ban",
        "Chỉ",
        "đạo",
        "chủ",
        "trì",
        "thuộc",
        "liên",
        "quan",
    ]
)


@given(st.one_of(st.lists(_PIECES, max_size=40).map(" ".join), st.text(max_size=200)))
@settings(max_examples=300, deadline=None)
def test_mentions_are_in_order_and_inside(text: str) -> None:
    last = 0
    for mention in find_bodies(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


@pytest.mark.parametrize(
    "piece",
    [
        "các ",
        "  ",
        "\n",
        "(a) ",
        "Sở Tài chính, ",
        "UBND huyện, ",
        "Trung tâm ",
        "Giám đốc ",
        "thuộc ",
        "UBND các phường thuộc ",
        "các phòng thuộc Phòng A ",
        "Trung tâm A và ",
        "sở, ",
        "Phòng Quản lý đào tạo ",
        "Công ty cổ phần ",
        "Đảng ủy các ",
        "khoa A ",
        "các trường tiểu học, ",
    ],
)
def test_hostile_repetition_ends(piece: str) -> None:
    find_bodies(piece * (40_000 // len(piece)))
