"""What keeps massage safe, as pages: the standing questions about the user, and those before a routine."""
