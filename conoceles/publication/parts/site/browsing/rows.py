# SPDX-License-Identifier: EUPL-1.2
"""One row for each candidacy: who, titular or alternate and with whom, and her own facts."""

from typing import Any

from conoceles.publication.languages import _, told
from conoceles.publication.parts.site import entries
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.entries import Entry
from conoceles.publication.parts.site.words import clean, seat
from conoceles.publication.snapshot import Mate

from .facets import AGE, OFFICE, PARTY, Facet
from .knowing import Facts, Known


def row(known: Known, facts: Facts, facets: tuple[Facet, ...], catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``parts/candidacy`` shows of her."""
    shown = entries.row(_entry(known), catalogue)
    position = told(catalogue.positions[known.office, known.position].name)
    postulant = catalogue.postulation(known.postulant)
    return {
        **shown,
        "formula": f"{position}. {_formula(known)}",
        "facts": [
            postulant.acronym or catalogue.named(postulant),
            *(
                words
                for facet, values in zip(facets, facts.values, strict=True)
                if facet.key not in {OFFICE, PARTY}
                if (words := _told(facet, known) or ", ".join(facet.values[value] for value in values))
            ),
        ],
    }


def record(known: Known, facts: Facts, facets: tuple[Facet, ...], catalogue: Catalogue) -> dict[str, Any]:
    """The same for programs: of each facet, her values, or why she has none."""
    return {
        **entries.record(_entry(known), catalogue),
        "edad": known.age,
        "formula": [{"nombre": mate.name, "calidad": mate.seat, "clave": mate.slug} for mate in known.mates],
        "filtros": {facet.key: values for facet, values in zip(facets, facts.values, strict=True) if values},
        "sin_dato": {facet.key: why for facet, why in zip(facets, facts.lacking, strict=True) if why},
    }


def _told(facet: Facet, known: Known) -> str:
    """Of the age, the years: they say more than their group."""
    return _("{years} años").format(years=known.age) if facet.key == AGE and known.age is not None else ""


def _formula(known: Known) -> str:
    """«Titular, con Elda May de suplente»; whoever no longer stands is in no formula."""
    own = seat(known.seat)
    if not known.mates:
        return own
    return own + "; ".join(_with(mate, known) for mate in known.mates)


def _with(mate: Mate, known: Known) -> str:
    name = clean(mate.name)
    if mate.seat == known.seat:
        return _(", junto con {name}").format(name=name)
    words = _(", con {name} de suplente") if known.seat == "P" else _(" de {name}")
    return words.format(name=name)


def _entry(known: Known) -> Entry:
    return Entry(
        slug=known.slug, name=known.name, nickname=known.nickname, sex=known.sex, seat=known.seat, status=known.status,
        office=known.office, position=known.position, territory=known.territory, postulant=known.postulant,
        party_of_origin=known.party_of_origin, photo=(), withdrawn=known.withdrawn, printed=known.printed,
    )  # fmt: skip
