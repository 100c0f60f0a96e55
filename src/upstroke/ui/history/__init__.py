"""The History page: what was done, in numbers, in a chart and session by session."""
