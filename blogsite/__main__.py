"""Runs the command line: ``python -m blogsite``."""

from blogsite.cli import main

if __name__ == "__main__":
    main()
