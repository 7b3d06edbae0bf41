"""Word files of many kinds, made of raw XML: each holds something that reading or annotating may stumble over."""

from __future__ import annotations

from tests.word.docx import (
    cell,
    file,
    grid,
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

_BEGIN, _MIDDLE, _END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
_RAISED, _BOLD = '<w:vertAlign w:val="superscript"/>', "<w:b/>"
_FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
_SIZE = 'cx="360000" cy="180000"/>'
_PICTURE = "<w:r><w:drawing><wp:inline>{}</wp:inline></w:drawing></w:r>"
_FLOATING = (
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
)
_TEXT = "全县教育系统完成各项任务，新建校舍三处，招聘教师四十八名。"


def shape(content: str = "") -> str:
    """Return the drawn content of a picture: a box, with or without text."""
    inner = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>" if content else ""
    place = f'<a:xfrm><a:off x="0" y="0"/><a:ext {_SIZE}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<wp:extent {_SIZE}<wp:docPr id="1" name="shape"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{place}</wps:spPr>{inner}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )


def box(content: str, *, twice: bool = True) -> str:
    """Return a run with a text box, which newer files hold twice."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    if not twice:
        return f"<w:r>{old}</w:r>"
    new = f'<w:drawing><wp:anchor behindDoc="0">{_FLOATING}{shape(content)}</wp:anchor></w:drawing>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(instruction: str, result: str = "") -> str:
    """Return a field."""
    middle = _MIDDLE + run(result) if result else ""
    return f"{_BEGIN}<w:r><w:instrText>{instruction}</w:instrText></w:r>{middle}{_END}"


def changed(kind: str, content: str, author: str = "王敏") -> str:
    """Return another person's revision."""
    return f'<w:{kind} w:id="77" w:author="{author}" w:date="2023-01-02T03:04:05">{content}</w:{kind}>'


def note(number: int, words: str) -> str:
    """Return a footnote."""
    return f'<w:footnote w:id="{number}">{paragraph(inside="<w:r><w:footnoteRef/></w:r>" + run(words))}</w:footnote>'


def reference(number: int) -> str:
    """Return the reference to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


STRICT_NAMES = (
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
        b"http://purl.oclc.org/ooxml/officeDocument/",
    ),
)


def strict(data: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a file in the strict form of the format."""
    for usual, other in STRICT_NAMES:
        data = {name: content.replace(usual, other) for name, content in data.items()}
    return data


_COMMENT = f'<w:comment w:id="3" w:author="李强" w:date="2023-01-02T03:04:05">{paragraph("请核对")}</w:comment>'
_COMMENTED = paragraph(
    inside=run("全县")
    + '<w:commentRangeStart w:id="3"/>'
    + run("教育系统")
    + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    + run("完成各项任务。")
)
_LISTS = lists(level(0, "%1、", "chineseCounting") + level(1, "（%2）", "chineseCounting"), level(0, "•", "bullet"))
_STYLES = style("t", "Title") + style("h", "heading 1") + style("n", "Normal", default=True)

_BODIES: dict[str, str] = {
    "one paragraph": paragraph(_TEXT),
    "several runs": paragraph(inside=run("全县教育") + run("系统完成", _BOLD) + run("各项任务。")),
    "one run of texts and tabs": paragraph(
        inside="<w:r><w:rPr><w:b/></w:rPr><w:t>甲项任务</w:t><w:tab/><w:t>完成情况</w:t><w:br/><w:t>乙项任务</w:t>"
        '<w:tab/><w:t xml:space="preserve"> 待办 </w:t></w:r>'
    ),
    "rsids": paragraph(inside='<w:r w:rsidR="00A1" w:rsidRPr="00B2"><w:t>全县教育系统完成各项任务。</w:t></w:r>'),
    "spaces at the ends": paragraph("  全县教育系统  完成各项任务。  "),
    "empty paragraphs": paragraph("甲") + paragraph() + paragraph("") + paragraph("乙"),
    "sections": paragraph("甲", properties="<w:sectPr/>") + paragraph("乙"),
    "line breaks": paragraph(inside=run("上行") + "<w:r><w:br/></w:r>" + run("下行") + "<w:r><w:cr/></w:r>" + run("末行")),
    "insertion": paragraph(inside=run("全县") + changed("ins", run("教育系统") + run("本年")) + run("完成各项任务。")),
    "deletion": paragraph(inside=run("全县") + changed("del", "<w:r><w:delText>教育</w:delText></w:r>") + run("完成任务。")),
    "deletion in an insertion": paragraph(
        inside=run("全县") + changed("ins", run("教育") + changed("del", "<w:r><w:delText>删</w:delText></w:r>", "赵") + run("系统"))
    ),
    "moved text": paragraph(inside=changed("moveFrom", run("移走")) + run("留下")) + paragraph(inside=changed("moveTo", run("移来的话"))),
    "joined paragraphs": paragraph("上半段", properties='<w:rPr><w:del w:id="9"/></w:rPr>') + paragraph("下半段完成任务。"),
    "link": paragraph(inside=run("详见") + f'<w:hyperlink w:anchor="a">{run("全县教育系统通知")}</w:hyperlink>' + run("。")),
    "smart tag": paragraph(inside=run("于") + f'<w:smartTag w:element="date">{run("2023年3月")}</w:smartTag>' + run("完成。")),
    "content control": paragraph(inside=run("由") + f"<w:sdt><w:sdtPr/><w:sdtContent>{run('教育局')}</w:sdtContent></w:sdt>" + run("负责。")),
    "block control": f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(_TEXT)}</w:sdtContent></w:sdt>",
    "paragraphs in a control": paragraph("前") + f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(_TEXT) + paragraph(_TEXT)}</w:sdtContent></w:sdt>",
    "cover": '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj></w:sdtPr>'
    f"<w:sdtContent>{paragraph('工作总结') + paragraph(_TEXT)}</w:sdtContent></w:sdt>" + paragraph("后"),
    "simple field": paragraph(inside=run("属") + f'<w:fldSimple w:instr="DOCPROPERTY 单位">{run("教育局")}</w:fldSimple>' + run("管。")),
    "count of pages": paragraph(inside=run("共") + f'<w:fldSimple w:instr="NUMPAGES">{run("1")}</w:fldSimple>' + run("页。")),
    "link in a field": paragraph(inside=run("详见") + field('HYPERLINK "a.htm"', "全县教育系统通知") + run("。")),
    "field": paragraph(inside=run("见第") + field("PAGEREF a", "12") + run("页。")),
    "fields in fields": paragraph(inside=run("甲") + field("IF " + field("PAGE", "1") + " = 1", "是") + run("乙")),
    "drawn field": paragraph(inside=run("第") + field(r"EQ \o\ac(○,1)") + run("条，加强领导。")),
    "contents": paragraph(inside=_BEGIN + "<w:r><w:instrText>TOC</w:instrText></w:r>" + _MIDDLE + run("一、概况 1"))
    + paragraph(inside=_END) + paragraph("一、概况"),
    "formula": paragraph(inside=run("合格率为") + _FRACTION + run("。")),
    "formula paragraph": paragraph(inside=f"<m:oMathPara>{_FRACTION}</m:oMathPara>") + paragraph("上式为合格率。"),
    "raised": paragraph(inside=run("面积5m") + run("2", _RAISED) + run("。")),
    "lowered in part": paragraph(inside=run("电流I") + run("ni", '<w:vertAlign w:val="subscript"/>') + run("是噪声。")),
    "symbols": paragraph(inside=run("奇") + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + run("偶")),
    "picture in a line": paragraph(inside=run("设") + _PICTURE.format(shape()) + run("的关系")),
    "text box twice": paragraph(inside=run("框前") + box(paragraph("框内的话很多")) + run("框后")) + paragraph("下一段"),
    "text box once": paragraph(inside=run("框前") + box(paragraph("框内的话"), twice=False) + run("框后")),
    "word art": paragraph(inside=run("正文") + '<w:r><w:pict><v:shape><v:textpath string="青川县文件"/></v:shape></w:pict></w:r>'),
    "table": paragraph("表前") + grid("学段 | 学校数\n小学 | 12\n初中 | 8") + paragraph("表后"),
    "merged cells": table(row(cell("学段", merge="restart"), cell("人数", span=2)), row(cell("", merge="continue"), "3", "4")),
    "frame": table(row(cell(paragraph("框里一段") + paragraph("框里二段")))),
    "table in a table": table(row(cell(grid("甲 | 乙\n丙 | 丁") + paragraph("表下")), "戊")),
    "hidden": paragraph(inside=run("看得见") + run("看不见", "<w:vanish/>") + run("还看得见")),
    "phonetic": paragraph(inside=f"<w:r><w:ruby><w:rt>{run('zhāng')}</w:rt><w:rubyBase>{run('张')}</w:rubyBase></w:ruby></w:r>" + run("三")),
    "bookmarks and proof marks": paragraph(
        inside='<w:bookmarkStart w:id="1" w:name="a"/>' + run("全县") + '<w:proofErr w:type="spellStart"/>' + run("教育系统")
        + '<w:bookmarkEnd w:id="1"/><w:proofErr w:type="spellEnd"/>'
    ),
    "comments of XML": paragraph(inside="<!-- 注 -->" + run("全县") + "<?处理 指令?>" + run("教育系统")),
    "signs of XML": paragraph("“甲”<乙>&丙　丁\u00a0戊"),
    "characters beyond": paragraph("𠮷野家𠀀与😀同行"),
    "a long paragraph": paragraph(_TEXT * 40),
    "many paragraphs": "".join(paragraph(f"{number}．{_TEXT}") for number in range(60)),
}  # fmt: skip


def made() -> dict[str, bytes]:
    """Return the files by what they hold."""
    files = {name: file(body) for name, body in _BODIES.items()}
    files["numbers"] = file(
        numbered("队伍") + numbered("招聘教师", level=1) + numbered("") + numbered("校舍") + numbered("一点", 2),
        numbering=_LISTS,
    )
    files["styles"] = file(paragraph("工作总结", "t") + paragraph("一、回顾", "h") + paragraph(_TEXT), styles=_STYLES)
    files["notes"] = file(
        paragraph(inside=run("全县") + reference(1) + run("完成任务") + reference(2)),
        footnotes=note(1, "含三个镇街") + note(2, "另有说明"),
    )
    files["note between texts of a run"] = file(
        paragraph(inside='<w:r><w:t>全县</w:t><w:footnoteReference w:id="1"/><w:t>完成任务</w:t></w:r>'),
        footnotes=note(1, "含三个镇街"),
    )
    files["headers"] = file(paragraph(_TEXT), header1=paragraph("青川县教育局内部资料"), footer1=paragraph("第 1 页"))
    files["comments of others"] = file(_COMMENTED, comments=_COMMENT)
    files["strict"] = zipped(strict(parts_of(paragraph(_TEXT) + numbered("甲"), numbering=_LISTS, styles=_STYLES)))
    picture = {"word/media/image1.png": bytes(range(256)) * 40}
    files["a picture beside"] = zipped({**parts_of(paragraph(_TEXT)), **picture})
    return files
