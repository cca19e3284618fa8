"""The few signs of Markdown that stand in plain texts: heads ("## "), quotes, tables drawn with bars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.legaltext.model import Span

_PREFIX = re.compile(r"(?:#{1,6}|>)\s+")
_TABLE_RULE = re.compile(r"[\s|:+=-]+")
# Two columns set side by side with spaces: head and foot.
_WIDE = re.compile(r"(?<=[^\s:.…/]) {6,}(?=[^\s/.…])(?!tháng|năm)(?<!ngày {6})|(?<=n:) {6,}(?=\S)")
_BREAK = re.compile(r"\s*(?:\||<br\s*/?>)\s*", re.I)
_LAYOUT = re.compile(
    r"cộng h\S+ xã hội|độc lập\s*-\s*tự do|nơi nhận\s*:|(?:^|\|)[\s*]*(?:tm|kt|tl|tuq)\.|đảng cộng sản|"
    r"(?:^|\|)[\s*]*số\s*:|, ngày [\d. …]* ?tháng",
    re.I,
)


def lays_out(row: str) -> bool:
    """Whether a row of a table, its cells parted by bars, lays out the head or the foot of a paper."""
    return _LAYOUT.search(row) is not None


def pieces(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """The lines one physical line stands for, and whether each is a row of a table.

    A row that lays out the head or the foot of a paper gives its cells; rules between rows give nothing.
    """
    start, end = span
    line = text[start:end]
    prefix = _PREFIX.match(line)
    if prefix:
        start, line = start + prefix.end(), line[prefix.end() :]
    bars = line.count("|")
    if not bars:
        wide = _WIDE.search(line)
        if wide and len(_WIDE.findall(line)) == 1:
            yield (start, start + wide.start()), False
            yield (start + wide.end(), end), False
        elif start < end:
            yield (start, end), False
    elif _TABLE_RULE.fullmatch(line):
        return
    elif (bars == 1 and not line.startswith("|")) or lays_out(line):
        yield from (((a, b), False) for a, b in _cells(line, start))
    else:
        left, right = int(line.startswith("|")), int(line.endswith("|"))
        yield _stripped(text, start + left, end - right), True


def _cells(line: str, offset: int) -> Iterator[Span]:
    at = 0
    for bar in _BREAK.finditer(line):
        if at < bar.start():
            yield offset + at, offset + bar.start()
        at = bar.end()
    if at < len(line):
        yield offset + at, offset + len(line)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    return start, end
