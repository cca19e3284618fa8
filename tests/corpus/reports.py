"""The ways in which papers order reports, and say whom to tell of difficulties."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.corpus.cites import short_day
from tests.corpus.draft import When
from tests.corpus.shapes import Writer, within

_DAY = timedelta(days=1)
Report = Callable[[Writer], None]


def _both(w: Writer) -> str:
    return f"{w.o.group}, {within(w.o.lower)}" if not w.o.party else w.o.group


def _ends(w: Writer) -> tuple[date, date]:
    """When those below report, and ten days later who gathers."""
    day = w.date()
    return day, day + 10 * _DAY


def twice_a_year(w: Writer) -> None:
    """An unnumbered closing paragraph; two dates in parentheses, the year only in the title."""
    words = (
        f"Định kỳ 6 tháng (trước ngày 05 tháng 6), năm (trước ngày 25 tháng 11), {within(_both(w))} báo cáo kết quả thực hiện "
        f"gửi {w.o.lead} để tổng hợp, báo cáo {w.o.short}."
    )
    w.d.text(words)
    for day in (date(w.year, 6, 4), date(w.year, 11, 24)):
        w.d.charge("reporting", words, _both(w), when=When("", day, "year"), to=w.o.lead)
    w.d.charge("consolidation", f"gửi {w.o.lead} để tổng hợp", w.o.lead, to=w.o.short)


def own_section(w: Writer) -> None:
    """A plain order to report by a day."""
    day, later = _ends(w)
    words = f"{_both(w)} báo cáo kết quả thực hiện về {w.o.lead} trước {short_day(day)}."
    w.d.text(words)
    w.d.charge("reporting", words, _both(w), when=When("", day - _DAY), to=w.o.lead)
    words = f"{w.o.lead} tổng hợp, báo cáo {w.o.short} chậm nhất {short_day(later)}."
    w.d.text(words)
    w.d.charge("consolidation,reporting", words, w.o.lead, when=When("", later), to=w.o.short)


def each_quarter(w: Writer) -> None:
    """A rhythm and no day."""
    words = f"{_both(w)} báo cáo tình hình thực hiện hằng quý về {w.o.lead}."
    w.d.text(words)
    w.d.charge("reporting", words, _both(w), when=When("", None, "quarter"), to=w.o.lead)


def no_day(w: Writer) -> None:
    """A receiver and neither day nor rhythm."""
    words = f"Kết thúc đợt cao điểm, {within(_both(w))} báo cáo kết quả về {w.o.lead} để tổng hợp."
    w.d.text(words)
    w.d.charge("reporting", words, _both(w), to=w.o.lead)
    w.d.charge("consolidation", f"về {w.o.lead} để tổng hợp", w.o.lead)


def no_receiver(w: Writer) -> None:
    """A day and no receiver."""
    day = w.date()
    words = f"Yêu cầu {within(w.o.group)} báo cáo kết quả thực hiện trước {short_day(day)}."
    w.d.text(words)
    w.d.charge("reporting", words, w.o.group, when=When("", day - _DAY))


def by_the_clock(w: Writer) -> None:
    """Due at an hour of a day."""
    day = w.date()
    words = f"{w.o.lower} gửi báo cáo về {w.o.lead} trước 16 giờ 00 {short_day(day)}."
    w.d.text(words)
    w.d.charge("reporting", words, w.o.lower, when=When("", day), to=w.o.lead)


def yearly_in_parentheses(w: Writer) -> None:
    """The day stands in parentheses and comes back every year."""
    words = f"Hằng năm (trước ngày 10 tháng 12), {within(w.o.group)} gửi báo cáo về {w.o.lead} tổng hợp."
    w.d.text(words)
    w.d.charge("reporting", words, w.o.group, when=When("", date(w.year, 12, 9), "year"), to=w.o.lead)
    w.d.charge("consolidation", f"về {w.o.lead} tổng hợp", w.o.lead)


def in_a_bullet(w: Writer, marker: str = "-") -> None:
    """A report dated in the middle of a bullet that also gives a task."""
    day = w.date()
    task = w.task()
    words = f"{task[:1].upper()}{task[1:]}; báo cáo {w.o.short} trước {short_day(day)} và công khai tại trụ sở."
    body = w.body()
    w.d.item("9.", body)
    w.d.item(marker, words)
    w.d.charge("task", words, body)
    w.d.charge(
        "reporting", f"báo cáo {w.o.short} trước {short_day(day)}", body, when=When("", day - _DAY), to=w.o.short
    )


def none(w: Writer) -> None:
    """No report is ordered."""


def difficulties(w: Writer, form: int) -> None:
    """Whom to tell of difficulties."""
    words = (
        f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, {within(_both(w))} kịp thời phản ánh về {w.o.lead} để tổng hợp, báo cáo {w.o.short} xem xét, giải quyết./.",
        f"Quá trình triển khai nếu phát sinh vướng mắc, <các cơ quan, đơn vị> báo cáo {w.o.short} (qua {w.o.lead}) để được hướng dẫn./.",
        f"Trong quá trình thực hiện, có vấn đề phát sinh, đề nghị <các đơn vị> trao đổi với {w.o.lead}, điện thoại 0900.000.000./.",
    )[form % 3]
    w.d.text(words)
    lead = (_both(w), "<các cơ quan, đơn vị>", "<các đơn vị>")[form % 3]
    to = (w.o.lead, w.o.short, w.o.lead)[form % 3]
    w.d.charge("event", words, lead, to=to, requested=form % 3 == 2)
