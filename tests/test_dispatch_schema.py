"""The published schema: what the contract promises is there, and nothing undeclared gets through."""

import json

import jsonschema
import pytest
from pydantic import ValidationError

from docproc.dispatch import SCHEMA_VERSION, Deadline, Dispatch, Header, NumberField, Obligation, Source
from docproc.export import schema, to_json, to_json_line

# Field names of the output contract; fields may be added, these may not go.
CONTRACT = {
    "Dispatch": "schema_version id source text header addressees citations laws named_documents self_references "
    "aliases items obligations recipients archive signature warnings",
    "Source": "file_name sha256 media_type pages text_from part page_range",
    "Part": "number of",
    "Header": "number date place issuer parent type subject urgency secrecy",
    "NumberField": "value ordinal year type_code issuer_codes unit_codes span boxes confidence",
    "DateField": "value span boxes confidence",
    "TextField": "value span boxes confidence",
    "IssuerField": "value canonical code span boxes confidence",
    "TypeField": "value code span boxes confidence",
    "UrgencyField": "value span boxes confidence",
    "Addressee": "value members span boxes confidence",
    "Citation": "id number type date issuer title provisions cited_provisions relation within target mentions",
    "LawMention": "id name year number date effective_from identified_by candidates amended provisions "
    "cited_provisions relation mentions",
    "Amendment": "year number",
    "Provision": "text part chapter section appendix article clause point subpoint of",
    "NamedDocument": "id name number type date issuer title source mentions",
    "SelfReference": "text cited_provisions span boxes confidence",
    "Mention": "kind span boxes confidence",
    "Alias": "alias means span boxes confidence",
    "Item": "label text task parent span boxes confidence",
    "Obligation": "id item action modality actors deadline further_deadlines report_to deliverable channels basis "
    "basis_inherited tier umbrella condition if_silent pace marker rank strength span boxes confidence",
    "Actor": "name role inherited canonical code group group_id",
    "Group": "id name on complete members",
    "Deadline": "text kind due bound time duration anchor working_days rrule start event approximate latest "
    "assumptions inherited span boxes confidence",
    "Channel": "kind value span boxes confidence",
    "Recipient": "name purpose span boxes confidence",
    "Archive": "codes copies span boxes confidence",
    "Signature": "capacity on_behalf_of title name span boxes confidence",
    "DigitalSignature": "kind signer organisation email issuer time time_from intact covers_whole_file changed_after "
    "trusted reason field boxes notes",
    "DispatchWarning": "code message span boxes",
}
SOURCE = Source(sha256="0" * 64, media_type="text/plain", text_from="plain")
DISPATCH = Dispatch(
    source=SOURCE,
    text="Số: 12/UBND-VX",
    header=Header(number=NumberField(value="12/UBND-VX", ordinal=12, issuer_codes=("UBND",), span=(4, 14))),
    obligations=(
        Obligation(
            id="1#1",
            item="1",
            action="báo cáo",
            modality="must",
            deadline=Deadline(text="trước ngày 5/6/2026", kind="date", due="2026-06-05", bound="before"),
        ),
    ),
)


@pytest.mark.parametrize("model", CONTRACT)
def test_schema_has_every_field_of_the_contract(model: str) -> None:
    published = schema()
    part = published if model == "Dispatch" else published["$defs"][model]

    assert set(CONTRACT[model].split()) <= set(part["properties"])
    assert part["additionalProperties"] is False


def test_schema_is_itself_valid_and_names_its_version() -> None:
    published = schema()

    jsonschema.Draft202012Validator.check_schema(published)
    assert published["$id"] == f"urn:docproc:schema:dispatch:{SCHEMA_VERSION}"
    assert published["title"]


@pytest.mark.parametrize("form", [to_json, to_json_line])
def test_output_satisfies_the_schema_and_reads_back_equal(form: object) -> None:
    text = form(DISPATCH)  # type: ignore[operator]

    jsonschema.validate(json.loads(text), schema())
    assert Dispatch.model_validate_json(text) == DISPATCH


def test_json_says_nulls_and_keeps_vietnamese_letters() -> None:
    text = to_json(DISPATCH)

    assert '"text": "Số: 12/UBND-VX"' in text
    assert json.loads(text)["signature"] is None
    assert "\n" not in to_json_line(DISPATCH)


def test_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="extra"):
        Dispatch.model_validate({**DISPATCH.model_dump(), "remark": "x"})


def test_dispatch_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        DISPATCH.text = "x"


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=MONTHLY;INTERVAL=0", "FREQ=DAILY;COUNT=99999999", "DAILY", ""])
def test_a_rule_that_no_dispatch_needs_is_refused(rule: str) -> None:
    with pytest.raises(ValidationError, match="rrule"):
        Deadline(text="hằng ngày", kind="recurring", rrule=rule)
