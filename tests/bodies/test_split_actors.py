"""Lists of actors, split as the annotation guide rules."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.bodies import split_actors

# printed list, names
LISTS = [
    ("các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", ["các bộ", "cơ quan ngang bộ", "cơ quan thuộc Chính phủ"]),
    ("các sở, ban, ngành", ["các sở", "ban", "ngành"]),
    ("Các sở, ban ngành và đoàn thể", ["Các sở", "ban ngành", "đoàn thể"]),
    ("các bộ, ngành, địa phương", ["các bộ", "ngành", "địa phương"]),
    ("các các bộ, ngành", ["các bộ", "ngành"]),
    ("các cơ quan, đơn vị liên quan", ["các cơ quan, đơn vị liên quan"]),
    ("các cơ quan và đơn vị có liên quan", ["các cơ quan và đơn vị có liên quan"]),
    ("các cơ quan, tổ chức, cá nhân có liên quan", ["các cơ quan, tổ chức, cá nhân có liên quan"]),
    ("các sở, ngành cấp tỉnh có liên quan", ["các sở, ngành cấp tỉnh có liên quan"]),
    ("các phòng, ban, đơn vị trực thuộc", ["các phòng, ban, đơn vị trực thuộc"]),
    ("các tỉnh, thành phố trực thuộc Trung ương", ["các tỉnh, thành phố trực thuộc Trung ương"]),
    (
        "các cấp, các ngành, các địa phương, đơn vị liên quan",
        ["các cấp", "các ngành", "các địa phương, đơn vị liên quan"],
    ),
    ("các cơ quan, đơn vị, địa phương", ["các cơ quan", "đơn vị", "địa phương"]),
    ("Thủ trưởng các sở, ban, ngành", ["Thủ trưởng các sở, ban, ngành"]),
    ("Thủ trưởng các sở, ban, ngành, đoàn thể tỉnh", ["Thủ trưởng các sở, ban, ngành, đoàn thể tỉnh"]),
    ("Thủ trưởng các cơ quan, đơn vị và địa phương", ["Thủ trưởng các cơ quan, đơn vị và địa phương"]),
    ("Thủ trưởng Ban, ngành thành phố", ["Thủ trưởng Ban, ngành thành phố"]),
    ("lãnh đạo các sở, ban, ngành", ["lãnh đạo các sở, ban, ngành"]),
    ("Giám đốc các sở, Thủ trưởng các ban, ngành", ["Giám đốc các sở", "Thủ trưởng các ban, ngành"]),
    ("Thủ trưởng các đơn vị và các cá nhân có liên quan", ["Thủ trưởng các đơn vị", "các cá nhân có liên quan"]),
    ("UBND các huyện, thị xã, thành phố", ["UBND các huyện, thị xã, thành phố"]),
    ("UBND các huyện, thành, thị", ["UBND các huyện, thành, thị"]),
    ("UBND các xã, phường, đặc khu", ["UBND các xã, phường, đặc khu"]),
    ("Ủy ban nhân dân quận, huyện, xã, phường", ["Ủy ban nhân dân quận, huyện, xã, phường"]),
    (
        "Uỷ ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
        ["Uỷ ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"],
    ),
    ("Chủ tịch UBND các huyện, thị xã, thành phố", ["Chủ tịch UBND các huyện, thị xã, thành phố"]),
    (
        "Chủ tịch UBND các huyện, thị xã Đông An và thành phố Tây Bình",
        ["Chủ tịch UBND các huyện, thị xã Đông An và thành phố Tây Bình"],
    ),
    ("Trung tâm Y tế các huyện, thị xã", ["Trung tâm Y tế các huyện, thị xã"]),
    ("Trung tâm Y tế huyện, thị xã, thành phố", ["Trung tâm Y tế huyện, thị xã, thành phố"]),
    (
        "UBND các huyện, thị xã và các cơ quan, đơn vị liên quan",
        ["UBND các huyện, thị xã", "các cơ quan, đơn vị liên quan"],
    ),
    ("các sở, ban, ngành, UBND các huyện, thị xã", ["các sở", "ban", "ngành", "UBND các huyện, thị xã"]),
    ("các Sở: Tài chính, Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
    ("các Sở Tài chính, Nội vụ và Y tế", ["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"]),
    ("các sở: Văn hóa, Thể thao và Du lịch, Nội vụ", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ"]),
    ("các Bộ: Công an, Giao thông vận tải", ["Bộ Công an", "Bộ Giao thông vận tải"]),
    ("các Sở: Công Thương, Khoa học và Công nghệ", ["Sở Công Thương", "Sở Khoa học và Công nghệ"]),
    ("UBND các huyện. thị xã", ["UBND các huyện, thị xã"]),
    ("các Bộ: Tài chính, Công an, Quốc phòng", ["Bộ Tài chính", "Bộ Công an", "Bộ Quốc phòng"]),
    ("Giám đốc các Sở: Y tế, Tài chính", ["Giám đốc Sở Y tế", "Giám đốc Sở Tài chính"]),
    ("Sở Tài chính, Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
    ("Giám đốc Sở Y tế, Xây dựng", ["Giám đốc Sở Y tế", "Giám đốc Sở Xây dựng"]),
    ("UBND các huyện: Đông An, Tây Bình", ["UBND huyện Đông An", "UBND huyện Tây Bình"]),
    ("UBND huyện Đông An, Tây Bình", ["UBND huyện Đông An", "UBND huyện Tây Bình"]),
    ("UBND các huyện Đông An, Tây Bình và thị xã Nam Hải", ["UBND các huyện Đông An, Tây Bình và thị xã Nam Hải"]),
    ("UBND các xã Bản Mù, Xà Hồ, Công an huyện", ["UBND các xã Bản Mù, Xà Hồ", "Công an huyện"]),
    ("các ông, bà có tên tại Điều 2", ["các ông, bà có tên tại Điều 2"]),
    ("các sở GDĐT", ["các sở GDĐT"]),
    ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Bộ Văn hóa, Thể thao và Du lịch và Bộ Nội vụ", ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Nội vụ"]),
    ("Sở Lao động - Thương binh và Xã hội, Sở Y tế", ["Sở Lao động - Thương binh và Xã hội", "Sở Y tế"]),
    ("Sở Nông nghiệp và Phát triển nông thôn", ["Sở Nông nghiệp và Phát triển nông thôn"]),
    ("Trung tâm Phòng, chống HIV/AIDS", ["Trung tâm Phòng, chống HIV/AIDS"]),
    (
        "Ban Chỉ huy Phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh",
        ["Ban Chỉ huy Phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh"],
    ),
    ("Văn phòng HĐND và UBND huyện, Phòng Nội vụ", ["Văn phòng HĐND và UBND huyện", "Phòng Nội vụ"]),
    ("Đài Phát thanh và Truyền hình tỉnh, Báo Đông An", ["Đài Phát thanh và Truyền hình tỉnh", "Báo Đông An"]),
    (
        "Ban Quản lý Khu kinh tế Đông An và các Khu công nghiệp tỉnh",
        ["Ban Quản lý Khu kinh tế Đông An và các Khu công nghiệp tỉnh"],
    ),
    ("Công ty Tư vấn và Kiểm định Đông An, Sở Xây dựng", ["Công ty Tư vấn và Kiểm định Đông An", "Sở Xây dựng"]),
    (
        "Giám đốc Công ty TNHH MTV Dầu khí, Vận tải và Thương mại Đông An, Chánh Văn phòng",
        ["Giám đốc Công ty TNHH MTV Dầu khí, Vận tải và Thương mại Đông An", "Chánh Văn phòng"],
    ),
    ("Công ty Cấp nước Đông An, Sở Y tế và Sở Nội vụ", ["Công ty Cấp nước Đông An", "Sở Y tế", "Sở Nội vụ"]),
    ("Giao Sở Tài chính; Sở Nội vụ.", ["Sở Tài chính", "Sở Nội vụ"]),
    (
        "các đồng chí Giám đốc Sở Y tế và Chủ tịch UBND huyện Đông An",
        ["Giám đốc Sở Y tế", "Chủ tịch UBND huyện Đông An"],
    ),
    ("Sở Y tế (Phòng Nghiệp vụ), Công an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
    ("các thành viên Ban Chỉ đạo", ["các thành viên Ban Chỉ đạo"]),
    ("các sở, ngành, cơ quan thông tấn, báo chí", ["các sở", "ngành", "cơ quan thông tấn, báo chí"]),
    (
        "Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh, Thanh tra tỉnh",
        ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "Thanh tra tỉnh"],
    ),
    (
        "các phòng Giáo dục và Đào tạo, các trung tâm y tế, các trường phổ thông",
        ["các phòng Giáo dục và Đào tạo", "các trung tâm y tế", "các trường phổ thông"],
    ),
    ("Trưởng các khoa, phòng", ["Trưởng các khoa, phòng"]),
    ("các khoa, viện", ["các khoa", "viện"]),
    ("trạm y tế xã, phường", ["trạm y tế xã, phường"]),
    ("Tỉnh Đoàn, phòng Nghiệp vụ Y", ["Tỉnh Đoàn", "phòng Nghiệp vụ Y"]),
    ("các huyện uỷ, thị uỷ, thành uỷ", ["các huyện uỷ", "thị uỷ", "thành uỷ"]),
    ("các Viện còn lại", ["các Viện còn lại"]),
    ("các cục, vụ còn lại", ["các cục, vụ còn lại"]),
    ("các ông, bà Chánh Văn phòng, Giám đốc Sở Y tế", ["Chánh Văn phòng", "Giám đốc Sở Y tế"]),
    ("các Chủ đầu tư, Ban Quản lý dự án", ["các Chủ đầu tư", "Ban Quản lý dự án"]),
    ("các phòng: Nội vụ, Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]),
    ("Sở Kế hoạch - Đầu tư, Sở/phòng GDĐT", ["Sở Kế hoạch - Đầu tư", "Sở/phòng GDĐT"]),
    ("Sở Nội vụ", ["Sở Nội vụ"]),
    ("Chi cục Chăn nuôi, Thú y và Thủy sản", ["Chi cục Chăn nuôi, Thú y và Thủy sản"]),
    (
        "Thanh tra, Công an và Quản lý thị trường tại các huyện, thị xã",
        ["Thanh tra", "Công an", "Quản lý thị trường tại các huyện, thị xã"],
    ),
    (
        "ông Trần Văn Bảo, Trưởng phòng Nội vụ và bà Lò Thị Sen",
        ["ông Trần Văn Bảo, Trưởng phòng Nội vụ", "bà Lò Thị Sen"],
    ),
    ("các ông (bà) Chánh Văn phòng, Trưởng phòng Nội vụ", ["Chánh Văn phòng", "Trưởng phòng Nội vụ"]),
    ("các đồng chí Trưởng, Phó các phòng", ["các đồng chí Trưởng, Phó các phòng"]),
    ("đồng chí Giám đốc Sở Y tế, đ/c Lò Văn Thành", ["đồng chí Giám đốc Sở Y tế", "đ/c Lò Văn Thành"]),
    ("các cơ quan, trường học còn dùng củi nấu ăn", ["các cơ quan, trường học còn dùng củi nấu ăn"]),
    ("các cơ sở kinh doanh karaoke, vũ trường", ["các cơ sở kinh doanh karaoke, vũ trường"]),
    ("UBND các huyện, thành phố Đông An, Tây Bình", ["UBND các huyện, thành phố Đông An, Tây Bình"]),
    ("Tòa án và Viện kiểm sát nhân dân cùng cấp", ["Tòa án", "Viện kiểm sát nhân dân cùng cấp"]),
    ("Trưởng các thôn, bản", ["Trưởng các thôn, bản"]),
    ("Chủ tịch UBND các huyện, đơn vị được giao vốn", ["Chủ tịch UBND các huyện", "đơn vị được giao vốn"]),
    ("các tập đoàn, tổng công ty nhà nước", ["các tập đoàn, tổng công ty nhà nước"]),
    ("cán bộ, công chức, người lao động", ["cán bộ", "công chức", "người lao động"]),
    ("", []),
    (" , ; ", []),
]


@pytest.mark.parametrize(("printed", "names"), LISTS)
def test_lists(printed: str, names: list[str]) -> None:
    assert [part.name for part in split_actors(printed)] == names


@pytest.mark.parametrize(
    ("printed", "groups"),
    [
        ("các sở, ban, ngành", [True, True, True]),
        ("Sở Nội vụ, UBND các huyện, thị xã", [False, True]),
        ("Giám đốc Sở Nội vụ và các đơn vị liên quan", [False, True]),
        ("Chủ tịch UBND tỉnh", [False]),
        ("Ủy ban nhân dân quận, huyện", [True]),
        ("các Sở: Tài chính, Nội vụ", [False, False]),
    ],
)
def test_groups(printed: str, groups: list[bool]) -> None:
    assert [part.group for part in split_actors(printed)] == groups


def test_offsets_point_at_what_is_printed() -> None:
    printed = "Giao các Sở: Tài chính, Nội vụ và UBND các huyện, thị xã."
    parts = split_actors(printed)
    assert [printed[part.start : part.end] for part in parts] == ["Tài chính", "Nội vụ", "UBND các huyện, thị xã"]
    assert [part.name for part in parts] == ["Sở Tài chính", "Sở Nội vụ", "UBND các huyện, thị xã"]


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
        "Giám",
        "đốc",
        "Thủ",
        "trưởng",
        "liên",
        "quan",
        "có",
        "Giao",
    ]
)


@given(st.one_of(st.lists(_PIECES, max_size=30).map(" ".join), st.text(max_size=200)))
@settings(max_examples=300, deadline=None)
def test_parts_are_in_order_and_inside(printed: str) -> None:
    last = 0
    for part in split_actors(printed):
        assert last <= part.start < part.end <= len(printed)
        assert part.name
        last = part.end


@pytest.mark.parametrize(
    "piece",
    ["các ", "  ", "\n", "(a) ", ", ", "Sở Tài chính, ", "và ", "(", "UBND các huyện, ", "khu kinh tế ", "Thủ trưởng "],
)
def test_hostile_repetition_ends(piece: str) -> None:
    split_actors(piece * (40_000 // len(piece)))
