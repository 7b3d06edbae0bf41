"""Older and other word processors' files, which LibreOffice turns into Word's where it is installed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from edulint.api import Reader, ReadError, Source, Wording

if TYPE_CHECKING:
    import subprocess

_OLE, _RTF, _ZIP = b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PK\x03\x04"
# What LibreOffice knows a file by is its suffix, too.
_SUFFIXES = {_OLE: ".doc", _RTF: ".rtf", _ZIP: ".odt"}
_SECONDS = 90
_MISSING = Wording(
    zh="读这种文件要用 LibreOffice，这台电脑上没有：请安装 LibreOffice（Debian：apt install libreoffice-writer），"
    "或者在 Word、WPS 中另存为 .docx 后再检查",
    en="LibreOffice is needed to read this file and is not installed: install it (Debian: apt install "
    "libreoffice-writer), or save the file as .docx in Word or WPS",
)
_SLOW = Wording(
    zh="LibreOffice 在 {seconds} 秒内没有读完，已停止：请在 Word 或 WPS 中另存为 .docx 后再检查",
    en="LibreOffice did not read the file in {seconds} s and was stopped: save it as .docx in Word or WPS",
)
_FAILED = Wording(
    zh="LibreOffice 读不了这份文件（也许已经损坏）：请在 Word 或 WPS 中另存为 .docx 后再检查",
    en="LibreOffice can't read the file (perhaps it is damaged): save it as .docx in Word or WPS",
)


class OfficeReader(Reader):
    """.doc, .wps, .odt and .rtf, by way of LibreOffice."""

    format = "office"
    suffixes = (".doc", ".wps", ".odt", ".rtf")
    signatures = (_OLE, _RTF, _ZIP)
    scale = 10

    def lacking(self) -> Wording | None:
        """Return that LibreOffice is missing, where it is."""
        return None if _program() is not None else _MISSING

    def read(self, data: bytes) -> Source:
        """Return what the reader of Word files makes of the converted file.

        Raises:
            ReadError: LibreOffice is missing, can't read the file, or takes too long.
        """
        from edulint_word.source import source_of

        suffix = next((suffix for start, suffix in _SUFFIXES.items() if data.startswith(start)), None)
        if suffix is None:
            raise ReadError(_FAILED)
        return source_of(_converted(data, suffix))


def _program() -> str | None:
    import shutil

    return shutil.which("soffice") or shutil.which("libreoffice")


def _converted(data: bytes, suffix: str) -> bytes:
    import subprocess
    import tempfile
    from pathlib import Path

    program = _program()
    if program is None:
        raise ReadError(_MISSING)
    with tempfile.TemporaryDirectory(prefix="edulint-") as folder:
        draft = Path(folder, f"draft{suffix}")
        draft.write_bytes(data)
        # A profile of its own: two runs with one profile wait for each other or fail.
        command = [program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(Path(folder, "out")), str(draft)]
        # The program is LibreOffice's, the arguments are paths made here.
        with subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                process.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                raise ReadError(_SLOW.filled(seconds=_SECONDS)) from None
            finally:
                _end(process)
        result = Path(folder, "out", "draft.docx")
        if not result.exists():
            raise ReadError(_FAILED)
        return result.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with all that it started: the program called is but a script around the one that works."""
    if process.poll() is not None:
        return
    import signal

    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, AttributeError):
        process.kill()
    process.wait()
