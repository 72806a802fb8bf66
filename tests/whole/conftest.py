"""The built sites that the laws of whole sites are tested on, each built once in a process of tests."""

from pathlib import Path

import pytest
from pelican.settings import get_settings_from_file

from tests.building import ROOT, SITES, Built, build_site
from tests.whole.made_up import URL, write_made_up_site
from tests.whole.pages import Pages

DEMONSTRATION = ROOT / "pelicanconf.py"
SWEDISH = SITES / "swedish" / "pelicanconf.py"


@pytest.fixture(scope="session")
def demonstration_settings() -> Path:
    """The settings of the site that ships; a region that has replaced it with its own is not tested on its content."""
    if not get_settings_from_file(str(DEMONSTRATION)).get("DEMONSTRATION"):
        pytest.skip("The setting DEMONSTRATION is off: the demonstration has made room for a region's own content.")
    return DEMONSTRATION


@pytest.fixture(scope="session")
def demonstration(demonstration_settings: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site that ships, built into a folder of the tests."""
    return well_built(demonstration_settings, tmp_path_factory)


@pytest.fixture(scope="session")
def made_up_settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of a site made of made-up words; its content is for reading only."""
    return write_made_up_site(tmp_path_factory.mktemp("made-up-site"))


@pytest.fixture(scope="session")
def made_up(made_up_settings: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site made of made-up words, built."""
    return well_built(made_up_settings, tmp_path_factory)


@pytest.fixture(scope="session")
def swedish(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site in three languages, built."""
    return well_built(SWEDISH, tmp_path_factory)


@pytest.fixture(scope="session")
def made_up_pages(made_up: Built) -> Pages:
    """The pages of the site made of made-up words."""
    return Pages(made_up.output, URL)


@pytest.fixture(scope="session")
def demonstration_pages(demonstration: Built) -> Pages:
    """The pages of the site that ships."""
    return Pages(demonstration.output, site_url(DEMONSTRATION))


@pytest.fixture(scope="session")
def swedish_pages(swedish: Built) -> Pages:
    """The pages of the site in three languages."""
    return Pages(swedish.output, site_url(SWEDISH))


@pytest.fixture(scope="session", params=["demonstration", "made_up", "swedish"])
def pages(request: pytest.FixtureRequest) -> Pages:
    """The pages of each site in turn."""
    found: Pages = request.getfixturevalue(f"{request.param}_pages")
    return found


def well_built(settings: Path, folders: pytest.TempPathFactory) -> Built:
    """A site built into a new folder; every test of it fails where it does not build."""
    folder = folders.mktemp("built")
    built = build_site(settings, folder / "output", search=True)
    assert (built.status, built.told) == (0, "")
    return built


def site_url(settings: Path) -> str:
    """The address that a settings file gives its site."""
    return str(get_settings_from_file(str(settings))["SITEURL"])
