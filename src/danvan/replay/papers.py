"""The paper of a consolidation: words chosen, drawn up, through its route, number and signed copy recorded."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from django.core.files.storage import default_storage

from danvan.common.errors import Refused
from danvan.documents.domain import files, routing
from danvan.documents.models import Paper
from danvan.replay import texts
from danvan.replay.area import Area
from danvan.replay.moments import DAY, at
from danvan.replay.rounds import Rounds
from danvan.replay.steps import Act, Step
from danvan.reports.domain import composing, issuing
from danvan.reports.domain.composing import Wanted
from danvan.reports.models import Consolidation, Passage
from danvan.reports.signing import post_of
from danvan.units.roles import Role

MOST_PER_HEADING = 3
MERGED = frozenset({*texts.RESULTS, "uu-diem", "han-che", "nguyen-nhan"})
GATHERED = MERGED | {"phuong-huong", "kien-nghi"}
ROUTE = (("send", 1, 8), ("initial", 1, 9), ("format", 1, 14), ("approve", 2, 9))
NUMBERS = {"half": "87", "year": "214"}


@dataclass
class Papers:
    """Papers drawn up so far, by key of their period."""

    area: Area
    rounds: Rounds
    drawn: dict[str, int] = field(default_factory=dict)

    def steps(self, period: str, on: dt.date) -> Iterator[Step]:
        """Everything that is done after the consolidation of ``period`` on ``on``, each step at its moment."""
        yield Step(at(on, 16, 20), 0, "compose", lambda moment: self.compose(period, moment))
        yield Step(at(on, 16, 40), 0, "draw up", lambda moment: self.draw_up(period, moment))
        for name, days, hour in ROUTE:
            yield Step(at(on + days * DAY, hour), 0, "routing", self._mover(period, name))
        yield Step(at(on + 3 * DAY, 10), 0, "issue", lambda moment: self.issue(period, moment))

    def compose(self, period: str, moment: dt.datetime) -> None:
        """Choose what units wrote, each thing once; the leader wants missing units named."""
        consolidation, by = self._consolidation(period), self.area.coordinator(moment.date())
        for heading in composing.headings_of(consolidation):
            if heading.key in GATHERED:
                wanted = _wanted(list(consolidation.passages.filter(heading=heading.key).order_by("place", "pk")))
                composing.compose(consolidation=consolidation, heading=heading.key, wanted=wanted, by=by)
        composing.choose_names(consolidation=consolidation, names_late=False, names_missing=True, by=by)

    def draw_up(self, period: str, moment: dt.datetime) -> None:
        """Write the paper and its annex out."""
        by = self.area.coordinator(moment.date())
        self.drawn[period] = issuing.draw_up(consolidation=self._consolidation(period), by=by, demo=True).pk

    def issue(self, period: str, moment: dt.datetime) -> None:
        """Văn thư has given number and day; the signed copy comes back as a scan."""
        row, consolidation = self._paper(period), self._consolidation(period)
        by = self.area.actor(self.area.office.key, Role.OFFICE, moment.date())
        scan = blank_scan()
        kept = files.keep(content=scan, name="ban-da-ky.pdf", unit=row.unit, by=by)
        signer = issuing.signer_of(consolidation)
        if signer is None:
            raise Refused("Không có ai giữ chức danh lãnh đạo ủy ban nên chưa phát hành được báo cáo.")
        routing.issue(
            paper=row, number=NUMBERS.get(consolidation.period.kind, "300"), date=moment.date(),
            signer=signer.name, signer_post=post_of(signer.title), issued_file=kept,
            difference=issuing.differences(consolidation, issuing.text_of_pdf(scan, "ban-da-ky.pdf")),
            document=issuing.unsaved_document(row, consolidation), by=by,
        )  # fmt: skip

    def write(self, folder: Path) -> list[str]:
        """Copy .docx and .xlsx of every period into ``folder``; returns their names."""
        names = []
        for period in self.drawn:
            row = self._paper(period)
            for kept in (row.word_file, row.sheet_file):
                if kept is not None:
                    name = f"{period}.{kept.kind}"
                    (folder / name).write_bytes(Path(default_storage.path(kept.path)).read_bytes())
                    names.append(name)
        return names

    def _mover(self, period: str, name: str) -> Act:
        def act(moment: dt.datetime) -> None:
            on, area = moment.date(), self.area
            actors = {
                "send": lambda: area.coordinator(on),
                "initial": lambda: area.actor(area.receiver.key, Role.HEAD, on),
                "format": lambda: area.actor(area.office.key, Role.OFFICE, on),
                "approve": lambda: area.leader(on),
            }
            routing.move(paper=self._paper(period), name=name, by=actors[name]())

        return act

    def _paper(self, period: str) -> Paper:
        return Paper.rows.select_related("unit", "word_file", "sheet_file").get(pk=self.drawn[period])

    def _consolidation(self, period: str) -> Consolidation:
        rows = Consolidation.rows.select_related("period__regime__plan__unit", "period__regime__receiver")
        return rows.get(pk=self.rounds.made[period].pk)


def _wanted(rows: list[Passage]) -> list[Wanted]:
    """The passages of a heading as the coordinator wants them; those of units become one where the heading says so."""
    picked = _first_of_each(rows)
    return [
        Wanted(
            row.text, row.chosen or row.pk in picked, row.place, str(row.uid),
            merge=row.heading in MERGED and row.pk in picked,
        )
        for row in rows
    ]  # fmt: skip


def _first_of_each(rows: list[Passage]) -> set[int]:
    """Keys of the first passage of each different text that units wrote, a few of them; a number is one unit's alone."""
    first: dict[str, int] = {}
    for row in rows:
        if row.sources and not any(letter.isdigit() for letter in row.text):
            first.setdefault(row.text, row.pk)
    return set(list(first.values())[:MOST_PER_HEADING])


def blank_scan() -> bytes:
    """A PDF of one A4 page without words, as a scanner gives it."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(made, deterministic_id=True)
    return made.getvalue()
