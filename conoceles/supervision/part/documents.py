# SPDX-License-Identifier: EUPL-1.2
"""What was published, with its files; and what is fixed in the estrados, now and before."""

from collections.abc import Iterator
from typing import Any

from conoceles.publication.languages import _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site.words import day, paragraphs, size
from conoceles.supervision.published import FILES, Document, Posting

from .front import FOLDER as COMMISSION
from .told import Told, moment, own, spoken

ESTRADOS = f"{COMMISSION}estrados/"


def pages(told: Told) -> Iterator[Page]:
    """The list of documents with each file, and that of the estrados; each only where there is something on it."""
    documents, postings = told.commission.documents, told.commission.postings
    if documents:
        yield told.page("documents", f"{FILES}index.html", _list(documents), documents)
        if not spoken():
            content = {"documentos": [_record(each) for each in documents]}
            yield told.record("documentos", f"{FILES}index.json", content, documents)
            for one in documents:
                yield Page(one.file, one.digest, lambda digest=one.digest: told.snapshot.beside_file(digest))  # type: ignore[misc]
    if postings:
        yield told.page("estrados", f"{ESTRADOS}index.html", _board(told), postings, documents)
        if not spoken():
            content = {"estrados": [_posted(each) for each in postings]}
            yield told.record("estrados", f"{ESTRADOS}index.json", content, postings)


def _list(documents: tuple[Document, ...]) -> dict[str, Any]:
    return {
        "title": _("Documentos de la Comisión"),
        "description": _("Informes, dictámenes, actas y acuerdos que la Comisión ha publicado, con su archivo."),
        "data": "index.json",
        "rows": [
            {
                "title": own(one.title),
                "sort": _(one.sort),
                "dated": day(one.dated),
                "published": day(one.published_on),
                "by": own(one.published_by),
                "file": one.file,
                "size": size(one.size),
                "digest": one.digest,
                "whole": one.whole,
                "ground": own(one.ground),
                "motive": [own(each) for each in paragraphs(one.motive)],
                "resolution": own(one.resolution),
                "resolved": day(one.resolved_on),
            }
            for one in reversed(documents)
        ],
    }


def _board(told: Told) -> dict[str, Any]:
    rows = [_posting(told, each) for each in reversed(told.commission.postings)]
    return {
        "title": _("Estrados"),
        "description": _("Lo que está fijado en los estrados del instituto, y lo que ya se retiró."),
        "data": "index.json",
        "now": [each for each in rows if not each["removed"]],
        "earlier": [each for each in rows if each["removed"]],
    }


def _posting(told: Told, one: Posting) -> dict[str, Any]:
    return {
        "told": own(one.told),
        "place": own(one.place),
        "fixed": moment(one.fixed_at),
        "fixed_by": own(one.fixed_by),
        "days": one.days,
        "counted": _(one.counted),
        "last": day(one.last_day),
        "removed": moment(one.removed_at),
        "removed_by": own(one.removed_by),
        "documents": told.documents(one.document),
    }


def _record(one: Document) -> dict[str, Any]:
    return {
        "numero": one.number,
        "titulo": one.title,
        "clase": one.sort,
        "version": one.version,
        "fecha": one.dated,
        "publicado_el": one.published_on,
        "publicado_por": one.published_by,
        "archivo": one.file,
        "bytes": one.size,
        "sha256": one.digest,
        "completo": one.whole,
        "fundamento": one.ground or None,
        "motivo": one.motive or None,
        "resolucion": one.resolution or None,
        "resuelta_el": one.resolved_on or None,
    }


def _posted(one: Posting) -> dict[str, Any]:
    return {
        "numero": one.number,
        "que": one.told,
        "lugar": one.place,
        "fijado": one.fixed_at,
        "fijado_por": one.fixed_by,
        "dias": one.days,
        "como_se_cuentan": one.counted,
        "ultimo_dia": one.last_day,
        "retirado": one.removed_at or None,
        "retirado_por": one.removed_by or None,
        "documento": one.document or None,
    }
