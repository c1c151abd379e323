# SPDX-License-Identifier: EUPL-1.2
"""What ``archivos.toml`` and ``formas.toml`` say, as JSON Schema 2020-12."""

from typing import Any

Schema = dict[str, Any]

_OPTIONAL = "-opcional"
_NULL: Schema = {"type": "null"}
WORDS: dict[str, Schema] = {
    "texto": {"type": "string"},
    "entero": {"type": "integer"},
    "si": {"type": "boolean"},
    "uuid": {"type": "string", "format": "uuid"},
    "huella": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256, en hexadecimal"},
    "ruta": {
        "type": "string",
        "pattern": "^[A-Za-z0-9._~/-]+$",
        "description": "Dirección desde la raíz de este proceso, sin diagonal al inicio",
    },
    "momento": {
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}:\d{2})?$",
        "description": "Día, o instante con su diferencia respecto de UTC (ISO 8601)",
    },
    "calidad": {"enum": ["P", "S"], "description": "P es titular, S es suplente"},
    "postulante": {"enum": ["partido", "coalicion", "comun", "independiente"]},
    "registro": {"enum": ["registrada", "sustituida", "renuncia", "cancelada", "fallecimiento"]},
    "captura": {"enum": ["no_obligada", "sin_captura", "en_revision", "validada", "por_publicarse"]},
    "respuesta": {
        "type": ["string", "number", "boolean", "array"],
        "description": "Como la pide su pregunta; una opción, por su clave (diccionario.json dice qué significa)",
    },
}


def of(told: Any) -> Schema:
    """The schema of a value, as a file tells it: a word, a table, or a list with one table."""
    if isinstance(told, dict):
        return of_object(told)
    if isinstance(told, list):
        (each,) = told
        return {"type": "array", "items": of(each)}
    if told.endswith("?"):
        return {"anyOf": [of(told[:-1]), _NULL]}
    if told[0] == "[":
        return {"type": "array", "items": of(told[1:-1])}
    if told[0] == "{":
        return {"type": "object", "additionalProperties": of(told[1:-1])}
    return WORDS.get(told) or {"$ref": f"#/components/schemas/{told}"}


def of_object(keys: dict[str, Any]) -> Schema:
    """An object with these *keys* and no others."""
    return {
        "type": "object",
        "properties": {key.removesuffix(_OPTIONAL): of(told) for key, told in keys.items()},
        "required": [key for key in keys if not key.endswith(_OPTIONAL)],
        "additionalProperties": False,
    }
