"""Word files for tests, written part by part."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from edulint.api import Document, Location, Span
from edulint.outline.assembly import parse
from edulint_word.reader import WordReader

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "hdr", "footer": "ftr"}


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    settings = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{settings}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", style: str = "", properties: str = "", inside: str = "") -> str:
    """Return a paragraph of a text, or of what stands ``inside``."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    settings = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{settings}{inside or (run(text) if text else '')}</w:p>"


def numbered(text: str, list_id: int = 1, level: int = 0, style: str = "") -> str:
    """Return a paragraph of a list."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, style, properties)


def cell(content: str, span: int = 1, merge: str = "") -> str:
    """Return a cell of a text or of paragraphs; ``merge`` is ``restart`` or ``continue``."""
    settings = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    settings += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inner = content if content.startswith("<w:") else paragraph(content)
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row of cells, given as texts or as XML."""
    settings = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    inner = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr>{settings}{inner}</w:tr>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def grid(text: str) -> str:
    """Return a table written with bars, a row on each line."""
    return table(*(row(*(part.strip() for part in line.split("|"))) for line in text.strip().splitlines()))


def style(name: str, written: str = "", based_on: str = "", properties: str = "", *, default: bool = False) -> str:
    """Return a paragraph style with an identifier and the name that people see."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{name}"><w:name w:val="{written or name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def level(depth: int, text: str, number_format: str = "decimal", start: int = 1, more: str = "") -> str:
    """Return a level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*definitions: str, overrides: str = "", more: str = "") -> str:
    """Return the numbering part: a list for each definition, numbered from 1; ``overrides`` are the first one's."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        for number, levels in enumerate(definitions, start=1)
    )
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{overrides if number == 1 else ""}</w:num>'
        for number in range(1, len(definitions) + 1)
    )
    return abstract + instances + more


def parts_of(body: str, **parts: str) -> dict[str, bytes]:
    """Return the parts of a Word file with a body and further parts: ``styles``, ``numbering``, ``footnotes``."""
    references = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for number, name in enumerate(parts)
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in [("document", "document.main"), *((name, name.rstrip("0123456789")) for name in parts)]
    )
    written = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONSHIPS}">{references}</Relationships>',
    }
    for name, content in parts.items():
        root = _ROOTS.get(name.rstrip("0123456789"), name)
        written[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
    return {name: content.encode() for name, content in written.items()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return an archive of parts."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def file(body: str, **parts: str) -> bytes:
    """Return a Word file."""
    return zipped(parts_of(body, **parts))


def read(body: str, **parts: str) -> Document:
    """Return the document that a Word file is."""
    return parse(file(body, **parts), WordReader(), "draft.docx")


def place(document: Document, words: str) -> Location:
    """Return where words stand."""
    start = document.text.index(words)
    return document.locate(Span(start, start + len(words)))


def labels(document: Document) -> list[str]:
    """Return the texts of the blocks with their labels before them, apart by a bar."""
    return [f"{block.label}|{document.slice(block.span)}" for block in document.blocks]


def outline(document: Document) -> list[str]:
    """Return the headings of a document, a dot before them for each level above."""
    return [
        "." * (section.heading.level - 1) + section.number + section.heading.text
        for report in document.reports
        for section in report.body.walk()
        if section.heading
    ]
