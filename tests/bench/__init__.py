"""The benchmark of blogsite against other site generators; see README.md."""
