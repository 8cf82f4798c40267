"""A build is whole or it does not happen: a fault at every step leaves the last good site."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from terang.building import builder, staging
from terang.building.builder import BuildResult, build_site
from terang.building.command import Order, public_address, run_build
from terang.city import ROOT
from terang.errors import BuildFailed, ChartFailed, InvalidData
from terang.findings import Finding, Severity
from terang.messages import read_messages
from terang.stages import StageClock


@dataclass
class Bench:
    """A workshop in which the parts around the build are fakes that a test can spoil."""

    output: Path
    text: str = "satu"
    findings: tuple[Finding, ...] = ()
    faults: tuple[Finding, ...] = ()
    write: Callable[[Path], None] | None = None

    @property
    def builds(self) -> Path:
        return self.output.parent / ".terang" / "builds"

    def build(self, text: str = "") -> BuildResult:
        self.text = text or self.text
        return build_site("contoh", self.output, preview=True)

    def write_site(self, portal: object, folder: Path) -> None:
        assert list(folder.iterdir()) == []
        for name in ("index.html", "kelurahan/melati/index.html"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"{name} {self.text}\n", encoding="utf-8")
        if self.write is not None:
            self.write(folder)

    def shown(self) -> dict[str, bytes]:
        """What a reader sees: every file below the link."""
        return {
            str(p.relative_to(self.output)): p.read_bytes() for p in self.output.rglob("*") if p.is_file()
        }

    def leftovers(self) -> list[str]:
        inside = [p.name for p in self.builds.iterdir() if p.name.endswith(".staging")]
        return inside + [p.name for p in self.output.parent.iterdir() if p.name.endswith(".tautan")]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    work = Bench(tmp_path / "output")
    portal = SimpleNamespace(pages=("a", "b"), files=(), warnings=())
    report = lambda city, simulated: SimpleNamespace(findings=work.findings, catalog=object())  # noqa: E731
    monkeypatch.setattr(builder, "validate_city", report)
    monkeypatch.setattr(builder, "prepare_portal", lambda *a, **k: portal)
    monkeypatch.setattr(builder, "expected_of", lambda *a: None)
    monkeypatch.setattr(builder, "check_site", lambda *arguments: work.faults)
    monkeypatch.setattr(builder, "write_site", work.write_site)
    monkeypatch.setattr(builder, "write_index", lambda folder: None)
    monkeypatch.setattr(builder, "tell", lambda findings, messages: " ".join(f.code for f in findings))
    return work


def test_first_build_makes_a_link_to_a_whole_site(bench):
    result = bench.build()
    assert bench.output.is_symlink()
    assert bench.output.resolve() == result.folder == bench.builds / result.digest
    assert set(bench.shown()) == {"index.html", "kelurahan/melati/index.html"}
    assert (result.pages, result.files, result.size) == (2, 2, sum(map(len, bench.shown().values())))
    assert not os.path.isabs(os.readlink(bench.output))


def test_same_content_has_the_same_digest_and_one_folder(bench):
    first, second = bench.build(), bench.build()
    assert first.digest == second.digest
    assert [p.name for p in bench.builds.iterdir()] == [first.digest]


def test_new_content_replaces_the_old_without_a_trace_of_it(bench):
    bench.write = lambda folder: (folder / "lama.html").write_text("lama")
    bench.build()
    bench.write = None
    bench.build("dua")
    assert set(bench.shown()) == {"index.html", "kelurahan/melati/index.html"}
    assert b"dua" in bench.shown()["index.html"]


def test_only_the_newest_builds_stay(bench):
    digests = [bench.build(f"nomor {n}").digest for n in range(5)]
    assert {p.name for p in bench.builds.iterdir()} == set(digests[-staging.BUILDS_KEPT :])


def test_what_another_link_shows_is_never_removed(bench):
    first = bench.build("pratinjau").folder
    (bench.output.parent / ".terang" / "preview").symlink_to(f"builds/{first.name}")
    for number in range(5):
        bench.build(f"nomor {number}")
    assert first.is_dir()


def test_preview_inside_the_state_folder_shares_lock_and_builds(bench):
    state = bench.output.parent / ".terang"
    assert staging.state_folder(state / "preview") == staging.state_folder(bench.output) == state


def test_edited_build_is_not_taken_for_the_original(bench):
    first = bench.build()
    (first.folder / "index.html").write_text("diubah tangan")
    assert b"satu" in (bench.build().folder / "index.html").read_bytes()
    assert b"satu" in bench.shown()["index.html"]


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_modes_do_not_depend_on_the_umask(bench, mask):
    before = os.umask(mask)
    try:
        folder = bench.build().folder
    finally:
        os.umask(before)
    modes = {p.stat().st_mode & 0o777 for p in folder.rglob("*") if p.is_file()}
    assert modes == {0o644}
    assert {p.stat().st_mode & 0o777 for p in [folder, folder / "kelurahan"]} == {0o755}


def _raising(error: BaseException) -> Callable[..., None]:
    def fail(*args: object, **options: object) -> None:
        raise error

    return fail


FULL = OSError(errno.ENOSPC, "No space left on device", "index.html")
STEPS = (
    "validate_city prepare_portal staging write_site write_index expected_of check_site seal swap_in"
).split()
ERRORS = {
    "disk full": (FULL, BuildFailed),
    "told error": (ChartFailed("x"), ChartFailed),
    "programming error": (ZeroDivisionError("x"), ZeroDivisionError),
    "ctrl-c": (KeyboardInterrupt(), KeyboardInterrupt),
    "sigterm": (SystemExit(143), SystemExit),
}


@pytest.mark.parametrize("kind", ERRORS)
@pytest.mark.parametrize("step", STEPS)
def test_failure_at_any_step_leaves_the_last_good_site(bench, monkeypatch, step, kind):
    bench.build("lama")
    before, link = bench.shown(), os.readlink(bench.output)
    error, seen = ERRORS[kind]
    with monkeypatch.context() as spoiled, pytest.raises(seen):
        spoiled.setattr(builder, step, _raising(error))
        bench.build("baru")
    assert (bench.shown(), os.readlink(bench.output)) == (before, link)
    assert bench.leftovers() == []
    assert b"baru" in (bench.build("baru").folder / "index.html").read_bytes()


@pytest.mark.parametrize("call", ["rename", "replace", "fsync", "chmod", "utime", "symlink"])
def test_full_disk_at_any_call_of_the_swap_leaves_the_last_good_site(bench, monkeypatch, call):
    bench.build("lama")
    before = bench.shown()
    with monkeypatch.context() as spoiled, pytest.raises(BuildFailed, match="Cakram penuh"):
        spoiled.setattr(os, call, _raising(FULL))
        bench.build("baru")
    assert bench.shown() == before
    assert bench.leftovers() == []


def test_failure_in_the_middle_of_writing_leaves_no_half_site(bench):
    bench.build("lama")
    before = bench.shown()
    bench.write = _raising(OSError(errno.EIO, "I/O error"))
    with pytest.raises(BuildFailed, match="gagal membaca atau menulis"):
        bench.build("baru")
    assert bench.shown() == before
    assert bench.leftovers() == []


def test_refused_data_touch_nothing(bench):
    bench.build("lama")
    before = bench.shown()
    bench.findings = (Finding("duplicate-key", Severity.BLOCK, "koperasi/simkopdes.csv", row=7),)
    with pytest.raises(InvalidData, match="duplicate-key"):
        bench.build("baru")
    assert bench.shown() == before


def test_warnings_are_handed_on(bench):
    bench.findings = (Finding("month-missing", Severity.WARN, "koperasi/simkopdes.csv"),)
    assert bench.build().warnings == bench.findings


def test_site_that_the_gate_refuses_is_not_shown(bench):
    bench.build("lama")
    before = bench.shown()
    bench.faults = (Finding("site-link-dead", Severity.BLOCK, "index.html", value="/x/"),)
    with pytest.raises(BuildFailed, match=r"/x/.*mati"):
        bench.build("baru")
    assert bench.shown() == before
    assert bench.leftovers() == []


def test_folder_that_somebody_else_made_is_refused_and_kept(bench):
    bench.output.mkdir()
    (bench.output / "penting.txt").write_text("jangan hapus")
    with pytest.raises(BuildFailed, match="bukan buatan perintah ini"):
        bench.build()
    assert (bench.output / "penting.txt").read_text() == "jangan hapus"


def test_link_to_elsewhere_is_refused_and_kept(bench, tmp_path):
    bench.output.symlink_to(tmp_path / "lain")
    with pytest.raises(BuildFailed, match="tautan ke tempat lain"):
        bench.build()
    assert os.readlink(bench.output) == str(tmp_path / "lain")


def test_file_in_the_way_is_refused_and_kept(bench):
    bench.output.write_text("berkas")
    with pytest.raises(BuildFailed, match="adalah berkas"):
        bench.build()


def test_empty_folder_in_the_way_makes_room(bench):
    bench.output.mkdir()
    bench.build()
    assert bench.output.is_symlink()


def test_link_to_a_build_that_was_deleted_is_replaced(bench):
    bench.build()
    shutil.rmtree(bench.builds)
    bench.build()
    assert "index.html" in bench.shown()


def test_folder_without_permission_is_told_in_words(bench, monkeypatch):
    denied = PermissionError(errno.EACCES, "Permission denied", "output")
    monkeypatch.setattr(builder, "sweep", _raising(denied))
    with pytest.raises(BuildFailed, match="Tidak ada izin"):
        bench.build()


def test_reader_always_finds_a_page_while_builds_are_swapped(bench):
    bench.build("mulai")
    ended, seen, failures = threading.Event(), set(), []

    def read() -> None:
        while not ended.is_set():
            try:
                seen.add((bench.output / "index.html").read_text())
            except OSError as error:
                failures.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(30):
        bench.build(f"nomor {number}")
    ended.set()
    reader.join()
    assert failures == []
    assert len(seen) > 1


def test_account_of_a_build_says_what_was_built(bench, capsys, tmp_path):
    report = tmp_path / "laporan.json"
    run_build(Order("contoh", bench.output, preview=False, report=report))
    told = capsys.readouterr()
    assert "Situs publik" in told.out and "2 halaman" in told.out
    assert "alamat publik belum diisi" in told.err
    assert "temuan perlu dilihat" not in told.err
    assert '"pages": 2' in report.read_text()


def test_warnings_are_counted(bench, capsys):
    bench.findings = (Finding("period-gap", Severity.WARN, "kemiskinan/seri.csv"),)
    run_build(Order("contoh", bench.output, preview=True))
    assert "1 temuan perlu dilihat" in capsys.readouterr().err


def test_programming_error_says_that_the_site_is_untouched(bench, capsys):
    bench.write = _raising(ZeroDivisionError("x"))
    with pytest.raises(ZeroDivisionError):
        run_build(Order("contoh", bench.output, preview=True))
    assert "situs terakhir yang baik tidak disentuh" in capsys.readouterr().err


def test_told_error_is_not_told_twice(bench, capsys):
    bench.write = _raising(FULL)
    with pytest.raises(BuildFailed):
        run_build(Order("contoh", bench.output, preview=True))
    assert "tidak disentuh" not in capsys.readouterr().err


def test_request_to_stop_clears_the_staging_folder(bench):
    bench.write = lambda folder: os.kill(os.getpid(), signal.SIGTERM)
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit) as ended:
        run_build(Order("contoh", bench.output, preview=True))
    assert ended.value.code == 128 + signal.SIGTERM
    assert bench.leftovers() == []
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("", ""),
        (" https://a.go.id/ ", "https://a.go.id"),
        ("https://a.go.id/terang/", "https://a.go.id/terang"),
    ],
)
def test_public_address(text, address):
    assert public_address(text) == address


@pytest.mark.parametrize("text", ["a.go.id", "ftp://a.go.id", "https://", "https://a.go.id/?x=1", "/terang"])
def test_public_address_that_is_none_is_refused(text):
    with pytest.raises(BuildFailed, match="Alamat publik tidak dikenali"):
        public_address(text)


def test_unknown_city_is_told_by_the_command_itself(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "terang.building", "antah-berantah", str(tmp_path / "output")],
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Kota itu tidak ditemukan" in done.stderr
    assert "Traceback" not in done.stderr


def test_stages_are_timed_and_told():
    stream = StringIO()
    clock = StageClock(read_messages("id"), stream)
    with clock.stage("charts"):
        clock.progress(1, 2)
    with pytest.raises(ZeroDivisionError), clock.stage("write"):
        raise ZeroDivisionError
    assert stream.getvalue() == "Menggambar grafik: 0,0 detik\n"
    assert set(clock.seconds) == {"charts", "write"}
