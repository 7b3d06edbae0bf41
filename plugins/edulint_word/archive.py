"""A zip archive with some entries replaced and all others taken over as they are, still packed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from msgspec import Struct

from edulint.api import ReadError, Wording

_MISPLACED = Wording(
    zh="Word 文件已损坏（{name} 不在目录所说的地方），没有写入",
    en="the Word file is damaged ({name} is not where its index says); nothing was written",
)
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_CENTRAL_HEADER = struct.Struct("<4s6H3L5H2L")
_END_RECORD = struct.Struct("<4s4H2LH")
_UTF8_NAME, _SIZES_FOLLOW = 0x800, 0x8


class _Entry(Struct):
    """An entry: ``packed`` is its content as it stands in the archive."""

    name: bytes
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: bytes
    size: int
    attributes: int


def rewritten(archive: zipfile.ZipFile, data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return an archive with entries changed or added; the others are neither unpacked nor packed anew.

    ``data`` are the archive's own bytes, ``changed`` the new contents by the names of the entries.

    Raises:
        ReadError: an entry is not where the archive says.
    """
    # The last of several entries of one name is the one that is read.
    infos = {info.filename: info for info in archive.infolist()}
    entries = [_made(info, changed[name]) if name in changed else _kept(info, data) for name, info in infos.items()]
    entries += [_made(zipfile.ZipInfo(name), content) for name, content in changed.items() if name not in infos]
    return _joined(entries)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of parts by name."""
    return _joined([_made(zipfile.ZipInfo(name), content) for name, content in parts.items()])


def _made(info: zipfile.ZipInfo, content: bytes) -> _Entry:
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
    deflated = compressor.compress(content) + compressor.flush()
    return _entry(info, zipfile.ZIP_DEFLATED, deflated, zlib.crc32(content), len(content))


def _kept(info: zipfile.ZipInfo, data: bytes) -> _Entry:
    if info.header_offset + _LOCAL_HEADER.size > len(data) or not data.startswith(_LOCAL, info.header_offset):
        raise ReadError(_MISPLACED.filled(name=info.filename))
    # The local header has a name and an extra field of its own lengths.
    name_length, extra_length = struct.unpack_from("<2H", data, info.header_offset + 26)
    start = info.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    return _entry(info, info.compress_type, data[start : start + info.compress_size], info.CRC, info.file_size)


def _entry(info: zipfile.ZipInfo, method: int, content: bytes, crc: int, size: int) -> _Entry:
    year, month, day, hour, minute, second = info.date_time
    flags = info.flag_bits & ~_SIZES_FOLLOW
    try:
        name = info.filename.encode("utf-8" if flags & _UTF8_NAME else "cp437")
    except UnicodeEncodeError:
        name, flags = info.filename.encode(), flags | _UTF8_NAME
    time, date = hour << 11 | minute << 5 | second // 2, max(year - 1980, 0) << 9 | month << 5 | day
    return _Entry(name, flags, method, time, date, crc, content, size, info.external_attr)


def _joined(entries: list[_Entry]) -> bytes:
    out = BytesIO()
    directory: list[bytes] = []
    for entry in entries:
        sizes = (entry.crc, len(entry.packed), entry.size, len(entry.name), 0)
        common = (20, entry.flags, entry.method, entry.time, entry.date, *sizes)
        directory.append(
            _CENTRAL_HEADER.pack(_CENTRAL, 20, *common, 0, 0, 0, entry.attributes, out.tell()) + entry.name
        )
        out.write(_LOCAL_HEADER.pack(_LOCAL, *common) + entry.name + entry.packed)
    start = out.tell()
    central = b"".join(directory)
    out.write(central)
    out.write(_END_RECORD.pack(_END, 0, 0, len(entries), len(entries), len(central), start, 0))
    return out.getvalue()
