"""A small gold file and a prediction that agrees with it, to be spoiled one value at a time."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

TEXT = """\
UBND TỈNH LẠNG SƠN
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 214/SNV-TCBC
V/v rà soát vị trí việc làm năm 2024
Lạng Sơn, ngày 06 tháng 3 năm 2024
Kính gửi:
- Văn phòng UBND tỉnh;
- Ban Dân tộc tỉnh.
Thực hiện Nghị định số 62/2020/NĐ-CP ngày 01/6/2020 của Chính phủ, Sở Nội vụ đề nghị các cơ quan:
1. Rà soát vị trí việc làm, gửi báo cáo về Sở Nội vụ trước ngày 20/3/2024.
2. Không được điều động người ngoài danh sách.
Nơi nhận:
- Như trên;
- UBND tỉnh (để b/c);
- Lưu: VT, TCBC.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Nông Văn Thắng
"""

GOLD: dict[str, Any] = {
    "source": {"kind": "text", "notes": None},
    "header": {
        "number": "214/SNV-TCBC",
        "date": "2024-03-06",
        "place": "Lạng Sơn",
        "issuer": "SỞ NỘI VỤ",
        "parent": "UBND TỈNH LẠNG SƠN",
        "type": "công văn",
        "subject": "rà soát vị trí việc làm năm 2024",
        "urgency": None,
        "secrecy": None,
    },
    "addressees": ["Văn phòng UBND tỉnh", "Ban Dân tộc tỉnh"],
    "citations": [{"number": "62/2020/NĐ-CP", "type": "nghị định", "date": "2020-06-01", "issuer": "Chính phủ"}],
    "laws": [{"name": "Luật Cán bộ, công chức", "year": 2008}],
    "items": [
        {"label": "1", "text": "Rà soát vị trí việc làm, gửi báo cáo về Sở Nội vụ trước ngày 20/3/2024.", "task": True},
        {"label": "2", "text": "Không được điều động người ngoài danh sách.", "task": True},
        {"label": "3", "text": "Kết quả năm 2023 đã được thông báo.", "task": False},
    ],
    "obligations": [
        {
            "item": "1",
            "action": "rà soát vị trí việc làm, gửi báo cáo về Sở Nội vụ",
            "modality": "request",
            "actors": [
                {"name": "Văn phòng UBND tỉnh", "role": "lead", "inherited": True},
                {"name": "Ban Dân tộc tỉnh", "role": "support", "inherited": True},
            ],
            "deadline": {
                "text": "trước ngày 20/3/2024",
                "kind": "date",
                "due": "2024-03-20",
                "duration": None,
                "rrule": None,
            },
            "report_to": ["Sở Nội vụ"],
            "deliverable": "báo cáo",
            "basis": [],
        },
        {
            "item": "2",
            "action": "không được điều động người ngoài danh sách",
            "modality": "must_not",
            "actors": [{"name": "Văn phòng UBND tỉnh", "role": "lead", "inherited": True}],
            "deadline": None,
            "report_to": [],
            "deliverable": None,
            "basis": [],
        },
    ],
    "recipients": [{"name": "Như trên", "purpose": None}, {"name": "UBND tỉnh", "purpose": "báo cáo"}],
    "archive": ["VT", "TCBC"],
    "signature": {
        "capacity": "KT.",
        "on_behalf_of": "GIÁM ĐỐC",
        "title": "PHÓ GIÁM ĐỐC",
        "name": "Nông Văn Thắng",
    },
}


def gold(**changes: Any) -> dict[str, Any]:
    """The gold with some of its parts changed."""
    return {**copy.deepcopy(GOLD), **changes}


def prediction() -> dict[str, Any]:
    """What a perfect reader would say, in the form of the output contract."""
    said = gold()
    header = {field: None if value is None else {"value": value} for field, value in said["header"].items()}
    return {
        **said,
        "source": {"text_from": "plain"},
        "header": header,
        "addressees": [{"value": value} for value in said["addressees"]],
        "archive": {"codes": said["archive"]},
        "obligations": [{"id": f"{o['item']}#1", **o} for o in said["obligations"]],
    }


def write(folder: Path, name: str = "x01-so-noi-vu-2024", **changes: Any) -> Path:
    """The dispatch with its gold beside it; gives the gold file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    file = folder / f"{name}.gold.json"
    file.write_text(json.dumps(gold(**changes), ensure_ascii=False), encoding="utf-8")
    return file
