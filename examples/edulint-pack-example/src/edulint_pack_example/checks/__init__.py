"""The pack's checks."""

from edulint.api import checks_in

ALL = checks_in(__name__, __path__[0])
