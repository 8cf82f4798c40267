"""openapi.json: the stable addresses of a city's files and the shapes of their JSON, as OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from terang.catalog import Catalog
from terang.downloads.api_addresses import (
    MEDIA_TYPES,
    PLACEHOLDER,
    Address,
    addresses_in,
    choices,
)
from terang.downloads.files import DOWNLOAD_FOLDER, PublishedFile
from terang.downloads.packages import json_bytes
from terang.downloads.schemas_api import schemas
from terang.messages import Messages
from terang.releases import History

NAME = "openapi"

_FREE = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
"""What a part of an address may be where nothing says which there are."""


def openapi_file(
    catalog: Catalog, files: Iterable[PublishedFile], history: History, voice: Messages, address: str
) -> PublishedFile:
    """Return the document in the language of *voice*; *files* and *history* say what there is to fetch.

    *address* is the public address of the portal, or empty: then addresses count from the document.
    """
    files = tuple(files)
    city, known = catalog.city, choices(catalog, files)
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": voice("api.openapi.title", site=city.site_name),
            "description": voice("api.openapi.description"),
            "version": "1.0.0",
            "license": {"name": city.licence_title, "url": city.licence_address},
        },
        "servers": [{"url": address or ".."}],
        "paths": {
            f"/{path}": {"get": _operation(one, path, ending, known, voice)}
            for one in addresses_in(catalog, files, history)
            for path, ending in one.patterns()
        },
        "components": {"schemas": schemas()},
    }
    return PublishedFile(f"{DOWNLOAD_FOLDER}/{NAME}.json", json_bytes(document), "JSON", resource=NAME)


def _operation(
    one: Address, path: str, ending: str, known: Mapping[str, Sequence[str]], voice: Messages
) -> dict[str, Any]:
    """Return what a request for *path* gives."""
    word = ending.strip(".-").replace(".", "_").replace("-", "_")
    parameters = [_parameter(name, known, voice) for name in PLACEHOLDER.findall(path)]
    has_schema = one.schema and ending == ".json"
    content = {"schema": {"$ref": f"#/components/schemas/{one.schema}"}} if has_schema else {}
    return {
        "operationId": f"{one.name}_{word}" if word else one.name,
        "summary": voice(f"api.address.{one.name}"),
        **({"parameters": parameters} if parameters else {}),
        "responses": {
            "200": {"description": voice("api.openapi.found"), "content": {MEDIA_TYPES[ending]: content}},
            "404": {"description": voice("api.openapi.not_found")},
        },
    }


def _parameter(name: str, known: Mapping[str, Sequence[str]], voice: Messages) -> dict[str, Any]:
    limit = {"enum": list(known[name])} if known.get(name) else {"pattern": _FREE}
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": voice(f"api.parameter.{name}"),
        "schema": {"type": "string", **limit},
    }
