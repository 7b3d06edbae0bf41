"""Word files made to do harm, or hurt ones, of many kinds."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

from tests.word.corpus import field, reference
from tests.word.docx import (
    NAMESPACES,
    cell,
    level,
    lists,
    numbered,
    paragraph,
    parts_of,
    row,
    run,
    style,
    table,
    zipped,
)

BODY = paragraph("全年任务圆满完成。")
PARTS = parts_of(BODY)
WHOLE = zipped(PARTS)
MAIN = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_CENTRAL, _END = b"PK\x01\x02", b"PK\x05\x06"


def stored(parts: dict[str, bytes]) -> bytes:
    """Return an archive of parts that are not packed: a part that packs too well would be refused for that alone."""
    return packed([*parts.items()], zipfile.ZIP_STORED)


def xml(inside: str, before: str = "", encoding: str = "utf-8") -> bytes:
    """Return a file whose main part has these things in its body, and before its root."""
    document = f"{before}<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"
    return stored({**PARTS, MAIN: document.encode(encoding)})


def stored_file(body: str, **parts: str) -> bytes:
    """Return a Word file whose parts are not packed."""
    return stored(parts_of(body, **parts))


def packed(entries: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of entries, whose names may recur."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        # A name that recurs is warned of.
        archive.NameToInfo = _Forgetful()  # type: ignore[assignment]
        for name, content in entries:
            archive.writestr(name, content)
    return data.getvalue()


class _Forgetful(dict[str, zipfile.ZipInfo]):
    def __contains__(self, name: object) -> bool:
        return False


def patched(data: bytes, name: str, offset: int, new: bytes) -> bytes:
    """Return an archive with bytes of an entry's record in the directory changed."""
    at = data.index(name.encode(), data.index(_CENTRAL)) - 46 + offset
    return data[:at] + new + data[at + len(new) :]


def nested(before: str, after: str, count: int, inside: str = BODY) -> str:
    """Return something inside of itself."""
    return before * count + inside + after * count


def _overlapping() -> bytes:
    """Return an archive whose directory names one packed entry ten thousand times."""
    data = zipped({**PARTS, "word/bomb.xml": b" " * 1_000_000})
    end = data.index(_END)
    at = data.index(b"word/bomb.xml", data.index(_CENTRAL)) - 46
    entry = data[at : at + 46 + len(b"word/bomb.xml")]
    directory = data[data.index(_CENTRAL) : end] + entry * 10_000
    closing = struct.pack("<4s4H2LH", _END, 0, 0, 10_005, 10_005, len(directory), data.index(_CENTRAL), 0)
    return data[: data.index(_CENTRAL)] + directory + closing


def _bomb(part: str) -> bytes:
    kind = part.partition("/")[2].removesuffix(".xml")
    return zipped({**parts_of(BODY, **{kind: ""}), part: b"<w>" + b" " * 30_000_000})


_LAUGHS = "".join(f'<!ENTITY {one} "{f"&{other};" * 9}">' for one, other in zip("abcdefgh", "bcdefghi", strict=True))
_ONE = "<m:r><m:t>1</m:t></m:r>"
_MARKS = '<w:rPr><w:del w:id="1"/></w:rPr>'


def archives() -> dict[str, bytes]:
    """Return files that are hurt or hurtful as archives."""
    half = len(WHOLE) // 2
    return {
        "nothing": b"",
        "plain text": "全年任务圆满完成。".encode(),
        "an old Word file": OLE,
        "a password": OLE + "EncryptedPackage".encode("utf-16-le"),
        "rich text": b"{\\rtf1 text}",
        "a web page": b"\xef\xbb\xbf\r\n<html>",
        "the first bytes alone": b"PK\x03\x04",
        "truncated in the middle": WHOLE[:half],
        "truncated at the end": WHOLE[:-30],
        "its beginning lost": WHOLE[half:],
        "its middle lost": WHOLE[: half - 200] + WHOLE[half:],
        "rubbish before it": b"MZ" * 5_000 + WHOLE,
        "rubbish behind it": WHOLE + b"\0" * 5_000,
        "a long comment of the archive": WHOLE[:-2] + struct.pack("<H", 65_535) + b"PK\x05\x06" * 16_383 + b"abc",
        "an offset beyond the end": patched(WHOLE, MAIN, 42, struct.pack("<L", 2**31)),
        "a size too small": patched(WHOLE, MAIN, 24, struct.pack("<L", 10)),
        "a size of four gigabytes": patched(WHOLE, MAIN, 24, struct.pack("<L", 2**32 - 2)),
        "a packed size of four gigabytes": patched(WHOLE, MAIN, 20, struct.pack("<L", 2**32 - 2)),
        "a wrong checksum": patched(WHOLE, MAIN, 16, b"abcd"),
        "an unknown method": patched(WHOLE, MAIN, 10, struct.pack("<H", 99)),
        "an encrypted entry": patched(WHOLE, MAIN, 8, struct.pack("<H", 1)),
        "a version of the future": patched(WHOLE, MAIN, 6, struct.pack("<H", 99)),
        "the main part twice": packed([*PARTS.items(), (MAIN, PARTS[MAIN]), (MAIN, b"<broken")]),
        "names that differ in case": packed([*PARTS.items(), ("WORD/DOCUMENT.XML", b"<w>" + b" " * 3_000_000)]),
        "every part a hundred times": packed([*PARTS.items()] * 100),
        "names that climb": packed([*PARTS.items(), *((f"{'../' * n}etc/passwd", b"x") for n in range(1, 50))]),
        "names from the root": packed([(f"/{name}", content) for name, content in PARTS.items()]),
        "names with backslashes": packed([(name.replace("/", "\\"), content) for name, content in PARTS.items()]),
        "a hundred thousand entries": packed([*PARTS.items(), *((f"a/{n}", b"") for n in range(60_000))], 0),
        "one entry under ten thousand names": _overlapping(),
        "an archive in an archive": packed([*PARTS.items(), ("word/media/a.docx", packed([("b.docx", WHOLE)]))]),
        "packed by other means": packed([*PARTS.items()], zipfile.ZIP_LZMA),
        "a bomb packed by other means": packed([(MAIN, b"<w>" + b" " * 50_000_000)], zipfile.ZIP_BZIP2),
        "a bomb": _bomb(MAIN),
        "a bomb of styles": _bomb("word/styles.xml"),
        "a bomb of comments": _bomb("word/comments.xml"),
        "a bomb beside the text": zipped({**PARTS, "word/media/image1.png": bytes(50_000_000)}),
        "a bomb that states another size": patched(_bomb(MAIN), MAIN, 24, struct.pack("<L", 1_000)),
        "a bomb of references": zipped({**PARTS, "word/_rels/document.xml.rels": b"<R>" + b" " * 30_000_000}),
        "no main part": zipped({name: content for name, content in PARTS.items() if name != MAIN}),
        "no types": zipped({name: content for name, content in PARTS.items() if name != "[Content_Types].xml"}),
        "a workbook": zipped({"xl/workbook.xml": b"<workbook/>"}),
    }


def texts() -> dict[str, bytes]:
    """Return files whose XML is hurt or hurtful."""
    entity = "<!DOCTYPE w [<!ENTITY a {}>]>"
    return {
        "a million nested elements": xml("<w:p>" * 1_000_000),
        "a million nested elements, packed": zipped({**PARTS, MAIN: b"<w:p>" * 1_000_000}),
        "half a million nested elements": xml("<w:p>" * 500_000),
        "ten thousand nested elements": xml(nested("<w:sdt>", "</w:sdt>", 10_000)),
        "a million elements side by side": xml("<w:p/>" * 1_000_000),
        "a hundred thousand attributes": xml("<w:p " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>"),
        "a long attribute": xml(f'<w:p w:a="{"a" * 12_000_000}"/>'),
        "a long text": xml(paragraph("字" * 4_000_000)),
        "a long name": xml(f"<w:{'a' * 1_000_000}/>"),
        "entities in entities": xml(
            paragraph("&a;").replace("&amp;", "&"), f'<!DOCTYPE w [{_LAUGHS}<!ENTITY i "哈">]>'
        ),
        "an entity many times": xml("<w:p>" + "&a;" * 50_000 + "</w:p>", entity.format(f'"{"a" * 50_000}"')),
        "an entity of a file": xml("<w:p>&a;</w:p>", entity.format('SYSTEM "file:///etc/passwd"')),
        "an entity of a device": xml("<w:p>&a;</w:p>", entity.format('SYSTEM "file:///dev/zero"')),
        "an entity of the net": xml("<w:p>&a;</w:p>", entity.format('SYSTEM "http://127.0.0.1:9/a"')),
        "a parameter entity": xml(BODY, '<!DOCTYPE w [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>'),
        "a document type elsewhere": xml(BODY, '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/a.dtd">'),
        "an inclusion": xml('<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'),
        "UTF-16": xml(BODY, '<?xml version="1.0" encoding="UTF-16"?>', "utf-16"),
        "another encoding than it says": xml(BODY, '<?xml version="1.0" encoding="UTF-8"?>', "gb18030"),
        "an encoding nobody knows": xml(BODY, '<?xml version="1.0" encoding="UTF-7"?>'),
        "zeros in it": xml(paragraph("全年\0任务")),
        "a hundred thousand instructions": xml("<?a b?>" * 100_000 + BODY),
        "a hundred thousand comments": xml("<!-- a -->" * 100_000 + BODY),
        "a hundred thousand namespaces": xml("".join(f'<w:p xmlns:n{n}="a{n}"/>' for n in range(100_000))),
        "another root": stored({**PARTS, MAIN: b"<workbook/>"}),
        "XML cut off": stored({**PARTS, MAIN: PARTS[MAIN][:-40]}),
        "an empty main part": stored({**PARTS, MAIN: b""}),
    }


def words() -> dict[str, bytes]:
    """Return files whose parts say what no word processor writes."""
    chain = "".join(style(f"s{n}", based_on=f"s{n + 1}") for n in range(10_000))
    loop = style("a", based_on="b") + style("b", based_on="a")
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="a"/></w:abstractNum>'
    linked += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    listed = style("a", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    climbing = PARTS["word/_rels/document.xml.rels"].replace(b"</", b'<Relationship Id="x" Type="a/styles" '
        b'Target="../../../../etc/passwd"/><Relationship Id="y" TargetMode="External" Type="a/numbering" '
        b'Target="http://127.0.0.1:9/"/></')  # fmt: skip
    note = f'<w:footnote w:id="1">{paragraph(inside=reference(1))}</w:footnote>'
    return {
        "tables in tables": xml(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80)),
        "tables in tables without end": xml(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5_000)),
        "boxes in boxes": xml(nested('<w:p><w:r><w:txbxContent>', "</w:txbxContent></w:r></w:p>", 80)),
        "choices in choices": xml(
            nested("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>", 100)
        ),
        "insertions in insertions": xml(paragraph(inside=nested('<w:ins w:id="1">', "</w:ins>", 240, run("字")))),
        "fractions in fractions": xml(
            paragraph(inside="<m:oMath>" + nested("<m:f><m:num>", "</m:num></m:f>", 120, _ONE) + "</m:oMath>")
        ),
        "styles on one another": stored_file(paragraph("文", "a"), styles=loop),
        "a chain of styles": stored_file("".join(paragraph("文", f"s{n}") for n in range(10_000)), styles=chain),
        "lists that are one another": stored_file(numbered("文", style="a") * 100, numbering=linked, styles=listed),
        "a number of a hundred thousand numbers": stored_file(numbered("文") * 200, numbering=lists(level(0, "%1" * 100_000))),
        "a number beyond all numbers": stored_file(numbered("文") * 9, numbering=lists(level(0, "%1", "lowerRoman", 10**30))),
        "fields never closed": xml(paragraph(inside='<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000 + run("文"))),
        "fields never opened": xml(paragraph(inside='<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 50_000 + run("文"))),
        "fields in fields": xml(paragraph(inside=nested(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>', 20_000, run("文")
        ))),
        "an equation in itself": xml(paragraph(inside=field("EQ " + r"\f(" * 20_000) + run("文"))),
        "a field of a hundred thousand words": xml(paragraph(inside=field("IF " + "a " * 100_000) + run("文"))),
        "a note that refers to itself": stored_file(paragraph(inside=run("文") + reference(1)), footnotes=note),
        "a note a hundred thousand times": stored_file(paragraph(inside=reference(1) * 50_000 + run("文")), footnotes=note),
        "paragraphs all joined": xml(paragraph("文", properties=_MARKS) * 20_000),
        "a cell over all columns": xml(table(row(cell("文", span=2_000_000_000), "字"))),
        "ten thousand cells in a row": xml(table(row(*["1"] * 10_000), row(*["1"] * 10_000))),
        "comments never closed": xml(paragraph(inside='<w:commentRangeStart w:id="1"/>文'.replace("文", run("文")) * 20_000)),
        "references that climb": stored({**PARTS, "word/_rels/document.xml.rels": climbing}),
        "one paragraph of a million characters": stored_file(paragraph("全年任务圆满完成。" * 150_000)),
        "fifty thousand paragraphs": stored_file(BODY * 50_000),
        "a hundred thousand runs": stored_file(paragraph(inside=run("字") * 100_000)),
        "a hundred thousand breaks": stored_file(paragraph(inside="<w:r><w:br/></w:r>" * 100_000 + run("文"))),
    }  # fmt: skip


def hostile() -> dict[str, bytes]:
    """Return all files by what is wrong with them."""
    return {**archives(), **texts(), **words()}
