"""Digital signatures of PDF files, made here with throw-away keys: what is said of whole, altered and odd ones."""

from __future__ import annotations

import asyncio
import datetime
import hashlib
import io
import logging
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from asn1crypto import keys, x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from docproc.reading import pdf_signatures
from docproc.reading.pdf_signatures import read_signatures
from docproc.reading.signatures import FileSignature

STAMPED = datetime.datetime(2026, 3, 5, 9, 30, tzinfo=datetime.UTC)

store: Callable[[], Any] = SimpleCertificateStore
new_dictionary: Callable[..., Any] = generic.DictionaryObject

Made = tuple[x509.Certificate, keys.PrivateKeyInfo]
Sign = Callable[..., bytes]


@pytest.fixture(scope="session")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="session")
def certificate(key: rsa.RSAPrivateKey) -> Callable[..., Made]:
    """Makes self-signed certificates with one key: name, then unit, body, mail and years of validity."""
    oid = pyca.NameOID

    def make(name: str, years: tuple[int, int] = (2020, 2040), **more: str) -> Made:
        parts = {"unit": oid.ORGANIZATIONAL_UNIT_NAME, "body": oid.ORGANIZATION_NAME, "mail": oid.EMAIL_ADDRESS}
        attributes = [pyca.NameAttribute(oid.COMMON_NAME, name), pyca.NameAttribute(oid.USER_ID, "CCCD:012345678901")]
        attributes += [pyca.NameAttribute(parts[part], value) for part, value in more.items()]
        usage = pyca.KeyUsage(True, True, False, False, False, False, False, False, False)
        built = (
            pyca.CertificateBuilder()
            .subject_name(pyca.Name(attributes))
            .issuer_name(pyca.Name([pyca.NameAttribute(oid.COMMON_NAME, "CA thử nghiệm")]))
            .public_key(key.public_key())
            .serial_number(pyca.random_serial_number())
            .not_valid_before(datetime.datetime(years[0], 1, 1))
            .not_valid_after(datetime.datetime(years[1], 1, 1))
            .add_extension(usage, critical=True)
            .add_extension(pyca.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
            .sign(key, hashes.SHA256())
        )
        plain = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        encoded = built.public_bytes(serialization.Encoding.DER)
        return x509.Certificate.load(encoded), keys.PrivateKeyInfo.load(plain)

    return make


@pytest.fixture
def page(drawing: Callable[[], Any]) -> bytes:
    """Two unsigned pages."""
    made: bytes = drawing().letterhead().body(200).page().body(60).page().save()
    return made


@pytest.fixture
def sign(certificate: Callable[..., Made]) -> Sign:
    """Signs a PDF: the signer's certificate or name, and what pyHanko takes."""

    def make(
        data: bytes,
        who: Made | str = "Trần Thị Minh Châu",
        *,
        field: str = "Chữ ký 1",
        box: tuple[int, int, int, int] | None = None,
        on_page: int = 0,
        stamped: bool = False,
        encrypted: bool = False,
        **meta: Any,
    ) -> bytes:
        cert, private = certificate(who) if isinstance(who, str) else who
        registry = store()
        registry.register(cert)
        signer = signers.SimpleSigner(signing_cert=cert, signing_key=private, cert_registry=registry)
        clock = None
        if stamped:
            clock = DummyTimeStamper(*certificate("TSA thử nghiệm"), certs_to_embed=registry, fixed_dt=STAMPED)
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
        if encrypted:
            writer.encrypt(b"")  # type: ignore[no-untyped-call]
        out: io.BytesIO = signers.sign_pdf(
            writer,
            signers.PdfSignatureMetadata(**{"field_name": field, "md_algorithm": "sha256", **meta}),
            signer=signer,
            timestamper=clock,
            new_field_spec=fields.SigFieldSpec(field, on_page=on_page, box=box),
        )
        return out.getvalue()

    return make


def only(data: bytes) -> FileSignature:
    found, warnings = read_signatures(data)
    assert warnings == ()
    (signature,) = found
    return signature


def stamp(data: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """A later revision of the file, as registry software appends it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def test_a_file_without_signatures_is_not_opened_again(page: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signatures, "_signatures", None)
    assert read_signatures(page) == ((), ())


def test_whole_file_signed(page: bytes, sign: Sign, certificate: Callable[..., Made]) -> None:
    who = certificate("Trần Thị Minh Châu", unit="Văn phòng", body="UBND tỉnh Đông Hải", mail="chau@donghai.example")
    signature = only(sign(page, who, reason="Ký duyệt", field="Lãnh đạo"))
    assert (signature.kind, signature.signer, signature.field) == ("signature", "Trần Thị Minh Châu", "Lãnh đạo")
    assert (signature.organisation, signature.email) == ("Văn phòng, UBND tỉnh Đông Hải", "chau@donghai.example")
    assert (signature.issuer, signature.reason) == ("CA thử nghiệm", "Ký duyệt")
    assert (signature.intact, signature.covers_whole_file, signature.changed_after) == (True, True, "none")
    assert signature.time_from == "claimed"
    assert (signature.page, signature.box, signature.notes) == (None, None, ())


def test_personal_numbers_stay_in_the_certificate(page: bytes, sign: Sign) -> None:
    assert "012345678901" not in repr(only(sign(page)))


def test_a_byte_altered_afterwards(page: bytes, sign: Sign) -> None:
    signed = bytearray(sign(page))
    at = signed.index(b"/Producer") + 12
    signed[at] ^= 1
    signature = only(bytes(signed))
    assert signature.intact is False
    assert signature.signer == "Trần Thị Minh Châu"


def test_the_signature_of_another_file(page: bytes, sign: Sign, drawing: Callable[[], Any]) -> None:
    other = sign(drawing().body(100).page().save())
    signed = sign(page)

    def contents(data: bytes) -> slice:
        start = data.index(b"/Contents <") + 11
        return slice(start, data.index(b">", start))

    forged = bytearray(signed)
    forged[contents(signed)] = other[contents(other)]
    assert only(bytes(forged)).intact is False


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_place_of_the_visible_field(page: bytes, sign: Sign, turn: int) -> None:
    with pikepdf.open(io.BytesIO(page)) as file:
        file.pages[1].Rotate = turn
        file.pages[1].CropBox = [10, 20, 595, 842]
        out = io.BytesIO()
        file.save(out)
    signature = only(sign(out.getvalue(), box=(310, 120, 410, 170), on_page=1))
    assert signature.page == 2
    assert (
        signature.box
        == {
            0: (300, 672, 400, 722),
            90: (100, 300, 150, 400),
            180: (185, 100, 285, 150),
            270: (672, 185, 722, 285),
        }[turn]
    )


def test_a_timestamp_token_gives_the_time(page: bytes, sign: Sign) -> None:
    signature = only(sign(page, stamped=True))
    assert (signature.time, signature.time_from) == ("2026-03-05T16:30:00+07:00", "token")


def test_a_token_of_another_signature_gives_none(page: bytes, sign: Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signatures, "_hash", lambda _name, _content: b"another")
    signature = only(sign(page, stamped=True))
    assert signature.time_from == "claimed"
    assert signature.time != "2026-03-05T16:30:00+07:00"
    assert any("timestamp" in note for note in signature.notes)


def test_the_dictionary_tells_the_zone_that_the_attribute_gets_wrong(page: bytes, sign: Sign) -> None:
    signed = sign(page)
    reader = PdfFileReader(io.BytesIO(signed))
    stated = generic.parse_pdf_date(reader.embedded_signatures[0].sig_object["/M"])
    found = only(signed).time
    assert found is not None
    assert datetime.datetime.fromisoformat(found) == stated
    assert found.endswith("+07:00")


def test_leader_then_office(page: bytes, sign: Sign) -> None:
    twice = sign(sign(page, field="Lãnh đạo"), "UBND tỉnh Đông Hải", field="Cơ quan")
    (leader, office), warnings = read_signatures(twice)
    assert warnings == ()
    assert {leader.signer, office.signer} == {"Trần Thị Minh Châu", "UBND tỉnh Đông Hải"}
    by_field = {one.field: one for one in (leader, office)}
    assert (by_field["Lãnh đạo"].intact, by_field["Cơ quan"].intact) == (True, True)
    assert (by_field["Lãnh đạo"].changed_after, by_field["Cơ quan"].changed_after) == ("allowed", "none")
    assert (by_field["Lãnh đạo"].covers_whole_file, by_field["Cơ quan"].covers_whole_file) == (False, True)


def test_a_document_timestamp_is_no_signer(page: bytes, sign: Sign, certificate: Callable[..., Made]) -> None:
    registry = store()
    clock = DummyTimeStamper(*certificate("TSA thử nghiệm"), certs_to_embed=registry, fixed_dt=STAMPED)
    writer = IncrementalPdfFileWriter(io.BytesIO(sign(page)))
    out = signers.PdfTimeStamper(clock).timestamp_pdf(writer, "sha256")
    found, _ = read_signatures(out.getvalue())
    by_kind = {one.kind: one for one in found}
    assert by_kind["timestamp"].signer is None
    assert by_kind["timestamp"].organisation == "TSA thử nghiệm"
    assert (by_kind["timestamp"].intact, by_kind["timestamp"].time) == (True, "2026-03-05T16:30:00+07:00")
    assert by_kind["signature"].changed_after == "allowed"


def number_note(writer: IncrementalPdfFileWriter) -> None:
    note = new_dictionary(
        {
            generic.NameObject("/Type"): generic.NameObject("/Annot"),
            generic.NameObject("/Subtype"): generic.NameObject("/FreeText"),
            generic.NameObject("/Rect"): generic.ArrayObject(map(generic.NumberObject, (110, 730, 150, 745))),
            generic.NameObject("/Contents"): generic.TextStringObject("412"),
        }
    )
    sheet = writer.root["/Pages"]["/Kids"][0]
    sheet[generic.NameObject("/Annots")] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(sheet)


def number_on_the_page(writer: IncrementalPdfFileWriter) -> None:
    sheet = writer.root["/Pages"]["/Kids"][0]
    drawn = generic.StreamObject(stream_data=b"BT /F1 12 Tf 110 730 Td (412) Tj ET")
    sheet[generic.NameObject("/Contents")] = generic.ArrayObject([sheet.raw_get("/Contents"), writer.add_object(drawn)])
    writer.update_container(sheet)


def test_number_typed_into_a_field_is_allowed(page: bytes, sign: Sign) -> None:
    with pikepdf.open(io.BytesIO(page)) as file:
        entry = file.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T=pikepdf.String("So"),
                Rect=[110, 730, 150, 745],
                V=pikepdf.String(""),
            )
        )
        file.pages[0].Annots = pikepdf.Array([entry])
        file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([entry]))
        out = io.BytesIO()
        file.save(out)

    def fill(writer: IncrementalPdfFileWriter) -> None:
        for reference in writer.root["/AcroForm"]["/Fields"]:
            entry = reference.get_object()
            if entry["/FT"] == "/Tx":
                entry[generic.NameObject("/V")] = generic.TextStringObject("412")
                writer.update_container(entry)

    signature = only(stamp(sign(out.getvalue()), fill))
    assert (signature.intact, signature.covers_whole_file, signature.changed_after) == (True, False, "allowed")


@pytest.mark.parametrize("change", [number_note, number_on_the_page])
def test_number_stamped_afterwards_is_a_change(
    page: bytes, sign: Sign, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    signature = only(stamp(sign(page), change))
    assert (signature.intact, signature.covers_whole_file, signature.changed_after) == (True, False, "changed")


def test_the_office_covers_what_it_stamped(page: bytes, sign: Sign) -> None:
    stamped = stamp(sign(page, field="Lãnh đạo"), number_note)
    found, _ = read_signatures(sign(stamped, "UBND tỉnh Đông Hải", field="Cơ quan"))
    assert {one.field: (one.intact, one.changed_after) for one in found} == {
        "Lãnh đạo": (True, "changed"),
        "Cơ quan": (True, "none"),
    }


def test_blanks_behind_the_end_are_no_change(page: bytes, sign: Sign) -> None:
    signature = only(sign(page) + b"\r\n\r\n")
    assert (signature.intact, signature.covers_whole_file, signature.changed_after) == (True, False, "none")


def test_an_old_hash_is_intact_with_a_note(page: bytes, sign: Sign) -> None:
    signature = only(sign(page, md_algorithm="sha1"))
    assert signature.intact is True
    assert any("SHA-1" in note for note in signature.notes)


@pytest.mark.parametrize("altered", [False, True])
def test_the_form_that_carries_its_digest(
    page: bytes, sign: Sign, certificate: Callable[..., Made], *, altered: bool
) -> None:
    """adbe.pkcs7.sha1: the signature is over the SHA-1 of the file, which it holds itself."""
    signed = sign(page).replace(b"/adbe.pkcs7.detached", b"/adbe.pkcs7.sha1    ")
    start = signed.index(b"/Contents <") + 11
    end = signed.index(b">", start)
    digest = hashlib.sha1(signed[: start - 1] + signed[end + 1 :]).digest()  # noqa: S324  (what the form prescribes)
    cert, private = certificate("Trần Thị Minh Châu")
    signer = signers.SimpleSigner(signing_cert=cert, signing_key=private, cert_registry=store())
    made = asyncio.run(signer.async_sign_general_data(digest, "sha256", detached=False))
    content = made.dump().hex().encode()
    signed = signed[:start] + content.ljust(end - start, b"0") + signed[end:]
    signature = only(signed.replace(b"%PDF-1.", b"%PDF-2.", 1) if altered else signed)
    assert (signature.intact, signature.signer) == (not altered, "Trần Thị Minh Châu")


def test_a_certificate_outside_its_years_is_noted(page: bytes, sign: Sign, certificate: Callable[..., Made]) -> None:
    signature = only(sign(page, certificate("Lê Văn Bình", (2009, 2012))))
    assert signature.intact is True
    assert signature.notes == (
        "the certificate was not valid on the day of signing (valid from 2009-01-01 to 2012-01-01)",
    )


def spoil_contents(signed: bytes) -> bytes:
    start = signed.index(b"/Contents <") + 11
    return signed[:start] + b"5A" * 40 + signed[start + 80 :]


def odd_form(signed: bytes) -> bytes:
    return signed.replace(b"/adbe.pkcs7.detached", b"/adbe.pkcs7.detoured")


def bare_form(signed: bytes) -> bytes:
    return signed.replace(b"/adbe.pkcs7.detached", b"/adbe.x509.rsa_sha1 ")


@pytest.mark.parametrize("spoil", [spoil_contents, odd_form, bare_form])
def test_what_cannot_be_checked_stays_open(page: bytes, sign: Sign, spoil: Callable[[bytes], bytes]) -> None:
    signature = only(spoil(sign(page, reason="Ký duyệt")))
    assert signature.intact is None
    assert signature.reason == "Ký duyệt"
    assert any(note.startswith("not checked: ") for note in signature.notes)


def test_a_gap_that_is_no_signature_stays_open(page: bytes, sign: Sign) -> None:
    """Signed bytes that leave out more than the signature let anything be shown."""
    signed = sign(page)
    reader = PdfFileReader(io.BytesIO(signed))
    _, first, second, length = reader.embedded_signatures[0].byte_range
    old = signed[signed.index(b"/ByteRange") : signed.index(b"]", signed.index(b"/ByteRange")) + 1]
    new = b"/ByteRange [0 %d %d %d]" % (first - 40, second, length)
    signature = only(signed.replace(old, new.ljust(len(old))))
    assert signature.intact is not True


def test_a_signature_left_over_from_another_file(page: bytes, sign: Sign) -> None:
    """Tools that take pages out of a signed file may leave the signature behind, which then signs nothing."""
    signed = sign(page).replace(b"/AcroForm", b"/AcroFarm")
    found, warnings = read_signatures(signed)
    assert found == ()
    assert [code for code, _ in warnings] == ["signature_unchecked"]
    assert "no field" in warnings[0][1]


def test_a_damaged_file_gives_a_warning(page: bytes, sign: Sign) -> None:
    signed = sign(page)
    found, warnings = read_signatures(signed[: len(signed) // 2] + b"\n/ByteRange")
    assert found == ()
    assert [code for code, _ in warnings] == ["signature_unchecked"]


@pytest.mark.parametrize("error", [MemoryError, RecursionError, AssertionError])
def test_no_fault_of_the_library_gets_out(
    page: bytes, sign: Sign, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(_data: bytes) -> None:
        raise error

    monkeypatch.setattr(pdf_signatures, "_signatures", fail)
    found, warnings = read_signatures(sign(page))
    assert (found, [code for code, _ in warnings]) == ((), ["signature_unchecked"])


def test_time_is_bounded(page: bytes, sign: Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    def loop(_data: bytes) -> None:
        while True:
            sum(range(1000))

    monkeypatch.setattr(pdf_signatures, "_signatures", loop)
    monkeypatch.setattr(pdf_signatures, "_CPU_SECONDS", 0.05)
    found, warnings = read_signatures(sign(page))
    assert found == ()
    assert "too long" in warnings[0][1]


def test_number_of_signatures_is_bounded(page: bytes, sign: Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signatures, "MOST_SIGNATURES", 1)
    found, _ = read_signatures(sign(sign(page, field="Một"), field="Hai"))
    assert len(found) == 1


def test_an_empty_password_does_not_hide_them(page: bytes, sign: Sign) -> None:
    with pikepdf.open(io.BytesIO(page)) as file:
        out = io.BytesIO()
        file.save(out, encryption=pikepdf.Encryption(owner="chu", user="", R=4))
    assert only(sign(out.getvalue(), encrypted=True)).intact is True


def test_nothing_is_logged(page: bytes, sign: Sign, caplog: pytest.LogCaptureFixture) -> None:
    stamped = stamp(sign(page), number_on_the_page)
    with caplog.at_level(logging.DEBUG):
        read_signatures(stamped)
    assert not caplog.records
