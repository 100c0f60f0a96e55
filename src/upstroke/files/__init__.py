"""Files to domain and back: routines, the face, settings, exchange formats."""
