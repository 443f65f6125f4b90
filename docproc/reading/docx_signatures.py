"""Digital signatures of Word files: noticed with signer and time, not checked.

Office signs the parts of the package by XML-DSig (ISO/IEC 29500-2, clause 13). Checking that needs canonical XML and
the relationship transform, for which no kept library stands ready; so ``intact`` stays open.
"""

from __future__ import annotations

import base64
import binascii
import datetime
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from docx.opc.packuri import PACKAGE_URI

from docproc.errors import DocprocError
from docproc.reading.docx_package import WordPackage
from docproc.reading.signatures import MOST_SIGNATURES, FileSignature, clean, holder_of, iso_time

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["read_signatures"]

_DSIG = "{http://www.w3.org/2000/09/xmldsig#}"
_TIME = "{http://schemas.openxmlformats.org/package/2006/digital-signature}Value"
_XADES_TIME = "{http://uri.etsi.org/01903/v1.3.2#}SigningTime"
_COMMENTS = "{http://schemas.microsoft.com/office/2006/digsig}SignatureComments"
_NOT_CHECKED = "not checked: signatures of Word files are only noticed"


def read_signatures(package: WordPackage) -> tuple[FileSignature, ...]:
    """The signatures of a Word file.

    Args:
        package: the open file.

    Returns:
        One entry a signature part; a part that cannot be read gives an entry without signer.

    Raises:
        FileTooLargeError: the parts inflate to more than the budgets allow.
    """
    found: list[FileSignature] = []
    for origin in package.related(PACKAGE_URI, "origin")[:1]:
        for name in package.related(origin, "signature")[:MOST_SIGNATURES]:
            root = None
            with suppress(DocprocError):
                root = package.xml(name)
            found.append(_signature(root))
    return tuple(found)


def _signature(root: etree._Element | None) -> FileSignature:
    base = FileSignature(notes=(_NOT_CHECKED,))
    if root is None:
        return base
    base = replace(base, reason=_text(root, _COMMENTS))
    for tag in (_XADES_TIME, _TIME):
        with suppress(ValueError, OverflowError):
            moment = datetime.datetime.fromisoformat(_text(root, tag) or "")
            base = replace(base, time=iso_time(moment), time_from="claimed")
            break
    with suppress(ValueError, TypeError, AttributeError, binascii.Error):  # what asn1crypto makes of a broken one
        from asn1crypto import x509

        holder = holder_of(
            x509.Certificate.load(base64.b64decode(_text(root, f"{_DSIG}X509Certificate", 65_536) or ""))
        )
        base = replace(
            base, signer=holder.name, organisation=holder.organisation, email=holder.email, issuer=holder.issuer
        )
    return base


def _text(root: etree._Element, tag: str, longest: int = 0) -> str | None:
    node = next(root.iter(tag), None)
    text = "" if node is None or node.text is None else node.text
    return (text[:longest] if longest else clean(text)) or None
