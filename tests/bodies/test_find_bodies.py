"""Bodies, persons by office and groups in running text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.bodies import find_bodies

# clause, names found
CLAUSES = [
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
    ],
)
def test_hostile_repetition_ends(piece: str) -> None:
    find_bodies(piece * (40_000 // len(piece)))
