"""Digital signatures of Word files: noticed, with signer and time, never called intact."""

from __future__ import annotations

import base64
import datetime
import io
import zipfile

import docx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from docproc.reading import read_here as read
from docproc.reading.signatures import FileSignature

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATION = f'<Relationship Id="{{}}" Type="{PACKAGE}/relationships/digital-signature/{{}}" Target="{{}}"/>'
RELATIONS = f'<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'


@pytest.fixture(scope="module")
def certificate() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    oid = x509.NameOID
    parts = ((oid.COMMON_NAME, "Lê Văn Bình"), (oid.ORGANIZATION_NAME, "Sở Nội vụ"))
    name = x509.Name([x509.NameAttribute(part, value) for part, value in parts])
    day = datetime.datetime(2024, 1, 1)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    built = built.serial_number(1).not_valid_before(day).not_valid_after(day + datetime.timedelta(900))
    extension = x509.SubjectAlternativeName([x509.RFC822Name("binh@sonoivu.example")])
    made = built.add_extension(extension, critical=False).sign(key, hashes.SHA256())
    return base64.b64encode(made.public_bytes(serialization.Encoding.DER)).decode()


def signature_part(certificate: str, time: str = "2026-03-05T09:40:00Z") -> str:
    return (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/><SignatureValue>AA==</SignatureValue>'
        f"<KeyInfo><X509Data><X509Certificate>{certificate}</X509Certificate></X509Data></KeyInfo><Object>"
        f'<SignatureTime xmlns="{PACKAGE}/digital-signature"><Format>YYYY-MM-DDThh:mm:ssTZD</Format>'
        f"<Value>{time}</Value></SignatureTime>"
        '<SignatureInfoV1 xmlns="http://schemas.microsoft.com/office/2006/digsig">'
        "<SignatureComments>Ký duyệt</SignatureComments></SignatureInfoV1></Object></Signature>"
    )


def signed(*parts: str) -> bytes:
    document = docx.Document()
    document.add_paragraph("Kính gửi: Các đơn vị.")
    plain, out = io.BytesIO(), io.BytesIO()
    document.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "_rels/.rels":
                more = RELATION.format("rOrigin", "origin", "_xmlsignatures/origin.sigs").encode()
                content = content.replace(b"</Relationships>", more + b"</Relationships>")
            target.writestr(name, content)
        target.writestr("_xmlsignatures/origin.sigs", "")
        links = "".join(RELATION.format(f"r{n}", "signature", f"sig{n}.xml") for n in range(len(parts)))
        target.writestr("_xmlsignatures/_rels/origin.sigs.rels", RELATIONS.format(links))
        for n, part in enumerate(parts):
            target.writestr(f"_xmlsignatures/sig{n}.xml", part)
    return out.getvalue()


def found(*parts: str) -> tuple[FileSignature, ...]:
    return read(signed(*parts)).signatures


def test_signer_and_time(certificate: str) -> None:
    (one,) = found(signature_part(certificate))
    assert (one.signer, one.organisation, one.email) == ("Lê Văn Bình", "Sở Nội vụ", "binh@sonoivu.example")
    assert (one.time, one.time_from, one.reason) == ("2026-03-05T16:40:00+07:00", "claimed", "Ký duyệt")
    assert (one.intact, one.covers_whole_file, one.changed_after) == (None, False, None)
    assert one.notes == ("not checked: signatures of Word files are only noticed",)


def test_two_of_them(certificate: str) -> None:
    times = [
        one.time for one in found(signature_part(certificate), signature_part(certificate, "2026-03-06T01:00:00Z"))
    ]
    assert times == ["2026-03-05T16:40:00+07:00", "2026-03-06T08:00:00+07:00"]


@pytest.mark.parametrize("part", ["<Signature", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a/>"])
def test_a_broken_part_is_still_a_signature(part: str) -> None:
    (one,) = found(part)
    assert (one.signer, one.time, one.intact) == (None, None, None)


@pytest.mark.parametrize("certificate", ["", "AA==", "không phải", "MIIB"])
def test_a_broken_certificate_leaves_the_time(certificate: str) -> None:
    (one,) = found(signature_part(certificate))
    assert (one.signer, one.time) == (None, "2026-03-05T16:40:00+07:00")


@pytest.mark.parametrize("time", ["", "hôm qua", "0001-01-01T00:00:00+14:00", "2026-13-01T00:00:00Z"])
def test_a_broken_time_leaves_the_signer(certificate: str, time: str) -> None:
    (one,) = found(signature_part(certificate, time))
    assert (one.signer, one.time) == ("Lê Văn Bình", None)


def test_without_signatures() -> None:
    assert found() == ()
