"""Words for made-up dispatches: bodies, subjects, actions; common ones often, rare ones seldom, as in real archives.

All of it is written for this. Place names and programmes are drawn syllable by syllable, so that there are thousands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

__all__ = ["OFFICE", "TYPES", "Body", "Spread", "Vocabulary", "vocabulary"]

T = TypeVar("T")

OFFICE = "Sở Nội vụ tỉnh Lâm Đồng"
"""One of those who lead; its name is one that docproc knows."""

TYPES = {
    "CV": "công văn",
    "QĐ": "quyết định",
    "TB": "thông báo",
    "BC": "báo cáo",
    "KH": "kế hoạch",
    "TTr": "tờ trình",
    "GM": "giấy mời",
    "GUQ": "giấy ủy quyền",
    "HD": "hướng dẫn",
    "NQ": "nghị quyết",
    "CT": "chỉ thị",
    "CĐ": "công điện",
}
_ONSETS = "b c ch d đ g h kh l m n ng nh ph s t th tr v x"
_RHYMES = (
    "a à á ạ ai ài ái ải am àm ám an àn án ản ang àng áng ảng anh ành ánh ảnh ao ào áo ảo ăn ắn ằn ăng ắng ằng "
    "âm ầm ấm ân ần ấn ây ấy ầy oa òa óa oan oàn oán oanh oành ô ồ ố ôi ồi ối ôn ồn ốn ông ồng ống ơi ới ời ơn ờn "
    "ua ùa úa ui ùi úi um ùm un ùn úng ưng ừng ưa ừa ứa ươi ười ưới ương ường ướng uân uần uấn uyên uyền uyến uy ùy úy"
)
_DEPARTMENTS = (
    "Nội vụ", "Tài chính", "Xây dựng", "Công Thương", "Tư pháp", "Y tế", "Giáo dục và Đào tạo", "Khoa học và Công nghệ",
    "Nông nghiệp và Môi trường", "Văn hóa, Thể thao và Du lịch", "Dân tộc và Tôn giáo", "Ngoại vụ",
)  # fmt: skip
_INITIALS = ("SNV", "STC", "SXD", "SCT", "STP", "SYT", "SGDĐT", "SKHCN", "SNNMT", "SVHTTDL", "SDTTG", "SNGV")
_VERBS = (
    "rà soát", "báo cáo", "tổng hợp", "kiểm tra", "hướng dẫn", "xây dựng kế hoạch", "lập danh mục", "tuyên truyền",
    "tham mưu", "đôn đốc", "bố trí kinh phí cho", "cập nhật", "công khai", "niêm yết", "thẩm định", "đánh giá",
    "chấn chỉnh", "số hóa", "bàn giao", "đối chiếu", "thống kê", "khắc phục tồn tại trong", "tập huấn", "nghiệm thu",
)  # fmt: skip
_OBJECTS = (
    "hồ sơ thủ tục hành chính", "dịch vụ công trực tuyến", "kết quả chuyển đổi số", "công tác văn thư, lưu trữ",
    "danh sách hộ nghèo", "công trình thủy lợi", "quỹ đất công", "biên chế viên chức", "trường học xuống cấp",
    "trạm y tế", "phương án phòng cháy", "nguồn vốn đầu tư công", "đề án vị trí việc làm", "chợ dân sinh",
    "hệ thống chiếu sáng", "kế hoạch cải cách hành chính", "tài sản công", "hồ sơ người có công", "rừng phòng hộ",
    "đê điều", "nước sạch nông thôn", "an toàn thực phẩm", "cơ sở dữ liệu dân cư", "chính sách bảo hiểm y tế",
    "tiến độ giải ngân", "đơn thư khiếu nại", "chất thải rắn", "hoạt động hợp tác xã", "di tích đã xếp hạng",
    "đường giao thông nông thôn", "thi đua, khen thưởng", "hộ tịch điện tử", "phần mềm quản lý văn bản",
)  # fmt: skip
_SCOPES = (
    "trên địa bàn", "thuộc phạm vi quản lý", "theo chức năng, nhiệm vụ", "giai đoạn tới", "sau sắp xếp đơn vị",
    "theo quy định hiện hành", "còn tồn đọng", "phát sinh trong kỳ", "đã được phê duyệt", "cần điều chỉnh",
)  # fmt: skip
_GROUPS = (
    "Ủy ban nhân dân các xã, phường", "Các sở, ban, ngành", "Thủ trưởng các cơ quan, đơn vị", "Các phòng chuyên môn",
    "Các đơn vị sự nghiệp công lập", "Các cơ quan, đơn vị có liên quan", "Các doanh nghiệp nhà nước",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues dispatches, with the tail of its numbers."""

    name: str
    parent: str
    place: str
    tail: str


class Spread(Generic[T]):
    """Draws from a sequence by Zipf's law: the second half as often as the first, the third a third as often."""

    def __init__(self, items: Sequence[T]) -> None:
        self.items = items
        self._weights = list(accumulate(1 / rank for rank in range(1, len(items) + 1)))

    def draw(self, chance: Random) -> T:
        """One item."""
        return chance.choices(self.items, cum_weights=self._weights)[0]

    def some(self, chance: Random, count: int) -> list[T]:
        """Several, each once."""
        return list(dict.fromkeys(chance.choices(self.items, cum_weights=self._weights, k=count)))


class Vocabulary:
    """What a made-up archive speaks of.

    Attributes:
        issuers: bodies that write, the busiest first.
        leads: who must act, the most often named first.
        names: villages and programmes, the most often named first.
    """

    def __init__(self, chance: Random, *, issuers: int = 800, leads: int = 300, names: int = 4_000) -> None:
        self.names = Spread(_names(chance, names))
        places = [f"Xuân {name}" for name in _names(chance, issuers)]
        departments = [
            Body(f"Sở {name} tỉnh {place}", f"UBND tỉnh {place}", place, f"/{initials}-VP")
            for place in ("Lâm Đồng", *places[:24])
            for name, initials in zip(_DEPARTMENTS, _INITIALS, strict=True)
        ]
        communes = [Body(f"UBND xã {place}", "", place, "/UBND-VP") for place in places[24:]]
        bodies = [*departments, *communes][:issuers]
        chance.shuffle(bodies)
        self.issuers = Spread(bodies)
        others = [f"Ủy ban nhân dân xã {place}" for place in places]
        own = [f"Sở {name} tỉnh Lâm Đồng" for name in _DEPARTMENTS]
        self.leads = Spread([*_GROUPS, *own, *others][:leads])

    def action(self, chance: Random) -> str:
        """What somebody is to do."""
        verb, what, scope = chance.choice(_VERBS), chance.choice(_OBJECTS), chance.choice(_SCOPES)
        return f"{verb[0].upper()}{verb[1:]} {what} {scope} tại {self.names.draw(chance)}"

    def subject(self, chance: Random) -> str:
        """What a dispatch is about."""
        return f"{chance.choice(_VERBS)} {chance.choice(_OBJECTS)} chương trình {self.names.draw(chance)}"


def _names(chance: Random, count: int) -> list[str]:
    """Names of two syllables, each once."""
    onsets, rhymes = _ONSETS.split(), _RHYMES.split()
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ".join((chance.choice(onsets) + chance.choice(rhymes)).capitalize() for _ in range(2))] = None
    return list(found)


@cache
def vocabulary(seed: int) -> Vocabulary:
    """The vocabulary of a seed."""
    return Vocabulary(Random(seed))  # noqa: S311  made-up words, no secrets
