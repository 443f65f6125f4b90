"""Who must act where no registry knows the name: units, companies, persons by office, groups and lists."""

from __future__ import annotations

import pytest

from docproc.bodies import find_bodies
from docproc.tasks.directives import ClauseReader
from docproc.text import match_key

# clause, who leads, who helps
UNITS = [
    ("Khoa Hồi sức tích cực - Chống độc bố trí 02 giường dự phòng.", ("Khoa Hồi sức tích cực - Chống độc",), ()),
    ("Giao khoa Kiểm soát nhiễm khuẩn giám sát việc phân loại rác.", ("khoa Kiểm soát nhiễm khuẩn",), ()),
    ("Phòng Vật tư - Thiết bị y tế lập danh mục máy cần kiểm định.", ("Phòng Vật tư - Thiết bị y tế",), ()),
    ("Tổ Xã hội hóa giáo dục của trường công khai khoản thu.", ("Tổ Xã hội hóa giáo dục của trường",), ()),
    ("Tổ Toán - Lý - Tin nộp đề cương ôn tập.", ("Tổ Toán - Lý - Tin",), ()),
    ("Đội Thuế liên xã số 3 đối chiếu hóa đơn của các hộ khoán.", ("Đội Thuế liên xã số 3",), ()),
    ("Đội Quản lý vận hành lưới điện trung áp khắc phục sự cố.", ("Đội Quản lý vận hành lưới điện trung áp",), ()),
    ("Trạm Quản lý thủy nông Cầu Sơn mở cống lúc 04 giờ.", ("Trạm Quản lý thủy nông Cầu Sơn",), ()),
    ("Trạm Bơm tiêu Nội Hoàng vận hành 03 tổ máy.", ("Trạm Bơm tiêu Nội Hoàng",), ()),
    ("Xưởng Cơ khí 2 hoàn thành sửa chữa băng tải.", ("Xưởng Cơ khí 2",), ()),
    ("Xưởng Sửa chữa ô tô kiểm tra phanh 12 xe chở học sinh.", ("Xưởng Sửa chữa ô tô",), ()),
    ("Phân xưởng Khai thác 5 dừng đào lò từ ca 3.", ("Phân xưởng Khai thác 5",), ()),
    ("Bộ phận Chăm sóc khách hàng trả lời đơn thư.", ("Bộ phận Chăm sóc khách hàng",), ()),
    ("Giao bộ phận Kế toán - Tài vụ đối chiếu công nợ.", ("bộ phận Kế toán - Tài vụ",), ()),
    (
        "Ban Quản lý Khu bảo tồn thiên nhiên Pù Hoạt lắp 20 bẫy ảnh.",
        ("Ban Quản lý Khu bảo tồn thiên nhiên Pù Hoạt",),
        (),
    ),
    (
        "Ban QLDA đầu tư xây dựng công trình giao thông bàn giao mặt bằng.",
        ("Ban QLDA đầu tư xây dựng công trình giao thông",),
        (),
    ),
    (
        "Ban Quản lý dự án đầu tư xây dựng huyện Lục Ngạn thanh toán cho nhà thầu.",
        ("Ban Quản lý dự án đầu tư xây dựng huyện Lục Ngạn",),
        (),
    ),
    ("Trung tâm Phát triển quỹ đất huyện niêm yết phương án bồi thường.", ("Trung tâm Phát triển quỹ đất huyện",), ()),
    (
        "Trung tâm Văn hóa, Thông tin và Thể thao huyện phát loa 02 buổi mỗi ngày.",
        ("Trung tâm Văn hóa, Thông tin và Thể thao huyện",),
        (),
    ),
    ("Trung tâm Kiểm soát bệnh tật tỉnh lấy mẫu nước giếng.", ("Trung tâm Kiểm soát bệnh tật tỉnh",), ()),
    (
        "Giao Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện mở 04 lớp may.",
        ("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện",),
        (),
    ),
    ("Trung tâm Cung ứng dịch vụ công xã treo băng rôn.", ("Trung tâm Cung ứng dịch vụ công xã",), ()),
    (
        "Đồn Biên phòng Cửa khẩu quốc tế Lao Bảo kiểm soát người qua lại.",
        ("Đồn Biên phòng Cửa khẩu quốc tế Lao Bảo",),
        (),
    ),
    ("Hạt Kiểm lâm Vườn quốc gia Bến En tháo dỡ bẫy dây phanh.", ("Hạt Kiểm lâm Vườn quốc gia Bến En",), ()),
    (
        "Chi cục Hải quan cửa khẩu cảng Cửa Lò niêm phong 04 công-ten-nơ.",
        ("Chi cục Hải quan cửa khẩu cảng Cửa Lò",),
        (),
    ),
    ("Kho bạc Nhà nước Khu vực XII thanh toán trước 15 giờ.", ("Kho bạc Nhà nước Khu vực XII",), ()),
    ("Thuế cơ sở 4 tỉnh Bắc Ninh gửi thông báo nợ.", ("Thuế cơ sở 4 tỉnh Bắc Ninh",), ()),
    (
        "Viện Sốt rét - Ký sinh trùng - Côn trùng Quy Nhơn cử đội điều tra.",
        ("Viện Sốt rét - Ký sinh trùng - Côn trùng Quy Nhơn",),
        (),
    ),
    (
        "Bệnh viện Y học cổ truyền và Phục hồi chức năng tỉnh tiếp nhận 30 bệnh nhân.",
        ("Bệnh viện Y học cổ truyền và Phục hồi chức năng tỉnh",),
        (),
    ),
    ("Bệnh viện đa khoa khu vực Ngọc Lặc chuyển thuốc về kho.", ("Bệnh viện đa khoa khu vực Ngọc Lặc",), ()),
    ("Trường THCS Nguyễn Trãi cho học sinh nghỉ buổi chiều.", ("Trường THCS Nguyễn Trãi",), ()),
    (
        "Trường Phổ thông dân tộc nội trú THCS&THPT Quan Sơn nhập 05 tấn gạo.",
        ("Trường Phổ thông dân tộc nội trú THCS&THPT Quan Sơn",),
        (),
    ),
    ("Trường Cao đẳng Nghề Kỹ thuật - Công nghệ tuyển sinh đợt 2.", ("Trường Cao đẳng Nghề Kỹ thuật - Công nghệ",), ()),
    ("Công ty CP Môi trường đô thị Hạ Long thu gom rác trước 05 giờ.", ("Công ty CP Môi trường đô thị Hạ Long",), ()),
    (
        "Công ty TNHH Một thành viên Thủy lợi Nghệ An đóng cống Bara Đô Lương.",
        ("Công ty TNHH Một thành viên Thủy lợi Nghệ An",),
        (),
    ),
    ("Công ty Cổ phần Xe khách Hải Âu giảm giá vé 10%.", ("Công ty Cổ phần Xe khách Hải Âu",), ()),
    (
        "Sở Công Thương phối hợp với Sở Y tế; cơ quan thông tấn, báo chí tuyên truyền về an toàn thực phẩm.",
        ("Sở Công Thương",),
        ("Sở Y tế", "cơ quan thông tấn", "báo chí"),
    ),
    ("Nhà thầu sau khi hoàn thành công trình bàn giao mặt bằng cho UBND xã.", ("Nhà thầu",), ()),
    ("Các chủ đầu tư khi thi công xong phải san lấp hố đào.", ("Các chủ đầu tư",), ()),
    ("Cán bộ, công chức khi giao tiếp với công dân không được gây phiền hà.", ("Cán bộ", "công chức"), ()),
    ("Tổ 1 do ông Nguyễn Văn An phụ trách có nhiệm vụ kiểm tra các chợ.", ("Tổ 1",), ()),
    ("Khoa Dược khi nhận thuốc kiểm tra hạn dùng.", ("Khoa Dược",), ()),
    ("Bảo hiểm xã hội cơ sở rà soát danh sách.", ("Bảo hiểm xã hội cơ sở",), ()),
    ("Tòa án nhân dân khu vực 2 xét xử lưu động.", ("Tòa án nhân dân khu vực 2",), ()),
    ("Thi hành án dân sự tỉnh báo cáo UBND tỉnh kết quả.", ("Thi hành án dân sự tỉnh",), ()),
    (
        "Báo và Phát thanh, Truyền hình tỉnh mở chuyên mục tuyên truyền.",
        ("Báo và Phát thanh, Truyền hình tỉnh",),
        (),
    ),
    (
        "Liên danh nhà thầu Sông Đà 5 - Trường Sơn huy động 04 máy xúc.",
        ("Liên danh nhà thầu Sông Đà 5 - Trường Sơn",),
        (),
    ),
    (
        "Hợp tác xã Dịch vụ nông nghiệp tổng hợp Đại Hợp nạo vét mương.",
        ("Hợp tác xã Dịch vụ nông nghiệp tổng hợp Đại Hợp",),
        (),
    ),
    ("Nhà máy Nước Thiện Tân tăng lượng clo dư.", ("Nhà máy Nước Thiện Tân",), ()),
    ("Đảng ủy Khối các cơ quan tỉnh mở 02 lớp đối tượng Đảng.", ("Đảng ủy Khối các cơ quan tỉnh",), ()),
    ("Chi bộ Cơ quan Bảo hiểm xã hội huyện họp kiểm điểm.", ("Chi bộ Cơ quan Bảo hiểm xã hội huyện",), ()),
    ("Ban Chấp hành Công đoàn cơ sở thăm hỏi đoàn viên ốm đau.", ("Ban Chấp hành Công đoàn cơ sở",), ()),
    ("Ban Thường vụ Đoàn xã tổ chức hiến máu.", ("Ban Thường vụ Đoàn xã",), ()),
    ("Hội Liên hiệp Phụ nữ tỉnh tổng kết phong trào.", ("Hội Liên hiệp Phụ nữ tỉnh",), ()),
    ("Liên đoàn Lao động tỉnh tặng 500 suất quà.", ("Liên đoàn Lao động tỉnh",), ()),
    ("Tổ giám sát cộng đồng xã ghi sổ theo dõi thi công.", ("Tổ giám sát cộng đồng xã",), ()),
    ("Tổ bảo vệ rừng bản Na Ngân tuần tra mỗi tuần một lần.", ("Tổ bảo vệ rừng bản Na Ngân",), ()),
    ("Đội tình nguyện viên thôn Đông phát tờ rơi.", ("Đội tình nguyện viên thôn Đông",), ()),
    ("Ban Công tác Mặt trận thôn 4 họp dân.", ("Ban Công tác Mặt trận thôn 4",), ()),
    ("Câu lạc bộ Văn nghệ tổ dân phố 7 luyện tập tiết mục.", ("Câu lạc bộ Văn nghệ tổ dân phố 7",), ()),
    ("Hội đồng Thi đua - Khen thưởng nhà trường xét danh hiệu.", ("Hội đồng Thi đua - Khen thưởng nhà trường",), ()),
    (
        "Văn phòng Đăng ký đất đai chi nhánh huyện Yên Thành trích đo thửa đất.",
        ("Văn phòng Đăng ký đất đai chi nhánh huyện Yên Thành",),
        (),
    ),
    ("Điện lực Đô Lương cắt tỉa cây gần đường dây.", ("Điện lực Đô Lương",), ()),
    ("Bưu điện thành phố Thanh Hóa chuyển hồ sơ trong ngày.", ("Bưu điện thành phố Thanh Hóa",), ()),
    (
        "Ngân hàng TMCP Đầu tư và Phát triển Việt Nam - Chi nhánh Phủ Diễn gia hạn nợ.",
        ("Ngân hàng TMCP Đầu tư và Phát triển Việt Nam - Chi nhánh Phủ Diễn",),
        (),
    ),
    ("Cục Quản lý Môi trường y tế hướng dẫn khử khuẩn.", ("Cục Quản lý Môi trường y tế",), ()),
    ("Vụ Pháp chế thẩm định dự thảo.", ("Vụ Pháp chế",), ()),
    ("Giao Văn phòng HĐND và UBND huyện đôn đốc.", ("Văn phòng HĐND và UBND huyện",), ()),
    ("Giao Văn phòng Điều phối nông thôn mới tỉnh tổng hợp.", ("Văn phòng Điều phối nông thôn mới tỉnh",), ()),
    ("Phòng Giáo dục Mầm non - Tiểu học thẩm định hồ sơ.", ("Phòng Giáo dục Mầm non - Tiểu học",), ()),
    ("Phòng Kinh tế, Hạ tầng và Đô thị xã cấp phép xây dựng.", ("Phòng Kinh tế, Hạ tầng và Đô thị xã",), ()),
    ("Phòng Văn hóa - Xã hội phường lập danh sách hộ khó khăn.", ("Phòng Văn hóa - Xã hội phường",), ()),
]

PERSONS = [
    (
        "Phân công đ/c Phó Bí thư Thường trực Đảng ủy dự sinh hoạt chi bộ thôn 3.",
        ("đ/c Phó Bí thư Thường trực Đảng ủy",),
        (),
    ),
    ("Trưởng phòng Tổ chức - Hành chính ký giấy đi đường.", ("Trưởng phòng Tổ chức - Hành chính",), ()),
    (
        "Yêu cầu Trưởng phòng Tài chính - Kế hoạch huyện thẩm tra quyết toán.",
        ("Trưởng phòng Tài chính - Kế hoạch huyện",),
        (),
    ),
    ("Giáo viên chủ nhiệm khối 9 thu đơn đăng ký thi.", ("Giáo viên chủ nhiệm khối 9",), ()),
    ("Ông Nguyễn Văn An, Phó Giám đốc, trực chỉ huy ngày 30 Tết.", ("Ông Nguyễn Văn An, Phó Giám đốc",), ()),
    ("Giao ông Hà Văn Lý - Trưởng khoa Ngoại bàn giao tủ thuốc.", ("ông Hà Văn Lý - Trưởng khoa Ngoại",), ()),
    ("Bà Trần Thị Hồng Nhung (Kế toán trưởng) mở sổ theo dõi tạm ứng.", ("Bà Trần Thị Hồng Nhung",), ()),
    (
        "Đồng chí Lê Minh Tâm - Phó Trưởng Công an xã phụ trách tổ tuần tra số 1.",
        ("Đồng chí Lê Minh Tâm - Phó Trưởng Công an xã",),
        (),
    ),
    (
        "Hiệu trưởng các trường THPT, Giám đốc các trung tâm GDNN-GDTX duyệt danh sách dự thi.",
        ("Hiệu trưởng các trường THPT", "Giám đốc các trung tâm GDNN-GDTX"),
        (),
    ),
    ("Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh bố trí hội trường.", ("Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh",), ()),
    ("Yêu cầu Chánh Thanh tra tỉnh thành lập đoàn thanh tra.", ("Chánh Thanh tra tỉnh",), ()),
    ("Trưởng các đoàn thể xã đôn đốc hội viên nộp quỹ.", ("Trưởng các đoàn thể xã",), ()),
    ("Bí thư chi bộ, trưởng thôn 5 vận động 12 hộ di dời.", ("Bí thư chi bộ", "trưởng thôn 5"), ()),
    ("Chỉ huy trưởng Ban CHQS huyện huấn luyện dân quân năm thứ nhất.", ("Chỉ huy trưởng Ban CHQS huyện",), ()),
    ("Đội trưởng Đội Quản lý thị trường số 2 lập biên bản.", ("Đội trưởng Đội Quản lý thị trường số 2",), ()),
    ("Trưởng ca vận hành ghi nhật ký mỗi giờ.", ("Trưởng ca vận hành",), ()),
    ("Điều dưỡng trưởng khoa Nhi kiểm kê dịch truyền.", ("Điều dưỡng trưởng khoa Nhi",), ()),
    ("Tổng phụ trách Đội tập hợp học sinh lúc 07 giờ.", ("Tổng phụ trách Đội",), ()),
    ("Công chức Văn hóa - Xã hội xã cập nhật dữ liệu hộ nghèo.", ("Công chức Văn hóa - Xã hội xã",), ()),
    ("Nhân viên thư viện đóng dấu sách mới.", ("Nhân viên thư viện",), ()),
    (
        "Chủ tịch Hội đồng quản trị Công ty cổ phần Bến xe Vinh trả lời bằng văn bản.",
        ("Chủ tịch Hội đồng quản trị Công ty cổ phần Bến xe Vinh",),
        (),
    ),
    ("Giám đốc Kho bạc Nhà nước tỉnh đình chỉ thanh toán.", ("Giám đốc Kho bạc Nhà nước tỉnh",), ()),
    (
        "Phó Trưởng Ban Thường trực Ban Chỉ huy Phòng thủ dân sự tỉnh trực 24/24 giờ.",
        ("Phó Trưởng Ban Thường trực Ban Chỉ huy Phòng thủ dân sự tỉnh",),
        (),
    ),
    ("Cán bộ tiếp dân của Thanh tra huyện ghi sổ đơn thư.", ("Cán bộ tiếp dân của Thanh tra huyện",), ()),
]

GROUPS = [
    ("Yêu cầu các đơn vị trực thuộc Sở kiểm kê tài sản.", ("các đơn vị trực thuộc Sở",), ()),
    (
        "Yêu cầu Thủ trưởng các cơ quan, đơn vị thuộc, trực thuộc tỉnh chấm công bằng khuôn mặt.",
        ("Thủ trưởng các cơ quan, đơn vị thuộc, trực thuộc tỉnh",),
        (),
    ),
    ("Chủ các phương tiện thủy nội địa trang bị đủ áo phao.", ("Chủ các phương tiện thủy nội địa",), ()),
    ("Cá nhân, tổ chức có liên quan cung cấp hồ sơ cho đoàn.", ("Cá nhân, tổ chức có liên quan",), ()),
    (
        "Yêu cầu toàn thể cán bộ, viên chức, người lao động đeo thẻ.",
        ("toàn thể cán bộ", "viên chức", "người lao động"),
        (),
    ),
    ("Các khoa, phòng, trung tâm đăng ký đề tài.", ("Các khoa", "phòng", "trung tâm"), ()),
    (
        "Các trường mầm non, tiểu học, THCS trên địa bàn huyện báo cáo sĩ số.",
        ("Các trường mầm non, tiểu học, THCS trên địa bàn huyện",),
        (),
    ),
    ("Các chi bộ trực thuộc Đảng ủy xã thu đảng phí.", ("Các chi bộ trực thuộc Đảng ủy xã",), ()),
    ("Công đoàn các trường học phát động thi đua.", ("Công đoàn các trường học",), ()),
    ("Mỗi chi đoàn cử 05 đoàn viên tham gia.", ("Mỗi chi đoàn",), ()),
    ("Từng hộ tiểu thương tự trang bị bình chữa cháy.", ("Từng hộ tiểu thương",), ()),
    ("Các thành viên Hội đồng gửi phiếu đánh giá.", ("Các thành viên Hội đồng",), ()),
    ("UBND 05 xã vùng hồ di dời lồng bè.", ("UBND 05 xã vùng hồ",), ()),
    (
        "Các doanh nghiệp đầu mối kinh doanh xăng dầu duy trì dự trữ.",
        ("Các doanh nghiệp đầu mối kinh doanh xăng dầu",),
        (),
    ),
]

LISTS = [
    (
        "Giao các Bộ: Công Thương, Y tế, Nông nghiệp và Môi trường công bố quy chuẩn.",
        ("Bộ Công Thương", "Bộ Y tế", "Bộ Nông nghiệp và Môi trường"),
        (),
    ),
    (
        "Đề nghị Sở Tài chính các tỉnh: Lào Cai, Lai Châu đối chiếu số liệu.",
        ("Sở Tài chính các tỉnh: Lào Cai, Lai Châu",),
        (),
    ),
    (
        "Phòng Tài chính - Kế hoạch các huyện: Đô Lương, Nam Đàn và thị xã Cửa Lò nhập dự toán.",
        ("Phòng Tài chính - Kế hoạch các huyện: Đô Lương, Nam Đàn và thị xã Cửa Lò",),
        (),
    ),
    (
        "Giao các phòng: Đào tạo, Công tác sinh viên, Hành chính xếp lịch.",
        ("Phòng Đào tạo", "Phòng Công tác sinh viên", "Phòng Hành chính"),
        (),
    ),
    ("Các khoa: Nội, Ngoại, Nhi tổ chức hội chẩn trước 16 giờ.", ("Khoa Nội", "Khoa Ngoại", "Khoa Nhi"), ()),
    (
        "Các trường: THPT Diễn Châu 1, THPT Quỳnh Lưu 2 nộp hồ sơ.",
        ("Trường THPT Diễn Châu 1", "Trường THPT Quỳnh Lưu 2"),
        (),
    ),
    ("Giao các ông: Nguyễn Văn Nam, Trần Đức Huy kiểm tra kho.", ("Nguyễn Văn Nam", "Trần Đức Huy"), ()),
    (
        "Sở Giao thông vận tải, Công an tỉnh, UBND thành phố Vinh và các đơn vị liên quan lập chốt.",
        ("Sở Giao thông vận tải", "Công an tỉnh", "UBND thành phố Vinh", "các đơn vị liên quan"),
        (),
    ),
    (
        "Ủy ban nhân dân các xã: Tam Quang, Tam Đình, Tam Hợp cưỡng chế.",
        ("Ủy ban nhân dân xã Tam Quang", "Ủy ban nhân dân xã Tam Đình", "Ủy ban nhân dân xã Tam Hợp"),
        (),
    ),
    (
        "Ban Tuyên giáo và Dân vận, Ủy ban Kiểm tra Tỉnh ủy tham mưu nội dung.",
        ("Ban Tuyên giáo và Dân vận", "Ủy ban Kiểm tra Tỉnh ủy"),
        (),
    ),
    (
        "Công ty Điện lực, Công ty Cấp nước và Viễn thông tỉnh bảo đảm dịch vụ.",
        ("Công ty Điện lực", "Công ty Cấp nước", "Viễn thông tỉnh"),
        (),
    ),
    (
        "Hội Nông dân, Hội Cựu chiến binh, Đoàn Thanh niên xã nhận ủy thác vốn vay.",
        ("Hội Nông dân", "Hội Cựu chiến binh", "Đoàn Thanh niên xã"),
        (),
    ),
    ("Trạm Y tế, Trường Tiểu học và Công an xã tập huấn sơ cứu.", ("Trạm Y tế", "Trường Tiểu học", "Công an xã"), ()),
    (
        "Cục Thống kê, Cục Thuế và Kho bạc Nhà nước tỉnh cung cấp số liệu.",
        ("Cục Thống kê", "Cục Thuế", "Kho bạc Nhà nước tỉnh"),
        (),
    ),
    ("Giao Phòng Nội vụ (đ/c Hằng) tổng hợp danh sách.", ("Phòng Nội vụ",), ()),
    ("Sở Tài nguyên và Môi trường (Chi cục Quản lý đất đai) kiểm tra thực địa.", ("Sở Tài nguyên và Môi trường",), ()),
]

WITH_HELP = [
    (
        "Sở Xây dựng cùng với UBND các huyện, thị xã rà soát nhà ở xuống cấp.",
        ("Sở Xây dựng",),
        ("UBND các huyện, thị xã",),
    ),
    (
        "Giao Chi cục Thủy sản chủ trì, có sự tham gia của Đồn Biên phòng Cửa Hội, kiểm đếm tàu cá.",
        ("Chi cục Thủy sản",),
        ("Đồn Biên phòng Cửa Hội",),
    ),
    (
        "Phòng Lao động chủ trì; phối hợp: Hội Chữ thập đỏ, Đoàn Thanh niên tặng xe lăn.",
        ("Phòng Lao động",),
        ("Hội Chữ thập đỏ", "Đoàn Thanh niên"),
    ),
    (
        "Ban Dân tộc tỉnh phối hợp cùng già làng, người có uy tín vận động đồng bào.",
        ("Ban Dân tộc tỉnh",),
        ("già làng", "người có uy tín"),
    ),
    ("Trạm Thú y huyện kết hợp với thú y viên các xã tiêm phòng.", ("Trạm Thú y huyện",), ("thú y viên các xã",)),
    (
        "Giao Thanh tra Sở làm đầu mối, phối hợp các phòng: Kế hoạch, Hành chính xác minh đơn.",
        ("Thanh tra Sở",),
        ("Phòng Kế hoạch", "Phòng Hành chính"),
    ),
    (
        "Công an xã phối hợp chặt chẽ với Tổ bảo vệ an ninh, trật tự cơ sở và nhân dân tuần tra.",
        ("Công an xã",),
        ("Tổ bảo vệ an ninh, trật tự cơ sở", "nhân dân"),
    ),
    (
        "Kế toán trường phối hợp với ban đại diện cha mẹ học sinh công khai quỹ.",
        ("Kế toán trường",),
        ("ban đại diện cha mẹ học sinh",),
    ),
    (
        "Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính, các sở, ngành có liên quan và UBND "
        "các xã, phường bình ổn giá.",
        ("Sở Công Thương",),
        ("Sở Tài chính", "các sở, ngành có liên quan", "UBND các xã, phường"),
    ),
    ("Khoa Dược phối hợp khoa Lâm sàng xây dựng phác đồ.", ("Khoa Dược",), ("khoa Lâm sàng",)),
    (
        "Đội Cảnh sát giao thông phối hợp lực lượng Thanh tra giao thông cân tải trọng xe.",
        ("Đội Cảnh sát giao thông",),
        ("lực lượng Thanh tra giao thông",),
    ),
    (
        "Đồng chí Bí thư Đoàn xã phối hợp với đồng chí Chủ tịch Hội Phụ nữ tổ chức trại hè.",
        ("Đồng chí Bí thư Đoàn xã",),
        ("đồng chí Chủ tịch Hội Phụ nữ",),
    ),
    ("Phòng Quản trị chủ trì, Phòng Bảo vệ hỗ trợ kê bàn ghế.", ("Phòng Quản trị",), ("Phòng Bảo vệ",)),
    (
        "Nhà trường phối hợp với gia đình và chính quyền địa phương quản lý học sinh dịp hè.",
        ("Nhà trường",),
        ("gia đình", "chính quyền địa phương"),
    ),
    (
        "Hạt Kiểm lâm liên hệ, phối hợp với Ban Chỉ huy Quân sự huyện rà phá bom mìn.",
        ("Hạt Kiểm lâm",),
        ("Ban Chỉ huy Quân sự huyện",),
    ),
    (
        "Thuế tỉnh chủ trì phối hợp với các cơ quan: Công an tỉnh, Sở Tư pháp cưỡng chế nợ.",
        ("Thuế tỉnh",),
        ("Công an tỉnh", "Sở Tư pháp"),
    ),
    (
        "Tổ Văn phòng phối hợp với tổ chuyên môn, kế toán và bảo vệ kiểm kê cuối năm.",
        ("Tổ Văn phòng",),
        ("tổ chuyên môn", "kế toán", "bảo vệ"),
    ),
]

TURNED = [
    ("Riêng Sở Y tế gửi báo cáo trước ngày 10 hằng tháng.", ("Sở Y tế",), ()),
    ("Riêng đối với các xã biên giới, Đồn Biên phòng Tri Lễ bố trí thêm 02 chốt.", ("Đồn Biên phòng Tri Lễ",), ()),
    ("Sau khi có kết quả, Phòng Khảo thí công bố điểm trên trang thông tin.", ("Phòng Khảo thí",), ()),
    ("Trên cơ sở đề xuất của các huyện, Sở Tài chính cân đối nguồn.", ("Sở Tài chính",), ()),
    ("Đối với nhà ở xã hội, giao Sở Xây dựng công bố danh mục dự án.", ("Sở Xây dựng",), ()),
    ("Để chuẩn bị khai giảng, các trường vệ sinh lớp học xong trong tháng 8.", ("các trường",), ()),
    ("Trong tháng 7, Đoàn Thanh niên Bệnh viện khám bệnh cho 300 người cao tuổi.", ("Đoàn Thanh niên Bệnh viện",), ()),
    (
        "Căn cứ tình hình thực tế, Giám đốc Trung tâm Y tế huyện quyết định số giường.",
        ("Giám đốc Trung tâm Y tế huyện",),
        (),
    ),
    (
        "Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị các sở, ban, ngành gửi danh sách.",
        ("các sở", "ban", "ngành"),
        (),
    ),
    ("Khi nước trên báo động 2, đội xung kích thôn đưa người già ra nhà văn hóa.", ("đội xung kích thôn",), ()),
    ("Giao cho Ban Quản lý chợ Ga Vinh sắp xếp lại ki-ốt.", ("Ban Quản lý chợ Ga Vinh",), ()),
    ("Phân công cho tổ Ngữ văn ra đề thi thử.", ("tổ Ngữ văn",), ()),
    ("Ủy quyền cho Phó Giám đốc phụ trách tài chính ký hợp đồng.", ("Phó Giám đốc phụ trách tài chính",), ()),
]

# where the name of who acts ends
BORDERS = [
    ("Chủ vườn có nhu cầu bán gỗ phải báo kiểm lâm địa bàn.", ("Chủ vườn có nhu cầu bán gỗ",), ()),
    ("Chủ hộ muốn cơi nới nộp bản vẽ trước 10 ngày.", ("Chủ hộ muốn cơi nới",), ()),
    ("Thợ chỉ khoan từ 8 giờ đến 11 giờ.", ("Thợ",), ()),
    ("Các khoa - rà soát nhu cầu mua máy.", ("Các khoa",), ()),
    ("Cục Đường thủy, ngoài việc thả phao, cần cử trạm điều tiết.", ("Cục Đường thủy",), ()),
    ("Kế toán tòa nhà lập bảng kê điện nước.", ("Kế toán tòa nhà",), ()),
    ("Ban Hậu cần - Kỹ thuật lo cơm trưa cho đoàn.", ("Ban Hậu cần - Kỹ thuật",), ()),
    ("Đài Phát thanh và Truyền hình tỉnh mỗi tuần đăng tải 02 phóng sự.", ("Đài Phát thanh và Truyền hình tỉnh",), ()),
    ("Tổ phó thường trực thay mặt Tổ trưởng giải quyết việc hằng ngày.", ("Tổ phó thường trực",), ()),
    ("GVCN khối 7 lập danh sách học sinh đi xe buýt.", ("GVCN khối 7",), ()),
    ("Cấp xã tổ chức phát thẻ cho từng hộ.", ("Cấp xã",), ()),
    ("Giao xã Tam Kim và xã Quang Thành bố trí chỗ ở cho đoàn.", ("xã Tam Kim", "xã Quang Thành"), ()),
    ("Nghiêm cấm cán bộ thôn, xã thu thêm tiền của hộ.", ("cán bộ thôn, xã",), ()),
    ("Những nơi đào sai tuyến thì Ủy ban nhân dân xã phải lấp lại.", ("Ủy ban nhân dân xã",), ()),
    ("Văn phòng cùng Phòng Kế toán kiểm kê kho.", ("Văn phòng",), ("Phòng Kế toán",)),
    ("Phòng Tài vụ đối chiếu số dư cùng Kho bạc Nhà nước.", ("Phòng Tài vụ",), ("Kho bạc Nhà nước",)),
    (
        "Phòng Quản lý đô thị kiểm tra hiện trạng, có cán bộ địa chính cùng đi.",
        ("Phòng Quản lý đô thị",),
        ("cán bộ địa chính",),
    ),
]


def read(clause: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    reader = ClauseReader(clause, match_key(clause), find_bodies(clause), frozenset({"tên của nơi ban hành"}))
    found = reader.read((0, len(clause)), bare=True)
    assert found is not None
    return tuple(part.name for part in found.leads), tuple(part.name for part in found.supports)


@pytest.mark.parametrize(
    ("clause", "leads", "supports"), [*UNITS, *PERSONS, *GROUPS, *LISTS, *WITH_HELP, *TURNED, *BORDERS]
)
def test_who_acts(clause: str, leads: tuple[str, ...], supports: tuple[str, ...]) -> None:
    assert read(clause) == (leads, supports)
