"""Pelican's settings for the public site: real data only, absolute addresses."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pelicanconf import *

PREVIEW = False
SITEURL = os.environ.get("SITE_URL", "").rstrip("/")
