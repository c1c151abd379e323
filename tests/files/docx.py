# SPDX-License-Identifier: EUPL-1.2
"""DOCX that nobody should take, each made from a good one, and what its refusal says."""

import io
import zipfile

_ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


def repacked(content, change):
    """The package with its parts changed: *change* gets them by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(into := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return into.getvalue()


def _with(name, part):
    return lambda content: repacked(content, lambda parts: parts.__setitem__(name, part))


def _macro_enabled(content):
    def change(parts):
        kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        name = "[Content_Types].xml"
        parts[name] = parts[name].replace(kind, b"application/vnd.ms-word.document.macroEnabled.main+xml")

    return repacked(content, change)


def _twice(content):
    with zipfile.ZipFile(into := io.BytesIO(content), "a") as package:
        package.writestr("WORD/document.xml", b"<otro/>")
    return into.getvalue()


BOMBS = {
    "macros": (_with("word/vbaProject.bin", b"x"), "trae macros"),
    "macros, sólo por su clase": (_macro_enabled, "trae macros"),
    "otro archivo adentro": (_with("word/embeddings/hoja.xlsx", b"x"), "archivo incrustado («hoja.xlsx»)"),
    "una bomba": (_with("word/media/image1.png", b"\0" * 60_000_000), "para tumbar sistemas"),
    "entidades": (_with("word/document.xml", _ENTITIES.encode()), "declara entidades"),
    "sin XML": (_with("word/document.xml", b"hola"), "no se entiende"),
    "una parte dos veces": (_twice, "está dos veces"),
    "cifrado": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "protegido con contraseña"),
    "cortado": (lambda content: content[: len(content) // 2], "no es un DOCX"),
    "sin su texto": (lambda content: repacked(content, lambda parts: parts.pop("word/document.xml")), "no es un DOCX"),
    "demasiados párrafos": (
        lambda content: repacked(content, lambda parts: parts.__setitem__(
            "word/document.xml", parts["word/document.xml"].replace(b"<w:sectPr", b"<w:p/>" * 7_000 + b"<w:sectPr", 1)
        )),
        "pasa de 6,000 párrafos",
    ),
}  # fmt: skip
