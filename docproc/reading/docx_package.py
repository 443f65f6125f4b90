"""The ZIP package of a Word file: budgets first, then the XML parts that hold text.

python-docx names the parts (``PackURI``) and their elements; its ``Document`` is not used to open them because it
inflates every part, images too, without any limit, stops at one dangling relationship, and costs twice as much.
"""

from __future__ import annotations

import zipfile
import zlib
from functools import partial
from io import BytesIO

from docx.opc.packuri import PACKAGE_URI, PackURI
from lxml import etree

from docproc.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    FileTooLargeError,
    UnsafeFileError,
)
from docproc.reading.docx_outline import Outline

__all__ = ["MAX_ENTRIES", "MAX_INFLATED_BYTES", "MAX_MARKS", "MAX_RATIO", "WordPackage"]

MAX_ENTRIES = 2_000
MAX_INFLATED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 200
# "<" in one XML part: a tree costs about 100 bytes a mark; a page of Word's worst markup has some 3,000
MAX_MARKS = 3_000_000

_CHUNK = 256 * 1024
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_CENTRAL_HEADER = b"PK\x01\x02"
_DOCTYPE = b"<!DOCTYPE"
_STRICT = b"http://purl.oclc.org/ooxml/"
_READABLE_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ZIP_ENCRYPTED = 0x1
# ISO/IEC 29500 Strict writes other namespaces than the transitional form that everybody else writes
_STRICT_NAMESPACES = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class WordPackage:
    """A Word file whose budgets have been checked.

    Args:
        data: the bytes of the file.

    Raises:
        EmptyFileError: there are no bytes.
        EncryptedFileError: the package, or an entry of it, is locked with a password.
        FileTooLargeError: too many entries, too many inflated bytes, or too high a ratio.
        DamagedFileError: not a ZIP archive, or one that cannot be read.
    """

    def __init__(self, data: bytes) -> None:
        if not data.strip():
            raise EmptyFileError("The file is empty.")
        if data.startswith(_OLE_MAGIC):
            if _ENCRYPTED_STREAM in data:
                raise EncryptedFileError("The Word file is locked with a password; save it without one.")
            raise DamagedFileError("The file is not a DOCX package but an older Office container.")
        if data.count(_CENTRAL_HEADER) > 4 * MAX_ENTRIES:  # before zipfile builds an object for each
            raise FileTooLargeError(f"The Word file has more than {MAX_ENTRIES} parts.")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
            raise DamagedFileError("The Word file is truncated or not a ZIP package.") from error
        self._entries = _check_entries(self._zip.infolist(), len(data))
        self._inflated = 0
        # entities stay unresolved and nothing is fetched; huge_tree stays off, so depth and text size are bounded
        self._parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )

    def main(self) -> PackURI:
        """The name of the main document part.

        Raises:
            DamagedFileError: the package has none, so it is not a Word file.
        """
        named = self.related(PACKAGE_URI, "officeDocument")
        name = named[0] if named else PackURI("/word/document.xml")
        if _key(name) not in self._entries:
            raise DamagedFileError("The file is a ZIP package without a Word document in it.")
        return name

    def related(self, source: PackURI, kind: str) -> list[PackURI]:
        """The parts that ``source`` points to by relationships of ``kind`` (``styles``, ``header`` …), in order."""
        return [name for relation, name in self.relationships(source).values() if relation == kind]

    def relationships(self, source: PackURI) -> dict[str, tuple[str, PackURI]]:
        """For each internal relationship of ``source``: id -> (last word of its type, part name)."""
        root = self.xml(source.rels_uri)
        if root is None:
            return {}
        return {
            node.get("Id", ""): (
                node.get("Type", "").rpartition("/")[2],
                PackURI.from_rel_ref(source.baseURI, node.get("Target", "").replace("\\", "/")),
            )
            for node in root.iterchildren(_RELATIONSHIP)
            if node.get("TargetMode") != "External"
        }

    def xml(self, name: PackURI) -> etree._Element | None:
        """The root of an XML part, or ``None`` if the package does not have it.

        Raises:
            FileTooLargeError: the part inflates to more than the budgets allow.
            UnsafeFileError: it declares a DOCTYPE.
            DamagedFileError: it cannot be inflated or parsed.
        """
        entry = self._entries.get(_key(name))
        return None if entry is None else self._parse(entry, self._checked(entry))

    def outline(self, name: PackURI, root: str, child: str) -> Outline | None:
        """The children of an XML part, each parsed when it is asked for; ``None`` if the package has no such part.

        Args:
            name: the part.
            root: name of its root element without prefix.
            child: name of the children without prefix.

        Raises:
            FileTooLargeError: the part inflates to more than the budgets allow.
            UnsafeFileError: it declares a DOCTYPE.
            DamagedFileError: it cannot be inflated or parsed.
        """
        entry = self._entries.get(_key(name))
        return None if entry is None else Outline(self._checked(entry), root, child, partial(self._parse, entry))

    def _checked(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of a part, safe to parse."""
        blob = self._inflate(entry)
        if blob.count(b"<") > MAX_MARKS:
            raise FileTooLargeError(f"The part {entry.filename} of the Word file holds too much markup.")
        if b"!" in blob and _DOCTYPE in blob:  # one byte is found 60 times faster
            raise _doctype_error(entry)
        if _STRICT in blob:
            for strict, transitional in _STRICT_NAMESPACES:
                blob = blob.replace(strict, transitional)
        return blob

    def _parse(self, entry: zipfile.ZipInfo, blob: bytes) -> etree._Element:
        try:
            root = etree.fromstring(blob, self._parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if "Excessive depth" in str(error):  # libxml2 stops at 256 levels, its bound unless huge_tree is set
                raise DamagedFileError(f"The part {entry.filename} of the Word file is too deeply nested.") from error
            raise DamagedFileError(f"The part {entry.filename} of the Word file is not well-formed XML.") from error
        if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16 the test above does not see it
            raise _doctype_error(entry)
        return root

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        chunks: list[bytes] = []
        try:
            # in chunks, because one read() inflates all that the entry holds, whatever size it declares
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    self._inflated += len(chunk)
                    if self._inflated > MAX_INFLATED_BYTES:
                        raise _inflated_error()
                    chunks.append(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as error:
            raise DamagedFileError(f"The part {entry.filename} of the Word file is damaged.") from error
        return b"".join(chunks)


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> dict[str, zipfile.ZipInfo]:
    if len(entries) > MAX_ENTRIES:
        raise FileTooLargeError(f"The Word file has more than {MAX_ENTRIES} parts.")
    inflated = sum(entry.file_size for entry in entries)
    if inflated > MAX_INFLATED_BYTES:
        raise _inflated_error()
    if inflated > MAX_RATIO * size:
        raise FileTooLargeError(f"The Word file inflates to more than {MAX_RATIO} times its size.")
    if any(entry.flag_bits & _ZIP_ENCRYPTED for entry in entries):
        raise EncryptedFileError("The Word file is locked with a password; save it without one.")
    if any(entry.compress_type not in _READABLE_METHODS for entry in entries):
        raise DamagedFileError("The Word file is compressed with a method that Word does not use.")
    return {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}


def _key(name: PackURI) -> str:
    return name.lstrip("/").lower()


def _doctype_error(entry: zipfile.ZipInfo) -> UnsafeFileError:
    return UnsafeFileError(f"The part {entry.filename} of the Word file declares a DOCTYPE, which Word never writes.")


def _inflated_error() -> FileTooLargeError:
    return FileTooLargeError(f"The Word file inflates to more than {MAX_INFLATED_BYTES // 2**20} MB.")
