"""The face: drawn from data, with the tool moving on it."""
