"""`danvan read FILE [--json]`: prints what a paper says."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from danvan.legaltext.contract import as_dict
from danvan.legaltext.explain import explain, parse_place
from danvan.legaltext.model import Reading
from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.limits import DEFAULT_LIMITS, MEGABYTE, Limits

READ = 0
PAGE_TOLD = "trang {}/{}"
UNREADABLE = 2
OUT_OF_MEMORY = "tệp cần quá nhiều bộ nhớ để đọc. Hãy tách tệp hoặc dán nội dung văn bản."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="danvan read",
        description="Đọc một văn bản .txt, .docx, .pdf hoặc ảnh .png, .jpg và in ra những gì đọc được.",
    )
    parser.add_argument("file", metavar="FILE", help="tệp văn bản")
    parser.add_argument("--json", action="store_true", help="in toàn bộ dưới dạng JSON (danvan-read/1)")
    parser.add_argument("--name", help="tên gọi của tệp trong kết quả và thông báo")
    parser.add_argument(
        "--explain",
        metavar="VỊ-TRÍ",
        type=parse_place,
        help="chỉ in quy tắc đã đọc ra các dữ kiện tại vị trí này (ký tự thứ mấy, hoặc ĐẦU:CUỐI)",
    )
    parser.add_argument("--progress", action="store_true", help="báo từng trang ảnh quét đã nhận dạng (trên stderr)")
    default = DEFAULT_LIMITS.file_bytes // MEGABYTE
    parser.add_argument("--max-mb", type=int, default=default, help=f"cỡ tệp lớn nhất, MB (mặc định {default})")
    most = DEFAULT_LIMITS.scanned_pages
    parser.add_argument("--max-scanned", type=int, default=most, help=f"số trang ảnh quét nhiều nhất (mặc định {most})")
    return parser


def run(arguments: Sequence[str]) -> int:
    """Reads and prints one file. Returns 0, or 2 with one line on stderr naming file and reason."""
    from danvan.legaltext.reading import read_file  # noqa: PLC0415 - after the options, so that --help is instant

    options = _parser().parse_args(list(arguments))
    try:
        limits = Limits(file_bytes=options.max_mb * MEGABYTE, scanned_pages=options.max_scanned)
        on_page = _tell_page if options.progress else None
        reading = read_file(Path(options.file), name=options.name, limits=limits, on_page=on_page)
        if options.explain:
            sys.stdout.writelines(f"{line}\n" for line in explain(as_dict(reading), *options.explain))
            return READ
        _print(reading, as_json=options.json)
    except UnreadableFile as refusal:
        sys.stderr.write(f"{refusal.message}\n")
        return UNREADABLE
    except MemoryError:
        sys.stderr.write(f"{UnreadableFile(options.name or options.file, OUT_OF_MEMORY, code='memory').message}\n")
        return UNREADABLE
    except BrokenPipeError:
        # Whoever listened (a pager, head) has had enough; Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return READ


def _tell_page(done: int, of: int) -> None:
    sys.stderr.write(f"{PAGE_TOLD.format(done, of)}\n")
    sys.stderr.flush()


def _print(reading: Reading, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.buffer.write(
            json.dumps(as_dict(reading), ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
        )
    else:
        from danvan.legaltext.terminal import show  # noqa: PLC0415 - JSON needs no colours

        show(reading)
    sys.stdout.flush()
