"""Brings a blog of another kind into the native layout, and says what became of each part."""
