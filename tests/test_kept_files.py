"""What was kept counts for its key alone, and only where nobody but us, or the owner of the code, can have written it."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from bot.kept_files import MOST_OF_A_KIND, Beside, BesideCode, find, keep

KEY, OTHER = sha256(b"one").digest(), sha256(b"other").digest()
CONTENT = b"what was made" * 100


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A file of code, in a folder where everybody may read."""
    file = tmp_path / "bot" / "code.py"
    file.parent.mkdir()
    file.touch()
    file.chmod(0o644)
    return file


def beside_code(code: Path, kind: str = "bank") -> BesideCode:
    return BesideCode(kind, demanded=True, code=code)


@pytest.fixture(params=["beside", "beside code"])
def place(request, tmp_path: Path, code: Path) -> Beside:
    return Beside(tmp_path / "bot.sqlite3.bank") if request.param == "beside" else beside_code(code)


@pytest.fixture
def file(place: Beside, tmp_path: Path) -> Path:
    """Where a place keeps what it was given."""
    assert place.keep(KEY, CONTENT)
    (kept,) = (*tmp_path.glob("*.bank"), *tmp_path.glob("bot/__pycache__/*"))
    assert place.find(KEY) == CONTENT
    return kept


def test_it_counts_for_its_key_alone(place, file):
    assert place.find(OTHER) == b""
    assert place.find(b"") == b""
    file.write_bytes(file.read_bytes()[32:])
    assert place.find(b"") == b""


@pytest.mark.parametrize("at", [0, 31, 32, 63, 64, 1000, -1])
def test_what_is_damaged_is_passed_over_and_replaced(place, file, at):
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)
    assert place.find(KEY) == b""
    assert place.keep(KEY, CONTENT)
    assert place.find(KEY) == CONTENT


@pytest.mark.parametrize("length", [0, 10, 64, 500])
def test_what_was_cut_off_is_passed_over(place, file, length):
    file.write_bytes(file.read_bytes()[:length])
    assert place.find(KEY) == b""


def test_what_is_no_plain_file_is_passed_over(place, file):
    real = file.rename(file.with_name("real"))
    file.symlink_to(real)
    assert place.find(KEY) == b""
    file.unlink()
    os.mkfifo(file, 0o600)
    assert place.find(KEY) == b""
    file.unlink()
    file.mkdir(0o700)
    assert place.find(KEY) == b""


@pytest.mark.parametrize("mode", [0o660, 0o602, 0o622])
def test_what_others_can_write_is_passed_over(place, file, mode):
    file.chmod(mode)
    assert place.find(KEY) == b""


def test_what_lies_beside_a_file_of_ours_is_ours_alone_to_read(tmp_path):
    place, file = Beside(tmp_path / "kept"), tmp_path / "kept"
    assert place.keep(KEY, CONTENT)
    assert file.stat().st_mode & 0o777 == 0o600
    for mode in (0o640, 0o604):
        file.chmod(mode)
        assert place.find(KEY) == b""


@pytest.mark.parametrize(
    ("of_code", "of_kept"), [(0o644, 0o644), (0o640, 0o640), (0o600, 0o600), (0o666, 0o644)]
)
def test_what_lies_beside_the_code_may_be_read_by_whoever_reads_the_code(code, of_code, of_kept):
    code.chmod(of_code)
    mask = os.umask(0o077)
    try:
        assert beside_code(code).keep(KEY, CONTENT)
    finally:
        os.umask(mask)
    (file,) = code.parent.glob("__pycache__/*")
    assert file.stat().st_mode & 0o777 == of_kept


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_only_what_is_ours_or_the_owners_of_the_code_counts(code):
    """An image is root's, and somebody else runs it."""
    place = beside_code(code)
    assert place.keep(KEY, CONTENT)
    (file,) = code.parent.glob("__pycache__/*")
    os.chown(file, 12345, -1)
    assert place.find(KEY) == b""
    os.chown(code, 12345, -1)
    assert place.find(KEY) == CONTENT


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_what_is_somebody_elses_beside_the_database_is_passed_over(tmp_path):
    place = Beside(tmp_path / "kept")
    assert place.keep(KEY, CONTENT)
    os.chown(tmp_path / "kept", 12345, -1)
    assert place.find(KEY) == b""


def test_where_no_bytecode_is_written_nothing_is_kept_unless_it_is_demanded(code):
    """The tests themselves run so."""
    assert not BesideCode("bank", code=code).keep(KEY, CONTENT)
    assert not code.with_name("__pycache__").exists()
    assert beside_code(code).keep(KEY, CONTENT)
    assert BesideCode("bank", code=code).find(KEY) == CONTENT


def test_it_lies_where_python_was_told_to_keep_its_bytecode(code, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.pycache_prefix", str(tmp_path / "elsewhere"))
    assert beside_code(code).keep(KEY, CONTENT)
    assert beside_code(code).folder.is_relative_to(tmp_path / "elsewhere")
    assert not code.with_name("__pycache__").exists()


def test_a_few_of_a_kind_stay_beside_the_code_the_newest(code):
    keys = [sha256(bytes([number])).digest() for number in range(MOST_OF_A_KIND + 2)]
    assert beside_code(code, "other").keep(KEY, CONTENT)
    for at, key in enumerate(keys):
        assert beside_code(code).keep(key, CONTENT)
        written = beside_code(code).folder / f"bank-{key.hex()[:16]}.kept"
        os.utime(written, ns=(at, at))
    assert [bool(beside_code(code).find(key)) for key in keys] == [False] * 2 + [True] * MOST_OF_A_KIND
    assert beside_code(code, "other").find(KEY) == CONTENT


def test_the_first_place_that_takes_it_has_it(code, tmp_path):
    refuses, takes, last = Beside(tmp_path / "nowhere" / "kept"), beside_code(code), Beside(tmp_path / "kept")
    assert keep((refuses, takes, last), KEY, CONTENT)
    assert (refuses.find(KEY), takes.find(KEY), last.find(KEY)) == (b"", CONTENT, b"")
    assert find((refuses, last, takes), KEY) == CONTENT
    assert find((refuses, last), KEY) == b""
    assert not keep((refuses,), KEY, CONTENT)


def test_what_was_left_half_written_goes_in_its_turn(code):
    half = beside_code(code).folder / "bank-0123456789abcdef.kept.part"
    half.parent.mkdir()
    half.write_bytes(b"half")
    os.utime(half, ns=(0, 0))
    for number in range(MOST_OF_A_KIND + 1):
        assert beside_code(code).keep(sha256(bytes([number])).digest(), CONTENT)
    assert len(list(half.parent.iterdir())) == MOST_OF_A_KIND
    assert not half.exists()
