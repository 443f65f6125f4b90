"""The spaCy pipeline that carries the text stages.

One ``Doc`` holds the normalised text (``Layout.text``); every stage is a component that reads what earlier ones left in
``doc._`` and adds its own. Spans live in ``doc.spans["citations" | "bodies" | "deadlines" | "obligations"]``.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from docproc.addressees import read_addressees
from docproc.bodies import find_bodies
from docproc.citations import find_aliases, find_citations, find_laws
from docproc.citations.further import Dispatching, find_further
from docproc.citations.law_context import read_law_contexts
from docproc.confidence import weigh
from docproc.deadlines import find_deadlines
from docproc.digital import digital_signatures, with_digital
from docproc.dispatch import Alias, Dispatch, Header, Source
from docproc.errors import EmptyFileError, SecretDocumentError
from docproc.header import read_header
from docproc.header.figures import weigh_figures
from docproc.obligations import Findings, find_obligations
from docproc.reading.page import Page, Reading
from docproc.reading.plain import read_plain
from docproc.reading.signatures import FileSignature
from docproc.recipients import read_recipients
from docproc.references import citations, laws, named_documents, own_id, self_references
from docproc.regions import Layout, Zone, lay_out
from docproc.regions.steadied import steadied_layout
from docproc.registered import register
from docproc.repairs import repair_warnings
from docproc.signature import read_signature
from docproc.stamps import read_stamps
from docproc.standing import issue_day, standing_of
from docproc.tasks.counts import count_warnings
from docproc.tasks.items import grow
from docproc.text import match_key
from docproc.warnings import collect_warnings

__all__ = ["COMPONENTS", "SyllableTokenizer", "build", "refuse_secret", "register_extensions", "split_syllables"]

COMPONENTS = (
    "docproc_header",
    "docproc_citations",
    "docproc_bodies",
    "docproc_deadlines",
    "docproc_obligations",
    "docproc_dispatch",
    "docproc_confidence",
)
_TOKEN = re.compile(r"\w+|[^\w\s]|\s")
_EXTENSIONS = (
    "layout",
    "steadied",
    "reading",
    "source",
    "refuse_secret",
    "standards",
    "header",
    "addressees",
    "recipients",
    "archive",
    "signature",
    "cited",
    "laws",
    "law_contexts",
    "aliases",
    "further",
    "found_bodies",
    "found_deadlines",
    "item_tree",
    "items",
    "obligations",
    "groups",
    "dispatch",
)


def split_syllables(text: str) -> tuple[list[str], list[bool]]:
    """Cut a text into syllables, figures and single marks.

    Args:
        text: any text.

    Returns:
        The words, and whether a blank follows each, as ``spacy.tokens.Doc`` takes them: nothing of the text is lost.
    """
    words: list[str] = []
    spaces: list[bool] = []
    for piece in _TOKEN.findall(text):
        if piece == " " and words and not spaces[-1] and words[-1] != "\n":
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    return words, spaces


class SyllableTokenizer:
    """Tokens are syllables, figures and single marks, so that every span of the grammars falls on token borders.

    Called with plain text it lays the text out first: ``doc.text`` is then the normalised text, as in the contract.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A ``Doc`` of a dispatch given as plain text."""
        data = text.encode(errors="replace")
        source = Source(sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain", text_from="plain")
        try:
            reading = read_plain(data)
        except EmptyFileError:
            reading = Reading("text/plain", (Page(1, 0, 0, (), "plain"),), paged=False)
        return self.doc(reading, source)

    def doc(self, reading: Reading, source: Source, *, passing: bool = False) -> Doc:
        """A ``Doc`` of a file as read.

        Args:
            reading: the file.
            source: what it was.
            passing: whether the ``Doc`` is soon dropped; it then has a vocabulary of its own, since the shared one
                keeps each word of each document for good (70 MB for a hostile text of 160,000 words).
        """
        layout = lay_out(reading)
        words, spaces = split_syllables(layout.text)
        vocab = Vocab() if passing else self.vocab
        doc = Doc(vocab, words=words, spaces=spaces)
        doc._.layout, doc._.reading, doc._.source = layout, reading, source
        doc._.steadied = steadied_layout(layout)
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> SyllableTokenizer:
        """Nothing to load."""
        return self

    def to_disk(self, path: Path, **_: object) -> None:
        """Nothing to store."""

    def from_disk(self, _: Path, **__: object) -> SyllableTokenizer:
        """Nothing to load."""
        return self


def register_extensions() -> None:
    """Make ``doc._`` know the names under which the stages leave their findings."""
    for name in _EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


def build() -> Language:
    """A new pipeline: syllable tokenizer and the components in order."""
    register_extensions()
    nlp = spacy.blank("xx")
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def refuse_secret(header: Header) -> None:
    """Raise ``SecretDocumentError`` where the header bears a secrecy mark."""
    if header.secrecy is not None:
        raise SecretDocumentError.bearing(header.secrecy.value)


# --- components ---------------------------------------------------------------------------------------------------


@Language.component("docproc_header", assigns=["doc._.header", "doc._.addressees", "doc._.signature"])
def header_component(doc: Doc) -> Doc:
    """Header, addressees, recipients, signature."""
    layout: Layout = doc._.layout
    doc._.header = weigh_figures(read_header(layout), doc._.reading)
    if doc._.refuse_secret:
        refuse_secret(doc._.header)
    doc._.addressees = read_addressees(layout)
    doc._.recipients, doc._.archive = read_recipients(layout)
    doc._.signature = read_signature(layout)
    return doc


@Language.component("docproc_citations", requires=["doc._.header"], assigns=["doc.spans", "doc._.cited"])
def citations_component(doc: Doc) -> Doc:
    """Cited documents, laws by name, aliases; searched in the running text, not in furniture or other documents."""
    layout: Layout = doc._.layout
    header = doc._.header
    low, high = _running(layout)
    text = _without_others(layout)[:high]
    own = header.number.value if header.number else None
    found = find_citations(
        text,
        own_number=own,
        own_issuer=header.issuer.value if header.issuer else None,
        issue_date=_issued(doc),
        standards=bool(doc._.standards),
    )
    doc._.cited = [cited for cited in found if any(start >= low for start, _ in cited.mentions)]
    named = find_laws(text, issue_date=_issued(doc))
    doc._.laws = [law for law in named if any(start >= low for start, _ in law.mentions)]
    doc._.law_contexts = read_law_contexts(text, doc._.laws, doc._.cited)
    doc._.aliases = [alias for alias in find_aliases(text) if alias.start >= low]
    type_name = header.type.value if header.type else None
    doc._.further = find_further(text, doc._.cited, doc._.aliases, Dispatching(own, type_name, _issued(doc)))
    _mark(doc, "citations", ((s, e, cited.number) for cited in doc._.cited for s, e in cited.mentions))
    return doc


@Language.component("docproc_bodies", assigns=["doc.spans", "doc._.found_bodies"])
def bodies_component(doc: Doc) -> Doc:
    """Mentions of bodies and groups."""
    doc._.found_bodies = find_bodies(doc._.steadied.text)
    _mark(doc, "bodies", ((body.start, body.end, body.canonical or body.name) for body in doc._.found_bodies))
    return doc


@Language.component("docproc_deadlines", requires=["doc._.cited"], assigns=["doc.spans", "doc._.found_deadlines"])
def deadlines_component(doc: Doc) -> Doc:
    """Deadlines in the running text; dates of cited documents are masked."""
    layout: Layout = doc._.layout
    masked = [mention for cited in doc._.cited for mention in cited.mentions]
    low, high = layout.extent(Zone.BODY, Zone.APPENDIX)
    found = find_deadlines(doc._.steadied.text, issue_date=_issued(doc), masked=masked)
    doc._.found_deadlines = [deadline for deadline in found if low <= deadline.start < high]
    _mark(doc, "deadlines", ((d.start, d.end, d.due or d.kind) for d in doc._.found_deadlines))
    return doc


@Language.component(
    "docproc_obligations",
    requires=["doc._.found_bodies", "doc._.found_deadlines"],
    assigns=["doc.spans", "doc._.item_tree", "doc._.items", "doc._.obligations", "doc._.groups"],
)
def obligations_component(doc: Doc) -> Doc:
    """Items and obligations; a text in which no form of a dispatch is recognised obliges nobody."""
    header = doc._.header
    doc._.items, doc._.obligations, doc._.groups = (), (), ()
    if header.type is not None or doc._.addressees:
        names = {match_key(field.value) for field in (header.issuer, *header.co_issuers) if field}
        names |= {name.replace("ủy ban nhân dân", "ubnd") for name in names}
        findings = Findings(
            addressees=doc._.addressees,
            citations=doc._.cited,
            deadlines=doc._.found_deadlines,
            bodies=doc._.found_bodies,
            own_names=frozenset(names),
            issuer=header.issuer.value if header.issuer else None,
            parent=header.parent.value if header.parent else None,
            type_name=header.type.value if header.type else None,
            issued=_issued(doc),
        )
        doc._.item_tree = grow(doc._.steadied)
        doc._.items, found = find_obligations(doc._.steadied, doc._.item_tree, findings)
        standing = standing_of(header, doc._.addressees, doc._.layout.text)
        doc._.obligations, doc._.groups = register(found, standing)
    _mark(doc, "obligations", ((*o.span, o.id) for o in doc._.obligations if o.span))
    return doc


@Language.component("docproc_dispatch", requires=["doc._.obligations"], assigns=["doc._.dispatch"])
def dispatch_component(doc: Doc) -> Doc:
    """The contract's object."""
    layout: Layout = doc._.layout
    digital = digital_signatures(_own_signatures(layout, doc._.reading.signatures))
    doc._.dispatch = Dispatch(
        source=doc._.source.model_copy(update={"stamps": read_stamps(layout)}),
        id=own_id(doc._.header),
        text=layout.text,
        header=doc._.header,
        addressees=doc._.addressees,
        citations=citations(layout, doc._.cited, doc._.further.mentions),
        laws=laws(layout, doc._.laws, doc._.law_contexts),
        named_documents=named_documents(layout, doc._.further.named),
        self_references=self_references(layout, doc._.further.selves),
        aliases=tuple(
            Alias(alias=alias.alias, means=alias.means, **layout.evidence(alias.start, alias.end))
            for alias in doc._.aliases
        ),
        items=doc._.items,
        obligations=doc._.obligations,
        groups=doc._.groups,
        recipients=doc._.recipients,
        archive=doc._.archive,
        signature=with_digital(doc._.signature, digital),
        warnings=(
            *collect_warnings(layout, doc._.reading, doc._.header, doc._.addressees, digital),
            *repair_warnings(layout, doc._.header, doc._.cited),
            *(count_warnings(layout, doc._.item_tree) if doc._.item_tree is not None else ()),
        ),
    )
    return doc


@Language.component("docproc_confidence", requires=["doc._.dispatch"], assigns=["doc._.dispatch"])
def confidence_component(doc: Doc) -> Doc:
    """How sure each value is; no value changes."""
    doc._.dispatch = weigh(doc._.dispatch, doc._.layout, doc._.reading)
    return doc


def _issued(doc: Doc) -> datetime.date | None:
    return issue_day(doc._.header)


def _own_signatures(layout: Layout, found: Iterable[FileSignature]) -> list[FileSignature]:
    """The digital signatures but for those whose field stands on a page of other documents alone."""
    own = {block.line.page for block in layout.blocks if block.zone not in {Zone.OTHER, Zone.FURNITURE}}
    return [one for one in found if one.page not in layout.other_pages or one.page in own]


def _without_others(layout: Layout) -> str:
    """The text with other documents in the file blanked, which may stand in front of the footnotes."""
    parts: list[str] = []
    position = 0
    for block in layout.zone(Zone.OTHER):
        parts += [layout.text[position : block.start], "\n" * (block.end - block.start)]
        position = block.end
    return "".join([*parts, layout.text[position:]])


def _running(layout: Layout) -> tuple[int, int]:
    """The stretch in which documents are cited: from the subject to the last appendix or footnote."""
    blocks = [block for block in layout.blocks if block.zone not in {Zone.FURNITURE, Zone.OTHER}]
    low = min((block.start for block in layout.blocks if block.zone in {Zone.HEADER, Zone.BODY}), default=0)
    return low, blocks[-1].end if blocks else 0


def _mark(doc: Doc, name: str, spans: Iterable[tuple[int, int, str]]) -> None:
    """Add a span group; a span that does not fall on token borders is widened to them."""
    marked: list[Span] = []
    for start, end, label in spans:
        span = doc.char_span(start, end, label=name.removesuffix("s"), kb_id=0, span_id=label, alignment_mode="expand")
        if span is not None:
            marked.append(span)
    doc.spans[name] = SpanGroup(doc, name=name, spans=marked)
