"""``python -m edulint``."""

from edulint.cli import main

main()
