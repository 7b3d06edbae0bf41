"""A pack that ends the process it runs in."""

import os

from edulint.api import Check, Severity, Wording, hookimpl


class Deadly(Check):
    """Ends the process it runs in."""

    code = "ZD101"
    name = "deadly"
    severity = Severity.ERROR
    summary = Wording(zh="致命", en="deadly")
    messages = {"x": Wording(zh="x", en="x")}

    def check(self, document):
        if document.text.startswith("致命"):
            os._exit(13)
        return iter(())


@hookimpl
def edulint_checks():
    return [Deadly]
