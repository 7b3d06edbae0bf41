"""The reader of PDF files."""

from __future__ import annotations

from edulint.api import Reader, ReadError, Source, Wording, installing

_MISSING = Wording(
    zh=f"读 PDF 要用 pypdf，还没有安装：{installing('pdf')}，或者检查原来的 Word 文件",
    en=f"pypdf is needed to read PDF files and is not installed: {installing('pdf')}, or check the Word file",
)


class PdfReader(Reader):
    """The text layer of .pdf files, its lines joined to paragraphs; the extra ``pdf`` brings what takes it out."""

    format = "pdf"
    suffixes = (".pdf",)
    signatures = (b"%PDF-",)
    scale = 10

    def lacking(self) -> Wording | None:
        """Return that pypdf is missing, where it is."""
        from importlib.util import find_spec

        return _MISSING if find_spec("pypdf") is None else None

    def read(self, data: bytes) -> Source:
        """Return a line for each paragraph; running heads and page numbers are left out.

        Raises:
            ReadError: pypdf is missing, the file has no text, is encrypted, damaged, or made to do harm.
        """
        missing = self.lacking()
        if missing is not None:
            raise ReadError(missing)
        # What starts a process and joins lines is loaded only by those who have PDF files to read.
        from edulint_word.pdf.source import source_of

        return source_of(data)
