"""Looks for what a build lets pass and an editor would not."""
