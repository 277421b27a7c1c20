"""Files to values: each file alone, memoised by its content."""
