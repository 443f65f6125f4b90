"""Digital signatures as readers report them: who signed, when, and whether the file is still what was signed.

Nothing here says whether a signer can be trusted: that needs the authority's certificates and the network.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from asn1crypto import x509

__all__ = ["MOST_SIGNATURES", "VIETNAM", "FileSignature", "Holder", "holder_of", "iso_time"]

MOST_SIGNATURES = 24
"""Signatures that are looked at; registries that sign each stamp apart leave five or six on one dispatch."""

VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
"""Vietnam's zone, without summer time: days are compared in it, and a time without a zone is taken to be in it."""

_LONGEST = 200  # characters of a name; certificates may hold any amount


@dataclass(frozen=True, slots=True)
class FileSignature:
    """One digital signature of a file.

    Attributes:
        kind: ``timestamp`` for a document timestamp, which has an authority and no signer.
        field: name of the form field that holds it.
        signer: common name of the certificate.
        organisation: unit and organisation of the certificate, the smaller one first.
        email: of the certificate.
        issuer: common name of the authority that issued the certificate, as the certificate itself says.
        time: ISO 8601 in Vietnam's zone.
        time_from: ``token`` from a timestamp that fits the signature, ``claimed`` from the signer's own clock.
        reason: why, as the signing software wrote it.
        intact: whether the signed bytes are as they were signed; ``None`` where that could not be checked.
        covers_whole_file: whether nothing was added to the file afterwards.
        changed_after: what later revisions did: nothing, only what filling in and signing again allows, or more.
        page: page of the visible field, from 1; ``None`` for an invisible one.
        box: its place in PDF points from the page's top left.
        notes: sentences for a person: why it could not be checked, what is weak about it.
    """

    kind: Literal["signature", "timestamp"] = "signature"
    field: str | None = None
    signer: str | None = None
    organisation: str | None = None
    email: str | None = None
    issuer: str | None = None
    time: str | None = None
    time_from: Literal["token", "claimed"] | None = None
    reason: str | None = None
    intact: bool | None = None
    covers_whole_file: bool = False
    changed_after: Literal["none", "allowed", "changed"] | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a certificate names, and from when to when it is valid.

    Personal numbers that Vietnamese certificates hold (``CCCD:``, ``MST:`` in ``user_id``) are left out on purpose.
    """

    name: str | None
    organisation: str | None
    email: str | None
    issuer: str | None
    begins: datetime.datetime
    ends: datetime.datetime


def holder_of(certificate: x509.Certificate) -> Holder:
    """Read a certificate.

    Args:
        certificate: as asn1crypto loads it.

    Raises:
        ValueError: it is malformed.
    """
    subject = certificate.subject.native
    units = _texts(subject.get("organizational_unit_name"))
    bodies = _texts(subject.get("organization_name"))
    emails = _texts(subject.get("email_address")) or _alternative_emails(certificate)
    return Holder(
        name=next(iter(_texts(subject.get("common_name"))), None),
        organisation=", ".join(dict.fromkeys([*units, *bodies])) or None,
        email=next(iter(emails), None),
        issuer=next(iter(_texts(certificate.issuer.native.get("common_name"))), None),
        begins=certificate.not_valid_before,
        ends=certificate.not_valid_after,
    )


def _alternative_emails(certificate: x509.Certificate) -> list[str]:
    names = certificate.subject_alt_name_value
    return _texts([name.native for name in names if name.name == "rfc822_name"]) if names else []


def _texts(value: object) -> list[str]:
    """The texts of an attribute that may stand once, several times or not at all."""
    found = value if isinstance(value, list) else [value]
    return [text for one in found if isinstance(one, str) and (text := clean(one))]


def clean(text: str) -> str:
    """One line without control characters, cut to a length that a name can have."""
    return "".join(char if char.isprintable() else " " for char in text[: 4 * _LONGEST]).strip()[:_LONGEST]


def iso_time(moment: datetime.datetime) -> str:
    """ISO 8601 with Vietnam's offset, to the second."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    return aware.astimezone(VIETNAM).isoformat(timespec="seconds")
