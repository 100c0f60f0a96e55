"""What the user last chose in the player."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Switches:
    """What is on: `sound` is all that is heard, `voice` the words in it alone; `mirror` turns the picture."""

    sound: bool = True
    voice: bool = True
    mirror: bool = True
    captions: bool = False
    one_button: bool = False
