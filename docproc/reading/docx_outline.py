"""A part of a Word file of which only the children that are asked for are parsed.

Word writes 350 KB of styles of which a dispatch uses five; parsing them all takes longer than reading the rest of the
file. So the part is cut at the tags of its children: each leaves its start tag in place, and that little is parsed.
Markup that cannot be cut safely (comments, other prefixes or encodings, children inside children) is parsed whole.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from docproc.errors import DamagedFileError
from docproc.reading.docx_markup import w

__all__ = ["Outline"]

_NAMESPACE = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PREFIX = b'xmlns:w="' + _NAMESPACE + b'"'
_WORTH_CUTTING = 64 * 1024
"""Bytes from which cutting saves more than it costs."""


class Outline:
    """The children of one kind in a part.

    Args:
        blob: the part.
        root: name of its root element without prefix (``styles``).
        child: name of the children without prefix (``style``).
        parse: parses XML, raises ``DamagedFileError`` where it cannot.

    Attributes:
        stubs: the children in order with their attributes; their content is only sure to be in ``node``.

    Raises:
        DamagedFileError: the part cannot be parsed; faults inside a child that nobody asks for stay unnoticed.
    """

    def __init__(self, blob: bytes, root: str, child: str, parse: Callable[[bytes], etree._Element]) -> None:
        self._blob, self._parse, self._tag = blob, parse, w(child)
        large = len(blob) >= _WORTH_CUTTING
        skeleton, self._fragments = _cut(blob, root.encode(), child.encode()) if large else (b"", [])
        self.stubs = self._children(skeleton) if self._fragments else []
        if not self.stubs or len(self.stubs) != len(self._fragments):
            self._fragments = []
            self.stubs = list(parse(blob).iterchildren(self._tag))

    def node(self, index: int) -> etree._Element:
        """The child at that place in ``stubs``, with its content."""
        if not self._fragments:
            return self.stubs[index]
        nodes = self._children(self._fragments[index])
        return nodes[0] if len(nodes) == 1 else list(self._parse(self._blob).iterchildren(self._tag))[index]

    def _children(self, blob: bytes) -> list[etree._Element]:
        """The children in XML that was cut; none where the cut was in the wrong place."""
        try:
            return list(self._parse(blob).iterchildren(self._tag))
        except DamagedFileError:
            return []


def _cut(blob: bytes, root: bytes, child: bytes) -> tuple[bytes, list[bytes]]:
    """The part with its children emptied, and each child alone in the part; nothing where cutting is not safe."""
    opening, closing = b"<w:" + child + b" ", b"</w:" + child + b">"
    root_start = blob.find(b"<w:" + root)
    root_end = blob.find(b">", root_start) + 1
    if root_start < 0 or not _is_plain(blob, root_start, root_end):
        return b"", []
    *bodies, tail = blob.split(closing)
    starts = [body.find(opening) for body in bodies]
    if -1 in starts or blob.count(opening) != len(starts) or opening in tail:
        return b"", []
    root_tag, end = blob[root_start:root_end], closing + b"</w:" + root + b">"
    skeleton = [body[: body.find(b">", start)] for body, start in zip(bodies, starts, strict=True)]
    fragments = [root_tag + body[start:] + end for body, start in zip(bodies, starts, strict=True)]
    return b"/>".join([*skeleton, tail]), fragments


def _is_plain(blob: bytes, root_start: int, root_end: int) -> bool:
    """Whether tags mean what they look like: UTF-8, no comment, CDATA or instruction, one prefix for Word's names."""
    declaration, root_tag = blob[:root_start], blob[root_start:root_end]
    return (
        (b"encoding" not in declaration or b"utf-8" in declaration.lower())
        and _PREFIX in root_tag
        and root_tag.count(_NAMESPACE) == 1
        and blob.find(b"xmlns", root_end) < 0
        and (blob.find(b"?", root_start) < 0 or blob.find(b"<?", root_start) < 0)  # one byte is found 60 times faster
        and (b"!" not in blob or b"<!" not in blob)
    )
