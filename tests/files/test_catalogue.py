"""What is said of tools and benefits can be looked up, and promises nothing."""

import re
import shutil
from pathlib import Path

import pytest

from upstroke.domain.safety_rules import Severity
from upstroke.domain.technique import Tool
from upstroke.files.catalogue import (
    GUIDE_IDS,
    VISIT,
    CatalogueError,
    Grade,
    Guide,
    Kind,
    load_catalogue,
)
from upstroke.paths import resources_dir

CONTENT = resources_dir() / "content"
CATALOGUE = load_catalogue(CONTENT)

GRADES = {
    "lymph": "limited",
    "cleansing": "none",
    "fascia": "none",
    "wrinkles": "limited",
    "circulation-short": "good",
    "circulation-lasting": "limited",
    "new-pathways": "none",
    "relaxation": "good",
    "nervous-system": "limited",
    "sleep": "limited",
    "jaw-therapist": "good",
    "jaw-hands": "limited",
    "jaw-tools": "none",
    "contour": "limited",
    "muscle": "none",
    "headache": "limited",
    "cups-circulation": "limited",
    "cups-skin": "none",
    "cups-puffiness": "none",
    "brush-exfoliation": "limited",
    "brush-lymph": "none",
    "brush-milia": "none",
    "gua-sha-pain": "limited",
    "pigment": "none",
    "stone-and-qi": "none",
    "injectables": "not_assessed",
}
"""The evidence table of the domain notes (section 3), row by row."""

OURS = {"circulation-hands": "limited", "relaxation-tools": "limited"}
"""Claims of the table made for what its studies did not use; by its own definitions that is limited."""

FILTERS = {"lymph", "circulation", "relaxation", "jaw", "contour", "exfoliation", "headache"}


def guide(guide_id: str) -> Guide:
    return CATALOGUE.guide(guide_id)


def test_every_claim_of_the_evidence_table_is_there_with_its_grade() -> None:
    found = {claim.id: claim.grade.value for benefit in CATALOGUE.benefits for claim in benefit.claim}
    assert found == GRADES | OURS


def test_every_tag_leads_to_a_source() -> None:
    tags = {tag for benefit in CATALOGUE.benefits for claim in benefit.claim for tag in claim.sources}
    for each in (*CATALOGUE.cautions, *(passage for guide in CATALOGUE.guides for passage in guide.passages)):
        tags.update(each.sources)
    assert tags <= set(CATALOGUE.sources)
    assert len(tags) > 80


def test_seven_benefits_are_for_looking_for_routines() -> None:
    assert {benefit.id for benefit in CATALOGUE.benefits if benefit.filter} == FILTERS


def test_belief_is_called_belief() -> None:
    assert [benefit.id for benefit in CATALOGUE.benefits if benefit.kind is Kind.BELIEF] == ["tradition"]


@pytest.mark.parametrize("name", ["benefits.toml", "tools.toml"])
def test_no_word_promises_too_much(name: str) -> None:
    text = (CONTENT / name).read_text(encoding="utf-8")
    forbidden = r"\b(detox\w*|toxins?|cures?|lift\w*|risk-free|rebuild\w*|permanent\w*|adhesions?)\b"
    assert not re.search(forbidden, text, re.IGNORECASE)


def test_there_is_a_guide_to_each_tool_and_to_the_visit() -> None:
    assert {guide.id for guide in CATALOGUE.guides} == set(GUIDE_IDS)
    assert guide("cups").tool is Tool.CUPS
    assert guide(VISIT).tool is None
    for each in CATALOGUE.guides:
        assert bool(each.hold and each.cleaning) == (each.tool is not None), each.id
        assert CATALOGUE.cautions_of(each), each.id


def test_a_tool_shows_its_own_grade_of_a_benefit() -> None:
    def grades(guide_id: str, benefit_id: str) -> list[Grade]:
        return [claim.grade for benefit, claim in CATALOGUE.claims_of(guide(guide_id)) if benefit.id == benefit_id]

    assert grades("ridged_roller", "circulation")[0] is Grade.GOOD
    assert grades("cups", "circulation") == [Grade.LIMITED]
    assert grades("hands", "jaw") == [Grade.LIMITED]
    assert grades("gua_sha", "jaw") == [Grade.NONE]
    assert grades("visit", "jaw") == [Grade.GOOD]


def test_what_is_best_supported_comes_first_and_so_do_the_gravest_cautions() -> None:
    for each in CATALOGUE.guides:
        grades = [claim.grade for _, claim in CATALOGUE.claims_of(each)]
        assert grades == sorted(grades, key=list(Grade).index), each.id
        severities = [caution.severity for caution in CATALOGUE.cautions_of(each)]
        assert severities == sorted(severities, key=[Severity.STOP, Severity.CAUTION, Severity.INFO].index), each.id


def test_the_kinds_of_visit_are_known() -> None:
    assert [kind.id for kind in guide(VISIT).kind] == [
        "lymph-drainage",
        "buccal-massage",
        "herbal-poultice",
        "gua-sha",
        "cupping",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("benefits.toml", 'grade = "good"', 'grade = "proven"', "benefits.toml: Invalid enum value 'proven'"),
        ("benefits.toml", 'sources = ["E9"]', 'sources = ["E99"]', 'benefits.toml: fascia: unknown source "E99"'),
        ("benefits.toml", 'sources = ["E27"]', "sources = []", 'sleep: the grade "limited" needs a source'),
        ("benefits.toml", 'id = "sleep"', 'id = "jaw"', 'benefit "jaw" is there twice'),
        ("benefits.toml", 'id = "jaw-hands"', 'id = "sleep"', 'claim "sleep" is there twice'),
        ("benefits.toml", 'id = "fascia"\ntitle = "Loos', 'id = "facia"\ntitle = "Loos', 'did you mean "facia"?'),
        ("benefits.toml", 'id = "pain"\n', 'id = "pain"\nkind = "belief"\n', "gua-sha-pain: a belief has the grade"),
        ("tools.toml", '"circulation-short", "contour",', '"contour",\n"contour",', 'claim "contour" is there twice'),
        ("tools.toml", 'id = "cups"', 'id = "cup"', 'tool: unknown id "cup"; did you mean "cups"?'),
        ("tools.toml", 'id = "cups"', 'id = "hands"', 'tool "hands" is there twice'),
        ("tools.toml", 'tools = ["cups"]', 'tools = ["mask"]', 'caution 3: unknown tool "mask"'),
        ("tools.toml", 'sources = ["W74", "W75"]', "", "dry_brush: “Tap".replace("“", '"')),
        ("tools.toml", '"brush-milia", ', "", 'no tool shows the claim "brush-milia"'),
        ("tools.toml", "[[tool.kind]]", "[[tool.sort]]", "unknown field `sort`"),
        ("tools.toml", 'claims = ["brush-ex', 'wash = 1\nclaims = ["brush-ex', "unknown field `wash`"),
        ("tools.toml", 'id = "hands"', 'id = "hands"\nwash_after = "often"', "Expected `int`, got `str`"),
        ("sources.toml", 'tag = "E1"', 'tag = "E2"', "sources.toml: a tag is used twice"),
    ],
)
def test_a_wrong_file_is_named_with_place_and_reason(
    tmp_path: Path, name: str, old: str, new: str, reason: str
) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    path = tmp_path / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=re.escape(reason)) as caught:
        load_catalogue(tmp_path)
    assert str(caught.value).split(": ")[0].endswith(".toml")


def test_kinds_belong_to_the_visit_and_washing_to_what_says_how(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "tools.toml"
    text = path.read_text(encoding="utf-8")
    kind = text[text.index("[[tool.kind]]") : text.index("# --- Cautions")]
    path.write_text(text.replace(kind, ""), encoding="utf-8")
    with pytest.raises(CatalogueError, match="visit: kinds are for the visit, and it needs some"):
        load_catalogue(tmp_path)
    path.write_text(text.replace('id = "visit"', 'id = "visit"\nwash_after = 1'), encoding="utf-8")
    with pytest.raises(CatalogueError, match="visit: is to be washed, and does not say how"):
        load_catalogue(tmp_path)


def test_a_missing_guide_or_file_is_named(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "tools.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(text[text.index('[[tool]]\nid = "visit"') : text.index("# --- C")], ""), "utf-8")
    with pytest.raises(CatalogueError, match=r"tools\.toml: there is no visit"):
        load_catalogue(tmp_path)
    path.unlink()
    with pytest.raises(CatalogueError, match=r"tools\.toml"):
        load_catalogue(tmp_path)
