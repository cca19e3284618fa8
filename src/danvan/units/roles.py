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
    SEE_CASES = "see_cases"
    RECEIVE_CASES = "receive_cases"
    HOLD_RECEPTION = "hold_reception"
    ASSIGN_CASES = "assign_cases"
    HANDLE_CASES = "handle_cases"
    DECIDE_CASES = "decide_cases"
    OPEN_WORDS = "open_words"
    OPEN_IDENTITY = "open_identity"
    SEE_OPENINGS = "see_openings"
    RELEASE_PAPERS = "release_papers"
    REGISTER_DENUNCIATIONS = "register_denunciations"
    MANAGE_CASES = "manage_cases"


class Reach(StrEnum):
    OWN = "own"
    AREA = "area"


class Role(models.TextChoices):
    OFFICER = "officer", _("Công chức")
    HEAD = "head", _("Thủ trưởng đơn vị")
    COORDINATOR = "coordinator", _("Đầu mối tổng hợp")
    OFFICE = "office", _("Văn phòng")
    LEADER = "leader", _("Lãnh đạo")
    RECEPTIONIST = "receptionist", _("Tiếp công dân, nhận đơn")
    CASE_HANDLER = "case_handler", _("Xử lý đơn")
    CUSTODIAN = "custodian", _("Giữ thông tin người gửi")
    DENUNCIATIONS = "denunciations", _("Theo dõi tố cáo")
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
_DECIDES = frozenset({P.SEE_CASES, P.ASSIGN_CASES, P.DECIDE_CASES, P.OPEN_WORDS, P.SEE_OPENINGS})
_HEADS = (
    _WORKS
    | {P.CONFIRM_OFFICERS, P.APPROVE_WORK, P.SUBMIT_REPORTS, P.ROUTE_PAPERS}
    | _DECIDES
    | {P.HANDLE_CASES, P.HOLD_RECEPTION, P.MANAGE_CASES}
)

RIGHTS: dict[Role, RoleRights] = {
    Role.OFFICER: RoleRights(_("Làm và ghi việc của đơn vị mình, soạn báo cáo của đơn vị."), own=_WORKS),
    Role.HEAD: RoleRights(_("Phân công, duyệt việc, nộp báo cáo, giao và duyệt xử lý đơn của đơn vị mình."), own=_HEADS),
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
        _("Xem cả địa bàn phụ trách, duyệt báo cáo tổng hợp, giao và quyết định giải quyết đơn."),
        own=frozenset({P.SUBMIT_REPORTS, P.HOLD_RECEPTION}),
        area=_SEES | {P.ROUTE_PAPERS, P.SEE_OVERVIEW, P.ASSESS} | _DECIDES,
    ),
    Role.RECEPTIONIST: RoleRights(
        _("Tiếp công dân, nhận và phân loại đơn của đơn vị mình, gửi giấy tờ cho người gửi đơn."),
        own=frozenset({
            P.SEE_CASES, P.RECEIVE_CASES, P.HOLD_RECEPTION, P.HANDLE_CASES, P.OPEN_WORDS, P.OPEN_IDENTITY,
        }),
    ),
    Role.CASE_HANDLER: RoleRights(
        _("Xử lý đơn được giao; không xem họ tên, địa chỉ người gửi."),
        own=frozenset({P.SEE_CASES, P.HANDLE_CASES, P.OPEN_WORDS}),
    ),
    Role.CUSTODIAN: RoleRights(
        _("Mở họ tên, địa chỉ người gửi khi có lý do; không xử lý đơn."),
        own=frozenset({P.SEE_CASES, P.OPEN_IDENTITY, P.RELEASE_PAPERS}),
    ),
    Role.DENUNCIATIONS: RoleRights(
        _("Ghi sổ tố cáo không có danh tính; hồ sơ giấy xử lý ngoài phần mềm."),
        own=frozenset({P.REGISTER_DENUNCIATIONS}),
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
