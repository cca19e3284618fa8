"""One real row for every address that names a row, made by the verbs."""

from __future__ import annotations

import datetime as dt

from danvan.cases.domain import care, denunciations, letters, opening, reception, visits
from danvan.cases.domain.casefiles import Upload
from danvan.cases.domain.denunciations import Entry as DenunciationEntry
from danvan.cases.domain.guarding import clear
from danvan.cases.domain.reception import Pattern
from danvan.cases.domain.visits import Came
from danvan.cases.models import (
    Breach,
    Case,
    CaseFile,
    DataRequest,
    Denunciation,
    Letter,
    PaperCheck,
    ReceptionSchedule,
    Sitting,
)
from danvan.commitments.domain import commitments
from danvan.commitments.models import Commitment
from danvan.common import clock
from danvan.documents.domain import files
from danvan.documents.models import Paper
from danvan.plans.domain import assignments, importing, publishing, review
from danvan.plans.models import Assignment, Difficulty, Plan
from danvan.records.domain import records
from danvan.records.domain.records import Entry
from danvan.records.models import Record
from danvan.reports.domain import composing, issuing, regimes
from danvan.reports.models import Consolidation, Period, Regime, Report
from danvan.schedule.domain import sessions
from danvan.schedule.domain.sessions import Planned, When
from danvan.schedule.models import Session
from danvan.scoring.domain import criteria
from danvan.scoring.models import CriteriaSet
from danvan.units.domain import notices
from danvan.units.models import Notice
from tests.factories import DAY, Area
from tests.keeping import begin_after
from tests.plantext import PLAN, UNKNOWN
from tests.unit.cases.brought import SENDER, bring, handed
from tests.unit.reports.samples import consolidated, report_of, sent

KIND = "doi-thoai"


def sample_arguments(area: Area) -> dict[str, list[object]]:
    """URL name -> arguments; the rows are made on the first call for an area."""
    if not Plan.rows.exists():
        with clock.fixed(lambda: clock.at_noon(DAY)):
            begin_after("a row for every address", lambda: _make(area))
    plan = Plan.rows.get(state="review")
    assignment = Assignment.rows.get(unit__key="ubnd-xa-bung-sen", occurrence="2023-06-04")
    duty, lint = plan.duties.get(anchor="II.1.-1"), plan.lints.first()
    period, consolidation = Period.rows.get(kind="half"), Consolidation.rows.get()
    report, paper = Report.rows.get(period=period, unit__key="ubnd-xa-bung-sen"), Paper.rows.first()
    record, model = Record.rows.get(kind="dialogue"), Record.rows.get(kind="model")
    commitment, difficulty = Commitment.rows.get(), Difficulty.rows.get()
    user, unit = area.user("commune_officer"), area.units["ubnd-xa-bung-sen"]
    notice = Notice.rows.order_by("pk").first()
    by_prefix: dict[str, list[object]] = {
        "plan": [plan.uid],
        "duty": [duty.uid],
        "lint": [lint.uid if lint else plan.uid],
        "assignment": [assignment.uid],
        "unit": [unit.uid],
        "person": [user.uid],
        "record": [record.uid],
        "commitment": [commitment.uid],
        "report": [report.uid],
        "period": [period.uid],
        "consolidate": [period.uid],
        "consolidation": [consolidation.uid],
        "paper": [paper.uid if paper else period.uid],
        "session": [Session.rows.get().uid],
        "legal": ["CK.XA.NIEMYET"],
        "case": [Case.rows.get().uid],
        "sitting": [Sitting.rows.get().uid],
        "visit": [Sitting.rows.get().uid],
        "denunciation": [Denunciation.rows.get().uid],
        "criteria": [CriteriaSet.rows.get(state="draft").uid],
    }
    exact: dict[str, list[object]] = {
        "assignment-move": [assignment.uid, "acknowledge"],
        "difficulty-raise": [assignment.uid],
        "difficulty-answer": [difficulty.uid],
        "difficulty-resolve": [difficulty.uid],
        "notice": [notice.uid if notice else plan.uid],
        "post-give": [user.uid],
        "post-end": [area.posts["commune_officer"].uid],
        "password-reset": [user.uid],
        "account-close": [user.uid],
        "file": [plan.source.uid],
        "commitment-move": [commitment.uid, "extend"],
        "report-figure": [report.uid, "G3.08"],
        "report-version": [report.uid, 1],
        "consolidation-figure": [consolidation.uid, "G3.08"],
        "consolidation-download": [consolidation.uid, "excel"],
        "consolidation-heading": [consolidation.uid, "g3"],
        "paper-move": [paper.uid if paper else period.uid, "send"],
        "case-open": [Case.rows.get().uid, "words"],
        "case-file": [Case.rows.get().uid, CaseFile.rows.get().uid],
        "case-move": [Case.rows.get().uid, "note"],
        "case-letter": [Letter.rows.get().uid],
        "case-letter-file": [Letter.rows.get().uid],
        "case-check": [PaperCheck.rows.get().uid],
        "letter-template": ["answer"],
        "data-request-answer": [DataRequest.rows.get().uid],
        "breach-notify": [Breach.rows.get().uid],
        "reception-schedule-end": [ReceptionSchedule.rows.get().uid],
        "denunciation-move": [Denunciation.rows.get().uid, "check"],
        "record-grid": ["ket-qua-kinh-te-xa-hoi"],
        "record-move": [model.uid, "approve"],
        "record-marks": [model.uid],
        "record-ranking": ["mo-hinh-dan-van-kheo"],
        **{
            f"record-{page}": [KIND]
            for page in ("kind", "template", "sheet", "new", "quick", "draft", "draft-drop", "promises")
        },
    }
    return _Arguments({f"desk:{name}": value for name, value in exact.items()}, by_prefix)


class _Arguments(dict[str, list[object]]):
    """Exact names first, then the noun before the hyphen."""

    def __init__(self, exact: dict[str, list[object]], by_prefix: dict[str, list[object]]) -> None:
        super().__init__(exact)
        self._by_prefix = by_prefix

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or self._noun(str(name)) in self._by_prefix

    def get(self, name: str, default: object = None) -> list[object]:  # type: ignore[override]
        if super().__contains__(name):
            return self[name]
        return self._by_prefix.get(self._noun(name), []) if name not in NO_ARGUMENTS else []

    @staticmethod
    def _noun(name: str) -> str:
        return name.removeprefix("desk:").split("-")[0]


NO_ARGUMENTS = {
    "desk:data-request-new", "desk:breach-new",
    "desk:plan-import", "desk:unit-new", "desk:person-new", "desk:assignment-grid", "desk:record-kinds", "desk:commitment-new",
    "desk:case-new", "desk:case-openings",
    "desk:denunciation-new", "desk:session-new", "desk:legal-rules", "desk:criteria-sets", "desk:making-known", "desk:making-known-export",
}  # fmt: skip


def _make(area: Area) -> None:
    by = area.actor("coordinator")
    published = _plan(area, PLAN)
    review.map_name(plan=published, written=UNKNOWN, unit=area.units["phong-vhtt"], remember=False, by=by)
    review.confirm(duties=published.duties.select_related("plan__unit"), by=by)
    plan = Plan.rows.select_related("document", "unit").get(pk=published.pk)
    published = publishing.publish(plan=plan, day_off_rule="as_written", by=by, on=DAY)
    (regime,) = regimes.open_from(plan=published, by=by)
    _plan(area, PLAN.replace("Lê Minh Khang", "Trần Văn Mẫu"))
    assignment = Assignment.rows.select_related("duty__plan", "unit").get(
        unit__key="ubnd-xa-bung-sen", occurrence="2023-06-04"
    )
    officer = area.actor("commune_officer")
    assignments.raise_difficulty(assignment=assignment, text="Thiếu mẫu biểu.", by=officer)
    record = records.record(
        kind="dialogue", host=area.units["ubnd-xa-bung-sen"], entry=Entry(title="Đối thoại ấp Một", began_on=DAY, people=40),
        details={"opinions": 0, "answered": 0}, by=officer,
    )  # fmt: skip
    records.record(
        kind="model", host=area.units["ubnd-xa-bung-sen"], entry=Entry(title="Camera an ninh ấp Một", began_on=DAY),
        details={"area": "defence"}, by=officer,
    )  # fmt: skip
    criteria.copy(original=criteria.current("model"), by=by)
    sessions.plan_session(
        unit=area.units["ubnd-xa-bung-sen"],
        what=Planned(When(DAY, "morning", dt.time(8)), "Giao ban tuần", kind="dialogue"),
        participating=[area.units["phong-vhtt"]],
        by=officer,
    )
    promise = commitments.Promise(
        text="Nạo vét kênh ấp Một",
        owner=area.units["ubnd-xa-bung-sen"],
        owner_post="Chủ tịch",
        due_on=dt.date(2023, 5, 1),
    )
    commitments.promise(
        what=promise, origin="dialogue", origin_unit=area.units["ubnd-xa-bung-sen"], origin_label=record.title, made_on=DAY,
        by=officer,
    )  # fmt: skip
    _reported(area, regime)
    notices.tell(posts=[area.posts["head"]], key="mẫu", text="Có việc.", path="/")
    files.keep(content=b"ghi chu", name="ghi-chu.txt", unit=area.units["ubnd-xa-bung-sen"], by=officer)
    _make_cases(area)


def _make_cases(area: Area) -> None:
    """A case in the culture office's hand, with a file, a letter, a check; a sitting with a visit; a denunciation."""
    case = handed(area, bring(area, files=[Upload(b"Noi dung don", "don.txt")]).case)
    by = area.actor("handler")
    opening.open_case(case=case, scope="words", reason="handle", by=by)
    letters.draw_up(case=case, kind="answer", audience="person", by=by)
    clear(case=case, content=f"Kinh gui {SENDER.name}", name="", audience="units", output="letter", by=by)
    receptionist, unit = area.actor("receptionist"), area.units["van-phong"]
    pattern = Pattern(
        "Chủ tịch UBND huyện", "Phòng tiếp công dân", dt.time(7, 30), dt.time(11), weekday=2, rule="TCD.HUYEN"
    )
    reception.schedule(pattern=pattern, unit=unit, on=DAY, by=receptionist)
    sitting = reception.standing(
        unit=unit, on=DAY, by=receptionist, title="Công chức tiếp công dân", place="Phòng tiếp công dân"
    )
    visits.receive(came=Came("petition", "answered", "Hỏi thủ tục", senders=[SENDER]), sitting=sitting, by=receptionist)
    care.receive(unit=unit, kind="know", received_on=DAY, by=receptionist)
    care.report(unit=unit, kind="lost", found_at=clock.now(), people=1, by=receptionist)
    denunciations.enter(entry=DenunciationEntry(DAY), by=area.actor("denunciations"))


def _reported(area: Area, regime: Regime) -> None:
    """One report sent, the half-year consolidated, and its paper drawn up."""
    period = regime.periods.select_related("regime__plan__document", "regime__plan__unit", "regime__receiver").get(
        kind="half"
    )
    sent(report_of(period, area, "ubnd-xa-bung-sen"), area)
    row = consolidated(period, area)
    if not composing.faults(row):
        issuing.draw_up(consolidation=row, by=area.actor("coordinator"), demo=True)


def _plan(area: Area, text: str) -> Plan:
    plan, _new = importing.receive(unit=area.committee, by=area.actor("coordinator"), text=text)
    return importing.read(str(plan.uid))
