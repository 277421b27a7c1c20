"""Merges and renames authors and tags in all files that name them."""
