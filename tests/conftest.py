"""What the tests share: the small city `contoh`, its catalogue, and the two voices."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import settings

from terang.building.builder import build_site
from terang.building.lock import BuildBusy
from terang.catalog import Catalog
from terang.city import City, read_city
from terang.disclosure import Released, release
from terang.downloads import PublishedFile, make_downloads
from terang.indicators import compute_indicators
from terang.messages import Messages, read_messages
from terang.observations import Observations
from terang.pages.desk import Desk
from terang.validation import load_catalog
from tests.twins import Tables

# No test asserts a time: a busy machine is no fault of the code.
settings.register_profile("terang", deadline=None)
settings.load_profile("terang")

PUBLIC_ADDRESS = "https://terang.example/portal"

CONTOH = Path(__file__).parent / "cities" / "contoh"


@pytest.fixture
def contoh_folder(tmp_path: Path) -> Path:
    """A fresh copy of the small city's folder, free to be spoiled."""
    return Path(shutil.copytree(CONTOH, tmp_path / "contoh"))


@pytest.fixture(scope="session")
def city() -> City:
    """The small city."""
    return read_city("contoh")


@pytest.fixture
def contoh_cities(tmp_path: Path) -> Path:
    """A folder of cities with a fresh copy of the small one, its simulated packages beside it."""
    shutil.copytree(CONTOH, tmp_path / "contoh")
    shutil.copytree(CONTOH.parent / "simulasi", tmp_path / "simulasi")
    return tmp_path


@pytest.fixture(scope="session")
def catalog(city: City) -> Catalog:
    """The small city's catalogue: its real packages alone, as the public site has them."""
    return load_catalog(city, simulated=False)


@pytest.fixture(scope="session")
def record(city: City) -> Released:
    """What may be published of the small city's packages, the simulated ones included."""
    return release(load_catalog(city))


@pytest.fixture(scope="session")
def record_desk(record: Released, messages: Messages, english: Messages) -> Desk:
    """The Indonesian desk of the small city with its whole record."""
    voices = {"id": messages, "en": english}
    return Desk(record.catalog, compute_indicators(record.catalog), messages, voices, (), record.withheld)


@pytest.fixture(scope="session")
def messages() -> Messages:
    """The Indonesian voice."""
    return read_messages("id")


@pytest.fixture(scope="session")
def english() -> Messages:
    """The English voice."""
    return read_messages("en")


@pytest.fixture(scope="session")
def observations(catalog: Catalog) -> Observations:
    """Every observation of the small city."""
    return compute_indicators(catalog)


@pytest.fixture(scope="session")
def desk(catalog: Catalog, observations: Observations, messages: Messages, english: Messages) -> Desk:
    """The Indonesian desk of the small city."""
    return Desk(catalog, observations, messages, {"id": messages, "en": english})


@pytest.fixture(scope="session")
def real_desk(messages: Messages, english: Messages) -> Desk:
    """The public desk of the first real city."""
    catalog = load_catalog(read_city("palembang"), simulated=False)
    return Desk(catalog, compute_indicators(catalog), messages, {"id": messages, "en": english})


@pytest.fixture(scope="session")
def contoh_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished preview of the small city, built as `invoke build` builds it."""
    return _built("contoh", tmp_path_factory)


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished public site of the small city, under a path of its own at `PUBLIC_ADDRESS`."""
    return _built("contoh", tmp_path_factory, PUBLIC_ADDRESS)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished preview of the first real city, built as `invoke build` builds it."""
    return _built("palembang", tmp_path_factory)


def _built(slug: str, factory: pytest.TempPathFactory, address: str = "") -> Path:
    """Return the finished site, a public one if it has an *address*.

    Of several processes that test at once, one builds it for all.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    output = shared / f"{'publik' if address else 'situs'}-{slug}" / "output"
    while not output.is_symlink():
        output.parent.mkdir(exist_ok=True)
        with suppress(BuildBusy):
            return build_site(slug, output, preview=not address, address=address).folder
        time.sleep(0.2)
    return output.resolve()


@pytest.fixture(scope="session")
def files(record: Released) -> Mapping[str, PublishedFile]:
    """Every download of the small city with its whole record, by address in the folder."""
    known = compute_indicators(record.catalog)
    made = make_downloads(record.catalog, "", known)
    return MappingProxyType({file.address: file for file in made})


@pytest.fixture(scope="session")
def tables(record: Released) -> Tables:
    """Every download of the small city with its whole record."""
    observations = compute_indicators(record.catalog)
    files = make_downloads(record.catalog, "https://contoh.example.org", observations)
    return Tables(files, record.catalog, observations)
