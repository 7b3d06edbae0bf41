"""The operating system's errors about files in plain words, and how the system's Python gets what is missing."""

from __future__ import annotations

import errno
import sys

from edulint.wording import Wording

LOOP = Wording(zh="符号链接指向自己，无法读取", en="the symbolic link leads to itself")
_REASONS = {
    errno.EACCES: Wording(zh="没有权限", en="no permission"),
    errno.EPERM: Wording(zh="没有权限", en="no permission"),
    errno.ENOENT: Wording(zh="没有这个文件或文件夹", en="there is no such file or folder"),
    errno.EISDIR: Wording(zh="是文件夹", en="it is a folder"),
    errno.ENOTDIR: Wording(zh="路径中有一段不是文件夹", en="a part of the path is not a folder"),
    errno.EEXIST: Wording(zh="已有这个文件", en="it exists already"),
    errno.ELOOP: LOOP,
    errno.ENAMETOOLONG: Wording(zh="文件名太长", en="the name is too long"),
    errno.ENOSPC: Wording(zh="磁盘已满", en="the disk is full"),
    errno.EDQUOT: Wording(zh="磁盘配额已用完", en="the disk quota is used up"),
    errno.EFBIG: Wording(zh="文件太大", en="the file is too large"),
    errno.EROFS: Wording(zh="磁盘只读", en="the disk is read-only"),
    errno.EIO: Wording(zh="磁盘读写出错", en="the disk could not be read or written"),
    errno.EADDRINUSE: Wording(zh="已被占用", en="it is in use"),
    errno.EBUSY: Wording(zh="文件正被占用", en="the file is in use"),
    errno.ETXTBSY: Wording(zh="文件正被占用", en="the file is in use"),
    errno.EMFILE: Wording(zh="打开的文件太多", en="too many files are open"),
    errno.EPIPE: Wording(zh="接收的程序已退出", en="the program that reads it has ended"),
    errno.EBADF: Wording(zh="已关闭", en="it is closed"),
}


def system_reason(error: OSError) -> Wording:
    """Return why the system refused a file; in its own words where we have none."""
    text = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, Wording(zh=text, en=text))


def error_line(error: BaseException) -> str:
    """Return an exception as Python names it, with what it says, if anything: ``KeyError: 'a'``."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def installing(extra: str) -> str:
    """Return the command that adds an extra to the installation that runs; an environment of pipx has no ``pip``."""
    pip = "pip"
    if "pipx" in sys.prefix.replace("\\", "/").split("/"):
        pip = f"{'py -m ' if sys.platform == 'win32' else ''}pipx runpip edulint-zh"
    return f'{pip} install "edulint-zh[{extra}]"'
