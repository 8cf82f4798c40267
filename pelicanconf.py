"""Pelican's settings for the preview: addresses start at the root, crawlers are kept out.

Settings only; nothing of ours is imported. ``CITY=<slug>`` builds another city.
"""

import os
import tomllib
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).resolve().parent

# The city and what may be shown
_project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CITY = os.environ.get("CITY") or _project["tool"]["terang"]["city"]
PREVIEW = True
SITENAME = "Terang"
SITEURL = ""
RELATIVE_URLS = False

# Where things are; a bare `pelican` never writes into the finished site
PATH = "content"
OUTPUT_PATH = ".terang/pelican"
THEME = "theme"
PLUGIN_PATHS = ["scripts"]
PLUGINS = ["terang.site"]

# The same in any language, zone and year of the machine
DEFAULT_LANG = "id"
TIMEZONE = "UTC"
LOCALE = ["C"]

# Every page is made from data by our own generator: Pelican itself finds nothing to do
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
READERS = {"rst": None, "html": None}
FEED_ATOM = FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False

# Text is escaped, a missing field is an error
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}
