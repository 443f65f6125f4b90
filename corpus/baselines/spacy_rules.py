"""spaCy's rules alone: a blank pipeline, its sentencizer, token patterns, and no code of our own for the language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from corpus.baselines.composed import Prediction, day_of, file_text

__all__ = ["spacy_rules"]

_VERBS = ["giao", "yêu cầu", "đề nghị", "chủ trì", "báo cáo", "xây dựng", "tổ chức", "rà soát", "phối hợp", "thực hiện"]
_VERBS += ["hoàn thành", "kiểm tra", "tăng cường", "hướng dẫn", "triển khai", "nghiêm cấm", "không được", "phải"]
_BODIES = [
    "ubnd",
    "ủy ban",
    "sở",
    "bộ",
    "phòng",
    "ban",
    "cục",
    "công an",
    "văn phòng",
    "trường",
    "chi cục",
    "trung tâm",
]
_NUMBER = {"TEXT": {"REGEX": r"^\d+[a-z]?(/\d{4})?/[A-ZĐ][\wĐƯ&]*(-[\wĐƯ&,]+)*$"}}
_DAY: list[dict[str, Any]] = [
    {"LOWER": "ngày"},
    {"TEXT": {"REGEX": r"^\d{1,2}(/\d{1,2}(/\d{4})?)?$"}},
    {"LOWER": "tháng", "OP": "?"},
    {"TEXT": {"REGEX": r"^\d{1,2}$"}, "OP": "?"},
    {"LOWER": "năm", "OP": "?"},
    {"TEXT": {"REGEX": r"^\d{4}$"}, "OP": "?"},
]


@cache
def _pipeline() -> Language:
    nlp = spacy.blank("xx")
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = None  # "76/NQ-CP" stays one token
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", ";", "\n"]})
    ruler: Any = nlp.add_pipe("span_ruler")
    patterns: list[dict[str, Any]] = [{"label": "NUMBER", "pattern": [_NUMBER]}, {"label": "DAY", "pattern": _DAY}]
    patterns += [{"label": "VERB", "pattern": [{"LOWER": word} for word in verb.split()]} for verb in _VERBS]
    title = {"TEXT": {"REGEX": r"^[A-ZĐÀ-Ỹ]\w*$"}, "OP": "+"}
    patterns += [{"label": "BODY", "pattern": [*({"LOWER": word} for word in body.split()), title]} for body in _BODIES]
    ruler.add_patterns(patterns)
    return nlp


def spacy_rules(path: Path) -> Prediction:
    """Read a file with spaCy's rules.

    Args:
        path: PDF with a text layer, DOCX or text.

    Returns:
        The fields of the output contract that rules over tokens can fill.
    """
    doc = _pipeline()(file_text(path))
    numbers = _longest(doc, "NUMBER")
    own = numbers[0].text if numbers else None
    days = [day_of(span.text) for span in _longest(doc, "DAY")]
    bodies = _longest(doc, "BODY")
    issued = next((day for day in days if day), None)
    citations = dict.fromkeys(span.text for span in numbers if span.text != own)
    return {
        "header": {"number": own, "date": issued, "issuer": bodies[0].text if bodies else None, "type": "công văn"},
        "citations": [{"number": number} for number in citations],
        "obligations": [found for sentence in doc.sents if (found := _obligation(sentence, doc, issued)) is not None],
    }


def _longest(doc: Doc, label: str) -> list[Span]:
    return list(spacy.util.filter_spans([span for span in doc.spans["ruler"] if span.label_ == label]))


def _obligation(sentence: Span, doc: Doc, issued: str | None) -> Prediction | None:
    inside = [s for s in doc.spans["ruler"] if sentence.start <= s.start and s.end <= sentence.end]
    if not any(span.label_ == "VERB" for span in inside):
        return None
    bodies = spacy.util.filter_spans([span for span in inside if span.label_ == "BODY"])
    days = [span for span in inside if span.label_ == "DAY"]
    due = day_of(days[-1].text, issued) if days else None
    text = days[-1].text if days else None
    return {
        "action": sentence.text.strip(),
        "modality": "must",
        "actors": [{"name": body.text, "role": "support" if index else "lead"} for index, body in enumerate(bodies)],
        "deadline": {"text": text, "kind": "date", "due": due, "duration": None, "rrule": None} if due else None,
    }
