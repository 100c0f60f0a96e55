"""How the hand moves through one stroke: a pure function from a moment to where the tool is."""

ON_SKIN = 0.7
"""The share of a gliding stroke that is spent on the skin; in the rest the hand lifts off and returns through the air."""
