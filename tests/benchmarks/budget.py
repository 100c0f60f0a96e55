"""A figure beside its budget."""

MISSED = "MISSED"


def line(what: str, figure: float, budget: float, unit: str) -> str:
    """One line for the reader: what was measured, how much it was, how much it may be, and whether that is kept."""
    shown = f"{figure:.0f}" if figure >= 10 else f"{figure:.1f}"
    return f"{what}: {shown} {unit} (budget {budget:g} {unit})  {'ok' if figure <= budget else MISSED}"
