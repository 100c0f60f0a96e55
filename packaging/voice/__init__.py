"""Makes the voice pack: a recording of everything that Upstroke itself says. See `resources/voice/README.md`."""
