"""Who may do what: one table a lawyer can read.

A role is held in a unit for a time (``Post``). Its permissions reach either the unit itself (OWN) or the subtree of
the area given with the post (AREA).
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    SEE_PLANS = "see_plans"
    IMPORT_PLANS = "import_plans"
    PUBLISH_PLANS = "publish_plans"
    SEE_ASSIGNMENTS = "see_assignments"
    WORK_ASSIGNMENTS = "work_assignments"
    CONFIRM_OFFICERS = "confirm_officers"
    APPROVE_WORK = "approve_work"
    ANSWER_DIFFICULTIES = "answer_difficulties"
    SEE_RECORDS = "see_records"
    WRITE_RECORDS = "write_records"
    SEE_COMMITMENTS = "see_commitments"
    WRITE_COMMITMENTS = "write_commitments"
    SEE_REPORTS = "see_reports"
    DRAFT_REPORTS = "draft_reports"
    SUBMIT_REPORTS = "submit_reports"
    RECEIVE_REPORTS = "receive_reports"
    ENTER_ON_BEHALF = "enter_on_behalf"
    CONSOLIDATE = "consolidate"
    ROUTE_PAPERS = "route_papers"
    RECORD_ISSUE = "record_issue"
    SEE_OVERVIEW = "see_overview"
    MANAGE_UNITS = "manage_units"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_RULES = "manage_rules"
    ASSESS = "assess"


class Reach(StrEnum):
    OWN = "own"
    AREA = "area"


class Role(models.TextChoices):
    OFFICER = "officer", _("Công chức")
    HEAD = "head", _("Thủ trưởng đơn vị")
    COORDINATOR = "coordinator", _("Đầu mối tổng hợp")
    OFFICE = "office", _("Văn phòng")
    LEADER = "leader", _("Lãnh đạo")
    OBSERVER = "observer", _("Theo dõi, giám sát")
    TECHNICAL_ADMIN = "technical_admin", _("Quản trị kỹ thuật")


@dataclass(frozen=True)
class RoleRights:
    """What a role is for, in a sentence, and what it may do how far."""

    purpose: str | Promise
    own: frozenset[Permission] = frozenset()
    area: frozenset[Permission] = frozenset()


P = Permission
_SEES = frozenset({P.SEE_PLANS, P.SEE_ASSIGNMENTS, P.SEE_RECORDS, P.SEE_COMMITMENTS, P.SEE_REPORTS})
_WORKS = _SEES | {P.WORK_ASSIGNMENTS, P.WRITE_RECORDS, P.WRITE_COMMITMENTS, P.DRAFT_REPORTS}
_HEADS = _WORKS | {P.CONFIRM_OFFICERS, P.APPROVE_WORK, P.SUBMIT_REPORTS, P.ROUTE_PAPERS}

RIGHTS: dict[Role, RoleRights] = {
    Role.OFFICER: RoleRights(_("Làm và ghi việc của đơn vị mình, soạn báo cáo của đơn vị."), own=_WORKS),
    Role.HEAD: RoleRights(_("Phân công, duyệt việc và nộp báo cáo của đơn vị mình."), own=_HEADS),
    Role.COORDINATOR: RoleRights(
        _("Nhập kế hoạch, theo dõi cả địa bàn, nhận và tổng hợp báo cáo."),
        own=_WORKS | {P.RECORD_ISSUE},
        area=_SEES
        | {
            P.IMPORT_PLANS, P.PUBLISH_PLANS, P.ANSWER_DIFFICULTIES, P.RECEIVE_REPORTS, P.ENTER_ON_BEHALF,
            P.CONSOLIDATE, P.SEE_OVERVIEW, P.ASSESS,
        },
    ),
    Role.OFFICE: RoleRights(
        _("Soát thể thức văn bản trước khi trình lãnh đạo, ghi số và ngày phát hành."),
        own=_WORKS | {P.ROUTE_PAPERS},
        area=frozenset({P.SEE_PLANS, P.SEE_REPORTS, P.ROUTE_PAPERS, P.RECORD_ISSUE}),
    ),
    Role.LEADER: RoleRights(
        _("Xem cả địa bàn phụ trách, duyệt báo cáo tổng hợp."),
        own=frozenset({P.SUBMIT_REPORTS}),
        area=_SEES | {P.ROUTE_PAPERS, P.SEE_OVERVIEW, P.ASSESS},
    ),
    Role.OBSERVER: RoleRights(
        _("Theo dõi nội dung được chia sẻ trên địa bàn; không ghi, không sửa."),
        area=frozenset({P.SEE_PLANS, P.SEE_RECORDS, P.SEE_COMMITMENTS}),
    ),
    Role.TECHNICAL_ADMIN: RoleRights(
        _("Lập đơn vị, chức danh, tài khoản; không xem hồ sơ công việc."),
        area=frozenset({P.MANAGE_UNITS, P.MANAGE_PEOPLE, P.MANAGE_RULES}),
    ),
}  # fmt: skip


def allows(role: str, permission: Permission) -> Reach | None:
    """How far ``role`` holds ``permission``: over its area, over its own unit, or not at all (None)."""
    rights = RIGHTS[Role(role)]
    if permission in rights.area:
        return Reach.AREA
    return Reach.OWN if permission in rights.own else None
