"""The desktop around the program: its message bus, its media controls, other players, and its sleep. No Qt."""
