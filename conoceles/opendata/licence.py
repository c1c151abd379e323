# SPDX-License-Identifier: EUPL-1.2
"""On what terms the data may be reused: the institute decides, by a setting."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """``name`` is a short key (that of opendefinition.org where it has one), ``address`` where its text is, or ""."""

    name: str
    title: str
    address: str = ""


#: Until the institute says otherwise.
DEFAULT = Licence(
    "libre-uso-citando-la-fuente",
    "Uso libre, para cualquier fin, citando a la autoridad electoral y la fecha de consulta",
)
