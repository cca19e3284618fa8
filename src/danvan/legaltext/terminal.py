"""Prints a reading for people: outline with duties and deadlines in place, then recipients, signature and lints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from danvan.legaltext.model import Due, Duty, Node, Reading, Span

KIND_NAMES = {
    "principle": ("yêu cầu chung", "dim"),
    "task": ("nhiệm vụ", "cyan"),
    "reporting": ("báo cáo", "magenta"),
    "consolidation": ("tổng hợp", "blue"),
    "event": ("khi phát sinh", "yellow"),
}
_LONG = 160


def show(reading: Reading, console: Console | None = None) -> None:
    """Prints the reading to a console (default: standard output; colours only on a terminal)."""
    out = console or Console(highlight=False)
    _head(out, reading)
    by_anchor: dict[str, list[Duty]] = defaultdict(list)
    for duty in reading.duties:
        by_anchor[duty.anchor].append(duty)
    tree = Tree("[bold]Bố cục và nhiệm vụ[/]", guide_style="dim")
    for node in reading.outline:
        _branch(tree, reading.source.text, node, by_anchor)
    out.print(tree)
    _due_table(out, reading.duties)
    _foot(out, reading)
    _lints(out, reading)


def _head(out: Console, reading: Reading) -> None:
    header = reading.header
    kind = (header.type or "văn bản không rõ tên loại").upper()
    out.print(Text(f"{kind}  {header.number or '(chưa có số)'}", style="bold"))
    if header.title:
        out.print(Text(header.title, style="bold"))
    day = header.date.strftime("%d/%m/%Y") if header.date else "chưa ghi ngày"
    issuer = header.issuer or "không rõ cơ quan ban hành"
    inferred = " (suy ra)" if header.issuer_inferred else ""
    out.print(Text(f"{issuer}{inferred} · {day}", style="dim"))
    counts = (
        f"{len(reading.duties)} nhiệm vụ · {len(reading.citations)} viện dẫn · {len(reading.lints)} điểm cần xem lại"
    )
    out.print(Text(counts, style="dim"))
    out.print()


def _short(words: str) -> str:
    line = " ".join(words.replace("*", "").split())
    return line if len(line) <= _LONG else line[: _LONG - 1].rsplit(" ", 1)[0] + " …"


def _branch(tree: Tree, text: str, node: Node, by_anchor: Mapping[str, Sequence[Duty]]) -> None:
    label = Text()
    label.append(f"{node.anchor}  ", style="bold green" if node.title else "green")
    label.append(_short(node.title or text[slice(*node.text_span)]), style="bold" if node.title else "")
    branch = tree.add(label)
    for duty in by_anchor.get(node.anchor, ()):
        branch.add(_duty_line(duty))
    for child in node.children:
        _branch(branch, text, child, by_anchor)


def _duty_line(duty: Duty) -> Text:
    name, style = KIND_NAMES[duty.kind]
    line = Text(f"▸ {name}", style=style)
    who = "; ".join(duty.lead) or "không nêu đơn vị"
    line.append(
        f" · {'đề nghị' if duty.relation == 'requested' else 'chủ trì'}: {who}", style="" if duty.lead else "dim"
    )
    if duty.coordinating:
        line.append(f" · phối hợp: {'; '.join(duty.coordinating)}")
    if duty.report_to:
        line.append(f" · gửi: {duty.report_to}")
    for due in duty.due:
        line.append(f" · hạn: {_day(due)}", style="bold red")
    return line


def _day(due: Due) -> str:
    words = " ".join(due.text.split())
    return f"{words} (hết ngày {due.last_day:%d/%m/%Y})" if due.last_day else words


def _due_table(out: Console, duties: Sequence[Duty]) -> None:
    rows = [(due, duty) for duty in duties for due in duty.due]
    if not rows:
        return
    table = Table(title="Thời hạn", title_style="bold", title_justify="left")
    for column in ("Ngày cuối", "Theo văn bản", "Đơn vị", "Mục", "Lặp lại"):
        table.add_column(column)
    for due, duty in sorted(rows, key=lambda row: (row[0].last_day is None, row[0].last_day or row[0].span)):
        day = f"{due.last_day:%d/%m/%Y}" if due.last_day else "—"
        cells = (day, " ".join(due.text.split()), "; ".join(duty.lead) or "—", duty.anchor, duty.recurrence or "—")
        table.add_row(*(escape(cell) for cell in cells))
    out.print(table)


def _foot(out: Console, reading: Reading) -> None:
    if reading.recipients:
        out.print(Text("Nơi nhận", style="bold"))
        for one in reading.recipients:
            out.print(Text(f"  - {one.name}{f' ({one.purpose})' if one.purpose else ''}"))
    signature = reading.signature
    parts = [part for part in (signature.on_behalf, signature.signer_post, signature.signer) if part]
    if parts:
        out.print(Text("Người ký: ", style="bold") + Text(" · ".join(parts)))


def _lints(out: Console, reading: Reading) -> None:
    if not reading.lints:
        return
    out.print(Text("Cần xem lại", style="bold yellow"))
    for lint in reading.lints:
        where = _place(reading.source.text, lint.span) if lint.span else ""
        out.print(Text(f"  ! {lint.message}", style="yellow") + Text(where, style="dim"))


def _place(text: str, span: Span) -> str:
    line = text.count("\n", 0, span[0]) + 1
    return f" [dòng {line}: “{_short(text[slice(*span)])}”]"
