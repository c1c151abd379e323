# SPDX-License-Identifier: EUPL-1.2
"""The page of a race: everyone who stands for an office in a place, by postulant, titular and alternate together."""

from itertools import groupby
from typing import Any

from conoceles.publication.languages import _
from conoceles.publication.snapshot import Profile, Race, State, as_printed

from . import absence, ballots, browsing, emblems, feeds, figures, photos
from .catalogue import Catalogue, kind_said
from .rendering import top
from .words import clean, counted, initials, seat, standing

#: Of two sheets, the one that says more stands for both.
_WEIGHT = {State.VALIDATED: 0, State.IN_REVIEW: 1, State.NEVER: 2, State.UNOPENED: 2, State.NOT_OWED: 3}

#: From the page of a race, which lies in an office.
_TO_TOP = "../../"


def page(race: Race, profiles: list[Profile], catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``race`` shows. A group is what one postulant puts forward, in ballot order."""
    office, town = catalogue.offices[race.office], catalogue.territories[race.territory]
    standing_for_it = {profile.postulant for profile in profiles if profile.status not in absence.STATUSES}
    shown = groups(race, profiles, catalogue, profiles)
    return {
        "title": catalogue.race_name(race),
        "office": office.name,
        "plural": office.plural,
        "office_folder": f"{office.slug}/",
        "place": catalogue.place_name(town),
        "place_folder": catalogue.place_folder(town),
        "count": figures.of_races([race]).words(catalogue.header),
        "choices": counted(len(standing_for_it), "opción", "opciones"),
        "lists": "sí" if any(group["rest"] for group in shown) else "",
        "untagged": "sí" if any(_state(profile, catalogue) is State.NOT_OWED for profile in profiles) else "",
        "ballots": ballots.lead(office, catalogue),
        "description": _("Quién se postula: {race}.").format(race=catalogue.race_name(race)),
        "data": "index.json",
        "linked": "index.json",
        "feed": feeds.NAME,
        "searched": catalogue.header.searched,
        "filters": browsing.entry_of_place(town),
        "groups": shown,
    }


def groups(race: Race, profiles: list[Profile], catalogue: Catalogue, everyone: list[Profile]) -> list[dict[str, Any]]:
    """What each postulant puts forward, in ballot order: *profiles* alone; *everyone* tells which places are vacant."""
    closed = catalogue.offices[race.office].ballots_closed_on
    vacant = ballots.vacancies(everyone) if closed else {}
    ordered = as_printed(profiles) if closed else profiles
    return [_group(key, list(some), vacant, catalogue) for key, some in groupby(ordered, key=lambda p: p.postulant)]


def _group(
    key: str, profiles: list[Profile], vacant: dict[tuple[str, str, str], list[str]], catalogue: Catalogue
) -> dict[str, Any]:
    postulant = catalogue.postulation(key)
    formulas = [
        _formula(list(some), vacant.get((key, *at), []), catalogue) for at, some in groupby(profiles, key=_place)
    ]
    return {
        "key": postulant.key,
        "name": postulant.name,
        "acronym": postulant.acronym,
        "kind": kind_said(postulant.kind),
        "members": catalogue.members(postulant),
        "emblems": emblems.shown(postulant, catalogue),
        "head": formulas[0],
        "rest": formulas[1:],
        "more": counted(len(formulas), "lugar en la lista", "lugares en la lista"),
    }


def _place(profile: Profile) -> tuple[str, str]:
    """Of the list or planilla: as it is printed, once it is."""
    at = profile.on_paper
    return at.position, at.number


def _formula(profiles: list[Profile], vacant: list[str], catalogue: Catalogue) -> dict[str, Any]:
    first = profiles[0]
    at, number = _place(first)
    position = catalogue.positions[first.office, at]
    origin = catalogue.postulants.get(first.party_of_origin)
    return {
        "number": number,
        "position": position.name,
        "vacant": vacant,
        "origin": (origin.acronym or origin.name) if origin else "",
        "people": [_person(profile, catalogue) for profile in profiles],
    }


def _person(profile: Profile, catalogue: Catalogue) -> dict[str, Any]:
    name = clean(profile.name)
    ended = absence.of_status(profile)
    state = _state(profile, catalogue)
    tag, kind = (ended[0], "grave") if ended else _tag(profile, state, catalogue)
    return {
        "name": name,
        "nickname": clean(profile.nickname),
        "slug": profile.slug,
        "seat": seat(profile.on_paper.seat),
        "alternate": "sí" if profile.on_paper.seat == "S" else "",
        "standing": standing(profile, catalogue.positions[profile.office, profile.position]),
        "photo": photos.shown(profile.photo, top(_TO_TOP), photos.ON_A_LIST),
        "initials": initials(name),
        "tag": tag,
        "kind": kind,
        "ballot": ballots.tags(profile),
    }


def _tag(profile: Profile, state: State, catalogue: Catalogue) -> tuple[str, str]:
    if any(sheet.paused for sheet, _ in catalogue.shown(profile)):
        words, kind = absence.PAUSED
    elif state is State.NOT_OWED:
        return "", ""
    else:
        words, kind = absence.TAGS[state]
    return _(words), kind


def _state(profile: Profile, catalogue: Catalogue) -> State:
    states = [sheet.state for sheet, _ in catalogue.shown(profile)]
    return min(states, key=_WEIGHT.__getitem__, default=State.NOT_OWED)


def record(race: Race, profiles: list[Profile], catalogue: Catalogue) -> dict[str, Any]:
    """The same facts for programs, in ballot order."""
    office, town = catalogue.offices[race.office], catalogue.territories[race.territory]
    return {
        "eleccion": {"clave": office.key, "nombre": office.name},
        "boletas_cerradas_el": office.ballots_closed_on or None,
        "demarcacion": {"id": town.id, "tipo": town.kind, "nombre": town.name},
        "candidaturas": [
            {
                "id": profile.id,
                "nombre": profile.name,
                "sobrenombre": profile.nickname or None,
                "pagina": f"{catalogue.race_folder(race)}{profile.slug}.html",
                "cargo": profile.position,
                "calidad": profile.seat,
                "lugar": profile.number or None,
                "postulacion": profile.postulant,
                "siglado": profile.party_of_origin or None,
                "estado_del_registro": profile.status,
                "boleta": ballots.record(profile, office),
                "perfil_retirado_desde": profile.withdrawn.since if profile.withdrawn else None,
                "cuestionarios": {sheet.questionnaire: sheet.state for sheet, _ in catalogue.shown(profile)},
            }
            for profile in profiles
        ],
    }
