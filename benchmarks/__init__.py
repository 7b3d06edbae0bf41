"""Measurements, a script each: ``python benchmarks/NAME.py`` or ``python -m benchmarks.NAME``."""

import os
import sys

# The scripts import one another by name, as they do when one of them is run as a file.
if os.path.dirname(__file__) not in sys.path:
    sys.path.append(os.path.dirname(__file__))
