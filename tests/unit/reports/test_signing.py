"""The signature block follows the post of whoever signs."""

import pytest

from danvan.officedocs.model import Signature
from danvan.reports.signing import Signer, has_block, signature_of


@pytest.mark.parametrize(
    ("title", "block"),
    [
        ("Chủ tịch Ủy ban nhân dân huyện", ("TM. Ủy ban nhân dân", None, "Chủ tịch")),
        ("Phó Chủ tịch UBND huyện, phụ trách văn xã", ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")),
        ("phó chủ tịch", ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "phó chủ tịch")),
        ("Chánh Văn phòng HĐND và UBND", ("TL. Chủ tịch", None, "Chánh Văn phòng")),
        ("Phó Chánh Văn phòng", ("TL. Chủ tịch", "KT. Chánh Văn phòng", "Phó Chánh Văn phòng")),
        ("Trưởng phòng Nội vụ", ("TL. Chủ tịch", None, "Trưởng phòng Nội vụ")),
        ("Phó Trưởng phòng Nội vụ", ("TL. Chủ tịch", "KT. Trưởng phòng Nội vụ", "Phó Trưởng phòng")),
    ],
)
def test_block_of_a_post(title: str, block: tuple[str, str | None, str]) -> None:
    on_behalf, for_post, post = block
    assert signature_of(Signer(title, "Lê Văn Bình")) == Signature(post, on_behalf, for_post, "Lê Văn Bình")


def test_name_that_is_not_known_stays_open() -> None:
    assert signature_of(Signer("Chủ tịch", "")).name is None


@pytest.mark.parametrize(
    ("title", "has"), [("Chủ tịch", True), ("Giám đốc", True), ("Người phụ trách", False), ("", False)]
)
def test_only_posts_that_sign_have_a_block(title: str, *, has: bool) -> None:
    assert has_block(title) is has
