"""The window and all that is in it. Only here is Qt known."""
