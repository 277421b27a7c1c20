"""Hugo's shortcodes: how they are read, and what each becomes."""
