# SPDX-License-Identifier: EUPL-1.2
"""The page of a candidacy: who, for what, and what she says, word for word."""

from collections import Counter
from typing import Any

from conoceles.elections.questionnaire import Kind
from conoceles.publication.languages import N_, _, told
from conoceles.publication.snapshot import Mate, Profile, Sheet, State

from . import absence, answers, ballots, histories, photos, succession
from .asked import MEANS, Asked, Shown
from .catalogue import Catalogue, kind_said
from .rendering import fact, repeated, spoken_folder, top
from .words import SEXES, clean, counted, day, initials, paragraphs, seat, standing

AUTHORSHIP = N_(
    "Lo que aquí se lee lo escribió la candidatura, que responde por su contenido. "
    "El instituto comprueba que corresponda a lo que pide el cuestionario: no lo redacta, no lo califica y no lo "
    "recomienda."
)

#: From the page of a candidacy, which lies in a race, which lies in an office.
_TO_TOP = "../../"


def page(profile: Profile, catalogue: Catalogue, *, fingerprint: str = "") -> dict[str, Any]:
    """What the template ``profile`` shows. *fingerprint* is the SHA-256 of the JSON beside it; none in a preview."""
    office, place = catalogue.offices[profile.office], catalogue.territories[profile.territory]
    position = catalogue.positions[profile.office, profile.position]
    postulant = catalogue.postulation(profile.postulant)
    name = clean(profile.name)
    standing_for = standing(profile, position)
    if profile.seat == "S":
        standing_for = _("{standing} (suplente)").format(standing=standing_for)
    shown = catalogue.shown(profile)
    ended = absence.of_status(profile)
    where = catalogue.place_name(place)
    readable = [(sheet, asked) for sheet, asked in shown if sheet.state is State.VALIDATED]
    return {
        "name": name,
        "standing": standing_for,
        "office": office.name,
        "office_folder": f"{office.slug}/",
        "race": catalogue.race_name(profile),
        "stands": "sí" if profile.stands else "",
        "place": where,
        "postulant": postulant.name,
        "description": _("{standing}, {place}. Postula: {postulant}.").format(
            standing=standing_for, place=where, postulant=postulant.name
        ),
        "data": f"{profile.slug}.json",
        "linked": f"{profile.slug}.json",
        "photo": photos.shown(profile.photo, top(_TO_TOP), photos.ON_A_PROFILE),
        "alt": _("Fotografía de {name}").format(name=name),
        "initials": initials(name),
        "salt": profile.salt,
        "status": {"tag": ended[0], "words": ended[1]} if ended else None,
        "ballot": ballots.notice(profile, catalogue),
        "facts": _facts(profile, catalogue),
        "moves": succession.moves(profile),
        "others": [*(_mate(mate, profile) for mate in profile.mates), *succession.shown(profile, catalogue)],
        "absences": [*_absences(profile, shown), *_paused_photos(shown)],
        "sections": [part for sheet, asked in readable for part in _sections(sheet, asked)],
        "sheets": [_sheet(sheet, asked, profile) for sheet, asked in shown],
        "fingerprint": fingerprint,
        "file": f"{profile.slug}.json",
        "here": f"{spoken_folder()}{catalogue.race_folder(profile)}{profile.slug}.html",
        "history": histories.link(profile),
        "authorship": authorship(shown),
    }


def authorship(shown: list[tuple[Sheet, Asked]]) -> str:
    """Whose words are on the page; empty where there are none of hers."""
    return _(AUTHORSHIP) if any(answers.any_of(sheet, asked) for sheet, asked in shown) else ""


def _facts(profile: Profile, catalogue: Catalogue) -> list[str]:
    postulant = catalogue.postulation(profile.postulant)
    place = catalogue.territories[profile.territory]
    folder = catalogue.place_folder(place)
    origin = catalogue.postulants.get(profile.party_of_origin)
    reelection = {True: _("Busca la reelección"), False: _("No busca la reelección"), None: ""}[profile.reelection]
    rows = [
        (_("Demarcación"), catalogue.place_name(place), folder),
        (kind_said(postulant.kind) or _("Postulación"), postulant.name, f"partidos/{postulant.key}/"),
        (_("Integran la alianza"), catalogue.members(postulant), ""),
        (_("Partido de origen (siglado)"), origin.name if origin else "", f"partidos/{origin.key}/" if origin else ""),
        (_("Calidad"), seat(profile.seat), ""),
        (_("Lugar en la lista o fórmula"), profile.number, ""),
        (_("Sobrenombre en la boleta"), told(clean(profile.nickname)), ""),
        (_("Sexo registrado"), _(SEXES[profile.sex]) if profile.sex in SEXES else told(profile.sex), ""),
        (_("Edad"), counted(profile.age, "año", "años") if profile.age is not None else "", ""),
        (_("Grupo de edad"), catalogue.age_group(profile.age), ""),
        (_("Reelección"), reelection, ""),
        (_("Registrada por acción afirmativa"), ", ".join(affirmative_actions(profile, catalogue)), ""),
        (_("Se identifica con"), ", ".join(told(group.name) for group in profile.badges), ""),
        (_("Boleta impresa"), ballots.fact(profile), ""),
        (_("Registro aprobado"), day(profile.registered_on), ""),
        (_("Acuerdo de registro"), told(profile.agreement), ""),
    ]
    return [fact(term, value, f"{_TO_TOP}{folder}" if folder else "") for term, value, folder in rows if value]


def affirmative_actions(profile: Profile, catalogue: Catalogue) -> list[str]:
    """The names of those under which she is registered, as far as they are public."""
    return [catalogue.groups[key] for key in profile.affirmative if key in catalogue.groups]


def _mate(mate: Mate, profile: Profile) -> dict[str, str]:
    words = {"S": _("Su suplente"), "P": _("Es suplente de")}.get(mate.seat, _("En su fórmula"))
    return {
        "words": words if mate.seat != profile.seat else _("En su fórmula"),
        "name": clean(mate.name),
        "href": f"{mate.slug}.html",
    }


def _absences(profile: Profile, shown: list[tuple[Sheet, Asked]]) -> list[str]:
    """Why there is nothing to read, for each questionnaire of which there is not."""
    if not shown and profile.status == "registrada" and profile.withdrawn is None:
        return [_(absence.NOT_OWED)]
    return [absence.of_sheet(sheet, profile) for sheet, _ in shown if sheet.state is not State.VALIDATED]


def _paused_photos(shown: list[tuple[Sheet, Asked]]) -> list[str]:
    """The photograph has no section of its own on the page: that it is paused is said above them all."""
    return [
        _("Fotografía: {why}").format(why=absence.of_pause(paused))
        for sheet, asked in shown
        for section in asked.definition.sections
        for question in section.questions
        if question.public and question.kind is Kind.PHOTO and (paused := sheet.pause_of(section.key, question.key))
    ]


def _sections(sheet: Sheet, asked: Asked) -> list[dict[str, Any]]:
    made = []
    for number, section in enumerate(asked.sections):
        rows, missing = [], []
        whole = sheet.pause_of(section.key, "")
        for answer in [] if whole else answers.of_section(section, sheet, asked):
            question = answer.question
            if answer.absence and question.kind in MEANS:
                missing.append(question.label)
                continue
            rows.append(
                {
                    "label": "" if section.alone else repeated(question.label),
                    "style": repeated("row" if question.kind is Kind.LONG_TEXT else "row short"),
                    "absence": repeated(answer.absence) if answer.absence else "",
                    **values(answer),
                }
            )  # fmt: skip
        made.append(
            {
                "key": repeated(f"{asked.definition.slug}-{section.key}"),
                "name": repeated(section.name),
                "style": repeated("part" if number else "part part-first"),
                "rows": rows,
                "paused": absence.of_pause(whole) if whole else "",
                "missing": ", ".join(missing),
            }
        )
    return made


def values(answer: answers.Answer) -> dict[str, Any]:
    """The values of *answer* as what they are: ways to reach her, a list, or a text, with line breaks or without."""
    question, values = answer.question, answer.values
    none: dict[str, Any] = {"links": (), "items": (), "paragraphs": (), "broken": ()}
    if question.kind in MEANS:
        return none | {"links": [{"href": answers.link(question, value), "text": clean(value)} for value in values]}
    if question.items > 1:
        return none | {"items": [clean(value) for value in values]}
    text = paragraphs(values[0]) if values else []
    return none | {"broken" if any("\n" in paragraph for paragraph in text) else "paragraphs": text}


def _sheet(sheet: Sheet, asked: Asked, profile: Profile) -> dict[str, str]:
    tag, kind = absence.tag(sheet)
    return {
        "name": asked.definition.name,
        "tag": tag,
        "kind": kind,
        "words": absence.of_sheet(sheet, profile),
        "revision": str(sheet.revision) if sheet.revision else "",
        "digest": sheet.digest,
        "parts": [_part(section, sheet, asked) for section in asked.sections] if sheet.state is State.VALIDATED else [],
    }


def _part(section: Shown, sheet: Sheet, asked: Asked) -> dict[str, str]:
    """Where a section stands, and since when."""
    if whole := sheet.pause_of(section.key, ""):
        return {"name": section.name, "words": _("en pausa desde el {day}").format(day=day(whole.since))}
    states = Counter(answer.state for answer in answers.of_section(section, sheet, asked))
    approved = _("validado por su fuente")
    if not sheet.source:
        approved = _("validado el {day}").format(day=day(sheet.approved_at))
    if not states["respondida"]:
        return {
            "name": section.name,
            "words": _("no aplica") if set(states) == {"no_aplica"} else _("no lo proporcionó"),
        }
    missing = states["no_proporcionada"]
    if missing:
        lacking = counted(missing, "dato", "datos")
        approved = _("{what}; no proporcionó {missing}").format(what=approved, missing=lacking)
    return {"name": section.name, "words": approved}
