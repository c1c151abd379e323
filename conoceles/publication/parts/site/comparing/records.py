# SPDX-License-Identifier: EUPL-1.2
"""A comparison for programs: every answer of those who are compared, once."""

from collections.abc import Sequence
from typing import Any

from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.snapshot import Race

from .boards import Board
from .columns import Column
from .draw import contest, seed
from .themes import Theme


def record(
    race: Race, board: Board, columns: Sequence[Column], shown: Sequence[Theme], catalogue: Catalogue
) -> dict[str, Any]:
    """The same facts as the page, in the drawn order; each turn is there for whoever draws it again."""
    office, place = catalogue.offices[race.office], catalogue.territories[race.territory]
    return {
        "eleccion": {"clave": office.key, "nombre": office.name},
        "demarcacion": {"id": place.id, "tipo": place.kind, "nombre": place.name},
        "lugar": board.name,
        "sorteo": {"semilla": seed(catalogue.header), "contienda": contest(race, catalogue)},
        "candidaturas": [_column(column, catalogue) for column in columns],
        "temas": [_theme(theme, columns) for theme in shown],
    }


def _column(column: Column, catalogue: Catalogue) -> dict[str, Any]:
    profile, alternate = column.profile, column.alternate
    folder = catalogue.race_folder(profile)
    return {
        "postulacion": column.key,
        "turno": column.turn,
        "nombre": profile.name,
        "pagina": f"{folder}{profile.slug}.html",
        "estado_del_registro": profile.status,
        "perfil_retirado_desde": profile.withdrawn.since if profile.withdrawn else None,
        "palabras": column.state,
        "suplente": alternate and {"nombre": alternate.name, "pagina": f"{folder}{alternate.slug}.html"},
    }


def _theme(theme: Theme, columns: Sequence[Column]) -> dict[str, Any]:
    given = {column.key: column.answers(theme) for column in columns}
    return {
        "cuestionario": theme.questionnaire,
        "rubro": theme.section,
        "nombre": theme.name,
        "preguntas": [
            {
                "clave": question.key,
                "pregunta": question.label,
                "respuestas": {
                    column.key: {"estado": answer.state, "valores": answer.values, "palabras": answer.absence or None}
                    for column in columns
                    if (answer := column.to(question, given[column.key]))
                },
            }
            for question in theme.questions
        ],
    }
