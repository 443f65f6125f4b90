"""Types of dispatches by how their sentences are meant: as orders, as rules, or as an account."""

from __future__ import annotations

__all__ = ["ADDRESSING_TYPES", "ASKING_TYPES", "ORDERING_TYPES", "RULE_TYPES", "TELLING_TYPES"]

# types whose lists order even without a lead-in; the others need one, or a named body
ORDERING_TYPES = {
    "chỉ thị",
    "công điện",
    "kế hoạch",
    "chương trình",
    "chương trình hành động",
    "phương án",
    "nghị quyết",
    "kết luận",
    "mệnh lệnh",
}
# types that say how things must be, whoever sees to it
RULE_TYPES = {"quy định", "quy chế", "nội quy", "điều lệ", "quy ước", "hướng dẫn", "quy trình"}
# types that report or ask: bare verbs in them tell what was or will be done
TELLING_TYPES = {
    *("báo cáo", "biên bản", "tờ trình", "giấy mời", "giấy giới thiệu", "giấy ủy quyền"),
    *("thư công", "thư cảm ơn", "thư khen", "thư chúc mừng"),
}
"""Their tables assign nothing either."""
# types in which one says to others what they are to do, be it in a single sentence and without a word of order
ADDRESSING_TYPES = (
    ORDERING_TYPES | RULE_TYPES | {"công văn", "thông báo", "quyết định", "lệnh", "thông tri", "thông tư"}
)
# sent to somebody ("Kính gửi"), these ask for his leave or his money, and order nobody
ASKING_TYPES = {"phương án", "đề án", "dự án"}
