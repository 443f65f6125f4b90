"""One invented dispatch for the forms of output, with everything that they have to cope with."""

import pytest

from docproc.dispatch import (
    Actor,
    Addressee,
    Citation,
    DateField,
    Deadline,
    Dispatch,
    DispatchWarning,
    Header,
    IssuerField,
    LawMention,
    Mention,
    NumberField,
    Obligation,
    Source,
    TextField,
    TypeField,
)

TEXT = """SỞ Y TẾ TỈNH AN BÌNH
Số: 207/SYT-NVY
Kính gửi: Các bệnh viện <trực thuộc> & trung tâm y tế
Căn cứ Luật Dược và Kế hoạch số 31/KH-UBND ngày 02/3/2026, Sở Y tế yêu cầu:
1. Bệnh viện Đa khoa chủ trì, phối hợp với các trung tâm y tế rà soát thuốc \
theo 31/KH-UBND trước ngày 20/4/2026; không được cấp phát thuốc quá hạn.
"""


def at(piece: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(piece, start + 1)
    return start, start + len(piece)


@pytest.fixture
def dispatch() -> Dispatch:
    task = TEXT.splitlines()[4][3:]
    first, second = (part.strip() for part in task.split(";"))
    lead = Actor(name="Bệnh viện Đa khoa")
    return Dispatch(
        source=Source(file_name="cv-207.txt", sha256="0" * 64, media_type="text/plain", text_from="plain"),
        text=TEXT,
        header=Header(
            number=NumberField(value="207/SYT-NVY", ordinal=207, span=at("207/SYT-NVY")),
            date=DateField(value="2026-04-01"),
            issuer=IssuerField(value="SỞ Y TẾ TỈNH AN BÌNH", span=at("SỞ Y TẾ TỈNH AN BÌNH")),
            type=TypeField(value="công văn", code="CV"),
            subject=TextField(value="rà soát thuốc tại các cơ sở khám bệnh, chữa bệnh trên địa bàn tỉnh"),
        ),
        addressees=(
            Addressee(
                value="Các bệnh viện <trực thuộc> & trung tâm y tế",
                span=at("Các bệnh viện <trực thuộc> & trung tâm y tế"),
            ),
        ),
        citations=(
            Citation(number="31/KH-UBND", mentions=(Mention(span=at("31/KH-UBND")), Mention(span=at("31/KH-UBND", 1)))),
        ),
        laws=(LawMention(name="Luật Dược", mentions=(Mention(span=at("Luật Dược")),)),),
        obligations=(
            Obligation(
                id="1#1",
                item="1",
                action=first,
                modality="must",
                actors=(lead, Actor(name="các trung tâm y tế", role="support", group=True)),
                deadline=Deadline(
                    text="trước ngày 20/4/2026",
                    kind="date",
                    due="2026-04-20",
                    bound="before",
                    span=at("trước ngày 20/4/2026"),
                ),
                deliverable="danh mục thuốc",
                report_to=("Sở Y tế",),
                basis=("31/KH-UBND",),
                span=at(first),
            ),
            Obligation(
                id="1#2", item="1", action=second.rstrip("."), modality="must_not", actors=(lead,), span=at(second)
            ),
        ),
        warnings=(DispatchWarning(code="signature_missing", message="no signature block was found"),),
    )


@pytest.fixture
def bare() -> Dispatch:
    return Dispatch(source=Source(sha256="0" * 64, media_type="text/plain", text_from="plain"), text="Ghi chép")
