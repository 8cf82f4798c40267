"""Pages that were opened stay readable when the connection is gone: the worker in a real browser."""

from __future__ import annotations

import http.server
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from terang.assets import THEME_FOLDER
from terang.building.builder import build_site

pytestmark = pytest.mark.browser

BASE = "/portal"
KEPT = """async () => {
  const paths = [];
  for (const name of await caches.keys()) {
    if (!name.includes("/halaman-")) continue;
    for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
  }
  return paths;
}"""
"""The paths of the pages that are kept, the oldest first."""
NOTICE = "Ini salinan yang tersimpan di perangkat Anda, dengan data sampai 31 Maret 2026."


class Host:
    """A host that serves a copy of the public site under a path, and can be slow, strict, or gone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.delay = 0.0
        self.headers: dict[str, str] = {}
        host = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments: Any) -> None:
                super().__init__(*arguments, directory=str(folder.parent))

            def do_GET(self) -> None:
                if not self.path.startswith(f"{BASE}/aset/") and not self.path.endswith("sw.js"):
                    time.sleep(host.delay)
                super().do_GET()

            def end_headers(self) -> None:
                for name, value in host.headers.items():
                    self.send_header(name, value)
                super().end_headers()

            def log_message(self, *arguments: object) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}{BASE}"

    def leave(self) -> None:
        """Be gone: nobody answers at the address."""
        self.server.shutdown()
        self.server.server_close()

    def change(self, path: str, old: str, new: str) -> None:
        """Change the text of one file."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="session")
def contoh_public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public site of the small city, under a path of its own."""
    output = tmp_path_factory.mktemp("publik") / "output"
    return build_site("contoh", output, preview=False, address=f"http://127.0.0.1{BASE}").folder


@pytest.fixture
def host(contoh_public: Path, tmp_path: Path) -> Iterator[Host]:
    host = Host(Path(shutil.copytree(contoh_public, tmp_path / BASE[1:])))
    yield host
    host.leave()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


def wait(page: Page, condition: str) -> None:
    """Wait until the asynchronous *condition* holds; at most ten seconds."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def visit(page: Page, host: Host, path: str) -> None:
    """Open a page and wait until it is kept, and the worker there to show it."""
    page.goto(host.address + path)
    kept = f"(await ({KEPT})()).at(-1) === '{BASE}{path}'"
    wait(page, f"(async () => navigator.serviceWorker.controller !== null && {kept})()")


def shows_copy(page: Page) -> bool:
    return page.locator("#luring").is_visible()


def test_a_page_opened_once_is_whole_without_a_connection(page: Page, host: Host) -> None:
    visit(page, host, "/kelurahan/7-hilir/")
    assert not shows_copy(page)
    numbers = page.locator("main").inner_text()
    host.leave()
    page.reload()

    assert page.locator("h1").inner_text() == "7 Hilir"
    assert page.locator("#luring").inner_text().count(NOTICE) == 1
    assert page.locator("main").inner_text() == numbers
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    shifts = "performance.getEntriesByType('layout-shift').reduce((sum, shift) => sum + shift.value, 0)"
    assert page.evaluate(shifts) == 0


def test_a_page_never_opened_gives_way_to_what_there_is(page: Page, host: Host) -> None:
    visit(page, host, "/kelurahan/7-hilir/")
    visit(page, host, "/en/kelurahan/melati/")
    host.leave()
    page.goto(f"{host.address}/kelurahan/kampung-damai/")

    assert page.get_by_text("belum tersimpan di perangkat ini").is_visible()
    page.locator("[data-kept] a").first.wait_for()
    assert page.locator("[data-kept] a").all_inner_texts() == [
        "Cooperative of Melati, Kecamatan Melati",
        "Koperasi Kelurahan 7 Hilir, Kecamatan Hilir Timur II",
    ]
    page.get_by_role("link", name="7 Hilir").click()
    page.wait_for_url("**/kelurahan/7-hilir/")
    assert page.locator("h1").inner_text() == "7 Hilir" and shows_copy(page)


def test_an_english_reader_is_told_in_english(page: Page, host: Host) -> None:
    visit(page, host, "/en/")
    host.leave()
    page.goto(f"{host.address}/en/kelurahan/kampung-damai/?dari=teman")

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_text("are not kept on this device").is_visible()


def test_the_copy_shows_when_the_network_is_slow_and_only_then(page: Page, host: Host) -> None:
    host.change("sw.js", ",4000]", ",200]")
    visit(page, host, "/kelurahan/7-hilir/")
    page.reload()
    assert not shows_copy(page)
    host.delay = 1.5
    page.reload()

    assert page.locator("h1").inner_text() == "7 Hilir" and shows_copy(page)


def test_downloads_are_left_to_the_network(page: Page, host: Host) -> None:
    visit(page, host, "/data/koperasi/")
    address = f"{BASE}/unduh/koperasi/datapackage.json"
    asked = f"fetch('{address}', {{ cache: 'no-store' }}).then(() => true, () => false)"
    assert page.evaluate(asked)
    host.leave()

    assert not page.evaluate(asked)
    assert not [path for path in page.evaluate(KEPT) if "unduh" in path]


def test_only_the_last_pages_are_kept(page: Page, host: Host) -> None:
    host.change("sw.js", ",60,", ",3,")
    paths = ["/kelurahan/7-hilir/", "/kelurahan/melati/", "/kecamatan/", "/data/", "/kelurahan/melati/"]
    for path in paths:
        visit(page, host, path)

    wait(page, f"({KEPT})().then((kept) => kept.length === 3)")
    assert page.evaluate(KEPT) == [BASE + path for path in paths[-3:]]


def test_a_new_build_takes_the_place_of_the_old_one(page: Page, host: Host) -> None:
    for path in ("/kelurahan/7-hilir/", "/kelurahan/melati/"):
        visit(page, host, path)
    before = page.evaluate("caches.keys()")
    for path in ("kelurahan/7-hilir/index.html", "kelurahan/melati/index.html"):
        host.change(path, "</h1>", " baru</h1>")
    host.change("sw.js", before[0][-8:], "00000000")

    page.goto(f"{host.address}/")
    wait(page, "caches.keys().then((all) => all.some((key) => key.endsWith('-00000000')))")
    settled = "!known.installing && !known.waiting && known.active.state === 'activated'"
    wait(page, f"navigator.serviceWorker.getRegistration().then((known) => {settled})")
    page.goto(f"{host.address}/kecamatan/")
    wait(page, "caches.keys().then((all) => all.every((key) => key.endsWith('-00000000')))")
    assert len(before) == 2
    host.leave()
    page.goto(f"{host.address}/kelurahan/melati/")
    assert page.locator("h1").inner_text() == "Melati baru"


def test_a_host_that_forbids_keeping_is_obeyed(page: Page, host: Host) -> None:
    host.headers = {"Cache-Control": "no-store"}
    page.goto(f"{host.address}/kelurahan/melati/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()

    assert page.evaluate(KEPT) == []


def test_a_preview_at_the_same_address_removes_the_worker_and_what_it_kept(page: Page, host: Host) -> None:
    visit(page, host, "/kelurahan/melati/")
    shutil.copy(THEME_FOLDER / "worker" / "leave.js", host.folder / "sw.js")
    page.goto(f"{host.address}/kecamatan/")

    wait(page, "caches.keys().then((all) => all.length === 0)")
    wait(page, "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")


def test_the_browser_finds_the_site_fit_to_be_installed(page: Page, host: Host) -> None:
    visit(page, host, "/")
    client = page.context.new_cdp_session(page)
    manifest = client.send("Page.getAppManifest")
    faults = client.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert manifest["url"] == f"{host.address}/manifest.webmanifest" and not manifest["errors"]
    assert [fault["errorId"] for fault in faults if fault["errorId"] != "in-incognito"] == []


def test_nothing_depends_on_the_worker(browser: Browser, host: Host) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{host.address}/luring/")

    assert page.locator("h1").inner_text() == "Membaca tanpa internet"
    assert not page.locator("#tersimpan").is_visible() and not said
    context.close()
