"""The words and patterns by which a printed list of bodies is split: heads, bare nouns, openers, modifiers."""

from __future__ import annotations

import re

from docproc.bodies.lexicon import CAPITAL, alternatives

__all__ = [
    "BARE_UNIT",
    "COLON_LIST",
    "COMPANY",
    "COMRADES",
    "COUNCIL",
    "FIELD",
    "FIELD_LIST",
    "FORCE",
    "GROUP_NOUN",
    "HEAD",
    "JOINT",
    "KIND",
    "LISTED_PLACES",
    "MANY",
    "MISREAD",
    "MODIFIER",
    "OPEN",
    "OPENER",
    "PEOPLE",
    "PLACE_LIST",
    "RELATIVE",
    "SHARED_GROUP",
    "SHARED_PLACES",
    "SHARED_UNITS",
    "SMALL",
    "TITLE",
    "TITLE_OF_GROUP",
    "UNIT_WORD",
    "WITH_FIELD",
]

_B = r"[ \n]{1,4}"
_OB = r"[ \n]{0,4}"
_UNIT = alternatives("territory", "units")
_JOINT_WORD = alternatives("group_nouns", "joint")
_NOUN = alternatives("group_nouns", "names")
_TITLED = rf"(?P<title>(?:{alternatives('titles', 'names')}{_B})?)"
_FIELD_NAME = alternatives("fields", "names")

OPENER = re.compile(rf"{alternatives('group_nouns', 'openers')}{_B}")
GROUP_NOUN = re.compile(rf"{_NOUN}(?!\w)")
JOINT = re.compile(rf"{_JOINT_WORD}(?!\w)")
# "các cơ quan, tổ chức sử dụng chứng thư số": what they all do makes one group of them
RELATIVE = re.compile(rf"(?<=\w )(?:{alternatives('group_nouns', 'described')})(?!\w)")
KIND = re.compile(rf"{alternatives('group_nouns', 'kinds')}(?!\w)")
PEOPLE = re.compile(rf"{alternatives('group_nouns', 'people')}(?!\w)")
MODIFIER = re.compile(rf"(?:{_JOINT_WORD}|{_UNIT}|{alternatives('group_nouns', 'modifiers')})(?!\w)")
COUNCIL = re.compile(rf"{alternatives('heads', 'council')}(?!\w)")
HEAD = re.compile(
    rf"(?:{alternatives('heads', 'registry', 'council', 'open', 'whole')}|{alternatives('titles', 'names')})(?!\w)"
)
FIELD = re.compile(rf"{_FIELD_NAME}(?!\w)")
FORCE = re.compile(rf"{alternatives('group_nouns', 'forces')}(?!\w)")
OPEN = re.compile(rf"{alternatives('heads', 'open')}(?!\w)")
WITH_FIELD = re.compile(rf"{alternatives('heads', 'with_field')}(?!\w)")
SMALL = re.compile(rf"{CAPITAL}[^\W\d_]* [^\W\d_A-Z]")
COMPANY = re.compile(rf"{_TITLED}(?:{alternatives('heads', 'companies')})(?!\w)")
# các Sở: …; Giám đốc các Sở: …; UBND các huyện: …
COLON_LIST = re.compile(
    rf"""{_TITLED}(?:các{_B})?
        (?P<head>(?:{alternatives("heads", "council")}{_B}(?:các{_B})?)?[^\s:]+(?:[ \n][^\s:]+)?){_OB}:{_OB}(?=\S)""",
    re.VERBOSE,
)
# Sở Tài chính các tỉnh: Đông An, …
LISTED_PLACES = re.compile(
    rf"(?!{alternatives('heads', 'council')}(?!\w))[^:\n]{{4,80}}?{_B}các{_B}{_UNIT}{_OB}:{_OB}(?=\S)"
)
# các Sở Tài chính, …; Giám đốc Sở Y tế, …
FIELD_LIST = re.compile(
    rf"{_TITLED}(?P<many>các{_B})?(?P<head>{alternatives('heads', 'with_field')}){_B}(?={_FIELD_NAME}(?!\w))"
)
PLACE_LIST = re.compile(rf"[^\n]{{0,80}}?(?<!\w){_UNIT}{_B}(?=\S)")
SHARED_GROUP = re.compile(rf"\S[^\n]{{0,80}}?(?<!\w)các{_B}(?P<noun>{_NOUN})(?!\w)")
SHARED_UNITS = re.compile(rf"\S[^\n]{{0,120}}?(?<!\w){_UNIT}")
SHARED_PLACES = re.compile(rf"[^\n]{{0,80}}?(?<!\w)các{_B}{_UNIT}{_B}(?=\S)")
TITLE = re.compile(rf"{alternatives('titles', 'names')}(?!\w)")
TITLE_OF_GROUP = re.compile(rf"{alternatives('titles', 'names')}{_B}{_NOUN}")
UNIT_WORD = re.compile(rf"{_UNIT}(?!\w)")
BARE_UNIT = re.compile(rf"{_UNIT}(?:{_B}{_JOINT_WORD}.*)?", re.DOTALL)
MANY = re.compile(rf"(?<!\w)[Cc]ác{_B}")
COMRADES = re.compile(r"\s*(?P<named>[Cc]ác\s+(?:đồng\s+chí|đ/c)\s+)")
MISREAD = re.compile(r"\. (?=[^\W\d_A-ZĐ])")  # "các huyện. thị xã": recognition takes commas for full stops
