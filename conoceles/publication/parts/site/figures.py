# SPDX-License-Identifier: EUPL-1.2
"""How many: every figure says whether a candidacy of an alliance counts once, or once for each of its parties.

Which of both a page shows is the process's setting ``figures_count``; where it is undecided, each counts once and
the page says that too. Data for programs holds both, under different names.
All of them count every line of the register: titulars, alternates, and whoever no longer stands.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from conoceles.publication.languages import N_, _
from conoceles.publication.snapshot import Header, PostulantInfo, Race

from .words import counted

_BY_PARTY = "por-partido"
_NOTES = {
    "una-vez": N_("Cada candidatura se cuenta una vez, aunque la postule una alianza de varios partidos."),
    _BY_PARTY: N_("La candidatura de una alianza se cuenta una vez por cada partido que la integra."),
    "": N_(
        "Cada candidatura se cuenta una vez, aunque la postule una alianza de varios partidos: el instituto no ha "
        "decidido otra forma de contar."
    ),
}
_WHOM = N_(
    "Se cuentan titulares y suplentes, y también quienes ya no contienden "
    "(sustitución, renuncia, cancelación o fallecimiento)."
)


class Figure(NamedTuple):
    """So many candidacies, and so many when that of an alliance counts for each of its parties."""

    once: int
    by_party: int

    def words(self, header: Header) -> str:
        """«12 candidaturas», or «15 postulaciones por partido», as the process counts."""
        if header.figures_count == _BY_PARTY:
            return counted(self.by_party, "postulación por partido", "postulaciones por partido")
        return counted(self.once, "candidatura", "candidaturas")

    def bare(self, header: Header) -> str:
        """The number alone, where the words are said apart."""
        return f"{self.by_party if header.figures_count == _BY_PARTY else self.once:,}"

    def record(self) -> dict[str, Any]:
        """Both, for programs."""
        return {"candidaturas": self.once, "postulaciones_por_partido": self.by_party}


def note(header: Header) -> str:
    """How the figures of a page are counted, for whoever reads them."""
    return f"{_(_NOTES[header.figures_count])} {_(_WHOM)}"


def of_races(races: Iterable[Race]) -> Figure:
    """Of all the candidacies of *races*."""
    known = list(races)
    return Figure(sum(race.count for race in known), sum(race.by_party for race in known))


def of_postulants(postulants: Iterable[PostulantInfo]) -> Figure:
    """Of as many candidacies as *postulants*: who put forward each of them."""
    weights = [postulant.parties for postulant in postulants]
    return Figure(len(weights), sum(weights))
