"""PDF files: pages, outline and fields stay; what was written about them, hung onto them or runs in them goes."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf

from danvan.documents.domain.cleaning import sentences
from danvan.documents.domain.cleaning.archive import MOST_UNPACKED
from danvan.documents.domain.cleaning.media import clean_jpeg
from danvan.documents.domain.cleaning.paths import names_local_path
from danvan.documents.enums import FileKind

_ROOT_KEPT = frozenset({
    "/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Names", "/Dests", "/ViewerPreferences",
    "/PageLayout", "/PageMode", "/Outlines", "/AcroForm", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents",
    "/OCProperties",
})  # fmt: skip
_PAGE_KEPT = frozenset({
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/BoxColorInfo",
    "/Contents", "/Rotate", "/Group", "/Dur", "/Trans", "/Annots", "/StructParents", "/Tabs", "/UserUnit",
})  # fmt: skip
_ABOUT = ("/Metadata", "/PieceInfo", "/AA", "/OpenAction", "/Thumb", "/LastModified", "/AF", "/EF", "/RF", "/CreatorInfo", "/Creator",
    "/XFA", "/SigFlags", "/OPI")  # fmt: skip
_BY_WHOM = ("/T", "/M", "/CreationDate", "/NM", "/RC", "/FS", "/Sound", "/Movie", "/RichMediaContent", "/3DD")
_HARMLESS = frozenset({"/GoTo", "/URI", "/Named", "/SetOCGState", "/ResetForm", "/Hide"})
_CARRIERS = frozenset({"/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"})
# The keys of these are names somebody chose (of fonts, states, places), which mean nothing by themselves.
_MAPS = frozenset({
    "/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties", "/CharProcs", "/Dests",
    "/RoleMap", "/ClassMap", "/Colorants",
})  # fmt: skip
_LOOKS = frozenset({"/N", "/D", "/R"})
_END_WITHIN = 4096


def clean_pdf(data: bytes) -> bytes:
    """``data`` with the same pages, without author, dates, attachments, scripts, thumbnails and data in its pictures.

    Raises Refused when it opens only with a password, is cut off, or has no page.
    """
    if b"%%EOF" not in data.rstrip(b"\x00\r\n\t ")[-_END_WITHIN:]:
        raise sentences.damaged(FileKind.PDF)
    try:
        opened = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as trouble:
        raise sentences.locked() from trouble
    with opened as pdf:
        if not len(pdf.pages):
            raise sentences.damaged(FileKind.PDF)
        _strip_frame(pdf)
        _Walk(pdf).all()
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, encryption=False)
    return out.getvalue()


def _strip_frame(pdf: pikepdf.Pdf) -> None:
    """Keep of trailer, root and pages only what pages are shown by; programs hide whole source files beside it."""
    _keep_only(pdf.trailer, frozenset({"/Root", "/Size", "/Encrypt"}))
    _keep_only(pdf.Root, _ROOT_KEPT)
    if isinstance(names := pdf.Root.get("/Names"), pikepdf.Dictionary):
        _keep_only(names, frozenset({"/Dests"}))
    for page in pdf.pages:
        _keep_only(page.obj, _PAGE_KEPT)
        if isinstance(notes := page.obj.get("/Annots"), pikepdf.Array):
            page.obj["/Annots"] = pikepdf.Array([one for one in list(notes) if not _carries(one)])


def _keep_only(holder: Any, kept: frozenset[str]) -> None:
    for key in set(holder.keys()) - kept:
        del holder[key]


def _carries(note: Any) -> bool:
    """Whether an annotation is there for a file or recording it carries, or is the window of one."""
    if not isinstance(note, pikepdf.Dictionary):
        return False
    parent = note.get("/Parent") if note.get("/Subtype") == "/Popup" else None
    return str(note.get("/Subtype")) in _CARRIERS or (isinstance(parent, pikepdf.Dictionary) and _carries(parent))


class _Walk:
    """A walk over every object that can be reached from the root, each once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._seen: set[tuple[int, int]] = set()
        self._todo: list[tuple[Any, bool]] = [(pdf.Root, False)]

    def all(self) -> None:
        while self._todo:
            thing, is_map = self._todo.pop()
            if thing.is_indirect:
                if thing.objgen in self._seen:
                    continue
                self._seen.add(thing.objgen)
            self._visit(thing, is_map)

    def _visit(self, thing: Any, is_map: bool) -> None:
        if isinstance(thing, pikepdf.Array):
            self._todo += [(one, False) for one in list(thing) if _holds(one)]
            return
        if not is_map:
            _strip(thing)
        if isinstance(thing, pikepdf.Stream):
            _keep_only(thing, frozenset(thing.keys()) - {"/F", "/FFilter"})  # a place on a machine to read from
            _strip_picture(self._pdf, thing)
        looks = set(thing.keys()) <= _LOOKS  # how a field looks in each of its states, which somebody named too
        for key, value in list(thing.items()):
            if _holds(value):
                self._todo.append((value, not is_map and (looks or key in _MAPS)))


def _holds(value: Any) -> bool:
    return isinstance(value, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream)


def _strip(thing: Any) -> None:
    """Take out of one dictionary what tells of people, and what acts by itself."""
    doomed = {key for key in _ABOUT if key in thing}
    doomed |= {key for key in ("/A", "/PA") if key in thing and _acts(thing[key])}
    if "/S" in thing and "/Next" in thing:
        doomed.add("/Next")
    if "/Subtype" in thing and str(thing["/Subtype"]) != "/Widget" and str(thing.get("/Type", "/Annot")) == "/Annot":
        doomed |= {key for key in _BY_WHOM if key in thing}
    if "/V" in thing and _signs(thing["/V"]):
        doomed.add("/V")
    for key in doomed:
        del thing[key]


def _acts(action: Any) -> bool:
    """Whether an action does more than lead to a place in the file or on the web."""
    if not isinstance(action, pikepdf.Dictionary) or "/S" not in action:
        return False
    local = "/URI" in action and names_local_path(str(action["/URI"]))
    return str(action["/S"]) not in _HARMLESS or local


def _signs(value: Any) -> bool:
    """Whether the value of a field is a signature: it names its signer, and is void once the file is written anew."""
    return isinstance(value, pikepdf.Dictionary) and ("/ByteRange" in value or str(value.get("/Type")) == "/Sig")


def _strip_picture(pdf: pikepdf.Pdf, stream: Any) -> None:
    """Cut the data about itself out of a JPEG the stream holds; what else packed it is unpacked first."""
    filters = _listed(stream.get("/Filter"))
    if not filters or str(filters[-1]) not in {"/DCTDecode", "/DCT"}:
        return
    params = _listed(stream.get("/DecodeParms"))
    raw = _unpacked(pdf, stream.read_raw_bytes(), filters[:-1], params[:-1] if len(params) == len(filters) else [])
    last = params[-1] if len(params) == len(filters) and isinstance(params[-1], pikepdf.Dictionary) else None
    stream.write(clean_jpeg(raw), filter=pikepdf.Name.DCTDecode, decode_parms=last)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _unpacked(pdf: pikepdf.Pdf, raw: bytes, filters: list[Any], params: list[Any]) -> bytes:
    """``raw`` after ``filters``; plain deflate is unpacked here, where it can be stopped from growing."""
    while filters and str(filters[0]) in {"/FlateDecode", "/Fl"} and not (params and _holds(params[0])):
        unpacking = zlib.decompressobj()
        raw = unpacking.decompress(raw, MOST_UNPACKED)
        if unpacking.unconsumed_tail:
            raise sentences.swollen()
        filters, params = filters[1:], params[1:]
    if not filters:
        return raw
    inner = pikepdf.Stream(pdf, raw)
    inner.write(raw, filter=pikepdf.Array(filters), decode_parms=pikepdf.Array(params) if params else None)
    return inner.read_bytes(decode_level=pikepdf.StreamDecodeLevel.generalized)
