"""What to check against the paper when a page was recognised from a picture: pages without words, numbers and days not read surely."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from danvan.legaltext.model import Lint, Reading, Span

_WHY = {
    "garbage": "không nhận ra chữ (ảnh mờ, trang chữ ký hay hình vẽ)",
    "slow": "nhận dạng quá lâu nên đã bỏ qua",
}


def check_scan(reading: Reading) -> Iterator[Lint]:
    """Lints on a scan; none on a paper that came as text."""
    scan = reading.source.scan
    if scan is None:
        return
    for page, outcome in scan.unread:
        message = f"Trang {page} của bản quét: {_WHY.get(outcome, outcome)}. Hãy đối chiếu trang này với bản giấy."
        yield Lint("scan-page", message, None, "lint.scan-page", 1.0)
    doubtful = sorted(scan.unclear)
    for name, words, span in _exact(reading):
        if any(_touches(doubtful, span)):
            message = f"{name} “{words}” đọc từ bản quét chưa chắc đúng. Hãy đối chiếu với bản giấy."
            yield Lint("scan-unclear", message, span, "lint.scan-unclear", 0.9)


def _exact(reading: Reading) -> Iterator[tuple[str, str, Span]]:
    """The facts in which one wrong letter makes a wrong fact: what they are, as read, and where."""
    head = reading.header
    if head.number and head.number_span:
        yield "Số văn bản", head.number, head.number_span
    if head.date and head.date_span:
        yield "Ngày ban hành", f"{head.date:%d/%m/%Y}", head.date_span
    for cited in reading.citations:
        if cited.number:
            yield "Viện dẫn", cited.number, cited.span
    seen: set[Span] = set()
    for due in (due for duty in reading.duties for due in duty.due):
        if due.span not in seen:
            seen.add(due.span)
            yield "Thời hạn", " ".join(due.text.split()), due.span
    if reading.signature.signer and reading.signature.span:
        yield "Người ký", reading.signature.signer, reading.signature.span


def _touches(doubtful: list[Span], span: Span) -> Iterator[bool]:
    """Whether words in doubt overlap a span: the ones that begin within it, or the last that begins before it."""
    at = max(0, bisect_left(doubtful, (span[0], 0)) - 1)
    while at < len(doubtful) and doubtful[at][0] < span[1]:
        yield doubtful[at][1] > span[0]
        at += 1
