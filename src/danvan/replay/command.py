"""``danvan replay PLAN --out DIR``: a year of work on a scratch database, checked. Starts without the web framework."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from danvan.common.errors import Refused

DONE, DIFFERENT, UNUSABLE = 0, 1, 2
LEAST_COMMUNES = 2


def run(arguments: Sequence[str]) -> int:
    """Replay one year. Returns 0; 1 when the check or the audit finds fault; 2 when it could not be done (says why)."""
    options = _parser().parse_args(list(arguments))
    try:
        _check_input(options.plan, options.out, options.communes)
        return _replay(options)
    except Refused as reason:
        sys.stderr.write(f"{reason}\n")
        return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="danvan replay",
        description="Chạy lại một năm công tác theo kế hoạch trên cơ sở dữ liệu tạm, ghi báo cáo và đối chiếu số liệu.",
    )
    parser.add_argument("plan", metavar="PLAN", type=Path, help="tệp kế hoạch .txt, .docx hoặc .pdf")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="thư mục nhận kết quả, phải trống")
    parser.add_argument("--communes", type=int, default=17, help="số xã, thị trấn tham gia (mặc định 17)")
    parser.add_argument("--seed", type=int, default=1, help="số chọn nội dung; cùng số thì cùng kết quả (mặc định 1)")
    return parser


def _check_input(plan: Path, out: Path, communes: int) -> None:
    if not plan.is_file():
        raise Refused(f"Không tìm thấy tệp kế hoạch «{plan}». Kiểm tra lại đường dẫn.")
    if not os.access(plan, os.R_OK):
        raise Refused(f"Không có quyền đọc tệp kế hoạch «{plan}».")
    if communes < LEAST_COMMUNES:
        raise Refused(f"Cần ít nhất {LEAST_COMMUNES} xã, thị trấn; --communes đang là {communes}.")
    _prepare_folder(out)


def _prepare_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        if next(out.iterdir(), None) is not None:
            raise Refused(f"Thư mục «{out}» đã có tệp. Chọn thư mục trống để không ghi đè lên kết quả cũ.")
        with tempfile.TemporaryFile(dir=out):
            return
    except OSError as error:
        raise Refused(f"Không ghi được vào thư mục «{out}»: {error.strerror}. Chọn thư mục khác.") from error


def _replay(options: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="danvan-replay-") as home:
        os.environ.update(scratch_environment(Path(home)))
        import django  # noqa: PLC0415 - only now is it said which database to use

        django.setup()
        from danvan.replay.run import replay  # noqa: PLC0415

        return replay(plan=options.plan, out=options.out, communes=options.communes, seed=options.seed)


def scratch_environment(home: Path) -> dict[str, str]:
    """Settings of a process that works on a database and file store of its own below ``home``."""
    return {
        "DJANGO_SETTINGS_MODULE": "danvan.config.settings",
        "DANVAN_HOME": str(home),
        "DANVAN_DATABASE": f"sqlite:///{home / 'replay.sqlite3'}",
        "DANVAN_SECRET_KEY": secrets.token_hex(32),
        "DANVAN_DEMO": "True",
        "DANVAN_HTTPS": "False",
        "DANVAN_LOG_LEVEL": "WARNING",
    }


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
