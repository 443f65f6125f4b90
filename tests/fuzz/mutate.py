"""A deterministic mutator: the same seed makes the same broken file of the same sound one.

Half of the mutations know the format: they keep a checksum right, repack a stream or rewrite a directory, so that what
is broken lies behind the door that plain damage fails at.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

__all__ = ["mutate"]

Mutation = Callable[[bytes, Random], bytes]

_EDGES = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_NUMBERS = (b"0", b"-1", b"1", b"99999", b"65536", b"2147483647", b"2147483648", b"99999999999", b"1e38", b"0.000001")
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def mutate(data: bytes, kind: str, others: list[bytes], random: Random) -> bytes:
    """A broken form of a file.

    Args:
        data: the sound file.
        kind: ``pdf``, ``docx`` or ``png``.
        others: files of the same kind, to splice with.
        random: where all choices come from.
    """
    for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
        if random.random() < 0.1:
            data = _splice(data, random.choice(others), random)
        else:
            data = random.choice(random.choice((_PLAIN, _BY_KIND[kind])))(data, random)
    return data


def _place(data: bytes, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    start = _place(data, random)
    return start, min(len(data), start + random.choice((1, 2, 4, 8, 32, 256, 4096)))


def _splice(data: bytes, other: bytes, random: Random) -> bytes:
    return data[: _place(data, random)] + other[_place(other, random) :]


def _flip_bits(data: bytes, random: Random) -> bytes:
    blob = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 50))):
        if blob:
            blob[random.randrange(len(blob))] ^= 1 << random.randrange(8)
    return bytes(blob)


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: _place(data, random)]


def _delete(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    return data[:end] + data[start:end] * random.choice((1, 1, 3, 100)) + data[end:]


def _overwrite(data: bytes, random: Random) -> bytes:
    start, end = _stretch(data, random)
    new = (
        random.randbytes(end - start) if random.random() < 0.5 else bytes([random.choice((0, 32, 255))]) * (end - start)
    )
    return data[:start] + new + data[end:]


def _set_number(data: bytes, random: Random) -> bytes:
    """Four bytes, in either order, become a number at the edge of something."""
    start = _place(data, random)
    return data[:start] + struct.pack(random.choice("<>") + "I", random.choice(_EDGES)) + data[start + 4 :]


_PLAIN: list[Mutation] = [_flip_bits, _flip_bits, _truncate, _delete, _repeat, _overwrite, _set_number]


# --- ZIP and DOCX -------------------------------------------------------------------------------------------------


def _tamper_headers(data: bytes, random: Random) -> bytes:
    """A field of a local header, of a directory entry or of the directory's end."""
    kind = random.choice((_LOCAL, _CENTRAL, _END))
    places = [match.start() for match in re.finditer(re.escape(kind), data)]
    if not places:
        return data
    fields = {
        _LOCAL: (6, 8, 14, 18, 22, 26, 28),
        _CENTRAL: (8, 10, 16, 20, 24, 28, 30, 32, 42),
        _END: (8, 10, 12, 16, 20),
    }
    at = random.choice(places) + random.choice(fields[kind])
    width = random.choice((2, 4))
    value = random.choice(_EDGES) if random.random() < 0.6 else random.randrange(2 * len(data))
    return data[:at] + struct.pack("<I", value)[:width] + data[at + width :]


def _repacked(data: bytes, random: Random, change: Mutation) -> bytes:
    """The package with one part changed and all checksums right; plain damage where it is no package any more."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    except Exception:
        return _flip_bits(data, random)
    named = [index for index, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    if not named:
        return data
    chosen = random.choice(named)
    out = io.BytesIO()
    method = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with warnings.catch_warnings(action="ignore", category=UserWarning), zipfile.ZipFile(out, "w", method) as archive:
        for index, (name, content) in enumerate(parts):
            archive.writestr(zipfile.ZipInfo(name), change(content, random) if index == chosen else content)
    return out.getvalue()


def _break_part(data: bytes, random: Random) -> bytes:
    return _repacked(data, random, random.choice(_PLAIN))


def _break_markup(data: bytes, random: Random) -> bytes:
    return _repacked(data, random, random.choice((_swap_tags, _set_values, _wrap_deep, _repeat_element)))


def _swap_tags(xml: bytes, random: Random) -> bytes:
    """Every element of one name gets another's."""
    names = sorted({match[1] for match in re.finditer(rb"<([\w:]+)[\s/>]", xml)})
    if len(names) < 2:
        return xml
    one, other = random.sample(names, 2)
    return re.sub(rb"(</?)" + re.escape(one) + rb"(?=[\s/>])", rb"\1" + other, xml)


def _set_values(xml: bytes, random: Random) -> bytes:
    """Some attributes become numbers at the edge, or names that nothing has."""
    share = random.choice((0.02, 0.3))
    values = (*_NUMBERS, b"", b"x" * 300, "ư\u0301".encode())
    return re.sub(rb'="[^"]*"', lambda m: b'="%b"' % random.choice(values) if random.random() < share else m[0], xml)


def _wrap_deep(xml: bytes, random: Random) -> bytes:
    """One element stands within itself, many times over."""
    found = list(re.finditer(rb"<(w:\w+)>", xml))
    if not found:
        return xml
    match, depth = random.choice(found), random.choice((5, 60, 300, 5_000))
    close = b"</" + match[1] + b">"
    end = xml.find(close, match.end())
    return xml[: match.start()] + match[0] * depth + xml[match.end() : end] + close * depth + xml[end:]


def _repeat_element(xml: bytes, random: Random) -> bytes:
    found = list(re.finditer(rb"<w:(p|r|tr|tc|tbl|num|style|sdt)[ >].*?</w:\1>", xml, re.DOTALL))
    if not found:
        return xml
    match = random.choice(found)
    return xml[: match.end()] + match[0] * random.choice((1, 20, 400)) + xml[match.end() :]


def _double_part(data: bytes, random: Random) -> bytes:
    """A second part of the same name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            name = random.choice(archive.namelist())
        out = io.BytesIO(data)
        with warnings.catch_warnings(action="ignore", category=UserWarning), zipfile.ZipFile(out, "a") as archive:
            archive.writestr(zipfile.ZipInfo(name.upper() if random.random() < 0.3 else name), b"<x/>")
    except Exception:
        return _repeat(data, random)
    return out.getvalue()


# --- PDF ----------------------------------------------------------------------------------------------------------


def _set_pdf_number(data: bytes, random: Random) -> bytes:
    """Numbers outside of streams: lengths, places in the cross-reference, object numbers, boxes."""
    found = list(re.finditer(rb"(?<![\w.])\d+(?![\w.])", data))
    for match in sorted(random.sample(found, min(len(found), random.choice((1, 3)))), key=lambda m: -m.start()):
        data = data[: match.start()] + random.choice(_NUMBERS) + data[match.end() :]
    return data


def _swap_names(data: bytes, random: Random) -> bytes:
    names = list(re.finditer(rb"/[A-Z]\w+", data))
    if len(names) < 2:
        return data
    one, other = random.sample(names, 2)
    return data[: one.start()] + other[0] + data[one.end() :]


def _swap_references(data: bytes, random: Random) -> bytes:
    found = list(re.finditer(rb"\d+ 0 R", data))
    if len(found) < 2:
        return data
    one, other = random.sample(found, 2)
    return data[: one.start()] + other[0] + data[one.end() :]


def _drop_word(data: bytes, random: Random) -> bytes:
    words = rb"endobj|endstream|stream|xref|trailer|startxref|%%EOF|obj|<<|>>|\[|\]"
    found = list(re.finditer(words, data))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start()] + random.choice((b"", b" ", match[0] * 2)) + data[match.end() :]


def _break_stream(data: bytes, random: Random) -> bytes:
    """What a stream holds, unpacked, broken and packed again."""
    found = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    random.shuffle(found)
    for match in found[:8]:
        try:
            content = zlib.decompress(match[1])
        except zlib.error:
            continue
        broken = random.choice((*_PLAIN, _set_pdf_number, _swap_operators))(content, random)
        return data[: match.start(1)] + zlib.compress(broken) + data[match.end(1) :]
    return _flip_bits(data, random)


def _swap_operators(content: bytes, random: Random) -> bytes:
    """Every operator of one name becomes another."""
    operators = (b"Tj", b"TJ", b"Tf", b"Td", b"Tm", b"BT", b"ET", b"q", b"Q", b"cm", b"re", b"f", b"W", b"Do", b"gs")
    one, other = random.sample(operators, 2)
    return re.sub(rb"\b" + one + rb"\b", other, content)


# --- PNG ----------------------------------------------------------------------------------------------------------


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found: list[tuple[bytes, bytes]] = []
    at = len(_PNG_HEAD)
    while at + 12 <= len(data) and len(found) < 1000:
        length = struct.unpack_from(">I", data, at)[0]
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def _joined(chunks: list[tuple[bytes, bytes]], random: Random) -> bytes:
    out = bytearray(_PNG_HEAD)
    for kind, content in chunks:
        check = zlib.crc32(kind + content) if random.random() < 0.97 else random.getrandbits(32)
        out += struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
    return bytes(out)


def _break_chunk(data: bytes, random: Random) -> bytes:
    """One chunk is broken, under a right checksum; packed pixels may be unpacked first."""
    chunks = _chunks(data)
    if not chunks:
        return _flip_bits(data, random)
    index = random.randrange(len(chunks))
    kind, content = chunks[index]
    if kind == b"IDAT" and random.random() < 0.5:
        try:
            chunks[index] = (kind, zlib.compress(random.choice(_PLAIN)(zlib.decompress(content), random)))
            return _joined(chunks, random)
        except zlib.error:
            pass
    chunks[index] = (kind, random.choice(_PLAIN)(content, random))
    return _joined(chunks, random)


def _set_head(data: bytes, random: Random) -> bytes:
    """Width, height, depth, colours or interlacing are others."""
    chunks = _chunks(data)
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        return _flip_bits(data, random)
    head = bytearray(chunks[0][1])
    if random.random() < 0.5:
        struct.pack_into(">I", head, random.choice((0, 4)), random.choice((*_EDGES, 9, 1000, 20_000)))
    else:
        head[random.randrange(8, 13)] = random.choice((0, 1, 2, 3, 4, 6, 8, 16, 255))
    return _joined([(b"IHDR", bytes(head)), *chunks[1:]], random)


def _move_chunks(data: bytes, random: Random) -> bytes:
    """A chunk is lost, doubled, moved or renamed."""
    chunks = _chunks(data)
    if not chunks:
        return data
    index, way = random.randrange(len(chunks)), random.randrange(4)
    chunk = chunks.pop(index)
    if way == 1:
        chunks[index:index] = [chunk] * random.choice((2, 50))
    elif way == 2:
        chunks.insert(random.randrange(len(chunks) + 1), chunk)
    elif way == 3:
        chunks.insert(index, (random.choice((b"PLTE", b"tRNS", b"IDAT", b"acTL", b"fdAT", b"iCCP", b"eXIf")), chunk[1]))
    return _joined(chunks, random)


_BY_KIND: dict[str, list[Mutation]] = {
    "docx": [_tamper_headers, _tamper_headers, _break_part, _break_markup, _break_markup, _double_part],
    "pdf": [_set_pdf_number, _set_pdf_number, _swap_names, _swap_references, _drop_word, _break_stream, _break_stream],
    "png": [_break_chunk, _break_chunk, _set_head, _move_chunks],
}
