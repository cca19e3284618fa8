"""Who gets which bytes of a file, and how they are sent."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from danvan.documents.domain import files
from danvan.documents.enums import Visibility
from danvan.documents.models import StoredFile
from tests.factories import Area

pytestmark = pytest.mark.django_db
Browse = Callable[[str], Client]


def picture_with_place() -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "Hãng máy ảnh"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (8, 8), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def pdf_with_author() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Author"] = "Người soạn"
        pdf.save(out)
    return out.getvalue()


def kept(area: Area, content: bytes, name: str, visibility: str = Visibility.AREA) -> StoredFile:
    return files.keep(
        content=content,
        name=name,
        unit=area.units["ubnd-xa-bung-sen"],
        by=area.actor("commune_officer"),
        visibility=visibility,
    )


def fetched(client: Client, row: StoredFile) -> bytes:
    answer = client.get(reverse("desk:file", args=[row.uid]))
    assert answer.status_code == 200
    return bytes(answer.content)


def test_owner_unit_gets_a_picture_as_received(area: Area, browse: Browse) -> None:
    data = picture_with_place()
    assert fetched(browse("commune_head"), kept(area, data, "anh.jpg")) == data


def test_others_get_a_picture_without_place_and_device(area: Area, browse: Browse) -> None:
    data = fetched(browse("sibling_officer"), kept(area, picture_with_place(), "anh.jpg"))
    assert dict(Image.open(io.BytesIO(data)).getexif()) == {}


def test_others_get_a_pdf_without_its_author(area: Area, browse: Browse) -> None:
    data = fetched(browse("coordinator"), kept(area, pdf_with_author(), "bien-ban.pdf"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/Info" not in pdf.trailer


def test_file_of_one_unit_is_not_found_by_another(area: Area, browse: Browse) -> None:
    row = kept(area, b"chi trong don vi", "ghi-chu.txt", Visibility.UNIT)
    assert browse("sibling_officer").get(reverse("desk:file", args=[row.uid])).status_code == 404
    assert fetched(browse("commune_officer"), row) == b"chi trong don vi"


def test_file_is_sent_to_keep_and_never_guessed(area: Area, browse: Browse) -> None:
    row = kept(area, b"<script>alert(1)</script>", 'bien "ban".txt')
    answer = browse("commune_officer").get(reverse("desk:file", args=[row.uid]))
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]


def test_vietnamese_name_survives(area: Area, browse: Browse) -> None:
    answer = browse("commune_officer").get(reverse("desk:file", args=[kept(area, b"noi dung", "Biên bản.txt").uid]))
    assert "filename*=utf-8''Bi%C3%AAn%20b%E1%BA%A3n.txt" in answer["Content-Disposition"]


def test_whoever_is_not_signed_in_is_sent_to_sign_in(area: Area) -> None:
    row = kept(area, b"noi dung", "a.txt")
    assert Client().get(reverse("desk:file", args=[row.uid])).status_code == 302
