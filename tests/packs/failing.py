"""A pack whose checks fail, each in a way of its own."""

from edulint.api import Check, FolderCheck, Severity, Span, Wording, hookimpl


class Fails(Check):
    """Fails."""

    code = "ZF101"
    name = "fails"
    severity = Severity.ERROR
    summary = Wording(zh="出错", en="fails")
    messages = {"x": Wording(zh="x", en="x")}

    def check(self, document):
        yield self.finding(Span(0, 1), "x")
        raise ZeroDivisionError("no schools")


class Outside(Check):
    """Reports a place that is not in the draft."""

    code = "ZF102"
    name = "outside"
    severity = Severity.ERROR
    summary = Wording(zh="出界", en="outside")
    messages = {"x": Wording(zh="x", en="x")}

    def check(self, document):
        yield self.finding(Span(5, len(document.text) + 1), "x")


class FailsToConclude(FolderCheck):
    """Fails when all is read."""

    code = "ZF201"
    name = "fails-to-conclude"
    severity = Severity.ERROR
    summary = Wording(zh="出错", en="fails")
    messages = {"x": Wording(zh="x", en="x")}

    def collect(self, document):
        return 1

    def conclude(self, facts, documents):
        raise LookupError("nothing to compare")


@hookimpl
def edulint_checks():
    return [Fails, Outside, FailsToConclude]
