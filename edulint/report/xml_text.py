"""Writing XML reports."""

from __future__ import annotations

from typing import TextIO
from xml.etree.ElementTree import Element, indent, tostring

from edulint.text.patterns import pattern
from edulint.text.visible import one_line

# XML 1.0 has no way to write these, not even as references.
_NOT_XML = pattern("[\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Return ``text`` as an XML document can hold it, on one line."""
    return _NOT_XML.sub("\ufffd", one_line(text))


def write_xml(root: Element, out: TextIO) -> None:
    """Write an element as a document of its own."""
    indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(tostring(root, encoding="unicode") + "\n")
