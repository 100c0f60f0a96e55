"""Small parts that several pages are made of. None of them knows a page."""
