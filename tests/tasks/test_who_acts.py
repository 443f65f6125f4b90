"""Who must act, and with whose help: sentences from all walks of office life, each with its actors."""

from __future__ import annotations

import pytest

from docproc.bodies import find_bodies
from docproc.tasks.directives import ClauseReader
from docproc.text import match_key

LEADS = [
    ("Ban Giám hiệu phân công giáo viên trực cổng trường trong tuần thi.", ("Ban Giám hiệu",)),
    ("Giáo viên chủ nhiệm các lớp thông báo đến phụ huynh trước ngày 12/9.", ("Giáo viên chủ nhiệm các lớp",)),
    ("Tổ trưởng chuyên môn kiểm tra giáo án của tổ viên mỗi tuần một lần.", ("Tổ trưởng chuyên môn",)),
    (
        "Thầy Nguyễn Văn Hưng - Phó Hiệu trưởng phụ trách việc sắp xếp phòng thi.",
        ("Thầy Nguyễn Văn Hưng - Phó Hiệu trưởng",),
    ),
    (
        "Bà Lê Thị Mai - Kế toán trưởng chịu trách nhiệm quyết toán kinh phí hội thi.",
        ("Bà Lê Thị Mai - Kế toán trưởng",),
    ),
    (
        "Ông Trần Quốc Bảo, Trưởng phòng Hành chính - Tổng hợp, chuẩn bị hội trường.",
        ("Ông Trần Quốc Bảo, Trưởng phòng Hành chính - Tổng hợp",),
    ),
    (
        "Giao đồng chí Phạm Văn Long, Phó Chủ tịch UBND xã trực tiếp chỉ đạo công tác tiêm phòng.",
        ("đồng chí Phạm Văn Long, Phó Chủ tịch UBND xã",),
    ),
    ("Kế toán trưởng đối chiếu công nợ với ngân hàng vào ngày cuối tháng.", ("Kế toán trưởng",)),
    ("Bộ phận Một cửa tiếp nhận hồ sơ, trả kết quả đúng hẹn.", ("Bộ phận Một cửa",)),
    ("Bộ phận Tiếp nhận và Trả kết quả niêm yết công khai thủ tục.", ("Bộ phận Tiếp nhận và Trả kết quả",)),
    ("Công chức Địa chính - Xây dựng lập biên bản vi phạm.", ("Công chức Địa chính - Xây dựng",)),
    (
        "Cán bộ phụ trách công nghệ thông tin của các đơn vị cập nhật phần mềm trước ngày 05/10.",
        ("Cán bộ phụ trách công nghệ thông tin của các đơn vị",),
    ),
    ("Trưởng thôn, bí thư chi bộ thôn vận động nhân dân hiến đất làm đường.", ("Trưởng thôn", "bí thư chi bộ thôn")),
    ("Các trưởng thôn báo cáo tình hình sâu bệnh về UBND xã vào chiều thứ Năm hằng tuần.", ("Các trưởng thôn",)),
    (
        "Hội Cựu chiến binh xã, Hội Người cao tuổi xã tổ chức thăm hỏi gia đình chính sách.",
        ("Hội Cựu chiến binh xã", "Hội Người cao tuổi xã"),
    ),
    ("Tổ công nghệ số cộng đồng hướng dẫn người dân cài đặt ứng dụng.", ("Tổ công nghệ số cộng đồng",)),
    ("Tổ bảo vệ an ninh, trật tự cơ sở tuần tra ban đêm.", ("Tổ bảo vệ an ninh, trật tự cơ sở",)),
    ("Hợp tác xã Nông nghiệp Phú Lộc điều tiết nước tưới theo lịch.", ("Hợp tác xã Nông nghiệp Phú Lộc",)),
    (
        "Công ty TNHH MTV Khai thác công trình thủy lợi Nam Sông Mã vận hành trạm bơm đúng quy trình.",
        ("Công ty TNHH MTV Khai thác công trình thủy lợi Nam Sông Mã",),
    ),
    ("Công ty Điện lực Quảng Bình bảo đảm cấp điện liên tục cho các điểm thi.", ("Công ty Điện lực Quảng Bình",)),
    (
        "Viễn thông Quảng Bình, Viettel Quảng Bình, MobiFone Quảng Bình bảo đảm thông tin liên lạc.",
        ("Viễn thông Quảng Bình", "Viettel Quảng Bình", "MobiFone Quảng Bình"),
    ),
    ("Các doanh nghiệp viễn thông rà soát, thu hồi SIM kích hoạt sẵn.", ("Các doanh nghiệp viễn thông",)),
    ("Các tổ chức tín dụng trên địa bàn báo cáo dư nợ cho vay mua nhà.", ("Các tổ chức tín dụng trên địa bàn",)),
    ("Các ngân hàng thương mại rà soát phí giao dịch ATM.", ("Các ngân hàng thương mại",)),
    (
        "Ngân hàng Nhà nước chi nhánh Khu vực 9 hướng dẫn các tổ chức tín dụng cơ cấu lại nợ.",
        ("Ngân hàng Nhà nước chi nhánh Khu vực 9",),
    ),
    ("Ngân hàng Chính sách xã hội huyện giải ngân vốn vay trước ngày 30/11.", ("Ngân hàng Chính sách xã hội huyện",)),
    (
        "Chánh án Tòa án nhân dân các huyện, thị xã báo cáo số án tạm đình chỉ.",
        ("Chánh án Tòa án nhân dân các huyện, thị xã",),
    ),
    ("Chi cục Thi hành án dân sự huyện tổ chức cưỡng chế theo kế hoạch.", ("Chi cục Thi hành án dân sự huyện",)),
    (
        "Thủ trưởng các cơ quan Thi hành án dân sự rà soát án tồn đọng trên 05 năm.",
        ("Thủ trưởng các cơ quan Thi hành án dân sự",),
    ),
    (
        "Đội Cảnh sát giao thông - Trật tự Công an huyện lập chốt kiểm soát.",
        ("Đội Cảnh sát giao thông - Trật tự Công an huyện",),
    ),
    (
        "Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ Công an tỉnh kiểm tra an toàn tại các chợ.",
        ("Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ Công an tỉnh",),
    ),
    ("Các đồn Biên phòng tuyến biển kêu gọi tàu thuyền vào nơi tránh trú.", ("Các đồn Biên phòng tuyến biển",)),
    (
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh, Bộ Chỉ huy Quân sự tỉnh sẵn sàng lực lượng, phương tiện cứu hộ.",
        ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
    ),
    ("Trung đoàn 996 và Ban CHQS các huyện duy trì quân số trực 100%.", ("Trung đoàn 996", "Ban CHQS các huyện")),
    ("Hạt Kiểm lâm các huyện tăng cường tuần tra rừng giáp ranh.", ("Hạt Kiểm lâm các huyện",)),
    ("Ban quản lý rừng phòng hộ Động Châu trồng bù diện tích bị cháy.", ("Ban quản lý rừng phòng hộ Động Châu",)),
    ("Vườn quốc gia Phong Nha - Kẻ Bàng lập phương án thu phí mới.", ("Vườn quốc gia Phong Nha - Kẻ Bàng",)),
    (
        "Chủ rừng và các hộ nhận khoán bảo vệ rừng ký cam kết trước mùa khô.",
        ("Chủ rừng", "các hộ nhận khoán bảo vệ rừng"),
    ),
    ("Các hộ nuôi cá lồng di chuyển lồng bè trước ngày 20/9.", ("Các hộ nuôi cá lồng",)),
    ("Hộ kinh doanh có sử dụng bếp gas phải trang bị bình chữa cháy.", ("Hộ kinh doanh có sử dụng bếp gas",)),
    (
        "Các cơ sở kinh doanh dịch vụ karaoke, vũ trường phải dừng hoạt động từ 0 giờ.",
        ("Các cơ sở kinh doanh dịch vụ karaoke, vũ trường",),
    ),
    (
        "Cơ sở sản xuất có nguồn thải lớn phải lắp đặt hệ thống quan trắc tự động.",
        ("Cơ sở sản xuất có nguồn thải lớn",),
    ),
    (
        "Các đơn vị sử dụng lao động từ 50 người trở lên phải nộp báo cáo trước ngày 15/12.",
        ("Các đơn vị sử dụng lao động từ 50 người trở lên",),
    ),
    (
        "Các cơ quan được giao quản lý tài sản công có trách nhiệm kê khai trên phần mềm.",
        ("Các cơ quan được giao quản lý tài sản công",),
    ),
    ("Các chủ đầu tư có dự án chậm tiến độ phải giải trình bằng văn bản.", ("Các chủ đầu tư có dự án chậm tiến độ",)),
    ("Nhà thầu thi công bố trí biển báo, rào chắn đầy đủ.", ("Nhà thầu thi công",)),
    ("Đơn vị tư vấn giám sát kiểm tra chất lượng vật liệu trước khi đưa vào công trình.", ("Đơn vị tư vấn giám sát",)),
    (
        "Chủ các phương tiện vận tải hành khách phải lắp thiết bị giám sát hành trình.",
        ("Chủ các phương tiện vận tải hành khách",),
    ),
    (
        "Người đứng đầu các cơ quan, đơn vị, địa phương chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết "
        "quả giải ngân.",
        ("Người đứng đầu các cơ quan, đơn vị, địa phương",),
    ),
    ("Người đứng đầu cấp ủy, chính quyền các cấp trực tiếp chỉ đạo.", ("Người đứng đầu cấp ủy, chính quyền các cấp",)),
    (
        "Cấp ủy, chính quyền địa phương các cấp tập trung lãnh đạo, chỉ đạo.",
        ("Cấp ủy", "chính quyền địa phương các cấp"),
    ),
    ("Ban Thường vụ các huyện ủy, thành ủy lãnh đạo, chỉ đạo đại hội điểm.", ("Ban Thường vụ các huyện ủy, thành ủy",)),
    (
        "Các ban xây dựng Đảng, Văn phòng Tỉnh ủy theo chức năng, nhiệm vụ hướng dẫn thực hiện.",
        ("Các ban xây dựng Đảng", "Văn phòng Tỉnh ủy"),
    ),
    (
        "Đảng đoàn, ban cán sự đảng, các tổ chức chính trị - xã hội xây dựng kế hoạch thực hiện.",
        ("Đảng đoàn", "ban cán sự đảng", "các tổ chức chính trị - xã hội"),
    ),
    ("Ủy ban Kiểm tra Huyện ủy kiểm tra việc thực hiện Nghị quyết.", ("Ủy ban Kiểm tra Huyện ủy",)),
    (
        "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội huyện giám sát, phản biện xã hội.",
        ("Mặt trận Tổ quốc", "các tổ chức chính trị - xã hội huyện"),
    ),
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các đoàn thể tỉnh tuyên truyền, vận động đoàn "
        "viên, hội viên.",
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các đoàn thể tỉnh"),
    ),
    ("Công đoàn cơ sở các trường học đăng ký đoàn viên tham gia hội thao.", ("Công đoàn cơ sở các trường học",)),
    (
        "Các công đoàn cấp trên trực tiếp cơ sở nộp kinh phí trước ngày 25 hằng tháng.",
        ("Các công đoàn cấp trên trực tiếp cơ sở",),
    ),
    ("Ban Nữ công Công đoàn ngành Y tế tổ chức hội thi nấu ăn.", ("Ban Nữ công Công đoàn ngành Y tế",)),
    ("Các khoa lâm sàng báo cáo sự cố y khoa về phòng Quản lý chất lượng trong 24 giờ.", ("Các khoa lâm sàng",)),
    ("Khoa Kiểm soát nhiễm khuẩn giám sát vệ sinh tay hằng tuần.", ("Khoa Kiểm soát nhiễm khuẩn",)),
    ("Điều dưỡng trưởng các khoa kiểm tra tủ trực vào đầu ca.", ("Điều dưỡng trưởng các khoa",)),
    (
        "Phòng Điều dưỡng, phòng Kế hoạch tổng hợp, khoa Dược cùng kiểm kê thuốc.",
        ("Phòng Điều dưỡng", "phòng Kế hoạch tổng hợp", "khoa Dược"),
    ),
    ("Trạm trưởng Trạm Y tế các xã lập danh sách trẻ tiêm vét.", ("Trạm trưởng Trạm Y tế các xã",)),
    ("Trưởng các khoa, phòng, trung tâm triển khai đến toàn thể viên chức.", ("Trưởng các khoa, phòng, trung tâm",)),
    ("Viện trưởng Viện Nghiên cứu Hải sản bố trí kinh phí đối ứng.", ("Viện trưởng Viện Nghiên cứu Hải sản",)),
    (
        "Các tổ chức chủ trì nhiệm vụ khoa học và công nghệ báo cáo tiến độ 6 tháng một lần.",
        ("Các tổ chức chủ trì nhiệm vụ khoa học và công nghệ",),
    ),
    ("Chủ nhiệm đề tài nộp báo cáo định kỳ.", ("Chủ nhiệm đề tài",)),
    ("Hội đồng nghiệm thu cấp cơ sở đánh giá sản phẩm.", ("Hội đồng nghiệm thu cấp cơ sở",)),
    ("Câu lạc bộ Bóng bàn Hải Châu đăng ký vận động viên trước ngày 10/6.", ("Câu lạc bộ Bóng bàn Hải Châu",)),
    ("Các câu lạc bộ thể thao gửi danh sách vận động viên về Ban Tổ chức.", ("Các câu lạc bộ thể thao",)),
    ("Liên đoàn Bóng đá thành phố cử trọng tài.", ("Liên đoàn Bóng đá thành phố",)),
    ("Các đoàn tham dự hội thi tự túc kinh phí đi lại.", ("Các đoàn tham dự hội thi",)),
    ("Thí sinh dự thi có mặt tại phòng thi trước giờ thi 30 phút.", ("Thí sinh dự thi",)),
    (
        "Toàn thể cán bộ, công chức, viên chức và người lao động nghiêm túc thực hiện.",
        ("Toàn thể cán bộ", "công chức", "viên chức", "người lao động"),
    ),
    ("Mỗi cán bộ, đảng viên gương mẫu chấp hành pháp luật.", ("Mỗi cán bộ", "đảng viên")),
    ("Sinh viên năm cuối hoàn thành học phí trước ngày 15/5.", ("Sinh viên năm cuối",)),
    ("Lớp trưởng các lớp điểm danh, báo cáo cố vấn học tập.", ("Lớp trưởng các lớp",)),
    ("Ban cán sự các lớp phổ biến nội dung này đến sinh viên.", ("Ban cán sự các lớp",)),
    (
        "Phòng GDĐT các huyện, thành phố; các đơn vị trực thuộc Sở báo cáo trước ngày 20/4.",
        ("Phòng GDĐT các huyện, thành phố", "các đơn vị trực thuộc Sở"),
    ),
    (
        "Các cơ sở giáo dục mầm non, phổ thông, giáo dục thường xuyên công khai các khoản thu.",
        ("Các cơ sở giáo dục mầm non, phổ thông, giáo dục thường xuyên",),
    ),
    ("Trung tâm GDNN-GDTX huyện Ba Vì khai giảng lớp xóa mù chữ.", ("Trung tâm GDNN-GDTX huyện Ba Vì",)),
    ("Trường Cao đẳng Nghề Nha Trang mở lớp sơ cấp nghề cho lao động nông thôn.", ("Trường Cao đẳng Nghề Nha Trang",)),
    (
        "Học viện Hành chính Quốc gia, Trường Chính trị tỉnh bồi dưỡng lãnh đạo cấp phòng.",
        ("Học viện Hành chính Quốc gia", "Trường Chính trị tỉnh"),
    ),
    (
        "Văn phòng Đăng ký đất đai tỉnh và Chi nhánh các huyện chỉnh lý hồ sơ địa chính.",
        ("Văn phòng Đăng ký đất đai tỉnh", "Chi nhánh các huyện"),
    ),
    (
        "Chi nhánh Văn phòng Đăng ký đất đai khu vực Đông Hà trích đo thửa đất.",
        ("Chi nhánh Văn phòng Đăng ký đất đai khu vực Đông Hà",),
    ),
    ("Thuế tỉnh Lạng Sơn, Thuế cơ sở 3 đôn đốc nợ đọng.", ("Thuế tỉnh Lạng Sơn", "Thuế cơ sở 3")),
    ("Chi cục Hải quan khu vực VI bố trí công chức làm thủ tục ngoài giờ.", ("Chi cục Hải quan khu vực VI",)),
    ("Kho bạc Nhà nước Khu vực VII kiểm soát chi kịp thời.", ("Kho bạc Nhà nước Khu vực VII",)),
    ("Bảo hiểm xã hội cơ sở Lộc Bình cấp thẻ BHYT cho hộ mới thoát nghèo.", ("Bảo hiểm xã hội cơ sở Lộc Bình",)),
    (
        "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh hoàn trả mặt bằng.",
        ("Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh",),
    ),
    ("Ban QLDA ĐTXD huyện và các nhà thầu tập trung nhân lực thi công ba ca.", ("Ban QLDA ĐTXD huyện", "các nhà thầu")),
    ("Ban Chỉ đạo 389 tỉnh đôn đốc các ngành thành viên.", ("Ban Chỉ đạo 389 tỉnh",)),
    ("Các Phó Chủ tịch UBND tỉnh theo lĩnh vực phụ trách trực tiếp đôn đốc.", ("Các Phó Chủ tịch UBND tỉnh",)),
    (
        "Các Ủy viên UBND huyện, Trưởng các phòng chuyên môn dự họp đầy đủ.",
        ("Các Ủy viên UBND huyện", "Trưởng các phòng chuyên môn"),
    ),
    (
        "Chánh Văn phòng Sở, Trưởng các phòng thuộc Sở và các cá nhân có liên quan chịu trách nhiệm thi "
        "hành Quyết định này.",
        ("Chánh Văn phòng Sở", "Trưởng các phòng thuộc Sở", "các cá nhân có liên quan"),
    ),
    (
        "Các ông (bà) Chánh Văn phòng, Trưởng phòng Tổ chức cán bộ, Giám đốc Trung tâm Khuyến nông và "
        "ông Lê Văn Tám chịu trách nhiệm thi hành Quyết định này.",
        ("Chánh Văn phòng", "Trưởng phòng Tổ chức cán bộ", "Giám đốc Trung tâm Khuyến nông", "ông Lê Văn Tám"),
    ),
    (
        "Giao các Bộ: Công Thương, Y tế, Khoa học và Công nghệ rà soát quy chuẩn kỹ thuật.",
        ("Bộ Công Thương", "Bộ Y tế", "Bộ Khoa học và Công nghệ"),
    ),
    (
        "Giao các Sở: Xây dựng, Công Thương; Công an tỉnh và UBND các xã kiểm tra các bến thủy nội địa.",
        ("Sở Xây dựng", "Sở Công Thương", "Công an tỉnh", "UBND các xã"),
    ),
    (
        "Đề nghị các đồng chí Bí thư Đảng ủy các xã, phường quan tâm chỉ đạo.",
        ("các đồng chí Bí thư Đảng ủy các xã, phường",),
    ),
    ("Đề nghị Quý Công ty cung cấp hồ sơ năng lực trước ngày 10/8.", ("Quý Công ty",)),
    ("Đề nghị Quý Thầy/Cô có mặt đúng giờ.", ("Quý Thầy/Cô",)),
    ("Giao cho Phòng Kinh tế, Hạ tầng và Đô thị tham mưu phương án.", ("Phòng Kinh tế, Hạ tầng và Đô thị",)),
    ("UBND các xã chỉ đạo các thôn, hợp tác xã ra quân diệt chuột.", ("UBND các xã",)),
    ("Yêu cầu các trường cao đẳng điền phiếu khảo sát theo mẫu.", ("các trường cao đẳng",)),
    ("Yêu cầu Bộ Chỉ huy Quân sự tỉnh điều ngay hai xuồng máy ra bãi nổi.", ("Bộ Chỉ huy Quân sự tỉnh",)),
    ("Đề nghị Sở chấn chỉnh các điểm bán vé trái phép.", ("Sở",)),
    ("Kính đề nghị quý Đài dành năm phút phát bản tin lúa gạo.", ("quý Đài",)),
    ("Đề nghị Chi cục giải quyết đơn theo thẩm quyền.", ("Chi cục",)),
    ("Công ty phải ngừng bơm cát trước mùa mưa.", ("Công ty",)),
    ("Nghiêm cấm các hộ, cá nhân đốt rơm rạ ven quốc lộ.", ("các hộ", "cá nhân")),
    ("Yêu cầu BHXH các huyện ngừng dùng phôi thẻ mẫu cũ.", ("BHXH các huyện",)),
    ("Yêu cầu Viễn thông các tỉnh, thành phố dán nhãn cáp treo.", ("Viễn thông các tỉnh, thành phố",)),
    ("Công an các xã, phường xử lý nghiêm xe quá tải.", ("Công an các xã, phường",)),
    ("Công đoàn các khu công nghiệp xét chọn gương lao động giỏi.", ("Công đoàn các khu công nghiệp",)),
    ("Bà Huỳnh Thị Sen, giảng viên: biên soạn chương hai.", ("Bà Huỳnh Thị Sen, giảng viên",)),
    ("Đồng chí Phó Bí thư Thường trực trực tiếp chỉ đạo đại hội điểm.", ("Đồng chí Phó Bí thư Thường trực",)),
    ("Trung đoàn 24 tổ chức hành quân trong đêm.", ("Trung đoàn 24",)),
    ("Các chốt kiểm soát chuyển sang trực ba ca.", ("Các chốt kiểm soát",)),
    (
        "Thường trực Hội đồng nhân dân, các Ban của Hội đồng nhân dân giám sát việc thực hiện Nghị quyết này.",
        ("Thường trực Hội đồng nhân dân", "các Ban của Hội đồng nhân dân"),
    ),
    ("Phân xưởng 2 kiểm tra lò hơi vào đầu ca.", ("Phân xưởng 2",)),
    ("Quản đốc các phân xưởng nộp bảng chấm công trước ngày 28 hằng tháng.", ("Quản đốc các phân xưởng",)),
    ("Ban Quản trị hợp tác xã công khai số nước tưới từng hộ.", ("Ban Quản trị hợp tác xã",)),
    ("Chủ cửa hàng xăng dầu niêm yết giá bán.", ("Chủ cửa hàng xăng dầu",)),
    ("Các chủ hộ kinh doanh trong chợ ký cam kết không bán hàng giả.", ("Các chủ hộ kinh doanh trong chợ",)),
    ("Ban quản lý chợ Đồng Tâm sắp xếp lại các quầy hàng.", ("Ban quản lý chợ Đồng Tâm",)),
    ("Linh mục chánh xứ các giáo xứ thông báo cho giáo dân.", ("Linh mục chánh xứ các giáo xứ",)),
    ("Già làng, trưởng bản vận động con cháu không bỏ học.", ("Già làng", "trưởng bản")),
    ("Dòng họ Lò đăng ký xây dựng dòng họ hiếu học.", ("Dòng họ Lò",)),
    ("Thuyền trưởng và máy trưởng kiểm tra máy trước khi rời bến.", ("Thuyền trưởng", "máy trưởng")),
    ("Đài Thông tin duyên hải Đà Nẵng phát bản tin thời tiết mỗi giờ.", ("Đài Thông tin duyên hải Đà Nẵng",)),
    ("Ga Diêu Trì bố trí thêm cửa bán vé.", ("Ga Diêu Trì",)),
    ("Trạm thu phí Sông Phan mở đủ làn dịp Tết.", ("Trạm thu phí Sông Phan",)),
    ("Bến xe Miền Tây tăng cường xe buýt đêm.", ("Bến xe Miền Tây",)),
    ("Cụm thi đua số 4 tổ chức ký kết giao ước thi đua.", ("Cụm thi đua số 4",)),
    ("Khối thi đua các trường THPT bình xét cờ thi đua.", ("Khối thi đua các trường THPT",)),
    (
        "Vụ trưởng Vụ Pháp chế, Chánh Thanh tra Bộ và Thủ trưởng các đơn vị thuộc Bộ chịu trách nhiệm "
        "thi hành Thông tư này.",
        ("Vụ trưởng Vụ Pháp chế", "Chánh Thanh tra Bộ", "Thủ trưởng các đơn vị thuộc Bộ"),
    ),
    (
        "Cục trưởng Cục Quản lý đấu thầu, Tổng Giám đốc Bảo hiểm xã hội Việt Nam căn cứ chức năng hướng dẫn thực hiện.",
        ("Cục trưởng Cục Quản lý đấu thầu", "Tổng Giám đốc Bảo hiểm xã hội Việt Nam"),
    ),
    (
        "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Thủ trưởng cơ quan thuộc Chính phủ, Chủ tịch UBND "
        "các tỉnh, thành phố trực thuộc Trung ương chịu trách nhiệm thi hành Quyết định này.",
        (
            "Các Bộ trưởng",
            "Thủ trưởng cơ quan ngang bộ",
            "Thủ trưởng cơ quan thuộc Chính phủ",
            "Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương",
        ),
    ),
    (
        "Đảng ủy, Ban Giám đốc Công an tỉnh lãnh đạo, chỉ đạo công tác bảo vệ đại hội.",
        ("Đảng ủy", "Ban Giám đốc Công an tỉnh"),
    ),
    ("Trưởng Công an các xã, thị trấn lập danh sách đối tượng tù tha.", ("Trưởng Công an các xã, thị trấn",)),
    ("Chỉ huy trưởng Ban Chỉ huy Quân sự xã điều động dân quân trực đê.", ("Chỉ huy trưởng Ban Chỉ huy Quân sự xã",)),
    ("Lực lượng Cảnh sát giao thông tuần tra trên Quốc lộ 1.", ("Lực lượng Cảnh sát giao thông",)),
    (
        "Thanh tra, Công an, Kiểm lâm tại các huyện kiểm tra xưởng cưa.",
        ("Thanh tra", "Công an", "Kiểm lâm tại các huyện"),
    ),
    ("Giao Ban Quản lý Khu bảo tồn thiên nhiên Pù Hoạt đặt bẫy ảnh.", ("Ban Quản lý Khu bảo tồn thiên nhiên Pù Hoạt",)),
    (
        "Chủ tịch Hội đồng trường Trường Đại học Tây Nguyên ban hành quy chế.",
        ("Chủ tịch Hội đồng trường Trường Đại học Tây Nguyên",),
    ),
    ("Trưởng Bộ môn Nhi phân công giảng viên đi lâm sàng.", ("Trưởng Bộ môn Nhi",)),
    ("Trợ lý giáo vụ khoa nhập điểm trước ngày 10/1.", ("Trợ lý giáo vụ khoa",)),
    ("Học sinh lớp 9 nộp phiếu đăng ký dự thi cho giáo viên chủ nhiệm.", ("Học sinh lớp 9",)),
    ("Phụ huynh học sinh khối 6 mua bảo hiểm y tế tại trường.", ("Phụ huynh học sinh khối 6",)),
    ("Tổng phụ trách Đội tập luyện đội nghi thức.", ("Tổng phụ trách Đội",)),
    ("Liên đội Trường Tiểu học Kim Đồng phát động phong trào kế hoạch nhỏ.", ("Liên đội Trường Tiểu học Kim Đồng",)),
    ("Bí thư chi đoàn các lớp lập danh sách thanh niên ưu tú.", ("Bí thư chi đoàn các lớp",)),
    ("Nhân viên y tế thôn bản tuyên truyền phòng sốt xuất huyết.", ("Nhân viên y tế thôn bản",)),
    ("Cộng tác viên dân số rà soát phụ nữ mang thai.", ("Cộng tác viên dân số",)),
    ("Các phòng khám đa khoa tư nhân báo cáo ca bệnh truyền nhiễm trong 24 giờ.", ("Các phòng khám đa khoa tư nhân",)),
    ("Người lao động đi làm việc ở nước ngoài phải kê khai y tế.", ("Người lao động đi làm việc ở nước ngoài",)),
    ("Người sử dụng lao động đóng đủ bảo hiểm cho công nhân.", ("Người sử dụng lao động",)),
    ("Doanh nghiệp xuất khẩu gạo báo cáo lượng tồn kho hằng tuần.", ("Doanh nghiệp xuất khẩu gạo",)),
    (
        "Kho bạc Nhà nước Đắk Lắk, Chi cục Thuế khu vực Buôn Đôn - Ea Súp đối chiếu thu ngân sách.",
        ("Kho bạc Nhà nước Đắk Lắk", "Chi cục Thuế khu vực Buôn Đôn - Ea Súp"),
    ),
    (
        "Kiểm toán trưởng, Trưởng đoàn kiểm toán chịu trách nhiệm về báo cáo kiểm toán.",
        ("Kiểm toán trưởng", "Trưởng đoàn kiểm toán"),
    ),
    ("Tổ thẩm định giá lập biên bản họp.", ("Tổ thẩm định giá",)),
    ("Hội đồng quản lý Quỹ Bảo vệ môi trường xét duyệt hồ sơ vay.", ("Hội đồng quản lý Quỹ Bảo vệ môi trường",)),
    ("Ban vận động quỹ Vì người nghèo các cấp tiếp nhận ủng hộ.", ("Ban vận động quỹ Vì người nghèo các cấp",)),
    ("Chấp hành viên được phân công xác minh điều kiện thi hành án.", ("Chấp hành viên",)),
    ("Thẩm phán chủ tọa phiên tòa gửi hồ sơ trước ngày 15.", ("Thẩm phán chủ tọa phiên tòa",)),
    (
        "UBND phường Tân Lợi, Hội Liên hiệp Phụ nữ phường và các tổ dân phố cùng ra quân dọn vệ sinh.",
        ("UBND phường Tân Lợi", "Hội Liên hiệp Phụ nữ phường", "các tổ dân phố"),
    ),
    (
        "Giao Thường trực Ủy ban MTTQ Việt Nam phường làm đầu mối vận động.",
        ("Thường trực Ủy ban MTTQ Việt Nam phường",),
    ),
    (
        "Các tổ chức, cá nhân có hoạt động khoáng sản nộp báo cáo trước ngày 15/01.",
        ("Các tổ chức, cá nhân có hoạt động khoáng sản",),
    ),
    (
        "Các cơ sở sản xuất, kinh doanh, dịch vụ phải có giấy phép môi trường.",
        ("Các cơ sở sản xuất, kinh doanh, dịch vụ",),
    ),
    (
        "Các sở, ban, ngành được giao chủ trì chương trình mục tiêu quốc gia khẩn trương phân bổ vốn.",
        ("Các sở, ban, ngành được giao chủ trì chương trình mục tiêu quốc gia",),
    ),
    ("Các xã, phường có di tích lập hồ sơ khoa học trước ngày 30/11.", ("Các xã, phường có di tích",)),
    ("Các huyện chưa có khu xử lý rác phải chọn địa điểm trong quý II.", ("Các huyện chưa có khu xử lý rác",)),
    (
        "Lãnh đạo các phòng, ban chuyên môn và Chủ tịch UBND các xã kiểm điểm trách nhiệm.",
        ("Lãnh đạo các phòng, ban chuyên môn", "Chủ tịch UBND các xã"),
    ),
    ("Đại diện lãnh đạo các hội, đoàn thể dự đầy đủ các phiên họp.", ("Đại diện lãnh đạo các hội, đoàn thể",)),
    (
        "Phòng LĐ-TB&XH, Phòng TN&MT, Phòng GD&ĐT huyện rà soát chỉ tiêu.",
        ("Phòng LĐ-TB&XH", "Phòng TN&MT", "Phòng GD&ĐT huyện"),
    ),
    ("VNPT Lâm Đồng, Viettel Lâm Đồng hỗ trợ kỹ thuật cho các xã.", ("VNPT Lâm Đồng", "Viettel Lâm Đồng")),
    ("Agribank Chi nhánh huyện Lắk, NHCSXH huyện cho vay kịp thời.", ("Agribank Chi nhánh huyện Lắk", "NHCSXH huyện")),
    ("Trung tâm VH-TT&TT huyện phát thanh ba lần mỗi ngày.", ("Trung tâm VH-TT&TT huyện",)),
    (
        "Đoàn TNCS Hồ Chí Minh xã, Hội LHPN xã, Hội CCB xã vận động đoàn viên, hội viên tham gia.",
        ("Đoàn TNCS Hồ Chí Minh xã", "Hội LHPN xã", "Hội CCB xã"),
    ),
    ("Nạo vét kênh N2 trước mùa mưa (Hợp tác xã Đồng Tiến thực hiện).", ("Hợp tác xã Đồng Tiến",)),
    ("Ban Tổ chức giải phân công trọng tài trước ngày 12/4.", ("Ban Tổ chức giải",)),
    ("Ban Giám khảo chấm điểm độc lập.", ("Ban Giám khảo",)),
    ("Trưởng ban coi thi niêm phong túi bài trước mặt thí sinh.", ("Trưởng ban coi thi",)),
    ("Các điểm trường lẻ tổ chức ăn bán trú từ tháng 10.", ("Các điểm trường lẻ",)),
    (
        "Giám đốc Trung tâm Giáo dục thường xuyên tỉnh báo cáo số lớp mở mới.",
        ("Giám đốc Trung tâm Giáo dục thường xuyên tỉnh",),
    ),
    (
        "Phòng Tham mưu, Phòng Chính trị, Phòng Hậu cần - Kỹ thuật hoàn thành chuẩn bị trước 15/6.",
        ("Phòng Tham mưu", "Phòng Chính trị", "Phòng Hậu cần - Kỹ thuật"),
    ),
    (
        "Tiểu đoàn 2, Đại đội 5 và các phân đội trực thuộc kiểm tra trang bị.",
        ("Tiểu đoàn 2", "Đại đội 5", "các phân đội trực thuộc"),
    ),
    ("Chính ủy Sư đoàn quán triệt nhiệm vụ đến từng chiến sĩ.", ("Chính ủy Sư đoàn",)),
    ("Phòng An ninh chính trị nội bộ thẩm tra lý lịch.", ("Phòng An ninh chính trị nội bộ",)),
    (
        "Viện trưởng Viện kiểm sát nhân dân các huyện gửi báo cáo án trọng điểm.",
        ("Viện trưởng Viện kiểm sát nhân dân các huyện",),
    ),
    (
        "Cục trưởng Cục Thi hành án dân sự tỉnh kiểm điểm Chấp hành viên để án quá hạn.",
        ("Cục trưởng Cục Thi hành án dân sự tỉnh",),
    ),
    ("Ban Quản lý Di tích thành phố lập hồ sơ xếp hạng đình làng.", ("Ban Quản lý Di tích thành phố",)),
    ("Nhà hát Chèo tỉnh dựng vở mới phục vụ nhân dân.", ("Nhà hát Chèo tỉnh",)),
    ("Bảo tàng tỉnh sưu tầm hiện vật kháng chiến.", ("Bảo tàng tỉnh",)),
    ("Thư viện tỉnh luân chuyển sách về các xã.", ("Thư viện tỉnh",)),
    ("Tòa soạn Báo Bình Thuận mở chuyên mục hỏi đáp.", ("Tòa soạn Báo Bình Thuận",)),
    (
        "Công ty Cổ phần Cấp nước Bà Rịa - Vũng Tàu khắc phục đường ống trong ngày.",
        ("Công ty Cổ phần Cấp nước Bà Rịa - Vũng Tàu",),
    ),
    ("Xí nghiệp Môi trường đô thị số 2 thu gom rác ban đêm.", ("Xí nghiệp Môi trường đô thị số 2",)),
    (
        "Tổng công ty Cảng hàng không Việt Nam - CTCP rà soát quy trình soi chiếu.",
        ("Tổng công ty Cảng hàng không Việt Nam - CTCP",),
    ),
    (
        "Tập đoàn Điện lực Việt Nam, Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam bảo đảm cung ứng than cho điện.",
        ("Tập đoàn Điện lực Việt Nam", "Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam"),
    ),
    (
        "Phòng Kinh doanh, Phòng Kỹ thuật an toàn và các đội quản lý điện khu vực cắt tỉa cây.",
        ("Phòng Kinh doanh", "Phòng Kỹ thuật an toàn", "các đội quản lý điện khu vực"),
    ),
    ("Tổ trưởng các tổ tiết kiệm và vay vốn thu lãi đúng ngày.", ("Tổ trưởng các tổ tiết kiệm và vay vốn",)),
    (
        "Giám đốc Phòng giao dịch Ngân hàng Chính sách xã hội huyện phê duyệt hồ sơ.",
        ("Giám đốc Phòng giao dịch Ngân hàng Chính sách xã hội huyện",),
    ),
    ("Kế toán ngân sách xã lập dự toán năm sau.", ("Kế toán ngân sách xã",)),
    ("Văn thư cơ quan đăng ký văn bản đến trong ngày.", ("Văn thư cơ quan",)),
    ("Chủ tài khoản và kế toán các đơn vị dự toán đối chiếu số dư.", ("Chủ tài khoản", "kế toán các đơn vị dự toán")),
    ("Trưởng các đoàn thể xã dự sinh hoạt chi bộ.", ("Trưởng các đoàn thể xã",)),
    ("Đảng ủy viên phụ trách địa bàn dự sinh hoạt chi bộ thôn.", ("Đảng ủy viên phụ trách địa bàn",)),
    (
        "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh chỉ đạo cơ sở được phân công.",
        ("Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh",),
    ),
    ("Đồng chí Trưởng ban Tuyên giáo duyệt nội dung tuyên truyền.", ("Đồng chí Trưởng ban Tuyên giáo",)),
    ("Cấp ủy các cấp xây dựng nghị quyết chuyên đề.", ("Cấp ủy các cấp",)),
    ("Các chi bộ trực thuộc Đảng ủy xã kiểm điểm cuối năm trước ngày 10/12.", ("Các chi bộ trực thuộc Đảng ủy xã",)),
    ("Hội Khuyến học các xã trao học bổng trước ngày khai giảng.", ("Hội Khuyến học các xã",)),
    ("Ban chấp hành công đoàn cơ sở thành viên thu đoàn phí.", ("Ban chấp hành công đoàn cơ sở thành viên",)),
    ("Tổ công tác liên ngành 3 huyện kiểm tra bến đò ngang.", ("Tổ công tác liên ngành 3 huyện",)),
    ("Chủ đò, người lái đò phải có áo phao cho khách.", ("Chủ đò", "người lái đò")),
    ("Tiểu thương chợ huyện di dời quầy hàng trước ngày 20 tháng Chạp.", ("Tiểu thương chợ huyện",)),
    ("Các hộ dân bị ảnh hưởng kê khai thiệt hại tại nhà văn hóa thôn.", ("Các hộ dân bị ảnh hưởng",)),
    ("Người nuôi chó phải xích hoặc nhốt chó.", ("Người nuôi chó",)),
    ("Lái xe công nghệ đón trả khách đúng điểm quy định.", ("Lái xe công nghệ",)),
    ("Ban chỉ huy công trường treo biển báo hai đầu cầu.", ("Ban chỉ huy công trường",)),
    ("Nhà máy Đường Quảng Ngãi công bố giá mía trước vụ ép.", ("Nhà máy Đường Quảng Ngãi",)),
    ("Nông trường 706 bố trí xe chở mủ.", ("Nông trường 706",)),
    ("Trạm Quản lý đường sông Tuần báo hiệu bãi cạn.", ("Trạm Quản lý đường sông Tuần",)),
    ("Chi cục Đăng kiểm số 6 kiểm tra tàu vỏ gỗ.", ("Chi cục Đăng kiểm số 6",)),
    (
        "Sở Công nghiệp, Sở Thương mại - Du lịch và UBND thị xã kiểm tra các lò gạch.",
        ("Sở Công nghiệp", "Sở Thương mại - Du lịch", "UBND thị xã"),
    ),
    ("Ủy ban Kế hoạch tỉnh cân đối vốn đối ứng.", ("Ủy ban Kế hoạch tỉnh",)),
    (
        "Ban Khoa giáo, Ban Nội chính Tỉnh ủy theo dõi việc thực hiện Chỉ thị.",
        ("Ban Khoa giáo", "Ban Nội chính Tỉnh ủy"),
    ),
    ("Thủ trưởng cơ quan, đơn vị bố trí cán bộ trực Tết.", ("Thủ trưởng cơ quan, đơn vị",)),
    (
        "Người đứng đầu cơ quan, tổ chức chịu trách nhiệm khi để xảy ra tham nhũng.",
        ("Người đứng đầu cơ quan, tổ chức",),
    ),
    (
        "Hiệu trưởng, kế toán và thủ quỹ các trường đối chiếu quỹ tiền mặt hằng tháng.",
        ("Hiệu trưởng", "kế toán", "thủ quỹ các trường"),
    ),
    (
        "Trưởng phòng, phó trưởng phòng và chuyên viên được phân công đi cơ sở mỗi tuần một ngày.",
        ("Trưởng phòng", "phó trưởng phòng", "chuyên viên"),
    ),
    (
        "Văn phòng, các phòng chuyên môn và Thanh tra Sở nộp báo cáo tuần vào sáng thứ Sáu.",
        ("Văn phòng", "các phòng chuyên môn", "Thanh tra Sở"),
    ),
    (
        "Đề nghị Tỉnh đoàn, Hội Liên hiệp Thanh niên Việt Nam tỉnh huy động đội hình tình nguyện.",
        ("Tỉnh đoàn", "Hội Liên hiệp Thanh niên Việt Nam tỉnh"),
    ),
    ("Kính đề nghị Quý Phụ huynh đưa con đến trường trước 7 giờ.", ("Quý Phụ huynh",)),
    ("Đề nghị bà Nguyễn Thị Lan bổ sung bản sao sổ hộ khẩu.", ("bà Nguyễn Thị Lan",)),
    ("Giao ông Phạm Tuấn - Trưởng phòng Kỹ thuật lập biên bản bàn giao.", ("ông Phạm Tuấn - Trưởng phòng Kỹ thuật",)),
    ("Đề nghị các anh chị học viên nộp bài thu hoạch.", ("các anh chị học viên",)),
    ("Ban Thi đua - Khen thưởng tỉnh tổng hợp hồ sơ khen thưởng đột xuất.", ("Ban Thi đua - Khen thưởng tỉnh",)),
    ("Ban Tiếp công dân tỉnh, Thanh tra tỉnh rà soát vụ việc kéo dài.", ("Ban Tiếp công dân tỉnh", "Thanh tra tỉnh")),
    (
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh in tài liệu kỳ họp.",
        ("Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",),
    ),
    ("Cục Thống kê tỉnh cung cấp số liệu dân số trung bình.", ("Cục Thống kê tỉnh",)),
    ("Chi cục Thú y vùng VI xét nghiệm mẫu gửi đến trong 24 giờ.", ("Chi cục Thú y vùng VI",)),
    ("Viện Pasteur Nha Trang hỗ trợ giám sát dịch tễ.", ("Viện Pasteur Nha Trang",)),
    (
        "Bệnh viện Quân y 17, Bệnh viện Phụ sản - Nhi Đà Nẵng bố trí giường cách ly.",
        ("Bệnh viện Quân y 17", "Bệnh viện Phụ sản - Nhi Đà Nẵng"),
    ),
    (
        "Trung tâm Y tế các quận, huyện; Trạm Y tế các xã, phường tiêm bổ sung sởi.",
        ("Trung tâm Y tế các quận, huyện", "Trạm Y tế các xã, phường"),
    ),
    ("Tổ bảo vệ bệnh viện kiểm tra bình chữa cháy.", ("Tổ bảo vệ bệnh viện",)),
    (
        "Trường Tiểu học và Trung học cơ sở Phú Sơn, Trường Mầm non Hoa Mai tu sửa phòng học.",
        ("Trường Tiểu học và Trung học cơ sở Phú Sơn", "Trường Mầm non Hoa Mai"),
    ),
    ("Trường PTDTNT huyện Mù Cang Chải bố trí chỗ ở nội trú.", ("Trường PTDTNT huyện Mù Cang Chải",)),
    ("Khối trưởng các khối duyệt kế hoạch bài dạy.", ("Khối trưởng các khối",)),
    ("Giáo viên bộ môn Thể dục tập luyện cho đội tuyển.", ("Giáo viên bộ môn Thể dục",)),
    ("Thư ký hội đồng lập biên bản bàn giao bài thi.", ("Thư ký hội đồng",)),
    ("Khoa Kinh tế - Quản trị kinh doanh mời doanh nghiệp dự hội thảo.", ("Khoa Kinh tế - Quản trị kinh doanh",)),
    (
        "Viện Nghiên cứu và Phát triển nông nghiệp công nghệ cao chuyển giao giống.",
        ("Viện Nghiên cứu và Phát triển nông nghiệp công nghệ cao",),
    ),
    ("Trưởng nhóm nghiên cứu nộp sản phẩm trung gian trước ngày 30/9.", ("Trưởng nhóm nghiên cứu",)),
    ("Các đồng tác giả ký xác nhận đóng góp.", ("Các đồng tác giả",)),
    (
        "Lãnh đạo Sở, trưởng các phòng chuyên môn trực tiếp đối thoại với doanh nghiệp.",
        ("Lãnh đạo Sở", "trưởng các phòng chuyên môn"),
    ),
    (
        "Chánh Văn phòng Huyện ủy, Trưởng ban Tổ chức Huyện ủy tham mưu Ban Thường vụ lịch đại hội.",
        ("Chánh Văn phòng Huyện ủy", "Trưởng ban Tổ chức Huyện ủy"),
    ),
    (
        "Tổng Biên tập Báo Kon Tum, Giám đốc Đài Phát thanh và Truyền hình tỉnh mở chuyên mục.",
        ("Tổng Biên tập Báo Kon Tum", "Giám đốc Đài Phát thanh và Truyền hình tỉnh"),
    ),
    (
        "Tổng Giám đốc Tổng công ty Lương thực miền Nam thu mua tạm trữ.",
        ("Tổng Giám đốc Tổng công ty Lương thực miền Nam",),
    ),
    (
        "Chủ tịch Hội đồng thành viên, Tổng Giám đốc các tập đoàn, tổng công ty nhà nước cắt giảm chi phí.",
        ("Chủ tịch Hội đồng thành viên", "Tổng Giám đốc các tập đoàn, tổng công ty nhà nước"),
    ),
    ("Giám đốc các doanh nghiệp nhà nước báo cáo tình hình lao động dôi dư.", ("Giám đốc các doanh nghiệp nhà nước",)),
    ("Trưởng Ban quản lý các khu công nghiệp cấp giấy phép lao động.", ("Trưởng Ban quản lý các khu công nghiệp",)),
    ("Chủ tịch UBND các xã biên giới chịu trách nhiệm nắm tình hình di cư.", ("Chủ tịch UBND các xã biên giới",)),
    ("UBND các tỉnh từ Quảng Ninh đến Nghệ An cấm biển từ 10 giờ.", ("UBND các tỉnh từ Quảng Ninh đến Nghệ An",)),
    ("UBND các phường: Trần Phú, Nguyễn Trãi chặt tỉa cây xanh.", ("UBND phường Trần Phú", "UBND phường Nguyễn Trãi")),
    ("Các quận, huyện nội thành cấm xe tải giờ cao điểm.", ("Các quận, huyện nội thành",)),
    ("Từng xã, phường phân công cán bộ trực tổng đài.", ("Từng xã", "phường")),
    ("Tất cả các đơn vị trực thuộc nộp báo cáo qua phần mềm.", ("Tất cả các đơn vị trực thuộc",)),
    ("Quý khách hàng thanh toán tiền điện trước ngày 10.", ("Quý khách hàng",)),
    ("Đề nghị các cơ quan, tổ chức sử dụng lò hơi thực hiện:", ("các cơ quan, tổ chức sử dụng lò hơi",)),
    ("Bộ Quốc phòng chỉ đạo các đơn vị đóng quân trên địa bàn hỗ trợ nhân dân thu hoạch lúa.", ("Bộ Quốc phòng",)),
    (
        "Bộ Công an, Bộ Quốc phòng theo chức năng, nhiệm vụ được giao, chủ động phương án ứng cứu.",
        ("Bộ Công an", "Bộ Quốc phòng"),
    ),
    (
        "Các Bộ: Nông nghiệp và Môi trường, Xây dựng, Công Thương theo chức năng chỉ đạo bảo vệ công trình.",
        ("Bộ Nông nghiệp và Môi trường", "Bộ Xây dựng", "Bộ Công Thương"),
    ),
    (
        "Đài Truyền hình Việt Nam, Đài Tiếng nói Việt Nam, Thông tấn xã Việt Nam tăng thời lượng đưa tin.",
        ("Đài Truyền hình Việt Nam", "Đài Tiếng nói Việt Nam", "Thông tấn xã Việt Nam"),
    ),
    (
        "Ủy ban Quốc gia Ứng phó sự cố, thiên tai và Tìm kiếm Cứu nạn điều động tàu trực thăng.",
        ("Ủy ban Quốc gia Ứng phó sự cố, thiên tai và Tìm kiếm Cứu nạn",),
    ),
    ("Ban Chỉ huy Phòng thủ dân sự các cấp tổ chức trực ban 24/24 giờ.", ("Ban Chỉ huy Phòng thủ dân sự các cấp",)),
    ("Chủ các hồ chứa thủy điện vận hành theo quy trình liên hồ.", ("Chủ các hồ chứa thủy điện",)),
    ("Các hãng hàng không hỗ trợ hành khách đổi vé.", ("Các hãng hàng không",)),
    ("Hiệp hội Lương thực Việt Nam chỉ đạo hội viên thu mua lúa gạo.", ("Hiệp hội Lương thực Việt Nam",)),
    (
        "Bí thư Đảng ủy, Chủ tịch UBND xã chịu trách nhiệm trước huyện về tiến độ giải phóng mặt bằng.",
        ("Bí thư Đảng ủy", "Chủ tịch UBND xã"),
    ),
    (
        "Công chức Tư pháp - Hộ tịch, Công chức Văn phòng - Thống kê trực Bộ phận một cửa.",
        ("Công chức Tư pháp - Hộ tịch", "Công chức Văn phòng - Thống kê"),
    ),
    ("Chi hội trưởng Chi hội Phụ nữ các thôn thu hội phí quý I.", ("Chi hội trưởng Chi hội Phụ nữ các thôn",)),
    ("Đội trưởng Đội sản xuất số 5 nghiệm thu diện tích cày.", ("Đội trưởng Đội sản xuất số 5",)),
    ("Phó Giám đốc phụ trách kỹ thuật duyệt phương án cắt điện.", ("Phó Giám đốc phụ trách kỹ thuật",)),
    ("Nhân viên bán vé không thu quá giá niêm yết.", ("Nhân viên bán vé",)),
    ("Trưởng tàu và nhân viên phục vụ hướng dẫn khách lên tàu.", ("Trưởng tàu", "nhân viên phục vụ")),
    ("Đơn vị thi công rào chắn hố móng, đặt đèn cảnh báo ban đêm.", ("Đơn vị thi công",)),
    ("Bên mua thanh toán trong vòng 15 ngày.", ("Bên mua",)),
    ("Bên A và Bên B cùng kiểm kê vật tư còn lại.", ("Bên A", "Bên B")),
    ("Hai bên cử cán bộ đầu mối trước ngày 05/6.", ("Hai bên",)),
    ("Người khai hải quan nộp bổ sung chứng từ.", ("Người khai hải quan",)),
    ("Người nộp thuế kê khai bổ sung trước ngày 31/3.", ("Người nộp thuế",)),
    ("Cơ sở đào tạo lái xe báo cáo lưu lượng học viên.", ("Cơ sở đào tạo lái xe",)),
    ("Trung tâm ngoại ngữ, tin học niêm yết học phí.", ("Trung tâm ngoại ngữ, tin học",)),
    ("Các trung tâm ngoại ngữ, cơ sở dạy thêm đăng ký lại hoạt động.", ("Các trung tâm ngoại ngữ", "cơ sở dạy thêm")),
    ("Quỹ Bảo trợ trẻ em tỉnh tiếp nhận tài trợ.", ("Quỹ Bảo trợ trẻ em tỉnh",)),
    (
        "Trung tâm Công tác xã hội và Bảo trợ xã hội tỉnh đón nhận người lang thang.",
        ("Trung tâm Công tác xã hội và Bảo trợ xã hội tỉnh",),
    ),
    ("Trung tâm Dịch vụ đấu giá tài sản đăng thông báo ba kỳ.", ("Trung tâm Dịch vụ đấu giá tài sản",)),
    ("Văn phòng Thừa phát lại số 2 lập vi bằng.", ("Văn phòng Thừa phát lại số 2",)),
    ("Đoàn Luật sư tỉnh cử luật sư trợ giúp.", ("Đoàn Luật sư tỉnh",)),
    ("Hai đơn vị luân phiên chủ trì họp giao ban.", ("Hai đơn vị",)),
    ("Bốn xã ven biển luân phiên tổ chức hội thi bơi thuyền.", ("Bốn xã ven biển",)),
    ("Công chức tiếp nhận kiểm tra hồ sơ trước mặt người dân.", ("Công chức tiếp nhận",)),
    ("Cán bộ tiếp dân ghi sổ, chuyển đơn đúng nơi giải quyết.", ("Cán bộ tiếp dân",)),
    ("Cơ quan phát hiện thông báo ngay cho cơ quan còn lại.", ("Cơ quan phát hiện",)),
    ("Ai làm vỡ ống nghiệm phải ghi vào sổ.", ("Ai làm vỡ ống nghiệm",)),
    ("Em nào đi muộn phải xin phép giáo viên.", ("Em nào đi muộn",)),
    ("Bên nào chậm giao tài liệu không được tính thêm phí.", ("Bên nào chậm giao tài liệu",)),
]

# clause, who leads, who helps
SUPPORTS = [
    (
        "Sở Xây dựng cùng UBND thành phố Pleiku kiểm tra các dãy nhà trọ.",
        ("Sở Xây dựng",),
        ("UBND thành phố Pleiku",),
    ),
    (
        "Đoàn Thanh niên phối hợp với Hội Chữ thập đỏ nhà trường tổ chức ngày hội hiến máu.",
        ("Đoàn Thanh niên",),
        ("Hội Chữ thập đỏ nhà trường",),
    ),
    (
        "Trung tâm Phục vụ hành chính công xã chủ trì, phối hợp với Công an xã rà soát dữ liệu dân cư.",
        ("Trung tâm Phục vụ hành chính công xã",),
        ("Công an xã",),
    ),
    (
        "Công chức Văn hóa - Xã hội phối hợp với các thôn lập danh sách hộ cận nghèo.",
        ("Công chức Văn hóa - Xã hội",),
        ("các thôn",),
    ),
    (
        "Ban Công tác Mặt trận các thôn phối hợp với tổ hòa giải vận động các hộ ký cam kết.",
        ("Ban Công tác Mặt trận các thôn",),
        ("tổ hòa giải",),
    ),
    (
        "Điện lực Bố Trạch chủ trì, phối hợp cùng UBND các xã phát quang hành lang tuyến.",
        ("Điện lực Bố Trạch",),
        ("UBND các xã",),
    ),
    (
        "Tòa án nhân dân huyện Hòa Vang phối hợp với Viện kiểm sát nhân dân cùng cấp xét xử lưu động.",
        ("Tòa án nhân dân huyện Hòa Vang",),
        ("Viện kiểm sát nhân dân cùng cấp",),
    ),
    (
        "Đồn Biên phòng Cửa Gianh phối hợp với Trạm Kiểm ngư kiểm soát tàu xuất bến.",
        ("Đồn Biên phòng Cửa Gianh",),
        ("Trạm Kiểm ngư",),
    ),
    (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với Đảng ủy UBND tỉnh biên soạn tài liệu.",
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy",),
        ("Đảng ủy UBND tỉnh",),
    ),
    (
        "Ban đại diện cha mẹ học sinh phối hợp cùng nhà trường quản lý học sinh dịp hè.",
        ("Ban đại diện cha mẹ học sinh",),
        ("nhà trường",),
    ),
    (
        "Giao Phòng Văn hóa - Xã hội chủ trì, cùng với Đoàn Thanh niên xã và các thôn tổ chức hội trại.",
        ("Phòng Văn hóa - Xã hội",),
        ("Đoàn Thanh niên xã", "các thôn"),
    ),
    (
        "Sở Y tế chỉ đạo Trung tâm Kiểm soát bệnh tật phối hợp với Trung tâm Y tế các huyện giám sát ca bệnh.",
        ("Sở Y tế",),
        ("Trung tâm Y tế các huyện",),
    ),
    (
        "Phòng Nội vụ chủ trì, phối hợp chặt chẽ với Phòng Tài chính - Kế hoạch, Kho bạc Nhà nước huyện "
        "và các cơ quan có liên quan thẩm định quỹ lương.",
        ("Phòng Nội vụ",),
        ("Phòng Tài chính - Kế hoạch", "Kho bạc Nhà nước huyện", "các cơ quan có liên quan"),
    ),
    (
        "Sở Du lịch chủ trì, có sự phối hợp của Hiệp hội Du lịch tỉnh, khảo sát tuyến điểm mới.",
        ("Sở Du lịch",),
        ("Hiệp hội Du lịch tỉnh",),
    ),
    (
        "Sở Công Thương tổ chức phiên chợ với sự tham gia của Hội Nông dân tỉnh và Liên minh Hợp tác xã tỉnh.",
        ("Sở Công Thương",),
        ("Hội Nông dân tỉnh", "Liên minh Hợp tác xã tỉnh"),
    ),
    (
        "Công an xã kiểm tra các cơ sở cầm đồ, phối hợp với Đội Quản lý thị trường số 4 xử lý vi phạm.",
        ("Công an xã",),
        ("Đội Quản lý thị trường số 4",),
    ),
    (
        "Văn phòng HĐND và UBND xã phối hợp với các ngành liên quan chuẩn bị nội dung kỳ họp.",
        ("Văn phòng HĐND và UBND xã",),
        ("các ngành liên quan",),
    ),
    (
        "Trạm Chăn nuôi và Thú y huyện phối hợp với thú y viên các xã tiêm phòng đợt 2.",
        ("Trạm Chăn nuôi và Thú y huyện",),
        ("thú y viên các xã",),
    ),
    (
        "Sở Tư pháp phối hợp cùng với Sở Nội vụ, Công an tỉnh (Phòng Quản lý hành chính) và UBND cấp xã "
        "cấp giấy tờ hộ tịch.",
        ("Sở Tư pháp",),
        ("Sở Nội vụ", "Công an tỉnh", "UBND cấp xã"),
    ),
    (
        "Phòng Nông nghiệp chủ trì, Trạm Khuyến nông phối hợp hướng dẫn che tủ gốc cà phê.",
        ("Phòng Nông nghiệp",),
        ("Trạm Khuyến nông",),
    ),
    (
        "Ban Quản trị chung cư phối hợp với chủ đầu tư kiểm tra hệ thống báo cháy.",
        ("Ban Quản trị chung cư",),
        ("chủ đầu tư",),
    ),
    ("Trụ trì các chùa phối hợp với công an xã giữ gìn trật tự ngày hội.", ("Trụ trì các chùa",), ("công an xã",)),
    (
        "Sở Khoa học và Công nghệ (cơ quan thường trực) phối hợp các viện, trường xây dựng tiêu chí.",
        ("Sở Khoa học và Công nghệ",),
        ("các viện", "trường"),
    ),
    (
        "Rà soát hợp đồng thời vụ (Phòng Nội vụ chủ trì, Phòng Tài chính phối hợp).",
        ("Phòng Nội vụ",),
        ("Phòng Tài chính",),
    ),
    (
        "Tổ chức lễ phát động (Đoàn Thanh niên chủ trì, phối hợp với Hội Phụ nữ xã).",
        ("Đoàn Thanh niên",),
        ("Hội Phụ nữ xã",),
    ),
    (
        "Cơ quan Cảnh sát điều tra Công an tỉnh phối hợp với Thanh tra Sở Tài chính xác minh.",
        ("Cơ quan Cảnh sát điều tra Công an tỉnh",),
        ("Thanh tra Sở Tài chính",),
    ),
    (
        "Sở Ngoại vụ làm đầu mối, phối hợp với Công an tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh quản lý đoàn vào.",
        ("Sở Ngoại vụ",),
        ("Công an tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"),
    ),
    (
        "Ủy ban Mặt trận Tổ quốc xã chủ trì, phối hợp với các tổ chức chính trị - xã hội và các thôn tổ "
        "chức ngày hội đại đoàn kết.",
        ("Ủy ban Mặt trận Tổ quốc xã",),
        ("các tổ chức chính trị - xã hội", "các thôn"),
    ),
    (
        "Sở Y tế phối hợp với các sở, ban, ngành, đoàn thể và UBND các huyện, thành phố tuyên truyền.",
        ("Sở Y tế",),
        ("các sở", "ban", "ngành", "đoàn thể", "UBND các huyện, thành phố"),
    ),
    (
        "Khoa Sản, Khoa Nhi phối hợp Phòng Điều dưỡng tập huấn hồi sức sơ sinh.",
        ("Khoa Sản", "Khoa Nhi"),
        ("Phòng Điều dưỡng",),
    ),
    (
        "Sở Giao thông vận tải - Xây dựng chủ trì; Công an tỉnh, UBND huyện Sa Pa phối hợp cắm biển báo.",
        ("Sở Giao thông vận tải - Xây dựng",),
        ("Công an tỉnh", "UBND huyện Sa Pa"),
    ),
    (
        "Phòng Cảnh sát giao thông chủ trì, phối hợp với Thanh tra giao thông, chính quyền địa phương xử lý xe dù.",
        ("Phòng Cảnh sát giao thông",),
        ("Thanh tra giao thông", "chính quyền địa phương"),
    ),
    (
        "Công an huyện phối hợp với gia đình, nhà trường quản lý thanh thiếu niên hư.",
        ("Công an huyện",),
        ("gia đình", "nhà trường"),
    ),
    (
        "Huyện đoàn phối hợp với Ban Chỉ huy Quân sự huyện, Công an huyện và Đoàn Thanh niên các xã, thị "
        "trấn đón thanh niên xuất ngũ.",
        ("Huyện đoàn",),
        ("Ban Chỉ huy Quân sự huyện", "Công an huyện", "Đoàn Thanh niên các xã, thị trấn"),
    ),
    (
        "Ban Quản lý dự án phối hợp với đơn vị tư vấn, nhà thầu nghiệm thu khối lượng.",
        ("Ban Quản lý dự án",),
        ("đơn vị tư vấn", "nhà thầu"),
    ),
    (
        "Phòng Tài chính - Kế hoạch thẩm tra quyết toán với sự tham gia của chủ đầu tư và Kho bạc Nhà nước huyện.",
        ("Phòng Tài chính - Kế hoạch",),
        ("chủ đầu tư", "Kho bạc Nhà nước huyện"),
    ),
    (
        "UBND xã tổ chức đối thoại dưới sự giám sát của Ban Thanh tra nhân dân.",
        ("UBND xã",),
        ("Ban Thanh tra nhân dân",),
    ),
    (
        "Chủ đầu tư phối hợp UBND phường, Văn phòng Đăng ký đất đai và các hộ liền kề xác định ranh giới.",
        ("Chủ đầu tư",),
        ("UBND phường", "Văn phòng Đăng ký đất đai", "các hộ liền kề"),
    ),
    (
        "Giao UBND huyện Đầm Dơi chủ trì, cùng Sở Tài chính, Sở Xây dựng rà soát quỹ nhà.",
        ("UBND huyện Đầm Dơi",),
        ("Sở Tài chính", "Sở Xây dựng"),
    ),
    (
        "Giao Công an tỉnh chủ trì phối hợp chặt chẽ, thường xuyên với Viện kiểm sát nhân dân tỉnh điều tra.",
        ("Công an tỉnh",),
        ("Viện kiểm sát nhân dân tỉnh",),
    ),
    (
        "Trung tâm Khuyến nông Quốc gia phối hợp với Sở Nông nghiệp và Môi trường các tỉnh miền núi phía "
        "Bắc xây dựng mô hình.",
        ("Trung tâm Khuyến nông Quốc gia",),
        ("Sở Nông nghiệp và Môi trường các tỉnh miền núi phía Bắc",),
    ),
]


def read(clause: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    reader = ClauseReader(clause, match_key(clause), find_bodies(clause), frozenset({"tên của nơi ban hành"}))
    found = reader.read((0, len(clause)), bare=True)
    assert found is not None
    return tuple(part.name for part in found.leads), tuple(part.name for part in found.supports)


@pytest.mark.parametrize(("clause", "leads"), LEADS)
def test_who_leads(clause: str, leads: tuple[str, ...]) -> None:
    assert read(clause) == (leads, ())


@pytest.mark.parametrize(("clause", "leads", "supports"), SUPPORTS)
def test_who_helps(clause: str, leads: tuple[str, ...], supports: tuple[str, ...]) -> None:
    assert read(clause) == (leads, supports)
