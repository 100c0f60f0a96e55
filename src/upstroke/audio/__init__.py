"""Samples from a score: synthesis, mixing, and one stream to the sound device. Nothing here knows Qt."""
