"""Renders jobs: a view in, bytes out, nothing else seen."""
