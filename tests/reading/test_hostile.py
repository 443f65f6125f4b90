"""Files made to exhaust or misuse the reader: each is refused for its own reason, and the caller does not grow."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docproc.errors import (
    DamagedFileError,
    DocprocError,
    FileTooLargeError,
    NoTextError,
    TooMuchMemoryError,
    UnsafeFileError,
)
from docproc.reading import read
from docproc.reading.docx_package import WordPackage
from tests.fuzz.bombs import DOCX, PDF, PICTURES, TEXT, docx

MEGABYTE = 1024 * 1024
REFUSED: list[tuple[dict[str, Callable[[], bytes]], str, type[DocprocError]]] = [
    (DOCX, "zip that understates 190 MB", DamagedFileError),
    (DOCX, "zip of 20,000 entries", FileTooLargeError),
    (DOCX, "zip of 1,900 entries on one part", FileTooLargeError),
    (DOCX, "billion laughs", UnsafeFileError),
    (DOCX, "entity of a local file", UnsafeFileError),
    (DOCX, "doctype of an address", UnsafeFileError),
    (DOCX, "1,000,000 empty paragraphs", FileTooLargeError),
    (DOCX, "elements 100,000 deep", FileTooLargeError),
    (PDF, "page of 90,000 scattered characters", FileTooLargeError),
    (PDF, "20,000 pages", FileTooLargeError),
    (PDF, "page tree that holds itself", FileTooLargeError),
    (PDF, "page of 5,000,000 characters", TooMuchMemoryError),
    (PDF, "cross-reference of 2,000,000,000 entries", DamagedFileError),
    (PICTURES, "PNG of 2^31 x 2^31", FileTooLargeError),
    (PICTURES, "PNG of 16,000 x 16,000 without pixels", FileTooLargeError),
    (PICTURES, "TIFF of 100,000 pages", FileTooLargeError),
    (PICTURES, "JPEG of 65,000 x 65,000", FileTooLargeError),
    (TEXT, "26 MB", FileTooLargeError),
    (TEXT, "nothing but line ends", FileTooLargeError),
]
SURVIVED = [
    (DOCX, "zip in a zip"),
    (DOCX, "tables 80 deep"),
    (DOCX, "cells 2,000,000,000 wide"),
    (PDF, "forms 100 deep"),
    (PDF, "arrays 500,000 deep"),
    (PDF, "cross-reference that points to itself"),
    (TEXT, "one line of 100,000 gaps"),
]


def resident() -> int:
    """Bytes that this process holds."""
    return int(Path("/proc/self/status").read_text().partition("VmRSS:")[2].split()[0]) * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
@pytest.mark.parametrize(("table", "name", "error"), REFUSED, ids=[name for _, name, _ in REFUSED])
def test_each_is_refused_for_its_reason(
    table: dict[str, Callable[[], bytes]], name: str, error: type[DocprocError]
) -> None:
    data = table[name]()
    before = resident()
    with pytest.raises(error) as raised:
        read(data)
    assert type(raised.value) is error
    assert resident() - before < 8 * MEGABYTE


@pytest.mark.parametrize(("table", "name"), SURVIVED, ids=[name for _, name in SURVIVED])
def test_what_is_only_odd_is_read(table: dict[str, Callable[[], bytes]], name: str) -> None:
    try:
        assert read(table[name]()).lines
    except NoTextError:
        assert table is PDF


def test_no_entity_is_fetched() -> None:
    """Somebody listens at the address that the entity names, and hears nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        for before in (f'<!DOCTYPE d [<!ENTITY x SYSTEM "{address}">]>', f'<!DOCTYPE d SYSTEM "{address}">'):
            with pytest.raises(UnsafeFileError):
                read(docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", before=before))
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_doctype_in_any_part_that_is_read_is_refused() -> None:
    styles = b'<!DOCTYPE s [<!ENTITY a "b">]><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    package = WordPackage(docx(parts={"word/styles.xml": styles}))
    [name] = [part for part in package.related(package.main(), "image") if part.endswith("styles.xml")]
    with pytest.raises(UnsafeFileError):
        package.xml(name)


def test_the_same_reader_goes_on_after_a_bomb() -> None:
    for make in (DOCX["billion laughs"], PICTURES["PNG of 2^31 x 2^31"]):
        with pytest.raises(DocprocError):
            read(make())
        assert read("Kính gửi: Sở Nội vụ".encode()).lines[0].text == "Kính gửi: Sở Nội vụ"
