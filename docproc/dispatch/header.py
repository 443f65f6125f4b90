"""The fields above the body (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docproc.dispatch.evidence import Evidence, Model, TextField

__all__ = ["Addressee", "DateField", "Header", "IssuerField", "NumberField", "TypeField", "UrgencyField"]


class NumberField(Evidence):
    """Number and symbol (số, ký hiệu; Nghị định 30/2020/NĐ-CP, Phụ lục I, ô 3).

    ``ordinal`` is ``None`` where the number is blank (a draft); ``value`` then begins with ``/``.
    """

    value: str
    ordinal: int | None = None
    suffix: str | None = Field(default=None, description="letter after the ordinal, as in 30c/NQ-CP")
    year: int | None = None
    type_code: str | None = None
    issuer_codes: tuple[str, ...] = ()
    unit_codes: tuple[str, ...] = ()


class DateField(Evidence):
    """ISO 8601 date; parts that are blank on the page are left out (``2023-07``)."""

    value: str


class IssuerField(Evidence):
    """The issuing body (tên cơ quan ban hành, ô 2) as printed, with its registry entry where known."""

    value: str
    canonical: str | None = None
    code: str | None = None


class TypeField(Evidence):
    """Type of the dispatch (tên loại, ô 5a) in lower case, with the abbreviation of Nghị định 30, Phụ lục III."""

    value: str
    code: str | None = None


class UrgencyField(Evidence):
    """Urgency mark (dấu chỉ độ khẩn, ô 10b): ``khẩn``, ``thượng khẩn`` or ``hỏa tốc`` with its hour, if printed."""

    value: Literal["khẩn", "thượng khẩn", "hỏa tốc"]
    time: str | None = None


class Header(Model):
    """The fields above the body; each is ``None`` where the page does not say it."""

    number: NumberField | None = None
    date: DateField | None = None
    place: TextField | None = None
    issuer: IssuerField | None = None
    parent: IssuerField | None = None
    co_issuers: tuple[IssuerField, ...] = Field(default=(), description="further issuers of a joint dispatch")
    type: TypeField | None = None
    subject: TextField | None = None
    urgency: UrgencyField | None = None
    secrecy: TextField | None = None


class Addressee(Evidence):
    """One line of Kính gửi, as printed; ``members`` are the bodies or groups that the line names."""

    value: str
    members: tuple[str, ...] = ()
