"""Opens an office file (a zip) safely: sizes are checked before anything is inflated, and counted while it is."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, cast

from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.limits import MEGABYTE, Limits

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DAMAGED = "tệp Word bị hỏng hoặc tải lên chưa trọn vẹn. Hãy mở tệp bằng Word, lưu lại rồi chọn lại."
_BOMB = "tệp nén phình ra quá lớn khi mở, có thể là tệp phá hoại. Hãy lưu lại văn bản thành tệp Word mới."
_MACRO = "tệp có chứa macro. Hãy lưu lại thành tệp .docx không có macro rồi chọn lại."
_ENTITIES = "tệp Word có khai báo lạ trong nội dung, không an toàn để mở. Hãy lưu lại thành tệp Word mới."

# What the zip library lets out on a broken archive, found by feeding it broken ones.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    OverflowError,
    ValueError,
)


class Package:
    """The parts of one office file held in memory as bytes; every refusal is an UnreadableFile."""

    def __init__(self, name: str, data: bytes, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as cause:
            raise self._refuse(_DAMAGED, "damaged") from cause
        self._check_sizes(len(data))
        self._left = limits.inflated_bytes

    def names(self) -> list[str]:
        return self._zip.namelist()

    def _refuse(self, reason: str, code: str) -> UnreadableFile:
        return UnreadableFile(self.name, reason, code=code)

    def _check_sizes(self, size: int) -> None:
        infos = self._zip.infolist()
        declared = sum(info.file_size for info in infos)
        swollen = any(
            info.file_size > MEGABYTE and info.file_size > self._limits.ratio * max(info.compress_size, 1)
            for info in infos
        )
        overlong = declared > max(self._limits.ratio * size, MEGABYTE)
        if len(infos) > self._limits.entries or declared > self._limits.inflated_bytes or swollen or overlong:
            raise self._refuse(_BOMB, "bomb")
        if any(info.flag_bits & 1 for info in infos):
            raise self._refuse("tệp được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi chọn lại.", "password")

    def refuse_macros(self) -> None:
        """Raises UnreadableFile when the package carries a macro project or declares itself macro-enabled."""
        if any(name.lower().endswith("vbaproject.bin") for name in self.names()):
            raise self._refuse(_MACRO, "macro")
        if b"macroEnabled" in self.part("[Content_Types].xml"):
            raise self._refuse(_MACRO, "macro")

    def part(self, name: str) -> bytes:
        """The bytes of one part; empty when it is absent. The size is counted while inflating, not believed."""
        try:
            with self._zip.open(name) as stream:
                limit = min(self._limits.part_bytes, self._left)
                data = stream.read(limit + 1)
        except KeyError:
            return b""
        except _BROKEN as cause:
            raise self._refuse(_DAMAGED, "damaged") from cause
        if len(data) > limit:
            raise self._refuse(_BOMB, "bomb")
        self._left -= len(data)
        return data

    def tree(self, name: str) -> Element | None:
        """One part parsed as XML, None when absent."""
        data = self.part(name)
        return self.parse(data) if data else None

    def parse(self, data: bytes) -> Element:
        """XML bytes of this package, parsed without resolving entities; a document type declaration is refused."""
        # Imported here: only Word files need it, and a text starts faster without.
        from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as cause:
            raise self._refuse(_DAMAGED, "damaged") from cause
        if root.getroottree().docinfo.doctype:
            raise self._refuse(_ENTITIES, "entities")
        return cast("Element", root)
