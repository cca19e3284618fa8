"""The form of every component of a paper, as Annex I of Decree 30/2020/NĐ-CP lays it down. One Word style for each."""

from __future__ import annotations

from dataclasses import dataclass

from danvan.officedocs.wordxml import Element, element, twips

FONT = "Times New Roman"
PAGE_MM = (210.0, 297.0)
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20.0, 20.0, 30.0, 20.0
HEADER_MM = 8.0
FIRST_LINE_MM = 12.7
_BODY_LINE = 1.15


@dataclass(frozen=True, slots=True)
class Style:
    """``size``, ``before``, ``after`` in points, ``first_line`` in millimetres; ``line`` is a multiple of single spacing.

    ``outline`` puts a heading into Word's navigation; such a paragraph stays with the next.
    """

    id: str
    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    before: float = 0
    after: float = 0
    line: float = 1.0
    first_line: float = 0
    outline: int | None = None
    colour: str | None = None


def _body(style_id: str, name: str, *, bold: bool = False, italic: bool = False, outline: int | None = None) -> Style:
    return Style(
        style_id, name, bold=bold, italic=italic, align="both", after=6, line=_BODY_LINE, first_line=FIRST_LINE_MM,
        outline=outline,
    )  # fmt: skip


STYLES = (
    # The first page's head: cells 1 to 5 of the decree.
    Style("NationalName", "Quốc hiệu", size=13, bold=True),
    Style("Motto", "Tiêu ngữ", bold=True),
    Style("Superior", "Cơ quan chủ quản", size=13),
    Style("Issuer", "Cơ quan ban hành", size=13, bold=True),
    Style("Number", "Số, ký hiệu", size=13),
    Style("PlaceDate", "Địa danh, thời gian", italic=True),
    Style("LetterSubject", "Trích yếu công văn", size=12, before=6),
    Style("TypeName", "Tên loại văn bản", bold=True, before=16),
    Style("Title", "Trích yếu nội dung", bold=True),
    Style("Addressee", "Kính gửi", align="left", after=4),
    # The content: cell 6.
    _body("LegalBasis", "Căn cứ ban hành", italic=True),
    _body("Content", "Nội dung"),
    _body("HeadingOne", "Đề mục I", bold=True, outline=0),
    _body("HeadingTwo", "Đề mục 1", bold=True, outline=1),
    _body("HeadingThree", "Đề mục a", outline=2),
    # The foot: cells 7 and 9.
    Style("RecipientsHead", "Nơi nhận", size=12, bold=True, italic=True, align="left"),
    Style("Recipient", "Dòng nơi nhận", size=11, align="left"),
    Style("SignerPost", "Quyền hạn, chức vụ", bold=True),
    Style("SignerName", "Họ và tên người ký", bold=True, before=76),
    # Annexes.
    Style("AnnexName", "Phụ lục", bold=True),
    Style("AnnexTitle", "Tên phụ lục", bold=True),
    Style("AnnexCaption", "Kèm theo văn bản", italic=True, after=8),
    Style("TableHead", "Đầu bảng", size=12, bold=True),
    Style("TableText", "Chữ trong bảng", size=12, align="left", before=1, after=1),
    Style("TableFigure", "Số trong bảng", size=12, align="right", before=1, after=1),
    Style("TableOrder", "Thứ tự trong bảng", size=12, before=1, after=1),
    Style("Note", "Ghi chú", size=12, align="both", before=4),
    # The margin.
    Style("PageNumber", "Số trang", size=13),
    Style("Banner", "Dòng nhắc đầu trang", size=10, bold=True, colour="C00000"),
    Style("Gap", "Khoảng cách", size=7),
    Style("Rule", "Đường kẻ", size=1),
)


def styles_xml() -> list[Element]:
    """The children of a styles part that holds nothing but the paper's own styles."""
    return [_defaults(), *_basics(), *(_style(style) for style in STYLES)]


def _fonts() -> Element:
    return element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _defaults() -> Element:
    language = element("lang", val="vi-VN", eastAsia="vi-VN", bidi="vi-VN")
    characters = element("rPr", _fonts(), element("sz", val=28), element("szCs", val=28), language)
    return element("docDefaults", element("rPrDefault", characters), element("pPrDefault", element("pPr")))


def _basics() -> list[Element]:
    normal = element(
        "style", element("name", val="Normal"), element("qFormat"), type="paragraph", default=1, styleId="Normal"
    )
    normal.append(
        element("pPr", element("widowControl"), element("spacing", before=0, after=0, line=240, lineRule="auto"))
    )
    normal.append(element("rPr", _fonts()))
    table = element("style", element("name", val="Normal Table"), type="table", default=1, styleId="TableNormal")
    return [normal, table]


def _style(style: Style) -> Element:
    return element(
        "style",
        element("name", val=style.name),
        element("basedOn", val="Normal"),
        element("qFormat"),
        _paragraph_form(style),
        _character_form(style),
        type="paragraph",
        customStyle=1,
        styleId=style.id,
    )


def _paragraph_form(style: Style) -> Element:
    spacing: dict[str, str | int] = {
        "before": round(style.before * 20),
        "after": round(style.after * 20),
        "line": round(style.line * 240),
        "lineRule": "auto",
    }
    return element(
        "pPr",
        element("keepNext") if style.outline is not None else None,
        element("spacing", **spacing),
        element("ind", firstLine=twips(style.first_line)) if style.first_line else None,
        element("jc", val=style.align),
        element("outlineLvl", val=style.outline) if style.outline is not None else None,
    )


def _character_form(style: Style) -> Element:
    flags = [
        element(tag) for on, tags in ((style.bold, ("b", "bCs")), (style.italic, ("i", "iCs"))) if on for tag in tags
    ]
    colour = element("color", val=style.colour) if style.colour else None
    sizes = [element(tag, val=round(style.size * 2)) for tag in ("sz", "szCs")]
    return element("rPr", _fonts(), *flags, colour, *sizes)
