"""The headings under which safety rules and their questions are shown."""

from collections.abc import Iterable

from upstroke.domain.safety_rules import Group, Rule

HEADINGS: dict[Group, str] = {
    Group.SKIN: "Your skin",
    Group.TREATMENTS: "Treatments and injuries",
    Group.MEDICINES: "Medicines",
    Group.HEALTH: "Your health",
    Group.NECK: "Neck",
    Group.EYES: "Eyes",
    Group.JAW: "Jaw and mouth",
    Group.HEADACHE: "Headaches",
    Group.PRODUCTS: "Oils, serums and creams",
    Group.TOOLS: "Tools",
    Group.CARE: "Care",
}


def grouped(rules: Iterable[Rule]) -> dict[Group, list[Rule]]:
    """Rules by their groups, in the order of the headings; a group without rules is not named."""
    found: dict[Group, list[Rule]] = {group: [] for group in HEADINGS}
    for rule in rules:
        found[rule.group].append(rule)
    return {group: members for group, members in found.items() if members}
