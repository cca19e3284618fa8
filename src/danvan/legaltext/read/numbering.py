"""Works out the numbers Word draws before list paragraphs; the file stores only which list and level each is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
_DEPTH = 9
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
)
_ROMAN_TAIL = ((5, "V"), (4, "IV"), (1, "I"))


@cache
def _full(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


def value(parent: Element | None, path: str) -> str | None:
    """The w:val of the element at `path` (w-names joined by "/") under `parent`."""
    if parent is None:
        return None
    found = parent.find(_full(path))
    return None if found is None else found.get(_VAL)


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.lstrip("-").isdigit() and len(text) < 9 else default


def roman(number: int) -> str:
    """Upper-case Roman numerals for 1 to 3999; other numbers come back in Arabic."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for worth, letters in (*_ROMAN, *_ROMAN_TAIL):
        while number >= worth:
            out += letters
            number -= worth
    return out


def letters(number: int) -> str:
    """a, b, … z, aa, bb … as Word numbers with lowerLetter; 0 and below come back in Arabic."""
    if number < 1 or number > 26 * 40:
        return str(number)
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def drawn(number: int, form: str) -> str:
    """One counter drawn in a w:numFmt."""
    if form in ("upperRoman", "lowerRoman"):
        out = roman(number)
        return out if form == "upperRoman" else out.lower()
    if form in ("lowerLetter", "upperLetter"):
        out = letters(number)
        return out if form == "lowerLetter" else out.upper()
    if form == "none":
        return ""
    return f"{number:02d}" if form == "decimalZero" else str(number)


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


def _level(node: Element, base: _Level | None = None) -> _Level:
    base = base or _Level()
    return _Level(
        _number(value(node, "start"), base.start),
        value(node, "numFmt") or base.form,
        value(node, "lvlText") or base.text,
    )


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts list paragraphs in document order and says what Word draws before each."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {node.get(f"{W}styleId", ""): node for node in _all(styles, "style")}
        self._default = next((key for key, node in self._styles.items() if _is_default_paragraph(node)), "")
        self._abstracts = {node.get(f"{W}abstractNumId", ""): node for node in _all(numbering, "abstractNum")}
        self._nums = {node.get(f"{W}numId", ""): node for node in _all(numbering, "num")}
        self._lists: dict[str, _List | None] = {}
        self._by_style: dict[str, tuple[str | None, str | None]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """The label of this w:p, "" for an unlisted one. Must be called once per paragraph, in document order."""
        properties = paragraph.find(f"{W}pPr")
        num_id, level = value(properties, "numPr/numId"), value(properties, "numPr/ilvl")
        if num_id is None or level is None:
            style_num, style_level = self._of_style(value(properties, "pStyle") or self._default)
            num_id, level = num_id or style_num, level or style_level
        if num_id in (None, "0"):
            return ""
        return self._next(num_id or "", max(0, min(_number(level, 0), _DEPTH - 1)))

    def _of_style(self, style_id: str) -> tuple[str | None, str | None]:
        if style_id not in self._by_style:
            num_id = level = None
            for node in self._chain(style_id):
                num_id = num_id or value(node, "pPr/numPr/numId")
                level = level or value(node, "pPr/numPr/ilvl")
            if num_id is not None and level is None:
                level = self._linked_level(num_id, style_id)
            self._by_style[style_id] = (num_id, level)
        return self._by_style[style_id]

    def _chain(self, style_id: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value(self._styles[style_id], "basedOn") or ""

    def _linked_level(self, num_id: str, style_id: str) -> str | None:
        """Headings often name only the list; the list's level then names the style."""
        abstract = self._abstracts.get(value(self._nums.get(num_id), "abstractNumId") or "")
        for node in _all(abstract, "lvl"):
            if value(node, "pStyle") == style_id:
                return node.get(f"{W}ilvl")
        return None

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._build(num_id)
        return self._lists[num_id]

    def _build(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        abstract_id = value(num, "abstractNumId")
        abstract = self._abstracts.get(abstract_id or "")
        if num is None or abstract is None or abstract_id is None:
            return None
        link = value(abstract, "numStyleLink")
        if link is not None:
            target = value(self._styles.get(link), "pPr/numPr/numId")
            linked = self._abstracts.get(value(self._nums.get(target or ""), "abstractNumId") or "")
            abstract = linked if linked is not None else abstract
        built = _List(abstract_id, {_number(n.get(f"{W}ilvl"), 0): _level(n) for n in _all(abstract, "lvl")})
        for override in _all(num, "lvlOverride"):
            at = _number(override.get(f"{W}ilvl"), 0)
            own = override.find(f"{W}lvl")
            if own is not None:
                built.levels[at] = _level(own, built.levels.get(at))
            restart = value(override, "startOverride")
            if restart is not None:
                built.restarts[at] = _number(restart, 1)
        return built

    def _next(self, num_id: str, at: int) -> str:
        found = self._list(num_id)
        if found is None:
            return ""
        counters = self._counters.setdefault(found.abstract, {})
        if at in found.restarts and (num_id, at) not in self._started:
            self._started.add((num_id, at))
            counters[at] = found.restarts[at]
        else:
            counters[at] = counters[at] + 1 if at in counters else found.levels.get(at, _Level()).start
        for deeper in [level for level in counters if level > at]:
            del counters[deeper]
        return self._draw(found, counters, at)

    def _draw(self, found: _List, counters: dict[int, int], at: int) -> str:
        level = found.levels.get(at, _Level(text=f"%{at + 1}."))
        if level.form == "bullet":
            return "+" if level.text.strip() == "+" else "-"
        out = level.text
        for index in range(_DEPTH):
            if f"%{index + 1}" in out:
                own = found.levels.get(index, _Level())
                out = out.replace(f"%{index + 1}", drawn(counters.get(index, own.start), own.form))
        return out.strip()


def _all(parent: Element | None, name: str) -> list[Element]:
    return [] if parent is None else parent.findall(W + name)


def _is_default_paragraph(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
