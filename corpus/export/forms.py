"""JSON Lines, spaCy's DocBin, and BIO columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, DocBin, SpanGroup
from spacy.vocab import Vocab

from corpus.anchors import LAYERS, Anchor, anchors
from corpus.files import name_of, text_of
from corpus.splits import documents, split_of
from docproc.language import split_syllables

__all__ = ["FORMS", "Entry", "entries", "export"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One dispatch of the corpus.

    Attributes:
        name: of its files.
        split: ``train``, ``dev`` or ``test``.
        text: as written.
        suffix: of its text's file, ``.txt`` or ``.md``.
        gold: in the gold form.
        anchors: where the values stand in ``text``.
    """

    name: str
    split: str
    text: str
    suffix: str
    gold: Mapping[str, Any]
    anchors: Sequence[Anchor]


def entries(*splits: str) -> Iterator[Entry]:
    """The dispatches of some parts of the corpus, by name.

    Args:
        splits: ``train``, ``dev``, ``test``; all where none is given.

    Raises:
        ValueError: there is no such part, or gold without a text.
    """
    for file in documents(*splits):
        name = name_of(file)
        source = text_of(file.parent, name)
        if source is None:
            raise ValueError(f"{name} has gold and no text")
        text, gold = source.read_text(encoding="utf-8"), json.loads(file.read_text(encoding="utf-8"))
        yield Entry(name, split_of(name), text, source.suffix, gold, anchors(text, gold))


def _jsonl(found: Iterable[Entry]) -> bytes:
    """One JSON object a line: ``id``, ``split``, ``text``, ``gold``, ``spans`` (layer, label, path, start, end)."""
    lines = (
        json.dumps(
            {"id": e.name, "split": e.split, "text": e.text, "gold": e.gold, "spans": [asdict(a) for a in e.anchors]},
            ensure_ascii=False,
        )
        for e in found
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _doc(entry: Entry, vocab: Vocab) -> Doc:
    words, spaces = split_syllables(entry.text)
    doc = Doc(vocab, words=words, spaces=spaces)
    for layer in LAYERS:
        spans = []
        for anchor in (a for a in entry.anchors if a.layer == layer):
            span = doc.char_span(
                anchor.start, anchor.end, label=anchor.label, span_id=anchor.path, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
        doc.spans[layer] = SpanGroup(doc, name=layer, spans=spans)
    doc.user_data = {"id": entry.name, "split": entry.split}
    return doc


def _docbin(found: Iterable[Entry]) -> bytes:
    """spaCy: tokens are syllables, figures and single marks; one span group a layer, ids are paths of the gold."""
    vocab = Vocab()
    store = DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
    for entry in found:
        store.add(_doc(entry, vocab))
    return bytes(store.to_bytes())


def _bio(found: Iterable[Entry]) -> bytes:
    """One token a line and one column a layer (``B-lead``, ``I-lead``, ``O``); a blank line between dispatches."""
    vocab = Vocab()
    blocks = []
    for entry in found:
        doc = _doc(entry, vocab)
        columns = [_tags(doc, layer) for layer in LAYERS]
        rows = [f"# id = {entry.name}", f"# split = {entry.split}", "# columns = token " + " ".join(LAYERS)]
        for token in doc:
            if not token.text.isspace():
                rows.append("\t".join([token.text, *(column[token.i] for column in columns)]))
        blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks).encode()


def _tags(doc: Doc, layer: str) -> list[str]:
    """The tags of one layer; where two of its spans overlap, the one that begins first stands."""
    tags = ["O"] * len(doc)
    for span in doc.spans[layer]:
        if all(tags[token.i] == "O" for token in span):
            for token in span:
                tags[token.i] = f"{'B' if token.i == span.start else 'I'}-{span.label_}"
    return tags


FORMS: Mapping[str, Callable[[Iterable[Entry]], bytes]] = {"jsonl": _jsonl, "docbin": _docbin, "bio": _bio}


def export(form: str, path: Path, splits: Sequence[str] = ()) -> int:
    """Write the corpus in one form.

    Args:
        form: one of ``FORMS``.
        path: the file to write.
        splits: parts of the corpus; all where none is given.

    Returns:
        How many dispatches it holds.

    Raises:
        KeyError: there is no such form.
        ValueError: there is no such part.
        OSError: the file cannot be written.
    """
    found = list(entries(*splits))
    path.write_bytes(FORMS[form](found))
    return len(found)
