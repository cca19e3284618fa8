"""The people behind a case: sealed in, marked for the guard, opened by the verbs of ``opening`` alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from danvan.cases.enums import PersonRole
from danvan.cases.guard.marks import Mark, Marker, Net, marks_of
from danvan.cases.models import Case, Fingerprint, Person, Visit
from danvan.cases.sealing.keyring import keyring


@dataclass(frozen=True)
class Sender:
    """Who brought a matter. Everything but the name may be missing; nothing of it is kept in clear."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    id_number: str = ""
    role: str = PersonRole.SENDER

    def data(self) -> dict[str, str]:
        """What is sealed."""
        return {
            name: " ".join(value.split()) for name, value in asdict(self).items() if name != "role" and value.strip()
        }

    def __repr__(self) -> str:
        return "Sender(…)"  # a traceback or a log line must not tell


def keep(sender: Sender, *, owner: Case | Visit) -> Person:
    """Seal one person of a case or a visit, and mark their data for the guard."""
    data = sender.data()
    person = Person(role=sender.role, **({"case": owner} if isinstance(owner, Case) else {"visit": owner}))
    person.seal(data).save()
    _mark(person, data, owner)
    return person


def senders_of(case: Case | None) -> list[Sender]:
    """The people of an earlier case, to be sealed anew with the next one; they are shown to nobody on the way."""
    rows = Person.rows.filter(case=case) if case else []
    return [Sender(**row.unsealed(), role=row.role) for row in rows]


def remark(person: Person, data: Mapping[str, str]) -> None:
    """Make the marks of ``person`` anew under the newest key."""
    owner = person.case or person.visit
    assert owner is not None
    Fingerprint.rows.filter(person=person).delete()
    _mark(person, data, owner)


def _mark(person: Person, data: Mapping[str, str], owner: Case | Visit) -> None:
    made = marks_of(data, _marker(owner))
    Fingerprint.rows.bulk_create(
        [Fingerprint(person=person, kind=one.kind, size=one.size, tag=one.tag, digest=one.digest) for one in made]
    )


def _marker(owner: Case | Visit, key_id: str | None = None) -> Marker:
    ring = keyring()
    key = ring.called(key_id) if key_id else ring.newest
    return Marker(key.marks, owner.uid.bytes)


def net_of(senders: Iterable[Sender], owner: Case | Visit) -> Net:
    """A net of people not sealed yet, for the words that will stand in clear beside them."""
    marker = _marker(owner)
    return Net([mark for sender in senders for mark in marks_of(sender.data(), marker)], marker)


def nets_of_case(case: Case) -> list[Net]:
    """The nets of everybody behind ``case``, one for each key their data is sealed under; one query, nothing is opened."""
    return nets_of([case]).get(case.pk, [])


def nets_of(cases: Sequence[Case]) -> dict[int, list[Net]]:
    """The nets of everybody behind each of ``cases``, by case; one query, nothing is opened."""
    known, marks = {case.pk: case for case in cases}, dict[tuple[int, str], list[Mark]]()
    columns = ("person__case_id", "person__key_id", "kind", "size", "tag", "digest")
    for case_id, key_id, kind, size, tag, digest in Fingerprint.rows.filter(person__case__in=known).values_list(
        *columns
    ):
        marks.setdefault((case_id, key_id), []).append(Mark(kind, size, tag, bytes(digest)))
    nets: dict[int, list[Net]] = {}
    for (case_id, key_id), found in marks.items():
        nets.setdefault(case_id, []).append(Net(found, _marker(known[case_id], key_id)))
    return nets
