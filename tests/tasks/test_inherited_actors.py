"""Whom an item binds that names nobody itself: its heading, its lead-in, the sentence before, the addressee."""

from __future__ import annotations

import pytest

from tests.tasks.marked_letters import directive, letter

BACKGROUND = "Thời gian qua, nhiều sự cố đã xảy ra trên địa bàn tỉnh."

HEADED = [
    (
        "Yêu cầu các đơn vị thực hiện các nội dung sau:\n"
        "1. Thu gom cơ giới do Công ty Môi trường Vĩnh Du đảm nhận:\n- Vớt sạch kênh Nam.\n- Rửa bãi tập kết.",
        [
            ("Vớt sạch kênh Nam", ["Công ty Môi trường Vĩnh Du"]),
            ("Rửa bãi tập kết", ["Công ty Môi trường Vĩnh Du"]),
        ],
    ),
    (
        "Yêu cầu các đơn vị thực hiện các nội dung sau:\n"
        "1. Phòng Quản trị lo xong các việc sau trước ngày 06/5:\n- Kiểm tra máy phát điện.",
        [("Kiểm tra máy phát điện", ["Phòng Quản trị"])],
    ),
    (
        "Yêu cầu các đơn vị thực hiện các nội dung sau:\n1. Phòng Kỹ thuật:\na) Kiểm tra trạm "
        "cân.\nb) Lập biên bản sự cố.",
        [("Kiểm tra trạm cân", ["Phòng Kỹ thuật"]), ("Lập biên bản sự cố", ["Phòng Kỹ thuật"])],
    ),
    (
        "Yêu cầu các đơn vị thực hiện các nội dung sau:\n1. Công ty Cổ phần Nước sạch Vĩnh Du\n- Súc "
        "rửa đường ống.\n- Công bố kết quả xét nghiệm.",
        [
            ("Súc rửa đường ống", ["Công ty Cổ phần Nước sạch Vĩnh Du"]),
            ("Công bố kết quả xét nghiệm", ["Công ty Cổ phần Nước sạch Vĩnh Du"]),
        ],
    ),
    (
        "Giao các đơn vị thực hiện như sau:\n1. Trách nhiệm của Ban Quản lý chợ:\n- Sắp xếp lối "
        "thoát nạn.\n2. Trách nhiệm của hộ kinh doanh:\n- Trang bị bình bột.",
        [("Sắp xếp lối thoát nạn", ["Ban Quản lý chợ"]), ("Trang bị bình bột", ["hộ kinh doanh"])],
    ),
    (
        "Yêu cầu các đơn vị thực hiện các nội dung sau:\n1. Đối với các trường mầm non\na) Nấu bột "
        "đúng khẩu phần.\n2. Đối với phòng Giáo dục và Đào tạo\na) Kiểm tra bếp ăn mỗi tháng.",
        [
            ("Nấu bột đúng khẩu phần", ["các trường mầm non"]),
            ("Kiểm tra bếp ăn mỗi tháng", ["phòng Giáo dục và Đào tạo"]),
        ],
    ),
    (
        "Yêu cầu các đơn vị thực hiện các nội dung sau:\n1. Sở Công Thương chủ trì, phối hợp với Sở "
        "Tài chính:\na) Kiểm tra giá xăng dầu.\nb) Xử lý hành vi găm hàng.",
        [("Kiểm tra giá xăng dầu", ["Sở Công Thương"]), ("Xử lý hành vi găm hàng", ["Sở Công Thương"])],
    ),
    (
        "Yêu cầu các đơn vị thực hiện các nội dung sau:\n1. Trạm trưởng trạm y tế các xã\n- Rà soát "
        "trẻ chưa tiêm.\n- Gửi danh sách về Trung tâm Y tế.",
        [
            ("Rà soát trẻ chưa tiêm", ["Trạm trưởng trạm y tế các xã"]),
            ("Gửi danh sách về Trung tâm Y tế", ["Trạm trưởng trạm y tế các xã"]),
        ],
    ),
    (
        "Yêu cầu các đơn vị thực hiện các nội dung sau:\n1. Giao Phòng Quản lý đô thị cấp phép đào "
        "đường. Theo dõi việc hoàn trả mặt đường.\n2. Đội Trật tự đô thị:\nDọn lều quán trên vỉa hè; "
        "lập biên bản người tái phạm.",
        [
            ("cấp phép đào đường", ["Phòng Quản lý đô thị"]),
            ("Theo dõi việc hoàn trả mặt đường", ["Phòng Quản lý đô thị"]),
            ("Dọn lều quán trên vỉa hè", ["Đội Trật tự đô thị"]),
            ("lập biên bản người tái phạm", ["Đội Trật tự đô thị"]),
        ],
    ),
    (
        "Yêu cầu các Sở: Y tế, Công Thương thực hiện các nội dung sau:\n1. Thanh tra cơ sở nấu "
        "rượu.\n2. Thu hồi sản phẩm không đạt.",
        [
            ("Thanh tra cơ sở nấu rượu", ["Sở Y tế", "Sở Công Thương"]),
            ("Thu hồi sản phẩm không đạt", ["Sở Y tế", "Sở Công Thương"]),
        ],
    ),
    (
        "Yêu cầu các sở, ban, ngành thực hiện:\n1. Trang bị biển chỉ dẫn.\n2. Riêng Sở Nội vụ bổ "
        "sung quầy tiếp công dân.\n3. Niêm yết số điện thoại trực.",
        [
            ("Trang bị biển chỉ dẫn", ["các sở", "ban", "ngành"]),
            ("bổ sung quầy tiếp công dân", ["Sở Nội vụ"]),
            ("Niêm yết số điện thoại trực", ["các sở", "ban", "ngành"]),
        ],
    ),
    (
        "Yêu cầu các đơn vị thực hiện các nội dung sau:\n1. Bộ phận Một cửa xã có trách nhiệm:\na) "
        "Đeo thẻ khi tiếp dân.\nb) Xin lỗi bằng văn bản khi trễ hẹn.",
        [
            ("Đeo thẻ khi tiếp dân", ["Bộ phận Một cửa xã"]),
            ("Xin lỗi bằng văn bản khi trễ hẹn", ["Bộ phận Một cửa xã"]),
        ],
    ),
    (
        "Yêu cầu các đơn vị thực hiện các nội dung sau:\n1. Đồng chí Lò Văn Pâng, Phó Chủ tịch UBND "
        "huyện:\n- Trực tiếp chỉ huy tại đập.\n- Quyết định việc xả tràn.",
        [
            ("Trực tiếp chỉ huy tại đập", ["Đồng chí Lò Văn Pâng, Phó Chủ tịch UBND huyện"]),
            ("Quyết định việc xả tràn", ["Đồng chí Lò Văn Pâng, Phó Chủ tịch UBND huyện"]),
        ],
    ),
]

ASKED = [
    (
        "Đề nghị Quý cơ quan bố trí 02 xe.\n",
        "Ban Quản lý Khu kinh tế tỉnh",
        [("bố trí 02 xe", ["Quý cơ quan"])],
    ),
    (
        "Đề nghị:\n1. Bố trí kho chứa.\n2. Cử cán bộ trực kho.",
        "Ủy ban nhân dân xã Nậm Sài",
        [
            ("Bố trí kho chứa", ["Ủy ban nhân dân xã Nậm Sài"]),
            ("Cử cán bộ trực kho", ["Ủy ban nhân dân xã Nậm Sài"]),
        ],
    ),
    (
        "Sở Xây dựng đề nghị Công ty Cổ phần Đường bộ 230 vá ổ gà trên Đường tỉnh 131.\n",
        "Công ty Cổ phần Đường bộ 230",
        [("vá ổ gà trên Đường tỉnh 131", ["Công ty Cổ phần Đường bộ 230"])],
    ),
    (
        "Đề nghị UBND các xã, phường cử 01 công chức. Danh sách gửi về Sở trước ngày 20/3/2024.\n",
        "UBND các xã, phường",
        [
            ("cử 01 công chức", ["UBND các xã, phường"]),
            ("Danh sách gửi về Sở", ["UBND các xã, phường"]),
        ],
    ),
    (
        "Đề nghị các đơn vị trên tự kiểm tra thang máy trước ngày 30/4/2024.\n",
        "Các bệnh viện trực thuộc",
        [("tự kiểm tra thang máy", ["các đơn vị trên"])],
    ),
]


@pytest.mark.parametrize(("body", "duties"), HEADED)
def test_under_headings(body: str, duties: list[tuple[str, list[str]]]) -> None:
    found = directive(f"{BACKGROUND}\n{body}").obligations
    assert [(o.action, [a.name for a in o.actors if a.role == "lead"]) for o in found] == duties


@pytest.mark.parametrize(("body", "to", "duties"), ASKED)
def test_from_addressees(body: str, to: str, duties: list[tuple[str, list[str]]]) -> None:
    found = letter(body, to=to).obligations
    assert [(o.action, [a.name for a in o.actors if a.role == "lead"]) for o in found] == duties
