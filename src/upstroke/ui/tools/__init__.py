"""The Tools page: what each tool is, how to use and clean it, and what is claimed for it."""
