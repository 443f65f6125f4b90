"""Digital signatures of PDF files, checked offline with pyHanko.

Only mathematics is checked: that the signed bytes are as they were signed, and what later revisions of the file did.
No certificate is fetched or trusted. Weak hashes count as intact with a note, since dispatches signed with SHA-1 are
still in the archives. pyHanko parses the file once more, so it is called only where ``/ByteRange`` stands in the bytes.
"""

from __future__ import annotations

import datetime
import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from docproc.reading.cpu_limit import CpuLimitError, cpu_limit
from docproc.reading.pdf_fields import PdfThing, Sheets
from docproc.reading.signatures import MOST_SIGNATURES, FileSignature, clean, holder_of, iso_time

if TYPE_CHECKING:
    from asn1crypto import cms, x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import DiffPolicy
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

__all__ = ["read_signatures"]

_MARK = b"/ByteRange"
_CPU_SECONDS = 6.0
"""For all signatures of a file; real files with six signatures take one."""
_WEAK = {"md5": "MD5", "sha1": "SHA-1"}
_DETACHED = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached")
_ENVELOPED = "/adbe.pkcs7.sha1"
_BARE = "/adbe.x509.rsa_sha1"
_TIMESTAMP = "/ETSI.RFC3161"

Note = tuple[str, str]
Change = Literal["none", "allowed", "changed"]


def read_signatures(data: bytes) -> tuple[tuple[FileSignature, ...], tuple[Note, ...]]:
    """Read and check the signatures of a PDF.

    Args:
        data: the file.

    Returns:
        Its signatures in the order of signing, and warnings (code, message) where they could not be read: a damaged
        or hostile file never makes this fail.
    """
    if _MARK not in data:
        return (), ()
    found: list[FileSignature] = []
    reason = "its structure is damaged"
    try:
        with _quiet(), cpu_limit(_CPU_SECONDS):
            for signature in _signatures(data):
                found.append(signature)
        reason = "they belong to no field of the file, which was perhaps made from a signed one"
        if found:
            return _in_order(found), ()
    except CpuLimitError:
        reason = "checking them takes too long"
    except MemoryError:
        reason = "checking them takes too much memory"
    except Exception:  # noqa: S110  (pyHanko and asn1crypto raise whatever a broken file makes of them)
        pass
    return _in_order(found), (("signature_unchecked", f"the PDF bears signatures that could not be read: {reason}"),)


def _in_order(found: list[FileSignature]) -> tuple[FileSignature, ...]:
    return tuple(sorted(found, key=lambda signature: signature.time or "~"))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep off the log what pyHanko dislikes about a file; the file's reader says it in warnings."""
    logger = logging.getLogger("pyhanko")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _signatures(data: bytes) -> Iterator[FileSignature]:
    from pyhanko.pdf_utils.decode_limits import DecodeLimits
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    reader = PdfFileReader(io.BytesIO(data), strict=False, decode_limits=DecodeLimits())
    if reader.encrypted:
        reader.decrypt(b"")
    sheets = Sheets(reader)
    for count, (name, value, field) in enumerate(enumerate_sig_fields(reader, filled_status=True)):
        if count >= MOST_SIGNATURES:
            return
        base = FileSignature(field=clean(str(name)) or None)
        dictionary = value.get_object()
        try:
            base = replace(base, reason=_text(dictionary, "/Reason"))
            base = _timed(base, _stated_time(dictionary), "claimed")
            page, box = sheets.place(field)
            base = replace(base, page=page, box=box)
            yield _checked(base, reader, dictionary, field, str(name))
        except Exception as error:
            yield _unchecked(base, f"its content cannot be read ({type(error).__name__})")


def _unchecked(base: FileSignature, why: str) -> FileSignature:
    return replace(base, intact=None, notes=(*base.notes, f"not checked: {why}"))


def _checked(
    base: FileSignature, reader: PdfFileReader, dictionary: PdfThing, field: PdfThing, name: str
) -> FileSignature:
    """The signature with its signer, time and integrity."""
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    form = str(dictionary.get("/SubFilter", ""))
    if form == _BARE:
        return _unchecked(_held(base, _bare_certificate(dictionary)), "its form (adbe.x509.rsa_sha1) is obsolete")
    if form not in {*_DETACHED, _ENVELOPED, _TIMESTAMP}:
        return _unchecked(base, "its form is unknown")
    embedded = EmbeddedPdfSignature(reader, field, name)
    if form == _TIMESTAMP:
        base = _stamped(replace(base, kind="timestamp"), embedded)
    else:
        base = _signed(_held(base, embedded.signer_cert), embedded, enveloped=form == _ENVELOPED)
    weak = _WEAK.get(embedded.md_algorithm)
    if weak:
        base = replace(base, notes=(*base.notes, f"signed with {weak}, which no longer protects against forgery"))
    return _covering(base, reader, embedded)


def _held(base: FileSignature, certificate: x509.Certificate) -> FileSignature:
    """The signature with what its certificate says; a note where it was not valid when it signed."""
    holder = holder_of(certificate)
    notes = base.notes
    if base.time and not holder.begins <= datetime.datetime.fromisoformat(base.time) <= holder.ends:
        days = f"{iso_time(holder.begins)[:10]} to {iso_time(holder.ends)[:10]}"
        notes = (*notes, f"the certificate was not valid on the day of signing (valid from {days})")
    return replace(
        base,
        signer=holder.name,
        organisation=holder.organisation,
        email=holder.email,
        issuer=holder.issuer,
        notes=notes,
    )


def _signed(base: FileSignature, embedded: EmbeddedPdfSignature, *, enveloped: bool) -> FileSignature:
    """The mathematics of a signature, and its time."""
    from pyhanko.sign.validation.generic_cms import extract_self_reported_ts, validate_sig_integrity

    signer, content = embedded.signer_info, embedded.signed_data["encap_content_info"]["content"]
    if enveloped:
        # the signature is over the SHA-1 of the file's bytes, which it carries with it
        held = content.native
        digest, fits = _hash(embedded.md_algorithm, held), held == embedded.compute_digest("sha1")
    else:
        digest, fits = embedded.compute_digest(), content.native is None
    same, valid = validate_sig_integrity(signer, embedded.signer_cert, "data", digest)
    base = replace(base, intact=bool(fits and same and valid))
    token = _token_of(signer)
    moment = _token_time(token, lambda name: _hash(name, signer["signature"].native)) if token is not None else None
    if moment is not None:
        return _timed(base, moment, "token")
    if token is not None:
        base = replace(base, notes=(*base.notes, "its timestamp does not fit or cannot be checked"))
    # signing software has often written local time as UTC here, so the dictionary's own time comes first
    return base if base.time else _timed(base, extract_self_reported_ts(signer), "claimed")


def _stamped(base: FileSignature, embedded: EmbeddedPdfSignature) -> FileSignature:
    """A document timestamp: the authority in the place of an organisation, nobody as signer."""
    authority = holder_of(embedded.signer_cert)
    base = replace(base, organisation=authority.name or authority.organisation, issuer=authority.issuer)
    moment = _token_time(embedded.signed_data, embedded.compute_digest)
    return _timed(replace(base, intact=moment is not None), moment, "token")


def _token_of(signer: cms.SignerInfo) -> cms.SignedData | None:
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    try:
        return next(extract_tst_data_iter(signer, signed=False), None)
    except Exception:  # no such attribute, or one that is malformed
        return None


def _token_time(token: cms.SignedData, imprint: Callable[[str], bytes]) -> datetime.datetime | None:
    """The time of a timestamp token; ``None`` unless it is whole and speaks of this very signature or file."""
    from pyhanko.sign.general import extract_signer_info
    from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, validate_sig_integrity

    try:
        content, signer = token["encap_content_info"]["content"], extract_signer_info(token)
        said = content.parsed["message_imprint"]
        if imprint(said["hash_algorithm"]["algorithm"].native) != said["hashed_message"].native:
            return None
        digest = _hash(signer["digest_algorithm"]["algorithm"].native, bytes(content))
        certificate = extract_certs_for_validation(token).signer_cert
        if not all(validate_sig_integrity(signer, certificate, "tst_info", digest)):
            return None
        moment = content.parsed["gen_time"].native
    except Exception:  # whatever a malformed token makes asn1crypto or pyHanko raise
        return None
    return moment if isinstance(moment, datetime.datetime) else None


def _hash(name: str, content: bytes) -> bytes:
    from cryptography.hazmat.primitives import hashes
    from pyhanko_certvalidator.util import get_pyca_cryptography_hash

    digest = hashes.Hash(get_pyca_cryptography_hash(name))
    digest.update(content)
    return digest.finalize()


def _covering(base: FileSignature, reader: PdfFileReader, embedded: EmbeddedPdfSignature) -> FileSignature:
    """How much of the file is signed, and what was done to it afterwards."""
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel as Level

    embedded.compute_integrity_info(_policy())  # type: ignore[no-untyped-call]
    level, result = embedded.coverage, embedded.diff_result
    if level == Level.ENTIRE_FILE:
        return replace(base, covers_whole_file=True, changed_after="none")
    if level == Level.UNCLEAR:
        return _unchecked(base, "it does not cover the file from its first byte without a gap")
    if level != Level.ENTIRE_REVISION:
        return replace(base, notes=(*base.notes, "what was added after it could not be told"))
    if not isinstance(result, DiffResult):
        return replace(base, changed_after="changed")
    allowed = embedded.docmdp_level
    if allowed is not None and result.modification_level.value > allowed.value:
        return replace(base, changed_after="changed")
    change: Change = "none" if result.modification_level == ModificationLevel.NONE else "allowed"
    return replace(base, changed_after=change)


def _policy() -> DiffPolicy:
    """The policy of pyHanko, but a revision may list objects as free that it must not touch otherwise.

    Signing software used in Vietnam writes such entries; pyHanko still has each of them justified like any change.
    """
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, StandardDiffPolicy

    return StandardDiffPolicy(
        DEFAULT_DIFF_POLICY.global_rules, DEFAULT_DIFF_POLICY.form_rule, reject_object_freeing=False
    )


def _bare_certificate(dictionary: PdfThing) -> x509.Certificate:
    from asn1crypto import x509

    found = dictionary["/Cert"]
    first = found[0].get_object() if isinstance(found, list) else found
    return x509.Certificate.load(first.original_bytes)


def _stated_time(dictionary: PdfThing) -> datetime.datetime | None:
    from pyhanko.pdf_utils.generic import parse_pdf_date

    try:
        moment = parse_pdf_date(dictionary["/M"], strict=False)
    except Exception:  # absent, or no date
        return None
    return moment if isinstance(moment, datetime.datetime) else None


def _timed(base: FileSignature, moment: datetime.datetime | None, source: Literal["token", "claimed"]) -> FileSignature:
    if moment is None:
        return base
    try:
        return replace(base, time=iso_time(moment), time_from=source)
    except (OverflowError, ValueError):  # a year that no calendar reaches once the zone is applied
        return base


def _text(dictionary: PdfThing, key: str) -> str | None:
    value = dictionary.get(key)
    return clean(value) or None if isinstance(value, str) else None
