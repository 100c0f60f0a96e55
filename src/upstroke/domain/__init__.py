"""What Upstroke is about, as frozen values and pure functions: no Qt, no files, no database, no clock."""
