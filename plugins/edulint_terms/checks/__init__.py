"""The checks of this pack, each beside its cases."""

from edulint.api import checks_in

ALL = checks_in(__name__, __path__[0])
