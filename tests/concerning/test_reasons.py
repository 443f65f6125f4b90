"""The reason in a sentence, English and Vietnamese."""

from __future__ import annotations

import pytest

from docproc.concerning import obligations_for
from tests.concerning.cases import SETTINGS, dispatch

ROWS = [
    (
        "province 2024",
        "các sở;ban;ngành",
        "Sở Nội vụ tỉnh Lâm Đồng",
        "Sở Nội vụ tỉnh Lâm Đồng belongs to the group “các sở, ban, ngành” of tỉnh Lâm Đồng on 2024-05-06.",
        "Sở Nội vụ tỉnh Lâm Đồng thuộc nhóm “các sở, ban, ngành” của tỉnh Lâm Đồng tại ngày 06/5/2024.",
    ),
    (
        "neighbour 2024",
        "Sở Giao thông vận tải",
        "Sở Xây dựng tỉnh Lâm Đồng",
        "The clause names Sở Giao thông vận tải tỉnh Đắk Nông (“Sở Giao thông vận tải”); since "
        "2025-07-01 its duties are "
        "those of Sở Xây dựng tỉnh Lâm Đồng.",
        "Câu nêu đích danh Sở Giao thông vận tải tỉnh Đắk Nông (“Sở Giao thông vận tải”); từ ngày "
        "01/7/2025 nhiệm vụ của "
        "cơ quan này do Sở Xây dựng tỉnh Lâm Đồng đảm nhận.",
    ),
    (
        "province 2024",
        "Giám đốc Sở Nội vụ",
        "Sở Nội vụ tỉnh Lâm Đồng",
        "“Giám đốc Sở Nội vụ” stands for Sở Nội vụ tỉnh Lâm Đồng.",
        "“Giám đốc Sở Nội vụ” là người đứng đầu Sở Nội vụ tỉnh Lâm Đồng.",
    ),
    (
        "province 2026 to departments",
        "Quý cơ quan",
        "Sở Nội vụ tỉnh Lâm Đồng",
        "“Quý cơ quan” are those to whom the dispatch is addressed, and Sở Nội vụ tỉnh Lâm Đồng is among them "
        "(“Các sở”).",
        "“Quý cơ quan” là nơi nhận văn bản, trong đó có Sở Nội vụ tỉnh Lâm Đồng (“Các sở”).",
    ),
    (
        "province 2026 to one",
        "Sở Tài chính^",
        "Sở Tài chính tỉnh Lâm Đồng",
        "The clause names nobody, and the dispatch is addressed to “Sở Tài chính”, which is Sở Tài "
        "chính tỉnh Lâm Đồng.",
        "Câu không nêu chủ thể, và văn bản gửi “Sở Tài chính”, tức là Sở Tài chính tỉnh Lâm Đồng.",
    ),
    (
        "prime minister 2026",
        "UBND các tỉnh ven biển",
        "UBND tỉnh Lâm Đồng",
        "UBND tỉnh Lâm Đồng belongs to the group “UBND các tỉnh ven biển” on 2026-05-06; it is not sure, since only a "
        "part of the group is meant (“ven biển”).",
        "UBND tỉnh Lâm Đồng thuộc nhóm “UBND các tỉnh ven biển” tại ngày 06/5/2026; chưa chắc chắn, vì "
        "chỉ một phần của "
        "nhóm (“ven biển”).",
    ),
    (
        "prime minister 2026",
        "Bộ Tài chính",
        "Cục Thuế",
        "Bộ Tài chính is bound (“Bộ Tài chính”), and Cục Thuế is a unit of it; it is not sure, since its head decides "
        "who of it acts.",
        "“Bộ Tài chính” được giao, và Cục Thuế thuộc Bộ Tài chính; chưa chắc chắn, vì việc phân công do thủ trưởng "
        "quyết định.",
    ),
    (
        "province 2026",
        "các cơ quan liên quan",
        "Sở Nội vụ tỉnh Lâm Đồng",
        "“các cơ quan liên quan” names nobody, and Sở Nội vụ tỉnh Lâm Đồng may be among those whom the "
        "matter concerns.",
        "“các cơ quan liên quan” không nêu tên cơ quan nào, và Sở Nội vụ tỉnh Lâm Đồng có thể thuộc diện liên quan.",
    ),
    (
        "province 2026",
        "Sở Xây dựng",
        "Sở Giao thông vận tải tỉnh Đắk Nông",
        "The clause names Sở Xây dựng tỉnh Lâm Đồng (“Sở Xây dựng”); Sở Xây dựng tỉnh Lâm Đồng took over the duties of "
        "Sở Giao thông vận tải tỉnh Đắk Nông on 2025-07-01; it is not sure, since not all duties may "
        "have gone that way.",
        "Câu nêu đích danh Sở Xây dựng tỉnh Lâm Đồng (“Sở Xây dựng”); Sở Xây dựng tỉnh Lâm Đồng tiếp "
        "nhận nhiệm vụ của Sở "
        "Giao thông vận tải tỉnh Đắk Nông từ ngày 01/7/2025; chưa chắc chắn, vì có thể không phải mọi "
        "nhiệm vụ đều được "
        "chuyển giao.",
    ),
]


@pytest.mark.parametrize(("setting", "actors", "office", "english", "vietnamese"), ROWS)
def test_the_reason(setting: str, actors: str, office: str, english: str, vietnamese: str) -> None:
    (concern,) = obligations_for(dispatch(SETTINGS[setting], actors), office)

    assert concern.reason == english
    assert concern.reason_vi == vietnamese
