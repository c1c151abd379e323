# SPDX-License-Identifier: EUPL-1.2
"""What keys are called on the pages of statistics: the same in a table, in its chart and in the next page."""

from conoceles.publication.languages import N_, _
from conoceles.publication.parts.site.catalogue import Catalogue

#: Independents are counted together, under this key.
INDEPENDENTS = "independientes"
INDEPENDENT = N_("Candidaturas independientes")


def office(catalogue: Catalogue, key: str) -> str:
    """An office in plural."""
    return catalogue.offices[key].plural if key in catalogue.offices else key


def postulant(catalogue: Catalogue, key: str) -> str:
    """Who puts forward, by its name, and by the acronym that charts have; an alliance with its parties."""
    if key == INDEPENDENTS:
        return _(INDEPENDENT)
    known = catalogue.postulants.get(key)
    if known is None:
        return key
    members, acronym = catalogue.members(known), known.acronym
    beside = f"{acronym}: {members}" if acronym and members else members or acronym
    return f"{known.name} ({beside})" if beside and beside != known.name else known.name


def short(catalogue: Catalogue, key: str) -> str:
    """The same, by its acronym where it has one."""
    known = catalogue.postulants.get(key)
    return (known.acronym or known.name) if known else postulant(catalogue, key)
