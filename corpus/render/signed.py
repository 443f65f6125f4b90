"""Digitally signed PDFs: number and day stamped as portals do it, then a real signature by pyHanko.

Keys are throw-away Ed25519 keys made of a seed: their signatures hold no chance, so the same arguments give the same
bytes. The visible text says who signed and when, which is another day than the dispatch's.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pikepdf
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID
from pikepdf import Array, Dictionary, Name
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import NoOpStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from corpus.render.fonts import ASCENT, DESCENT, width_of
from corpus.render.layout import Layout
from corpus.render.office import Setting
from corpus.render.pdf import set_pdf
from corpus.render.stamping import Drawn, appearance, stamped_pdf
from corpus.render.words import PlacedWord, Rendered

__all__ = ["Signing", "render_signed"]

_HANOI = dt.timezone(dt.timedelta(hours=7))
_DATE = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{4})")
_SIZE = 8.0
_BEGINS = dt.datetime(1995, 1, 1)
_ENDS = dt.datetime(2049, 1, 1)


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs and when."""

    name: str
    body: str
    moment: dt.datetime

    @property
    def texts(self) -> tuple[str, ...]:
        """The visible lines."""
        when = self.moment.strftime("%d.%m.%Y %H:%M:%S +07:00")
        return (f"Ký bởi: {self.name}", f"Cơ quan: {self.body}", f"Thời gian ký: {when}")


class _StillWriter(IncrementalPdfFileWriter):
    """pyHanko's writer, which leaves the clock and chance out of the file."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), strict=False)
        # the second half of a file's identifier would be chance
        self._document_id[1] = generic.ByteStringObject(hashlib.md5(data, usedforsecurity=False).digest())

    def _update_meta(self) -> None:
        """Leave the time of the last change as it is."""


class _TimedSigner(signers.PdfSigner):
    """pyHanko's signer, to which the time is told instead of the clock's."""

    moment: dt.datetime

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        """As inherited, at the told time."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


def render_signed(document: Layout, *, seed: int = 0) -> Rendered:
    """A PDF with number and day stamped later and a visible signature above the letterhead.

    Args:
        document: the dispatch by its parts.
        seed: chooses how the office types, how it stamps, when it signs, and the key.

    Returns:
        The file with its words, the visible signature's among them (part ``signing_stamp``).
    """
    random = np.random.default_rng([seed, 32])
    rendered, stamps = set_pdf(document, stamping="left out", setting=Setting.chosen(seed))
    signing = _signing(document, random)
    width = 2 + max(width_of(text, "Serif", _SIZE) for text in signing.texts) + 2
    high = 842 - 14
    left = 595 - 40 - width if random.random() < 0.6 else 60.0
    drawn = Drawn(signing.texts, _SIZE, str(random.choice(["#c01c1c", "#1a2f9c", "black"])), 1, left, 0, width)
    drawn = Drawn(drawn.texts, _SIZE, drawn.colour, 1, left, high - drawn.height, width)
    with stamped_pdf(rendered, stamps, "form objects" if random.random() < 0.6 else "annotations", "Stamp") as pdf:
        _add_field(pdf, drawn)
        unsigned = io.BytesIO()
        pdf.save(unsigned, deterministic_id=True)
    return Rendered(_sign(unsigned.getvalue(), signing, seed), ".pdf", (*rendered.words, *_words(drawn)))


def _signing(document: Layout, random: np.random.Generator) -> Signing:
    body = " ".join(line for line in document.issuer if line.strip("*")).title()
    named = document.signature[-1] if document.signature and not document.signature[-1].isupper() else body
    found = _DATE.search(document.place_date)
    try:
        day = dt.datetime(int(found[3]), int(found[2]), int(found[1])) if found else dt.datetime(2026, 6, 1)
    except ValueError:
        day = dt.datetime(2026, 6, 1)
    shift = int(random.choice([-1, 1, 1, 2, 3]))
    seconds = int(random.integers(8 * 3600, 17 * 3600))
    moment = (day + dt.timedelta(days=shift, seconds=seconds)).replace(tzinfo=_HANOI)
    return Signing(named if random.random() < 0.4 else body, body, moment)


def _words(drawn: Drawn) -> list[PlacedWord]:
    words = []
    for line, text in enumerate(drawn.texts):
        baseline = 841.89 - (drawn.bottom + drawn.baseline(line))
        for found in re.finditer(r"\S+", text):
            x = drawn.left + 1.5 + width_of(text[: found.start()], "Serif", _SIZE)
            end = x + width_of(found.group(), "Serif", _SIZE)
            top, bottom = baseline - ASCENT * _SIZE, baseline + DESCENT * _SIZE
            words.append(PlacedWord(found.group(), 1, x, top, end, bottom, "signing_stamp", -1, line))
    return words


def _add_field(pdf: pikepdf.Pdf, drawn: Drawn) -> None:
    """An empty signature field on page 1 whose appearance is already what the signature will show."""
    page = pdf.pages[0]
    field = pdf.make_indirect(
        Dictionary(
            Type=Name("/Annot"),
            Subtype=Name("/Widget"),
            FT=Name("/Sig"),
            T=pikepdf.String("Signature1"),
            F=132,
            Rect=Array(drawn.rectangle),
            P=page.obj,
            AP=Dictionary(N=appearance(pdf, drawn)),
        )
    )
    if Name("/Annots") not in page:
        page.Annots = Array()
    page.Annots.append(field)
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([field]), SigFlags=3))


def _held(name: str) -> str:
    """As much of a name as a certificate holds (64 bytes)."""
    return name.encode()[:64].decode(errors="ignore").strip()


def _certificate(signing: Signing, key: Ed25519PrivateKey, seed: int) -> bytes:
    subject = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, _held(signing.body)),
        x509.NameAttribute(NameOID.COMMON_NAME, _held(signing.name)),
    ]
    authority = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA thử nghiệm")])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    built = (
        x509.CertificateBuilder()
        .subject_name(x509.Name(subject))
        .issuer_name(authority)
        .public_key(key.public_key())
        .serial_number(1_000 + seed)
        .not_valid_before(_BEGINS)
        .not_valid_after(_ENDS)
        .add_extension(usage, critical=True)
        .sign(key, None)
    )
    return built.public_bytes(serialization.Encoding.DER)


def _sign(data: bytes, signing: Signing, seed: int) -> bytes:
    key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"corpus {seed}".encode()).digest())
    plain = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    certificate = asn1_x509.Certificate.load(_certificate(signing, key, seed))
    make_store: Callable[[], Any] = SimpleCertificateStore
    store = make_store()
    store.register(certificate)
    signer = signers.SimpleSigner(
        signing_cert=certificate, signing_key=keys.PrivateKeyInfo.load(plain), cert_registry=store
    )
    meta = signers.PdfSignatureMetadata(
        field_name="Signature1", md_algorithm="sha512", reason="Phát hành văn bản", name=signing.name
    )
    timed = _TimedSigner(meta, signer, stamp_style=NoOpStampStyle())
    timed.moment = signing.moment
    out: io.BytesIO = timed.sign_pdf(_StillWriter(data), existing_fields_only=True)
    return out.getvalue()
