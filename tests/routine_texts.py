"""The text of small routine files, as a user might write them."""

OIL = """\
[[step]]
id = "oil"
title = "Oil"
technique = "prep"
seconds = 10
"""


def routine_text(routine_id: str, title: str = "", steps: str = OIL) -> str:
    """A routine file: with one preparation, unless told otherwise."""
    return f'format = 1\nid = "{routine_id}"\ntitle = "{title or routine_id}"\nslot = "any"\n\n{steps}'


BREEZE = routine_text("breeze", "Breeze")
