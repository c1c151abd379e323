# SPDX-License-Identifier: EUPL-1.2
"""The page of a candidacy, for programs."""

from typing import Any

from conoceles.publication.snapshot import Profile, Sheet, State

from . import absence, answers, ballots, histories, photos, succession
from .asked import Asked
from .catalogue import Catalogue
from .profiles import affirmative_actions, authorship
from .words import SEATS


def record(profile: Profile, catalogue: Catalogue) -> dict[str, Any]:
    """The same facts as ``profiles.page``. Keys never go away; what is not known is null."""
    office, place = catalogue.offices[profile.office], catalogue.territories[profile.territory]
    position = catalogue.positions[profile.office, profile.position]
    ended = absence.of_status(profile)
    shown = catalogue.shown(profile)
    return {
        "id": profile.id,
        "pagina": f"{catalogue.race_folder(profile)}{profile.slug}.html",
        "nombre": profile.name,
        "sobrenombre": profile.nickname or None,
        "sexo": profile.sex,
        "edad": profile.age,
        "grupo_de_edad": catalogue.age_group(profile.age) or None,
        "eleccion": {"clave": office.key, "nombre": office.name, "principio": office.principle or None},
        "cargo": {"clave": position.key, "nombre": position.name, "encabeza": position.heads},
        "calidad": {"clave": profile.seat, "nombre": SEATS.get(profile.seat)},
        "demarcacion": {"id": place.id, "tipo": place.kind, "nombre": place.name, "cabecera": place.seat or None},
        "postulacion": _postulant(profile.postulant, catalogue),
        "siglado": _postulant(profile.party_of_origin, catalogue),
        "lugar": profile.number or None,
        "formula": [
            {"slug": mate.slug, "nombre": mate.name, "calidad": mate.seat, "sexo": mate.sex} for mate in profile.mates
        ],
        "sustituye_a": succession.record(profile.replaces, catalogue),
        "ocupa_su_lugar": succession.record(profile.replaced_by, catalogue),
        "reeleccion": profile.reelection,
        "accion_afirmativa": affirmative_actions(profile, catalogue),
        "se_identifica_con": [group.name for group in profile.badges],
        "sal": profile.salt or None,
        "perfil": {
            "estado": "retirado" if profile.withdrawn else "publicado",
            "desde": profile.withdrawn.since if profile.withdrawn else None,
            "motivo": profile.withdrawn.motive if profile.withdrawn else None,
        },
        "registro": {
            "estado": profile.status,
            "desde": profile.status_on or None,
            "palabras": ended[1] if ended else None,
            "aprobado_el": profile.registered_on or None,
            "acuerdo": profile.agreement or None,
        },
        "historial": (told := histories.link(profile)) and f"{catalogue.race_folder(profile)}{told['href']}",
        "movimientos": succession.moves_record(profile),
        "boleta": ballots.record(profile, office),
        "fotografia": photos.main(profile.photo),
        "fotografias": photos.record(profile.photo),
        "cuestionarios": [_sheet_record(sheet, asked, profile) for sheet, asked in shown],
        "autoria": authorship(shown) or None,
    }


def _postulant(key: str, catalogue: Catalogue) -> dict[str, Any] | None:
    postulant = catalogue.postulants.get(key)
    if postulant is None:
        return None
    return {
        "clave": postulant.key, "nombre": postulant.name, "siglas": postulant.acronym or None, "tipo": postulant.kind,
        "integrantes": postulant.members,
    }  # fmt: skip


def _sheet_record(sheet: Sheet, asked: Asked, profile: Profile) -> dict[str, Any]:
    source = sheet.source
    return {
        "clave": sheet.questionnaire,
        "nombre": asked.definition.name,
        "version": sheet.version or None,
        "estado": sheet.state,
        "palabras": absence.of_sheet(sheet, profile),
        "obligada": sheet.owed,
        "en_revision_desde": sheet.waiting_since or None,
        "enviado_el": sheet.sent_at or None,
        "aprobado_el": sheet.approved_at or None,
        "revision": sheet.revision or None,
        "huella": sheet.digest or None,
        "fuente": source and {"autoridad": source.authority, "documento": source.document, "fecha": source.dated},
        "en_pausa": [
            {
                "rubro": each.section, "pregunta": each.question or None, "desde": each.since,
                "motivo": each.motive, "palabras": absence.of_pause(each),
            }
            for each in sheet.paused
        ],
        "respuestas": sheet.answers,  # what ``huella`` is the digest of
        "preguntas": [
            {
                "rubro": section.key, "clave": answer.question.key, "pregunta": answer.question.label,
                "estado": answer.state, "palabras": answer.absence or None,
            }
            for section in asked.sections
            for answer in answers.of_section(section, sheet, asked)
        ] if sheet.state is State.VALIDATED else [],
    }  # fmt: skip
