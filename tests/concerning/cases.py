"""Dispatches as settings: who issues, when, to whom; and one clause with its actors."""

from __future__ import annotations

from dataclasses import dataclass

from docproc.dispatch import (
    Actor,
    Addressee,
    DateField,
    Dispatch,
    Header,
    IssuerField,
    Item,
    Obligation,
    Source,
    TextField,
)

__all__ = ["SETTINGS", "Setting", "dispatch"]


@dataclass(frozen=True)
class Setting:
    """The head of a dispatch; ``text`` stands for what its body says besides the clause."""

    issuer: str
    date: str
    parent: str | None = None
    seat: str | None = None
    to: tuple[str, ...] = ()
    text: str = ""


SETTINGS = {
    "province 2019": Setting("UBND TỈNH LÂM ĐỒNG", "2019-04-10", seat="Lâm Đồng"),
    "province 2024": Setting("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "2024-05-06", seat="Lâm Đồng"),
    "province 2026": Setting("UBND TỈNH LÂM ĐỒNG", "2026-05-06", seat="Lâm Đồng"),
    "province 2026 to departments": Setting(
        "UBND TỈNH LÂM ĐỒNG",
        "2026-05-06",
        seat="Lâm Đồng",
        to=("Các sở", "ban", "ngành", "UBND các xã, phường, đặc khu"),
    ),
    "province 2026 to one": Setting("UBND TỈNH LÂM ĐỒNG", "2026-05-06", seat="Lâm Đồng", to=("Sở Tài chính",)),
    "neighbour 2024": Setting("UBND TỈNH ĐẮK NÔNG", "2024-05-06", seat="Đắk Nông"),
    "other 2026": Setting("UBND TỈNH LAI CHÂU", "2026-05-06", seat="Lai Châu"),
    "city 2026": Setting("UBND THÀNH PHỐ HẢI PHÒNG", "2026-05-06", seat="Hải Phòng"),
    "office of the committee": Setting("VĂN PHÒNG", "2026-03-02", parent="UBND TỈNH LÂM ĐỒNG", seat="Lâm Đồng"),
    "department 2024": Setting("SỞ Y TẾ", "2024-02-01", parent="UBND TỈNH LÂM ĐỒNG", seat="Lâm Đồng"),
    "schools 2026": Setting("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "2026-02-01", parent="UBND TỈNH LÂM ĐỒNG", seat="Lâm Đồng"),
    "district 2024": Setting(
        "UBND HUYỆN ĐỨC TRỌNG",
        "2024-05-06",
        seat="Đức Trọng",
        text="Thực hiện Kế hoạch của UBND tỉnh Lâm Đồng về rà soát.",
    ),
    "commune 2026": Setting(
        "UBND XÃ ĐỨC TRỌNG", "2026-05-06", seat="Đức Trọng", text="Theo Công văn của UBND tỉnh Lâm Đồng về rà soát."
    ),
    "ward 2026": Setting(
        "UBND PHƯỜNG THUẬN HÓA", "2026-05-06", seat="Thuận Hóa", text="Theo Kế hoạch của UBND thành phố Huế về rà soát."
    ),
    "district of an unknown province": Setting("UBND HUYỆN SÔNG RIN", "2024-05-06", seat="Sông Rin"),
    "party of a neighbour 2024": Setting("TỈNH ỦY ĐẮK NÔNG", "2024-05-06", seat="Đắk Nông"),
    "police 2024": Setting("BỘ CÔNG AN", "2024-05-06", seat="Hà Nội"),
    "taxes 2024": Setting("TỔNG CỤC THUẾ", "2024-05-06", parent="BỘ TÀI CHÍNH", seat="Hà Nội"),
    "front 2026": Setting("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH LÂM ĐỒNG", "2026-05-06", seat="Lâm Đồng"),
    "hospital 2024": Setting("BỆNH VIỆN ĐA KHOA TỈNH", "2024-02-01", parent="SỞ Y TẾ LÂM ĐỒNG", seat="Đà Lạt"),
    "party 2024": Setting("TỈNH ỦY LÂM ĐỒNG", "2024-05-06", seat="Lâm Đồng"),
    "prime minister 2019": Setting("THỦ TƯỚNG CHÍNH PHỦ", "2019-04-10", seat="Hà Nội"),
    "prime minister 2026": Setting("THỦ TƯỚNG CHÍNH PHỦ", "2026-05-06", seat="Hà Nội"),
    "prime minister to some": Setting(
        "THỦ TƯỚNG CHÍNH PHỦ",
        "2019-04-10",
        seat="Hà Nội",
        to=("UBND các tỉnh: Lai Châu, Sơn La", "Bộ Giao thông vận tải", "Bộ Y tế"),
    ),
    "district to some": Setting(
        "UBND TỈNH LÂM ĐỒNG", "2024-05-06", seat="Lâm Đồng", to=("UBND huyện Di Linh", "UBND huyện Lạc Dương")
    ),
    "ministry 2006": Setting("BỘ THỦY SẢN", "2006-05-06", seat="Hà Nội"),
    "ministry 2024": Setting("BỘ Y TẾ", "2024-05-06", seat="Hà Nội"),
    "ministry 2026": Setting("BỘ Y TẾ", "2026-05-06", seat="Hà Nội"),
    "ministry 2026 to one": Setting("BỘ Y TẾ", "2026-05-06", seat="Hà Nội", to=("Sở Y tế tỉnh Lai Châu",)),
    "finance 2024": Setting("BỘ TÀI CHÍNH", "2024-05-06", seat="Hà Nội"),
    "finance 2026": Setting("BỘ TÀI CHÍNH", "2026-05-06", seat="Hà Nội"),
    "education 2026": Setting("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "2026-05-06", seat="Hà Nội"),
    "undated": Setting("UBND TỈNH LÂM ĐỒNG", "", seat="Lâm Đồng"),
}


def dispatch(setting: Setting, actors: str, *, text: str = "") -> Dispatch:
    """A dispatch with one clause.

    Args:
        setting: its head.
        actors: divided by ``;``, as printed; ``+`` before one who supports, ``^`` behind one who is inherited.
        text: the clause's item; it stands at the end of the dispatch's text.
    """
    whole = f"{setting.text}\n{text}".strip()
    span = (whole.find(text), len(whole)) if text else None
    obligation = Obligation(
        id="1#1",
        item="1",
        action="báo cáo kết quả",
        modality="must",
        actors=tuple(_actor(name.strip()) for name in actors.split(";")),
        span=span,
    )
    return Dispatch(
        source=Source(sha256="0" * 64, media_type="text/plain", text_from="plain"),
        text=whole,
        header=Header(
            issuer=IssuerField(value=setting.issuer),
            parent=IssuerField(value=setting.parent) if setting.parent else None,
            place=TextField(value=setting.seat) if setting.seat else None,
            date=DateField(value=setting.date) if setting.date else None,
        ),
        addressees=(Addressee(value=", ".join(setting.to), members=setting.to),) if setting.to else (),
        items=(Item(label="1", text=text, task=True, span=span),),
        obligations=(obligation,),
    )


def _actor(name: str) -> Actor:
    return Actor(
        name=name.lstrip("+").rstrip("^"),
        role="support" if name.startswith("+") else "lead",
        inherited=name.endswith("^"),
    )
