"""Working copies: a word planted in every place that tells of people is gone, and what is seen is still there."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

import docx
import openpyxl
import pikepdf
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image, PngImagePlugin

from danvan.common.errors import Refused
from danvan.documents.domain.cleaning import archive as archive_limits
from danvan.documents.domain.cleaning import cleaned
from danvan.documents.enums import FileKind

CANARY = "CHIMYEN"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MESSAGE = re.compile(r"^[A-ZẢÀÁÂĂĐÊÔƠƯ][^«»]{30,}\. [^«»]{10,}\.$")


def canary(place: str) -> str:
    return f"{CANARY}-{place}"


def traces(data: bytes) -> set[str]:
    """Where in ``data``, and in whatever is packed inside it, a canary still sits."""
    return {
        match.decode("ascii", "replace")
        for layer in layers(data)
        for text in (layer, layer.replace(b"\x00", b""))
        for match in re.findall(rb"%s[-\w]*" % CANARY.encode(), text)
    }


def layers(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for one in archive.infolist():
                yield one.filename.encode() + one.comment + one.extra
                yield from layers(archive.read(one))
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield pdf.trailer.unparse()
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    yield from layers(thing.read_raw_bytes())
                    yield from layers(decoded(thing))
                yield repr(thing).encode()
    if data.startswith(b"\x89PNG"):
        with Image.open(io.BytesIO(data)) as picture:
            yield repr(picture.info).encode()


def decoded(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return b""


# Pictures


def exif_of(turn: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = canary("may-anh"), canary("tac-gia"), turn
    exif.get_ifd(0x8825)[29] = canary("ngay-gps")
    return exif


def jpeg(turn: int = 1, size: tuple[int, int] = (16, 8), *, progressive: bool = False) -> bytes:
    """A JPEG with Exif and place, XMP, IPTC, profile, comment, a thumbnail and a second picture after its end."""
    out, second = io.BytesIO(), io.BytesIO()
    Image.new("RGB", size, "red").save(
        out, "JPEG", exif=exif_of(turn), comment=canary("loi-ghi"), icc_profile=canary("icc").encode() * 4,
        xmp=canary("xmp").encode(), progressive=progressive,
    )  # fmt: skip
    Image.new("RGB", (4, 4), "blue").save(second, "JPEG", comment=canary("anh-thu-hai"))
    plain = out.getvalue()
    thumbnail = b"JFXX\x00\x10" + canary("anh-nho").encode()
    pressed = b"Photoshop 3.0\x00" + canary("iptc").encode()
    first = 20  # the start and the JFIF segment, which some programs tell a JPEG by
    return plain[:first] + segment(0xE0, thumbnail) + segment(0xED, pressed) + plain[first:] + second.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def png(mode: str = "RGB") -> bytes:
    out, words = io.BytesIO(), PngImagePlugin.PngInfo()
    words.add_text("Author", canary("png-tac-gia"))
    words.add_text("Comment", canary("png-nen"), zip=True)
    words.add_itxt("XML:com.adobe.xmp", canary("png-xmp"))
    Image.new(mode, (8, 8)).save(out, "PNG", pnginfo=words, exif=exif_of(), icc_profile=canary("png-icc").encode())
    return out.getvalue() + canary("sau-cuoi").encode()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("data", [jpeg(), jpeg(progressive=True), png(), png("LA"), png("I;16")])
def test_picture_keeps_its_pixels_alone(data: bytes) -> None:
    assert traces(data)
    copy = cleaned(data, FileKind.PICTURE)
    picture = opened(copy)
    assert traces(copy) == set()
    assert (picture.format, picture.mode, dict(picture.getexif())) == ("JPEG", "RGB", {})
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_picture_stands_upright() -> None:
    assert opened(cleaned(jpeg(turn=6), "picture")).size == (8, 16)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_picture_of_any_mode_becomes_a_jpeg(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, "PNG")
    assert opened(cleaned(out.getvalue(), "picture")).size == (8, 8)


def test_what_lets_light_through_stands_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(cleaned(out.getvalue(), "picture")).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_kept(form: str) -> None:
    out, frames = io.BytesIO(), [Image.new("RGB", (8, 8), colour) for colour in ("white", "black")]
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    assert min(opened(cleaned(out.getvalue(), "picture")).convert("L").tobytes()) > 250


# PDF


def pdf_with_everything() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200)).obj
        plant_in_frame(pdf)
        plant_on_page(pdf, page)
        pdf.save(out, compress_streams=False)
    return out.getvalue()


def plant_in_frame(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = canary("tac-gia")
    pdf.trailer["/ID"] = pikepdf.Array([pikepdf.String(canary("id")), pikepdf.String(canary("id"))])
    pdf.trailer["/AdditionalStreams"] = pikepdf.Array([pdf.make_stream(canary("tep-goc").encode())])
    pdf.Root["/Metadata"] = pdf.make_stream(canary("xmp").encode())
    pdf.Root["/PieceInfo"] = pikepdf.Dictionary(A=pikepdf.String(canary("piece")))
    pdf.Root["/OpenAction"] = script("mo-tep")
    pdf.Root["/AA"] = pikepdf.Dictionary(WC=script("dong-tep"))
    order = pikepdf.Dictionary(Name="Lớp", Creator=canary("lop"))
    pdf.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=pikepdf.Array(), D=order)
    pdf.Root["/Threads"] = pikepdf.Array([pikepdf.Dictionary(I=pikepdf.Dictionary(Author=canary("mach-bai")))])
    pdf.attachments["kem.txt"] = pikepdf.AttachedFileSpec(pdf, canary("dinh-kem").encode(), filename=canary("ten-tep"))
    pdf.Root.Names["/JavaScript"] = pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), script("js")]))
    signature = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Name=canary("nguoi-ky"), ByteRange=pikepdf.Array([0, 1]))
    fields = [
        pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="ky", V=pdf.make_indirect(signature)),
        pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="ho_ten", V="Nội dung điền"),
    ]
    pdf.Root["/AcroForm"] = pikepdf.Dictionary(
        Fields=pikepdf.Array([pdf.make_indirect(one) for one in fields]), XFA=pdf.make_stream(canary("xfa").encode())
    )


def plant_on_page(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    page["/Thumb"] = pdf.make_stream(canary("anh-nho").encode())
    page["/LastModified"] = pikepdf.String(canary("ngay"))
    page["/Metadata"] = pdf.make_stream(canary("xmp-trang").encode())
    page["/AA"] = pikepdf.Dictionary(O=script("mo-trang"))
    form = pdf.make_stream(b"q Q", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    form["/PieceInfo"] = pikepdf.Dictionary(A=pikepdf.String(canary("piece-form")))
    page["/Resources"] = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Im0=picture_of(pdf, packed=False), AA=picture_of(pdf, packed=True), Fm0=form)
    )
    page["/Contents"] = pdf.make_stream(b"q 9 0 0 9 0 0 cm /Im0 Do Q q 9 0 0 9 50 50 cm /AA Do Q /Fm0 Do")
    spec = pikepdf.AttachedFileSpec(pdf, canary("tep-ghim").encode(), filename=canary("ten-ghim")).obj
    page["/Annots"] = pikepdf.Array([
        note("Text", T=canary("nguoi-ghi"), M=canary("ngay-ghi"), Contents="Lời ghi"),
        note("FileAttachment", FS=spec),
        note("Link", A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/")),
        note("Link", A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"file:///C:/Users/{CANARY}/a.docx")),
        note("Link", A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=canary("launch"))),
    ])  # fmt: skip


def script(place: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=canary(place))


def note(kind: str, **more: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name("/" + kind), Rect=[0, 0, 9, 9], **more)


def picture_of(pdf: pikepdf.Pdf, *, packed: bool) -> pikepdf.Stream:
    """A picture with Exif; ``packed`` puts deflate around the JPEG."""
    stream = pdf.make_stream(
        b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=16, Height=8, BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB,
    )  # fmt: skip
    names = [pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode] if packed else [pikepdf.Name.DCTDecode]
    stream.write(zlib.compress(jpeg()) if packed else jpeg(), filter=pikepdf.Array(names))
    return stream


@pytest.fixture(scope="module")
def pdf_copy() -> bytes:
    return cleaned(pdf_with_everything(), FileKind.PDF)


def test_pdf_tells_of_nobody(pdf_copy: bytes) -> None:
    assert len(traces(pdf_with_everything())) > 25
    assert traces(pdf_copy) == set()


def test_pdf_keeps_pages_pictures_notes_links_and_fields(pdf_copy: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf_copy)) as pdf:
        page = pdf.pages[0].obj
        pictures = page.Resources.XObject
        assert [opened(pictures[name].read_raw_bytes()).size for name in ("/Im0", "/AA")] == [(16, 8), (16, 8)]
        assert pictures["/Fm0"].read_bytes() == b"q Q"
        notes = list(page.Annots)
        assert str(notes[0].Contents) == "Lời ghi"
        assert [str(one.A.URI) for one in notes if "/A" in one] == ["https://example.org/"]
        assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == ["ky", "ho_ten"]
        assert str(pdf.Root.AcroForm.Fields[1].V) == "Nội dung điền"
        assert b"/Im0 Do" in page.Contents.read_bytes()
        assert pdf.check_pdf_syntax() == []


def test_pdf_copy_is_the_same_each_time(pdf_copy: bytes) -> None:
    assert cleaned(pdf_with_everything(), "pdf") == pdf_copy


def test_pdf_that_anybody_can_open_is_cleaned() -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Author"] = canary("tac-gia")
        pdf.save(out, encryption=pikepdf.Encryption(owner="chu", user=""))
    copy = cleaned(out.getvalue(), "pdf")
    assert traces(copy) == set()
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert not pdf.is_encrypted


# Office files


def repacked(data: bytes, change: dict[str, bytes | None]) -> bytes:
    """``data`` with members replaced, added, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        parts: dict[str, bytes | None] = {name: source.read(name) for name in source.namelist()} | change
        for name, content in parts.items():
            if content is not None:
                target.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), content)
    return out.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def names_in(data: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return set(archive.namelist())


def put_before(text: bytes, end: str, more: str) -> bytes:
    assert end.encode() in text
    place = text.rindex(end.encode())
    return text[:place] + more.encode() + text[place:]


def ties(*lines: tuple[str, str, str]) -> str:
    """Relationships of (identity, type, target); a target with a colon lies outside."""
    made = []
    for name, kind, target in lines:
        outside = ' TargetMode="External"' if ":" in target else ""
        made.append(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{outside}/>')
    return "".join(made)


def types(**parts: str) -> str:
    return "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())


WORD_BODY = f"""
<w:p w:rsidR="00{CANARY}"><w:commentRangeStart w:id="1"/><w:r w:rsidRPr="00{CANARY}"><w:t>Đoạn có ghi chú. </w:t></w:r>
<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>
<w:ins w:id="2" w:author="{canary("them")}" w:date="2024-01-01T00:00:00Z"><w:r><w:t>Phần thêm. </w:t></w:r></w:ins>
<w:del w:id="3" w:author="{canary("bot")}"><w:r><w:delText>{canary("chu-da-xoa")}</w:delText></w:r></w:del>
<w:moveFrom w:id="8" w:author="{canary("doi-di")}"><w:r><w:t>{canary("chu-da-doi")}</w:t></w:r></w:moveFrom>
<w:moveTo w:id="9" w:author="{canary("doi-den")}"><w:r><w:t>Phần dời đến.</w:t></w:r></w:moveTo></w:p>
<w:p><w:pPr><w:rPr><w:del w:id="4" w:author="{canary("xoa-dau")}"/></w:rPr>
<w:pPrChange w:id="5" w:author="{canary("doi-kieu")}"><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>Nối </w:t></w:r></w:p>
<w:p><w:pPr><w:rPr><w:ins w:id="6" w:author="{canary("them-dau")}"/></w:rPr></w:pPr><w:r>
<w:rPr><w:b/><w:rPrChange w:id="7" w:author="{canary("doi-chu")}"><w:rPr/></w:rPrChange></w:rPr><w:t>liền.</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="99"/></w:tblGrid>
<w:tr><w:trPr><w:del w:id="10" w:author="{canary("xoa-dong")}"/></w:trPr><w:tc><w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:ins w:id="11" w:author="{canary("them-dong")}"/></w:trPr><w:tc><w:p><w:r><w:t>Ô còn</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl>
<w:p><w:hyperlink r:id="rLocal"><w:r><w:t>Liên kết trong máy</w:t></w:r></w:hyperlink>
<w:hyperlink r:id="rWeb"><w:r><w:t>Liên kết mạng</w:t></w:r></w:hyperlink>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "C:\\\\Us</w:instrText></w:r>
<w:r><w:instrText>ers\\\\{CANARY}\\\\a.docx" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
<w:r><w:t>Chữ của trường</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
<w:sdt><w:sdtPr><w:dataBinding w:xpath="/{CANARY}" w:storeItemID="{{1}}"/></w:sdtPr><w:sdtContent>
<w:p><w:permStart w:id="1" w:ed="{canary("nguoi-sua")}"/><w:r><w:t>Ô nhập</w:t></w:r><w:permEnd w:id="1"/></w:p></w:sdtContent></w:sdt>
<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" r:id="rOle"/></w:object></w:r></w:p>
"""
WORD_TIES = ties(
    ("rCom", f"{OFFICE}/comments", "comments.xml"),
    ("rComEx", f"{MICROSOFT}/2011/relationships/commentsExtended", "commentsExtended.xml"),
    ("rPeople", f"{MICROSOFT}/2011/relationships/people", "people.xml"),
    ("rCustom", f"{OFFICE}/customXml", "../customXml/item1.xml"),
    ("rLocal", f"{OFFICE}/hyperlink", f"file:///C:/Users/{CANARY}/ke-hoach.docx"),
    ("rWeb", f"{OFFICE}/hyperlink", "https://example.org/"),
    ("rOle", f"{OFFICE}/oleObject", "embeddings/oleObject1.bin"),
    ("rBook", f"{OFFICE}/package", "embeddings/so-lieu.xlsx"),
)


def word_with_everything() -> bytes:
    paper, out = docx.Document(), io.BytesIO()
    paper.add_paragraph("Kính gửi Ủy ban nhân dân xã")
    paper.add_picture(io.BytesIO(jpeg(turn=6)))
    paper.add_picture(io.BytesIO(png()))
    paper.core_properties.author = canary("tac-gia")
    paper.core_properties.last_modified_by = canary("nguoi-luu")
    paper.save(out)
    plain = out.getvalue()
    return repacked(plain, {**word_parts(plain), **word_strays()})


def word_parts(plain: bytes) -> dict[str, bytes | None]:
    """The parts of ``plain`` that are there anyway, with canaries."""
    app = f"<Company>{canary('co-quan')}</Company><Manager>{canary('thu-truong')}</Manager>"
    settings = f"""<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rTpl"/><w:rsids><w:rsidRoot w:val="00{CANARY}"/></w:rsids>
        <w:docVars><w:docVar w:name="a" w:val="{canary("bien")}"/></w:docVars>"""
    declared = types(**{
        "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "word/comments.xml": f"{WORD_TYPE}.comments+xml",
        "word/commentsExtended.xml": f"{WORD_TYPE}.commentsExtended+xml",
        "word/people.xml": f"{WORD_TYPE}.people+xml",
        "word/embeddings/so-lieu.xlsx": f"{SHEET_TYPE}.sheet",
    })  # fmt: skip
    template = ties(("rTpl", f"{OFFICE}/attachedTemplate", f"file:///C:/Users/{CANARY}/mau.dotx"))
    return {
        "word/document.xml": put_before(part_of(plain, "word/document.xml"), "<w:sectPr", WORD_BODY),
        "word/_rels/document.xml.rels": put_before(part_of(plain, "word/_rels/document.xml.rels"), "</", WORD_TIES),
        "word/settings.xml": put_before(part_of(plain, "word/settings.xml"), "</", settings),
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{PACKAGE_TIES}">{template}</Relationships>'.encode(),
        "docProps/app.xml": f'<Properties xmlns="{EXTENDED}">{app}</Properties>'.encode(),
        "_rels/.rels": put_before(part_of(plain, "_rels/.rels"), "</", ties(("rCp", f"{OFFICE}/custom-properties", "docProps/custom.xml"))),
        "[Content_Types].xml": put_before(part_of(plain, "[Content_Types].xml"), "</", declared),
    }  # fmt: skip


PACKAGE_TIES = "http://schemas.openxmlformats.org/package/2006/relationships"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def word_strays() -> dict[str, bytes]:
    """The parts nobody sees."""
    return {
        "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:author="{canary("ghi-chu")}"/></w:comments>'.encode(),
        "word/commentsExtended.xml": f"<a>{canary('ghi-chu-2')}</a>".encode(),
        "word/people.xml": f"<a>{canary('nguoi')}</a>".encode(),
        "word/embeddings/oleObject1.bin": canary("ole").encode(),
        "word/embeddings/so-lieu.xlsx": book_with_everything(),
        "customXml/item1.xml": f"<a>{canary('custom-xml')}</a>".encode(),
        "docProps/custom.xml": f"<a>{canary('custom')}</a>".encode(),
        "docProps/thumbnail.jpeg": jpeg(),
        f"{CANARY}.txt": b"x",
    }


BOOK_TIES = ties(
    ("rPerson", f"{MICROSOFT}/2017/10/relationships/person", "persons/person.xml"),
    ("rLink", f"{OFFICE}/externalLink", "externalLinks/externalLink1.xml"),
    ("rConn", f"{OFFICE}/connections", "connections.xml"),
)
SHEET_TIES = ties(
    ("rThread", f"{MICROSOFT}/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
    ("rPrint", f"{OFFICE}/printerSettings", "../printerSettings/printerSettings1.bin"),
    ("rFile", f"{OFFICE}/hyperlink", f"file:///C:/Users/{CANARY}/a.xlsx"),
)


def book_with_everything(formula: str = "=[1]Nguon!A1") -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"], sheet["B1"] = "Số cuộc đối thoại", 42, formula
    sheet["A1"].comment = Comment(canary("loi-ghi"), canary("nguoi-ghi"))
    sheet.add_image(SheetImage(io.BytesIO(jpeg())), "D4")
    book.properties.creator = canary("tac-gia")
    book.properties.lastModifiedBy = canary("nguoi-luu")
    book.save(out)
    plain = out.getvalue()
    return repacked(plain, book_parts(plain))


def book_parts(plain: bytes) -> dict[str, bytes | None]:
    sheet = part_of(plain, "xl/worksheets/sheet1.xml").replace(
        b"<pageMargins", f'<hyperlinks xmlns:r="{OFFICE}"><hyperlink ref="A1" r:id="rFile"/></hyperlinks><pageMargins'.encode()
    )  # fmt: skip
    sheet = re.sub(
        rb"(<pageMargins[^>]*/>)", rb'\1<pageSetup xmlns:r="%s" orientation="landscape" r:id="rPrint"/>' % OFFICE.encode(), sheet
    )  # fmt: skip
    about = f"""<fileSharing userName="{canary("khoa-tep")}"/><mc:AlternateContent
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"><x15ac:absPath
        xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Users\\{CANARY}\\"/></mc:Choice>
        </mc:AlternateContent><workbookPr"""
    workbook = part_of(plain, "xl/workbook.xml").replace(b"<workbookPr", about.encode(), 1)
    links = f'<externalReferences xmlns:r="{OFFICE}"><externalReference r:id="rLink"/></externalReferences>'
    workbook = workbook.replace(b"</sheets>", b"</sheets>" + links.encode())
    path = ties(("rId1", f"{OFFICE}/externalLinkPath", f"file:///C:/Users/{CANARY}/nguon.xlsx"))
    link = f"""<externalLink xmlns="{SHEET}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"><sheetNames>
        <sheetName val="Nguon"/></sheetNames></externalBook></externalLink>"""
    declared = types(**{
        "xl/externalLinks/externalLink1.xml": f"{SHEET_TYPE}.externalLink+xml",
        "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
        "xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
        "xl/connections.xml": f"{SHEET_TYPE}.connections+xml",
    })  # fmt: skip
    return {
        "xl/workbook.xml": workbook,
        "xl/worksheets/sheet1.xml": sheet,
        "xl/_rels/workbook.xml.rels": put_before(part_of(plain, "xl/_rels/workbook.xml.rels"), "</", BOOK_TIES),
        "xl/worksheets/_rels/sheet1.xml.rels": put_before(
            part_of(plain, "xl/worksheets/_rels/sheet1.xml.rels"), "</", SHEET_TIES
        ),
        "xl/externalLinks/externalLink1.xml": link.encode(),
        "xl/externalLinks/_rels/externalLink1.xml.rels": f'<Relationships xmlns="{PACKAGE_TIES}">{path}</Relationships>'.encode(),
        "xl/persons/person.xml": f"<a>{canary('nguoi')}</a>".encode(),
        "xl/threadedComments/threadedComment1.xml": f"<a>{canary('luong')}</a>".encode(),
        "xl/printerSettings/printerSettings1.bin": canary("may-in").encode(),
        "xl/connections.xml": f"<a>{canary('nguon')}</a>".encode(),
        "[Content_Types].xml": put_before(part_of(plain, "[Content_Types].xml"), "</", declared),
    }  # fmt: skip


@pytest.fixture(scope="module")
def word_copy() -> bytes:
    return cleaned(word_with_everything(), FileKind.WORD)


@pytest.fixture(scope="module")
def book_copy() -> bytes:
    return cleaned(book_with_everything(), FileKind.SHEET)


def test_word_file_tells_of_nobody(word_copy: bytes) -> None:
    assert len(traces(word_with_everything())) > 40
    assert traces(word_copy) == set()


def test_word_file_keeps_its_visible_text(word_copy: bytes) -> None:
    paper = docx.Document(io.BytesIO(word_copy))
    lines = [" ".join(one.text.split()) for one in paper.paragraphs if one.text.strip()]
    assert lines == [
        "Kính gửi Ủy ban nhân dân xã",
        "Đoạn có ghi chú. Phần thêm. Phần dời đến.",
        "Nối liền.",
        "Liên kết trong máyLiên kết mạngChữ của trường",
    ]
    assert [[cell.text for cell in row.cells] for row in paper.tables[0].rows] == [["Ô còn"]]
    assert "Ô nhập".encode() in part_of(word_copy, "word/document.xml")


def test_word_file_keeps_web_links_and_pictures(word_copy: bytes) -> None:
    paper = docx.Document(io.BytesIO(word_copy))
    outside = [tie.target_ref for tie in paper.part.rels.values() if tie.is_external]
    assert outside == ["https://example.org/"]
    pictures = [opened(part_of(word_copy, name)) for name in sorted(names_in(word_copy)) if "/media/" in name]
    assert [(one.format, one.size) for one in pictures] == [("JPEG", (16, 8)), ("PNG", (8, 8))]
    assert dict(pictures[0].getexif()) == {0x0112: 6}  # turned as before, and nothing else


def test_word_file_has_empty_properties_and_no_strays(word_copy: bytes) -> None:
    told = docx.Document(io.BytesIO(word_copy)).core_properties
    assert (told.author, told.last_modified_by, told.created) == ("", "", None)
    assert {"word/comments.xml", "word/people.xml", "customXml/item1.xml", f"{CANARY}.txt"}.isdisjoint(
        names_in(word_copy)
    )
    assert b"comment" not in part_of(word_copy, "word/document.xml")
    with zipfile.ZipFile(io.BytesIO(word_copy)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_every_declared_part_and_tie_is_there(kind: str, word_copy: bytes, book_copy: bytes) -> None:
    data = word_copy if kind == "docx" else book_copy
    names = names_in(data)
    assert set(re.findall(r'PartName="/([^"]+)"', part_of(data, "[Content_Types].xml").decode())) <= names
    for name in (one for one in names if one.endswith(".rels")):
        for tie in re.findall(r"<Relationship [^>]+>", part_of(data, name).decode()):
            target = re.findall(r'Target="([^"]+)"', tie)[0]
            assert "External" in tie or any(one.endswith(target.replace("../", "").lstrip("/")) for one in names), tie


def test_book_tells_of_nobody(book_copy: bytes) -> None:
    assert len(traces(book_with_everything())) > 15
    assert traces(book_copy) == set()


def test_book_keeps_its_cells(book_copy: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(book_copy))
    sheet = book.active
    assert sheet is not None
    assert [sheet["A1"].value, sheet["A2"].value, sheet["B1"].value] == ["Số cuộc đối thoại", 42, "=[1]Nguon!A1"]
    assert sheet["A1"].comment is None
    assert sheet.page_setup.orientation == "landscape"
    assert len(book._external_links) == 1  # type: ignore[attr-defined]
    assert not book.properties.creator
    assert not any(word in name for name in names_in(book_copy) for word in ("omment", "person", "printer", "vml"))
    assert b"legacyDrawing" not in part_of(book_copy, "xl/worksheets/sheet1.xml")


def test_link_to_another_book_goes_when_no_cell_uses_it() -> None:
    copy = cleaned(book_with_everything(formula="=A2"), "xlsx")
    assert not any("externalLink" in name for name in names_in(copy))
    assert b"externalReference" not in part_of(copy, "xl/workbook.xml")


def test_cells_whose_words_stand_in_the_shared_list_are_kept() -> None:
    """Excel keeps the words of all cells in one list; the writer of the tests does not."""
    plain = book_with_everything()
    sheet = re.sub(
        rb'<c r="A1"[^>]*>.*?</c>', b'<c r="A1" t="s"><v>0</v></c>', part_of(plain, "xl/worksheets/sheet1.xml")
    )
    tie = ties(("rWords", f"{OFFICE}/sharedStrings", "sharedStrings.xml"))
    declared = types(**{"xl/sharedStrings.xml": f"{SHEET_TYPE}.sharedStrings+xml"})
    data = repacked(plain, {
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>Hòa giải</t></si></sst>'.encode(),
        "xl/_rels/workbook.xml.rels": put_before(part_of(plain, "xl/_rels/workbook.xml.rels"), "</", tie),
        "[Content_Types].xml": put_before(part_of(plain, "[Content_Types].xml"), "</", declared),
    })  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(cleaned(data, "xlsx")))
    assert book.worksheets[0]["A1"].value == "Hòa giải"


def test_what_lost_its_source_gives_way_to_the_plain_picture_of_it() -> None:
    """An embedded object goes, the text that stands in for it in older programs stays."""
    plain, markup = with_picture(png()), "http://schemas.openxmlformats.org/markup-compatibility/2006"
    more = f"""<w:p><w:r><mc:AlternateContent xmlns:mc="{markup}"><mc:Choice Requires="w14"><w:contentPart r:id="rInk"/>
        </mc:Choice><mc:Fallback><w:t>Nét chữ tay</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"""
    tie = ties(("rInk", f"{OFFICE}/customXml", "ink/ink1.xml"))
    data = repacked(plain, {
        "word/ink/ink1.xml": f"<a>{canary('net-muc')}</a>".encode(),
        "word/document.xml": put_before(part_of(plain, "word/document.xml"), "<w:sectPr", more),
        "word/_rels/document.xml.rels": put_before(part_of(plain, "word/_rels/document.xml.rels"), "</", tie),
    })  # fmt: skip
    copy = cleaned(data, "docx")
    assert traces(copy) == set()
    assert docx.Document(io.BytesIO(copy)).paragraphs[-1].text == "Nét chữ tay"


def drawing(form: str) -> bytes:
    """A picture of a format seldom met in papers, with what it can tell."""
    if form in {"emf", "emz"}:
        words = canary("ten-ban-ve").encode("utf-16-le")
        header = struct.pack("<II32x4s16xIIII", 1, 108 + len(words), b" EMF", len(words) // 2, 108, 0, 0).ljust(
            108, b"\x00"
        )
        packing = zlib.compressobj(wbits=31)
        return header + words if form == "emf" else packing.compress(header + words) + packing.flush()
    out = io.BytesIO()
    more = {"gif": {"comment": canary("gif")}, "tiff": {"artist": canary("tiff")}, "webp": {"exif": exif_of()}}[form]
    Image.new("P" if form == "gif" else "RGB", (8, 8)).save(out, form, **more)
    return out.getvalue()


@pytest.mark.parametrize("form", ["emf", "emz", "gif", "tiff", "webp"])
def test_other_pictures_stay_in_their_format(form: str) -> None:
    copy = cleaned(with_picture(drawing(form)), "docx")
    picture = part_of(copy, "word/media/image1.jpg")
    if form == "emz":
        picture = zlib.decompress(picture, 31)
    assert traces(copy) | traces(picture) == set()
    assert picture[40:44] == b" EMF" if form.startswith("em") else opened(picture).format == form.upper()


def test_picture_of_no_known_format_is_left_out() -> None:
    copy = cleaned(with_picture(f"<svg><metadata>{CANARY}</metadata></svg>".encode()), "docx")
    assert traces(copy) == set()
    assert not any("/media/" in name for name in names_in(copy))
    assert docx.Document(io.BytesIO(copy)).inline_shapes


def with_picture(picture: bytes) -> bytes:
    """A Word file whose one picture is ``picture``."""
    paper, out = docx.Document(), io.BytesIO()
    paper.add_picture(io.BytesIO(jpeg()))
    paper.save(out)
    return repacked(out.getvalue(), {"word/media/image1.jpg": picture})


def test_web_page_inside_a_word_file_is_refused() -> None:
    plain = with_picture(png())
    tie = ties(("rPage", f"{OFFICE}/aFChunk", "page.html"))
    data = repacked(plain, {
        "word/page.html": b"<p>Thay</p>",
        "word/document.xml": put_before(part_of(plain, "word/document.xml"), "<w:sectPr", f'<w:altChunk xmlns:r="{OFFICE}" r:id="rPage"/>'),
        "word/_rels/document.xml.rels": put_before(part_of(plain, "word/_rels/document.xml.rels"), "</", tie),
    })  # fmt: skip
    with pytest.raises(Refused, match="tệp khác"):
        cleaned(data, "docx")


def test_text_is_as_it_was() -> None:
    assert cleaned("Đơn kiến nghị".encode(), FileKind.TEXT) == "Đơn kiến nghị".encode()


# What cannot be cleaned


def locked_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(owner="chu", user="khach"))
    return out.getvalue()


def with_entities() -> bytes:
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaa">{steps}]><a>&a9;</a>'
    return repacked(word_with_everything(), {"word/document.xml": bomb.encode()})


def with_a_file_of_the_machine() -> bytes:
    told = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    return repacked(book_with_everything(), {"xl/workbook.xml": told.encode()})


def locked_zip() -> bytes:
    """The mark of a password set on every member, in both places it stands."""
    data = bytearray(word_with_everything())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(sign), bytes(data)):
            data[found.start() + place] |= 1
    return bytes(data)


def deep() -> bytes:
    return repacked(book_with_everything(), {"xl/worksheets/sheet1.xml": b"<a>" * 5000 + b"</a>" * 5000})


@pytest.mark.parametrize(
    ("make", "kind", "word"),
    [
        (lambda: jpeg()[:300], "picture", "hỏng"),
        (lambda: jpeg(size=(400, 400))[:1500], "picture", "hỏng"),
        (lambda: b"GIF89a", "picture", "hỏng"),
        (lambda: pdf_with_everything()[:2000], "pdf", "hỏng"),
        (lambda: pdf_with_everything()[:-1200], "pdf", "hỏng"),
        (lambda: b"%PDF-1.7\n%%EOF\n", "pdf", "hỏng"),
        (locked_pdf, "pdf", "mật khẩu"),
        (lambda: word_with_everything()[:5000], "docx", "hỏng"),
        (lambda: repacked(word_with_everything(), {"word/document.xml": b"<w:document"}), "docx", "hỏng"),
        (lambda: repacked(word_with_everything(), {"word/document.xml": None}), "docx", "hỏng"),
        (lambda: repacked(word_with_everything(), {"[Content_Types].xml": None}), "docx", "hỏng"),
        (lambda: repacked(word_with_everything(), {"WORD/document.xml": b"<a/>"}), "docx", "hỏng"),
        (book_with_everything, "docx", "hỏng"),
        (word_with_everything, "xlsx", "hỏng"),
        (deep, "xlsx", "hỏng"),
        (with_entities, "docx", "khai báo"),
        (with_a_file_of_the_machine, "xlsx", "khai báo"),
        (locked_zip, "docx", "mật khẩu"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "xlsx", "mật khẩu"),
        (lambda: b"", "docx", "hỏng"),
    ],
)  # fmt: skip
def test_what_cannot_be_cleaned_is_refused_in_a_sentence(make: object, kind: str, word: str) -> None:
    assert callable(make)
    with pytest.raises(Refused, match=word) as refusal:
        cleaned(make(), kind)
    assert MESSAGE.match(str(refusal.value)), str(refusal.value)


@pytest.mark.parametrize(("limit", "to"), [("MOST_UNPACKED", 20_000), ("MOST_MEMBERS", 5), ("MOST_XML", 500)])
def test_file_that_swells_is_refused(limit: str, to: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = word_with_everything()
    monkeypatch.setattr(archive_limits, limit, to)
    with pytest.raises(Refused, match="quá lớn"):
        cleaned(data, "docx")


def test_bomb_is_refused_before_it_goes_off() -> None:
    with pytest.raises(Refused, match="quá lớn"):
        cleaned(repacked(book_with_everything(), {"xl/a.xml": bytes(archive_limits.MOST_UNPACKED + 1)}), "xlsx")


def test_picture_of_too_many_pixels_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (10_000, 6_000)).save(out, "PNG")
    with pytest.raises(Refused, match="điểm ảnh"):
        cleaned(out.getvalue(), "picture")


@pytest.mark.parametrize("kind", ["picture", "pdf", "docx", "xlsx"])
def test_damage_anywhere_gives_a_copy_or_a_refusal(kind: str) -> None:
    whole = {
        "picture": jpeg, "pdf": pdf_with_everything, "docx": word_with_everything, "xlsx": book_with_everything
    }[kind]()  # fmt: skip
    for place in range(0, len(whole), max(len(whole) // 60, 1)):
        harmed = whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :]
        for data in (harmed, whole[:place]):
            with suppress(Refused):
                cleaned(data, kind)
