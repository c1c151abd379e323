# SPDX-License-Identifier: EUPL-1.2
"""The acta of an ending: what was ordered, what the machine did, and what each person did and signs."""

from conoceles.custody.models import Ending
from conoceles.elections.papers import paper_of
from conoceles.look.dates import day, moment
from conoceles.look.papers import Facts, Listing, Paper, Paragraph, Section, Signature, Table
from conoceles.vault import queries as vault

from . import queries, remaining
from .described import ends

_DID = {
    Ending.Stage.BLOCKED: "Se bloquearon los datos: se conservan sólo por si hay que responder por ellos. El sistema "
    "en marcha, con todas sus claves, no puede abrir lo que se respondió bajo sello, y lo demás que no es público "
    "quedó cerrado del mismo modo. Sólo se abre con un acuerdo y dos de las tres personas de la custodia.",
    Ending.Stage.CANCELLED: "Se cancelaron los datos: se destruyeron las claves que los abrían y lo que se guardaba "
    "cerrado. Mientras no se destruya lo que la tabla dice que falta, quien reuniera un respaldo anterior, la clave "
    "que lo abre y dos hojas de custodia todavía podría leerlos.",
}


def acta(ending: Ending) -> Paper:
    """Of an ending in force, with what is left of it as it stands now, for whoever has something to destroy to sign."""
    assert ending.at is not None
    left = remaining.of(ending.process)
    facts = [
        ("De quién", _whose(ending)),
        ("Lo ordena", f"{ending.agreement}, {ending.body}, {day(ending.agreed_on)}"),
        ("En vigor desde", moment(ending.at)),
        ("Huella del acto en la bitácora", ending.digest),
        *[(f"Huella de la clave de recuperación {key.number}", key.digest) for key in vault.recovery_keys()],
    ]
    rows = [(each.words, each.who, _standing(each)) for each in left if each.what]
    todo = [Table("Lo que hacen las personas", ("Qué", "Quién", "Cómo está"), (5, 2, 3), rows)] if rows else []
    return paper_of(
        ending.process,
        f"Acta de {ending.get_stage_display().lower()} de datos personales",
        at=ending.at,
        number=str(ending.pk),
        sections=(
            Section("", [Paragraph(_DID[Ending.Stage(ending.stage)]), Facts(facts)]),
            Section("Lo que falta y quién lo hace", todo or [Paragraph("Nada.")]),
            Section("Lo que se conserva", [Listing(list(ends().reasons.values()))]),
        ),
        signatures=(
            Signature("Instancia Interna Responsable"),
            Signature("Quien opera el sistema"),
            *[Signature(f"Persona de la custodia, hoja {place}") for place in (1, 2, 3)],
        ),
    )


def _whose(ending: Ending) -> str:
    if ending.candidacy:
        return f"Una candidatura, clave {ending.candidacy.key}"
    return f"Las {queries.concerned(ending).count()} candidaturas del proceso"


def _standing(each: remaining.Remain) -> str:
    if each.done:
        return f"Lo destruyó {each.done.who} el {day(each.done.on)}; {each.done.document}"
    return "Hecho" if each.settled else "Falta"
