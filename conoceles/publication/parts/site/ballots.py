# SPDX-License-Identifier: EUPL-1.2
"""Once ballots are closed, in words: whose name the printed one bears, and who stands today, or that nobody does."""

from typing import Any

from conoceles.publication.languages import N_, _
from conoceles.publication.snapshot import OfficeInfo, OnBallot, Profile, ballot, on_ballot

from .catalogue import Catalogue
from .words import clean, day, seat

#: In lists, where there is room for a few words; nothing where the ballot says what the register does.
TAGS = {
    OnBallot.PRINTED_ONLY: N_("Aparece en la boleta"),
    OnBallot.STANDS_ONLY: N_("No aparece en la boleta"),
    OnBallot.NEITHER: N_("No aparece en la boleta"),
}
_FACTS = {
    OnBallot.PRINTED: N_("Aparece en la boleta y contiende"),
    OnBallot.PRINTED_ONLY: N_("Su nombre quedó en la boleta"),
    OnBallot.STANDS_ONLY: N_("Contiende; su nombre no aparece en la boleta"),
    OnBallot.NEITHER: N_("Su nombre no aparece en la boleta"),
}
#: Whose names ballots bear, by what the process says.
_NAMES = {
    "todos": N_("Si no se dice otra cosa, cada persona aparece en la boleta y contiende."),
    "encabeza-y-suplente": N_(
        "La boleta lleva los nombres de quien encabeza y de su suplente: si no se dice otra cosa, "
        "aparecen en ella y contienden."
    ),
    "encabeza": N_(
        "La boleta lleva el nombre de quien encabeza: si no se dice otra cosa, aparece en ella y contiende."
    ),
    "": N_(
        "Quien encabeza, si no se dice otra cosa, aparece en la boleta y contiende. De los demás nombres falta que el "
        "instituto diga si la boleta los lleva."
    ),
}


def when_closed(office: OfficeInfo) -> str:
    """That ballots of that *office* bear no later change; empty before they are closed."""
    if not office.ballots_closed_on:
        return ""
    words = _("Las boletas de esta elección se cerraron el {day}: lo que cambió después no se imprime.")
    return words.format(day=day(office.ballots_closed_on))


def lead(office: OfficeInfo, catalogue: Catalogue) -> str:
    """What a page of that *office* says above all; empty before its ballots are closed."""
    words = when_closed(office)
    return words and f"{words} {_(_NAMES[catalogue.header.ballot_names])}"


def tags(profile: Profile) -> list[str]:
    """What a list says beside the name, besides what the register says."""
    found = [_(TAGS[said])] if (said := on_ballot(profile)) in TAGS else []
    if profile.printed_as and profile.stands:
        if _moved(profile):
            found.append(_("Contiende hoy {how}").format(how=_today(profile)))
        else:
            found.append(_("En la boleta: {name}").format(name=_name(profile)))
    return found


def fact(profile: Profile) -> str:
    """The line of the register's facts; empty where nothing is to be said."""
    said = on_ballot(profile)
    if said is None:
        return ""
    differing = _differing(profile)
    return f"{_(_FACTS[said])}.{differing}" if differing else _(_FACTS[said])


def notice(profile: Profile, catalogue: Catalogue) -> str:
    """The sentences of a profile whose name is on the ballot and does not stand, or the other way round."""
    closed = day(catalogue.offices[profile.office].ballots_closed_on)
    match on_ballot(profile):
        case OnBallot.PRINTED_ONLY:
            words = _("Su nombre quedó en la boleta impresa, que se cerró el {day}.").format(day=closed)
            words += _differing(profile)
            if (after := profile.replaced_by) and after.status == "registrada":
                return words + " " + _("En su lugar contiende {name}.").format(name=clean(after.name))
            return words + (" " + _("En su lugar no contiende nadie.") if profile.vacant else "")
        case OnBallot.STANDS_ONLY:
            words = _("Contiende, y su nombre no aparece en la boleta impresa, que se cerró el {day}.")
            words = words.format(day=closed)
            borne = clean(profile.printed_instead)
            if not borne:
                return words
            return words + " " + _("En ese lugar la boleta lleva el nombre de {name}.").format(name=borne)
        case OnBallot.PRINTED if profile.printed_as:
            words = _("Contiende, y aparece en la boleta impresa, que se cerró el {day}.").format(day=closed)
            return words + _differing(profile)
    return ""


def vacancies(profiles: list[Profile]) -> dict[tuple[str, str, str], list[str]]:
    """By postulant, position and number of a place: the seats in which nobody stands today, in words."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for one in ballot(profiles):
        if one.stands is None:
            words = _("Nadie contiende hoy en este lugar como {seat}.").format(seat=seat(one.seat).lower())
            found.setdefault((one.postulant, one.position, one.number), []).append(words)
    return found


def record(profile: Profile, office: OfficeInfo) -> dict[str, Any] | None:
    """The same for programs; None where nothing is to be said."""
    said = on_ballot(profile)
    if said is None:
        return None
    printed = profile.on_paper if profile.printed else None
    return {
        "estado": said,
        "cerrada_el": office.ballots_closed_on or None,
        "nombre": printed.name if printed else None,
        "cargo": printed.position if printed else None,
        "lugar": (printed.number or None) if printed else None,
        "calidad": printed.seat if printed else None,
        "lleva_en_su_lugar_a": profile.printed_instead or None,
        "nadie_contiende": profile.vacant,
    }


def _moved(profile: Profile) -> bool:
    at = profile.on_paper
    return (at.position, at.number, at.seat) != (profile.position, profile.number, profile.seat)


def _name(profile: Profile) -> str:
    return f"«{clean(profile.on_paper.name)}»"


def _today(profile: Profile) -> str:
    at = profile.on_paper
    parts = []
    if (at.position, at.number) != (profile.position, profile.number):
        parts.append(_("en el lugar {number}").format(number=profile.number))
    if at.seat != profile.seat:
        parts.append(_("como {seat}").format(seat=seat(profile.seat).lower()))
    return " ".join(parts)


def _differing(profile: Profile) -> str:
    """How the ballot bears the name, where the register says otherwise today; with its space in front."""
    at = profile.printed_as
    if at is None:
        return ""
    parts = []
    if at.name != profile.name:
        parts.append(_("con el nombre {name}").format(name=_name(profile)))
    if (at.position, at.number) != (profile.position, profile.number):
        parts.append(_("en el lugar {number}").format(number=at.number))
    if at.seat != profile.seat:
        parts.append(_("como {seat}").format(seat=seat(at.seat).lower()))
    return " " + _("En la boleta aparece {how}.").format(how=", ".join(parts)) if parts else ""
