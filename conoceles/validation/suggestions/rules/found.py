# SPDX-License-Identifier: EUPL-1.2
"""What a rule gives back."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing was noticed. Its value is what a person reads."""

    SAME_TEXT = "Texto repetido"
    ALIKE = "Texto parecido"
    OWN_TEXTS = "Se repite en sus propias respuestas"
    PADDING = "Relleno"
    CAPITALS = "Mayúsculas"
    PARTY = "Nombra a otro actor político"
    PERSON = "Nombra a otra candidatura"
    LINK = "Dirección web"
    SHARED_CONTACT = "Contacto compartido"
    SAME_PHOTO = "Misma fotografía"
    REGISTER = "No coincide con el registro"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing noticed: a fact in a whole sentence, and the part of the answer that it is about."""

    kind: Kind
    words: str
    quote: str = ""
