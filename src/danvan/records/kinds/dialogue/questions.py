"""The opinions of a dialogue and the commitments that come of them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from danvan.commitments.domain import commitments
from danvan.commitments.domain.commitments import Promise
from danvan.commitments.enums import Origin
from danvan.common.errors import Refused
from danvan.records.kinds.dialogue.models import DialogueDetails, Outcome, Question
from danvan.records.models import Record
from danvan.units.actor import Actor
from danvan.units.models import Field


@dataclass(frozen=True)
class QuestionInput:
    """One opinion in neutral words. With ``promise`` it is assigned, without it answered on the spot.

    ``uid`` names the question that is being changed; without it the question is new.
    """

    text: str
    answer: str = ""
    field: Field | None = None
    promise: Promise | None = None
    uid: uuid.UUID | None = None


def keep_questions(record: Record, details: DialogueDetails, given: Sequence[QuestionInput], by: Actor) -> None:
    """Make the questions of ``record`` those ``given``, in their order; new promises become commitments.

    Raises Refused when more are given than were counted, or when a question whose work was assigned would vanish.
    """
    kept = {question.uid: question for question in details.questions.all()}
    wanted = {one.uid for one in given if one.uid}
    if unknown := wanted - set(kept):
        raise Refused(_("Có %(count)s ý kiến đã bị bỏ trong lúc sửa. Tải lại trang.") % {"count": len(unknown)})
    for uid in set(kept) - wanted:
        _remove(kept[uid])
    for order, one in enumerate(given, 1):
        row = kept[one.uid] if one.uid else Question(dialogue=details)
        row.order = order
        _write(record, row, one, by)
    _check_counts(details)


def _remove(question: Question) -> None:
    if question.commitment_id is not None:
        raise Refused(
            _("Ý kiến «%(text)s» đã giao xử lý nên không bỏ được. Ghi kết quả ở mục Nội dung phải giải quyết.")
            % {"text": question.text[:80]}
        )
    question.delete()


def _write(record: Record, row: Question, one: QuestionInput, by: Actor) -> None:
    if not one.text.strip():
        raise Refused(_("Ý kiến thứ %(order)s chưa có nội dung.") % {"order": row.order})
    row.text, row.answer, row.field = one.text.strip(), one.answer.strip(), one.field
    if row.commitment_id is None and one.promise is not None:
        row.commitment = commitments.promise(
            what=one.promise, origin=Origin.DIALOGUE, origin_unit=record.host, origin_uid=record.uid,
            origin_label=record.named, made_on=record.began_on, by=by,
        )  # fmt: skip
    row.outcome = Outcome.ASSIGNED if row.commitment_id else Outcome.ON_SPOT
    row.save()


def _check_counts(details: DialogueDetails) -> None:
    outcomes = list(details.questions.all().values_list("outcome", flat=True))
    assigned = outcomes.count(Outcome.ASSIGNED)
    if len(outcomes) > details.opinions or assigned > details.assigned:
        raise Refused(
            _(
                "Đã ghi %(written)s ý kiến, trong đó %(promised)s việc giao xử lý; số đếm là %(opinions)s ý kiến và %(assigned)s việc. "
                "Sửa số đếm hoặc bớt ý kiến."
            )
            % {
                "written": len(outcomes), "promised": assigned,
                "opinions": details.opinions, "assigned": details.assigned,
            }
        )  # fmt: skip
