"""People's data do not reach the machine's log or an error page."""

import io
import logging

import pytest
from django.test import Client

from danvan.config.logs import LineFormatter

CANARY = "Chim Hoàng Yến 0912345678"


def _logged(act) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter())
    logger = logging.getLogger("danvan.canary")
    logger.addHandler(handler)
    try:
        act(logger)
    finally:
        logger.removeHandler(handler)
    return stream.getvalue()


def test_exception_is_logged_by_kind_and_place_only() -> None:
    def act(logger: logging.Logger) -> None:
        try:
            raise ValueError(CANARY)
        except ValueError:
            logger.exception("không đọc được")

    text = _logged(act)
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "Hoàng Yến" not in text


def test_page_of_a_broken_view_tells_nothing_but_a_number(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("danvan.desk.views.accounts._demo_accounts", broken)
    answer = Client(raise_request_exception=False).get("/dang-nhap/")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Hoàng Yến" not in page
    assert "RuntimeError" not in page
    assert "Traceback" not in page
