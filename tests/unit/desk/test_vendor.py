import importlib.util
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[3] / "tools" / "vendor.py"
spec = importlib.util.spec_from_file_location("vendor_tool", TOOL)
vendor = importlib.util.module_from_spec(spec)
spec.loader.exec_module(vendor)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "fonts").mkdir()
    for name in ("a.woff2", "b.woff2", "a-OFL.txt"):
        (tmp_path / "fonts" / name).write_text(name)
    vendor.write_list(tmp_path)
    return tmp_path


def test_shipped_files_match_their_list():
    assert vendor.faults(vendor.DESK) == []


def test_untouched_folder_passes(folder):
    assert vendor.main(["--folder", str(folder)]) == 0


def test_changed_missing_and_unlisted_files_are_named(folder, capsys):
    (folder / "fonts" / "a.woff2").write_text("other")
    (folder / "fonts" / "b.woff2").unlink()
    (folder / "fonts" / "c.woff2").write_text("c")
    code = vendor.main(["--folder", str(folder)])
    assert (code, capsys.readouterr().err.splitlines()) == (
        1,
        [
            "fonts/b.woff2: listed but missing",
            "fonts/c.woff2: not in vendor.sha256",
            "fonts/a.woff2: changed since it was listed",
        ],
    )


def test_write_accepts_replaced_files(folder):
    (folder / "fonts" / "a.woff2").write_text("other")
    assert vendor.main(["--write", "--folder", str(folder)]) == 0


def test_list_of_another_shape_is_refused(folder):
    (folder / vendor.LIST).write_text("abc fonts/a.woff2\n")
    with pytest.raises(ValueError, match="line 1"):
        vendor.faults(folder)
