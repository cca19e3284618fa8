"""The signature block that goes with a post: TM., KT., TL. as Decree 30/2020/NĐ-CP, Annex I, lays them down. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from danvan.officedocs.model import Signature

_TAIL = re.compile(r"\s+(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)\b.*$", re.IGNORECASE)
_DEPUTY = re.compile(r"^Phó\s+", re.IGNORECASE)
_AREA_OF_A_HEAD = re.compile(r"^(Phó\s+Trưởng\s+phòng)\s+.+$", re.IGNORECASE)
_CHAIR = "chủ tịch"
_SIGNING_POSTS = (_CHAIR, "phó ", "chánh ", "trưởng ", "giám đốc")


class Signer(NamedTuple):
    """Who is to sign: the title of the post («Phó Chủ tịch UBND huyện») and the person's name."""

    title: str
    name: str


def signature_of(signer: Signer) -> Signature:
    """The block of a committee's paper: the chair for the committee (TM.), a deputy in the chair's place (KT.), anybody
    else by order of the chair (TL.)."""
    post = post_of(signer.title)
    chief = _chief_of(post)
    above = f"KT. {chief}" if chief else None
    if (chief or post).lower() == _CHAIR:
        return Signature(on_behalf="TM. Ủy ban nhân dân", for_post=above, post=post, name=signer.name or None)
    deputy = _AREA_OF_A_HEAD.sub(r"\1", post)
    return Signature(on_behalf="TL. Chủ tịch", for_post=above, post=deputy, name=signer.name or None)


def has_block(title: str) -> bool:
    """Whether ``title`` is one a signature block can be made of; a title in words of an office's own is none."""
    return title.strip().lower().startswith(_SIGNING_POSTS)


def post_of(title: str) -> str:
    """«Phó Chủ tịch» of «Phó Chủ tịch UBND huyện, phụ trách văn xã»: the post as it stands above a signature."""
    return _TAIL.sub("", title.partition(",")[0].strip()).strip()


def _chief_of(post: str) -> str:
    """Whom a deputy stands in for; empty for anybody who is none."""
    chief = _DEPUTY.sub("", post)
    return chief[:1].upper() + chief[1:] if chief != post else ""
