"""Dispatches made up for the service's measurements: each with a number of its own and as many tasks as it says."""

from __future__ import annotations

import random

__all__ = ["letter", "number_of"]

_TASKS = (
    "Rà soát, cập nhật danh mục hồ sơ lưu trữ của đơn vị, gửi Sở trước ngày {day}/{month}/2026.",
    "Báo cáo kết quả thực hiện công tác cải cách hành chính về Sở trước ngày {day}/{month}/2026.",
    "Lập danh sách cán bộ tham gia tập huấn, gửi Sở trước ngày {day}/{month}/2026.",
    "Kiểm tra việc thu gom rác thải trên địa bàn, báo cáo Sở trước ngày {day}/{month}/2026.",
    "Niêm yết công khai thủ tục hành chính, báo cáo kết quả trước ngày {day}/{month}/2026.",
)
_FIELDS = ("công tác văn thư", "phòng cháy mùa khô", "chuyển đổi số", "vệ sinh môi trường", "cải cách hành chính")


def number_of(position: int) -> str:
    """The number of the dispatch at a position, from 1."""
    return f"{position}/SNV-VTLT"


def letter(position: int, seed: int) -> tuple[str, int]:
    """The text of a dispatch, and how many tasks it has; it cites the one before."""
    chance = random.Random(f"{seed}:{position}")  # noqa: S311  texts, not secrets
    tasks = chance.sample(_TASKS, chance.randint(1, len(_TASKS)))
    items = [
        f"{item}. {task.format(day=chance.randint(1, 28), month=chance.randint(10, 12))}"
        for item, task in enumerate(tasks, 1)
    ]
    subject = chance.choice(_FIELDS)
    before = f"Tiếp theo Công văn số {number_of(position - 1)} ngày 10/9/2026 của Sở Nội vụ, " if position > 1 else ""
    text = f"""UBND TỈNH AN BÌNH
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number_of(position)}
V/v triển khai {subject} đợt {position} năm 2026
An Bình, ngày 10 tháng 9 năm 2026
Kính gửi: Ủy ban nhân dân các xã, phường
{before}Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường thực hiện các nội dung sau:
{chr(10).join(items)}
Nơi nhận:
- Như trên;
- Lưu: VT, VTLT.
GIÁM ĐỐC
Trần Thị Thu
"""
    return text, len(tasks)
