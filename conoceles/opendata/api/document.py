# SPDX-License-Identifier: EUPL-1.2
"""The description of the API as a document of OpenAPI 3.1."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from conoceles.opendata.licence import Licence
from conoceles.publication.snapshot import Header

from .schemas import Schema, of, of_object

PATH = "datos/openapi.json"
_FOLDER = Path(__file__).parent
_SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
#: What stands for a part of an address: what it is, and what it may be.
_PARTS: dict[str, tuple[str, str]] = {
    "lugar": ("El lugar en que se elige o se vota, por su nombre en la dirección", _SLUG),
    "distrito": ("El distrito, donde un municipio se reparte en varios", _SLUG),
    "candidatura": ("La candidatura, por su nombre en la dirección", f"^(?!index$){_SLUG[1:]}"),
    "tablero": ("El lugar de la planilla que se compara", _SLUG),
    "postulacion": ("La clave de quien postula", "^[A-Za-z0-9_-]+$"),
    "pagina": ("«index» es la primera; las demás, por su número", "^(index|[1-9][0-9]*)$"),
    "letra": ("La letra, o «otros»", "^([a-z0-9]|otros)$"),
    "inicio": ("Con qué empieza la palabra", r"^[a-z0-9][^/]*$"),
    "forma": ("De qué forma se vota", f"^(?!index$){_SLUG[1:]}"),
    "demarcacion": ("La clase de lugar y su nombre en la dirección", _SLUG),
    "filtros": ("Los filtros que se eligieron, o «index»; desde la segunda página, con «_pagina-N»", "^[a-z0-9_-]+$"),
    "bits": ("Cuántas piezas hay, como potencia de dos; las dice general.json", "^[0-9]+$"),
    "pieza": ("El número de la pieza, en hexadecimal", "^[0-9a-f]{2}$"),
    "grupo": ("Donde las piezas son más de 256, los dos primeros dígitos de su número", "^[0-9a-f]{2}$"),
    "palabra": ("Una palabra", "^[^/]+$"),
    "sesion": ("La clase de sesión y su número", f"^(?!index$){_SLUG[1:]}"),
}
_ELECTION = "eleccion"
_BRACES = re.compile(r"\{([a-z]+)\}")
_LINKED: Schema = {
    "@context": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "object"}], "items": False},
    "@type": {"type": "string"},
    "@id": {"type": "string"},
}
#: Files that say no ``tipo``: pieces of an index, and what other standards describe.
_OTHERS: dict[str, tuple[str, Any]] = {
    "/datos/candidaturas.json": (
        "Todas las candidaturas en una lista; qué es cada clave lo dice diccionario.json",
        {"type": "array", "items": {"type": "object", "required": ["id", "nombre", "estatus"]}},
    ),
    "/datos/diccionario.json": (
        "Qué es cada columna de los datos",
        {"type": "array", "items": {"type": "object", "required": ["columna", "tipo", "descripcion"]}},
    ),
    "/datos/datapackage.json": (
        "El conjunto de datos, como paquete Frictionless",
        {"type": "object", "required": ["profile", "name", "resources"]},
    ),
    "/datos/openapi.json": ("Este documento", {"type": "object", "required": ["openapi", "paths"]}),
    "/seguridad/componentes.cdx.json": (
        "De qué está hecho el programa, en CycloneDX 1.6",
        {"type": "object", "required": ["bomFormat", "specVersion", "components"]},
    ),
    "/buscar/indice/palabras-{bits}/{pieza}.json": ("Cuántos nombres tienen cada palabra", "{entero}"),
    "/buscar/indice/parejas-{bits}/{pieza}.json": (
        "De cada clave, quiénes la tienen; claves y números por su distancia del anterior",
        "[[entero]]",
    ),
    "/buscar/indice/personas-{bits}/{pieza}.json": (
        "Número, nombre, sobrenombre, dirección y, en claves, a qué se postula, dónde y por quién, y qué lo distingue",
        {
            "type": "array",
            "items": {"type": "array", "prefixItems": [of("entero"), *[of("texto")] * 7], "items": False},
        },
    ),
    "/palabras/datos/vacias.json": ("Las palabras por las que no se busca", "[texto]"),
    "/palabras/datos/{letra}/{pieza}.json": (
        "De cada palabra, cuántas candidaturas la dicen y cuáles, por contienda",
        {"type": "object", "additionalProperties": {"type": "array", "minItems": 1, "maxItems": 2}},
    ),
    "/palabras/datos/solas/{palabra}.json": (
        "De una palabra que dicen muchas, quiénes: por elección y lugar, su sitio en la lista de su contienda",
        {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": of("[entero]")}},
    ),
    "/release.json": (
        "La publicación: su número, cuándo se congeló y la huella de la lista firmada de la anterior, si la hubo",
        of_object(
            {
                "process": "texto",
                "number": "entero",
                "frozen_at": "momento",
                "snapshot": "huella",
                "candidacies": "entero",
                "previous": "texto",
            }
        ),
    ),
}
_PIECE = "/{pieza}.json"
#: Of a large process, the same pieces in folders of 256.
_OTHERS |= {
    path.replace(_PIECE, f"/{{grupo}}{_PIECE}"): told for path, told in _OTHERS.items() if path.endswith(_PIECE)
}


def document(header: Header, licence: Licence) -> dict[str, Any]:
    """The description of every JSON file of the site of *header*, under whatever address it lies."""
    process = header.process
    kinds = _read("archivos.toml")
    paths = {
        path: _path(path, told["que"], {"$ref": f"#/components/schemas/{_named(kind)}"}, header)
        for kind, told in kinds.items()
        for path in told["rutas"]
    }
    paths |= {
        path: _path(path, what, schema if isinstance(schema, dict) else of(schema), header)
        for path, (what, schema) in _OTHERS.items()
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Conóceles: {process.name}",
            "version": "1",
            "description": "Los archivos JSON del sitio. Se leen con GET, sin cuenta ni permiso; son los de la "
            "publicación vigente y no llevan su número. Las claves no se quitan; lo que no se sabe es nulo.",
            "license": {"name": licence.title, **({"url": licence.address} if licence.address else {})},
        },
        "servers": [{"url": "../", "description": "La raíz de este proceso, vista desde este documento"}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": {name: of_object(keys) for name, keys in _read("formas.toml").items()}
            | {_named(kind): _kind(kind, told) for kind, told in kinds.items()}
        },
    }


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


def _named(kind: str) -> str:
    return f"tipo-{kind}"


def _kind(kind: str, told: dict[str, Any]) -> Schema:
    """What a file of this *kind* holds: what every file says of itself, and its own keys."""
    head: dict[str, Schema] = {
        "tipo": {"const": kind},
        "formato": {"const": 1},
        "proceso": of("Proceso"),
        "aviso": of("texto?"),
    }
    schema = of_object(told["claves"])
    if told.get("enlazado"):
        head = _LINKED | head
    return schema | {
        "description": told["que"],
        "properties": head | schema["properties"],
        "required": [*head, *schema["required"]],
    }


def _path(path: str, what: str, schema: Schema, header: Header) -> dict[str, Any]:
    answer = {"description": what, "content": {"application/json": {"schema": schema}}}
    get = {"summary": what, "responses": {"200": answer, "404": {"description": "No está en la publicación vigente"}}}
    names = dict.fromkeys(_BRACES.findall(path))
    return {"get": get} | ({"parameters": [_part(name, header) for name in names]} if names else {})


def _part(name: str, header: Header) -> dict[str, Any]:
    if name == _ELECTION:
        what, schema = "El cargo que se elige", {"type": "string", "enum": [each.slug for each in header.offices]}
    else:
        what, pattern = _PARTS[name]
        schema = {"type": "string", "pattern": pattern}
    return {"name": name, "in": "path", "required": True, "description": what, "schema": schema}
