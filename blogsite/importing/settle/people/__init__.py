"""Who wrote and translated: bylines taken apart, each person once."""
