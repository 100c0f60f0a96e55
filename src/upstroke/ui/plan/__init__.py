"""The plan of the week."""
