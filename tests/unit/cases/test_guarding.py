"""Letters through the guard: nothing of the case's people leaves, and what the law wants sent is not held back.

DANVAN_LETTERS says how many letters (600); ``make canaries`` takes 20,000 over 10,000 names.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterator

import pytest

from danvan.cases.domain import guarding, letters, lettertexts, opening, receipts
from danvan.cases.domain.lettertexts import Text
from danvan.cases.domain.persons import Sender
from danvan.cases.enums import Audience, LetterKind
from danvan.cases.guard.marks import Marker, Net, marks_of
from danvan.cases.guard.reading import Part, Slot, parts_of
from danvan.cases.models import Case, Letter, PaperCheck
from danvan.common.errors import NotPermitted, Refused
from danvan.documents.enums import FileKind
from tests.factories import Area
from tests.privacy.canaries import invented
from tests.unit.cases.brought import SENDER, bring, handed

COUNT = int(os.environ.get("DANVAN_LETTERS", "600"))
pytestmark = pytest.mark.usefixtures("fixed_day")


def letter(area: Area, audience: str = "person", kind: str = "answer", **changes: object) -> Letter:
    case = handed(area, bring(area, **changes).case)
    by = area.actor("handler")
    opening.open_case(case=case, scope="words", reason="handle", by=by)
    return letters.draw_up(case=case, kind=kind, audience=audience, by=by)


def rewritten(area: Area, row: Letter, body: str, **changes: str) -> Letter:
    draft = letters.draft_of(row, area.actor("handler"))
    text = Text(draft.text.title, body, changes.get("recipients", draft.text.recipients))
    new = letters.Draft(text, "Trưởng phòng", agency=changes.get("agency", ""))
    return letters.rewrite(letter=row, draft=new, paper_number="", paper_date=None, by=area.actor("handler"))


def words_of(paper: letters.PaperFile) -> dict[str, str]:
    return {slot: "\n".join(part.text for part in parts_of(paper.content) if part.slot == slot) for slot in Slot}


@pytest.mark.parametrize("kind", LetterKind.values)
def test_every_template_goes_out_to_either_audience(area: Area, kind: str) -> None:
    for audience in ("person", "units"):
        paper = letters.write(letter=letter(area, audience, kind), by=area.actor("handler"))
        assert paper.kind == FileKind.WORD
        assert "Vân" not in str(words_of(paper))


def test_persons_own_copy_names_them_where_it_is_addressed(area: Area) -> None:
    row = letter(area)
    by = area.actor("custodian")
    opening.open_case(case=row.case, scope="identity", reason="answer", by=by)
    found = words_of(letters.write(letter=row, by=by))
    assert f"Ông (bà) {SENDER.name}, {SENDER.address}" in found[Slot.ADDRESSEE]
    assert SENDER.name not in found[Slot.BODY] + found[Slot.RECIPIENTS]


def test_handlers_copy_leaves_the_place_open(area: Area) -> None:
    assert "…………" in words_of(letters.write(letter=letter(area), by=area.actor("handler")))[Slot.ADDRESSEE]
    with pytest.raises(NotPermitted, match="niêm phong"):
        letters.write(letter=letter(area), by=area.actor("receptionist"))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Bà Nguyễn Thị Bích Vân đề nghị nạo vét cống.", "name"), ("Theo đơn của bà N.T.B. Vân.", "name"),
        ("Liên hệ 0912.345.678.", "phone"), ("Số định danh 086192001234.", "number"), ("Gửi bich.van@vidu.vn.", "email"),
        ("Tại số nhà 12, ấp Cầu Ngang.", "address"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("audience", ["person", "units"])
def test_leak_is_held_back_with_its_kind_and_place(area: Area, body: str, kind: str, audience: str) -> None:
    row = rewritten(area, letter(area, audience), body, agency="Sở Xây dựng")
    with pytest.raises(guarding.Held, match="Chưa cho gửi") as held:
        letters.write(letter=row, by=area.actor("handler"))
    found = guarding.findings(held.value.check)
    assert [one.kind for one in found] == [kind]
    assert "đoạn" in found[0].where
    assert "Vân" not in str(held.value)
    assert "0912" not in str(held.value)


def test_unit_complained_of_is_no_recipient(area: Area) -> None:
    from danvan.cases.domain import conflicts
    from tests.factories import DAY

    row = rewritten(
        area, letter(area, "units"), "Nội dung.", recipients="Như trên\nPhòng Nội vụ\nLưu: VT", agency="Sở Xây dựng"
    )
    conflicts.bar(row.case, units=[area.units["phong-noi-vu"]], users=[], on=DAY)
    with pytest.raises(guarding.Held, match="cơ quan bị khiếu nại, bị phản ánh"):
        letters.write(letter=row, by=area.actor("handler"))


def test_released_paper_goes_out_and_another_does_not(area: Area) -> None:
    row = rewritten(area, letter(area, "units"), "Bà Nguyễn Thị Bích Vân.", agency="Sở Xây dựng")
    by = area.actor("handler")
    with pytest.raises(guarding.Held) as held:
        letters.write(letter=row, by=by)
    check = held.value.check
    for who, reason, words in (("handler", "law", "quyền"), ("custodian", "vì thích", "Chọn lý do")):
        with pytest.raises((NotPermitted, Refused), match=words):
            guarding.release(check=check, reason=reason, by=area.actor(who))
    guarding.release(check=check, reason="law", by=area.actor("custodian"))
    assert letters.write(letter=row, by=by).content
    again = rewritten(area, row, "Bà Nguyễn Thị Bích Vân, sửa.", agency="Sở Xây dựng")
    with pytest.raises(guarding.Held):
        letters.write(letter=again, by=by)


def test_protected_case_is_never_released(area: Area) -> None:
    row = rewritten(area, letter(area, "units", is_protected=True), "Bà Nguyễn Thị Bích Vân.", agency="Sở Xây dựng")
    with pytest.raises(guarding.Held) as held:
        letters.write(letter=row, by=area.actor("handler"))
    with pytest.raises(Refused, match="giữ bí mật"):
        guarding.release(check=held.value.check, reason="law", by=area.actor("custodian"))


def test_signer_of_the_same_name_is_no_leak(area: Area) -> None:
    case = bring(area).case
    parts = [Part(SENDER.name, "chữ ký", Slot.SIGNER), Part("Nội dung", "đoạn 1")]
    assert guarding.look(case=case, parts=parts, audience=Audience.UNITS) == []
    parts = [Part(f"{SENDER.name} {SENDER.phone}", "chữ ký", Slot.SIGNER)]
    assert [one.kind for one in guarding.look(case=case, parts=parts, audience=Audience.UNITS)] == ["phone"]


def test_what_cannot_be_read_does_not_leave(area: Area) -> None:
    case, by = bring(area).case, area.actor("receptionist")
    for content in (b"PK\x03\x04 torn", b"%PDF-1.4 torn", b"\xff\xfe\x00bin\xff"):
        with pytest.raises(Refused, match="không cho gửi"):
            guarding.clear(case=case, content=content, name="", audience="units", output="sheet", by=by)


def test_receipt_has_code_and_secret_and_no_name(area: Area) -> None:
    from danvan.cases import track
    from danvan.cases.domain import codes

    made = bring(area)
    paper = receipts.issue(case=made.case, by=area.actor("receptionist"))
    text = words_of(paper)[Slot.BODY]
    assert codes.grouped(made.case.code) in text
    assert "Số: 01/BN-VP" in text
    assert "Vân" not in text
    secret = text.split("Mật khẩu tra cứu: ")[1].split("\n")[0]
    assert track.follow(code=made.case.code, secret=secret, address="x").reference == made.case.reference
    with pytest.raises(track.NotFound):
        track.follow(code=made.case.code, secret=made.secret, address="x")


def test_templates_have_no_place_for_a_person(area: Area) -> None:
    assert not {"ho_ten", "ten", "dia_chi", "dien_thoai"} & set(lettertexts.PLACES)
    by, unit = area.actor("office_head"), area.units["van-phong"]
    for text, words in (
        (Text("x", "Gửi $ho_ten", ""), "Không có ô"),
        (Text("x", "5$ một tờ", ""), "Dấu"),
        (Text("", "y", ""), "trích yếu"),
    ):
        with pytest.raises(Refused, match=words):
            lettertexts.edit(kind="answer", unit=unit, text=text, by=by)
    lettertexts.edit(kind="answer", unit=unit, text=Text("trả lời", "Đơn số $so.", "Như trên"), by=by)
    assert lettertexts.template_of("answer", unit).body == "Đơn số $so."


# --- many letters, many names -------------------------------------------------------------------------------------------


def written(count: int) -> Iterator[tuple[dict[str, str], str, bool]]:
    """(person, body of a letter, whether somebody's datum stands in it): every template in turn, half of them with a leak."""
    people = invented(max(count // 2, 1), seed=5)
    rng, texts = random.Random(3), list(lettertexts.SHIPPED.values())
    values = dict.fromkeys(lettertexts.PLACES, "Sở Xây dựng") | {
        "so": "12/2026",
        "ngay_nhan": "02/3/2026",
        "ngay": "02/3/2026",
    }
    for number, (text, person) in enumerate(zip(itertools.cycle(texts), itertools.cycle(people), strict=False)):
        if number == count:
            return
        # Each person and each template comes once with a leak and once without.
        body, leaks = text.body, (number + number // len(people)) % 2 == 0
        for name, value in values.items():
            body = body.replace(f"${name}", value)
        if leaks:
            place = rng.randrange(len(body.split(" ")))
            words = body.split(" ")
            body = " ".join([*words[:place], rng.choice(ways(person)), *words[place:]])
        yield person, body, leaks


def ways(person: dict[str, str]) -> list[str]:
    """The ways a datum slips into a letter."""
    import unicodedata

    from danvan.cases.guard.marks import plain

    *before, given = person["name"].split()
    return [
        person["name"], person["name"].upper(), plain(person["name"]), unicodedata.normalize("NFD", person["name"]),
        ".".join(word[0] for word in before) + f". {given}", f"{given} {' '.join(before)}", person["phone"],
        "+84 " + person["phone"][1:4] + "." + person["phone"][4:7] + "." + person["phone"][7:], person["id_number"],
        person["email"].upper(), person["address"].split(",")[0] + ", tổ 7",
    ]  # fmt: skip


def test_no_leak_goes_through_and_hardly_a_lawful_letter_is_held() -> None:
    missed, held, lawful = [], 0, 0
    for number, (person, body, leaks) in enumerate(written(COUNT)):
        marker = Marker(b"k" * 32, number.to_bytes(16, "big"))
        hits = Net(marks_of(person, marker), marker).hits(body)
        if leaks and not hits:
            missed.append((person["name"], body))
        if not leaks:
            lawful, held = lawful + 1, held + bool(hits)
    assert missed == []
    assert held / lawful < 0.01


def test_lawful_letters_to_the_person_are_never_refused(area: Area) -> None:
    """The whole way through Word files: every template, own name and address where it is addressed, other people each time."""
    by, unit = area.actor("custodian"), area.actor("handler")
    for number, person in enumerate(invented(max(12, COUNT // 50), seed=9)):
        kind = LetterKind.values[number % len(LetterKind.values)]
        row = letter(area, "person", kind, senders=[Sender(**person)], words="Nội dung.")
        opening.open_case(case=row.case, scope="identity", reason="answer", by=by)
        assert person["name"] in words_of(letters.write(letter=row, by=by))[Slot.ADDRESSEE]
        assert letters.write(letter=row, by=unit).content
    assert not PaperCheck.rows.filter(cleared=False).exists()
    assert Case.rows.exists()


def test_line_of_the_register_that_names_its_sender_holds_the_workbook_back(area: Area) -> None:
    """However it got there: a summary changed past the forms is still caught on its way out."""
    from danvan.cases.domain import queries, sheets
    from tests.factories import DAY

    first, second = bring(area).case, bring(area).case
    by = area.actor("office_head")
    rows = queries.with_due(queries.register(by=by, asked=queries.Filter(), on=DAY))
    assert sheets.case_book(list(rows), on=DAY, by=by)
    Case.rows.filter(pk=second.pk).update(summary="Cống trước nhà bà N.T.B. Vân")
    with pytest.raises(Refused, match=f"số {second.reference} có thông tin người gửi"):
        sheets.case_book(list(rows.all()), on=DAY, by=by)
    assert [check.case_id for check in PaperCheck.rows.filter(cleared=False)] == [second.pk]
    assert first.pk
