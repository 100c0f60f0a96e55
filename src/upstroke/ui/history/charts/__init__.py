"""The charts of the History page: what they show, how they paint it, and how it is taken along."""
