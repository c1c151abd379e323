# SPDX-License-Identifier: EUPL-1.2
"""Django's door to the rule of passwords (AUTH_PASSWORD_VALIDATORS): the common ones, and the words of this place."""

from functools import cache
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from .phrases import PASSWORD_FAULTS
from .rules.passwords import SHORTEST, fault, fold

#: What anyone would try first here.
PLACE = (
    "iepac", "instituto", "electoral", "yucatan", "merida", "conoceles", "candidatas", "candidatos", "candidatura",
    "partido", "comision", "contraseña", "password", "elecciones", "proceso", "acceso", "usuario", "mexico",
)  # fmt: skip


@cache
def common() -> frozenset[str]:
    """The twenty thousand most used passwords, which come with Django, folded."""
    return frozenset(fold(password) for password in CommonPasswordValidator().passwords)


class PasswordValidator:
    """NIST SP 800-63B: length and a blocklist. Without composition and without expiry."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError with the fault in Spanish."""
        found = fault(password, common=common(), context=[*PLACE, *_words_of(user)])
        if found is not None:
            raise ValidationError(PASSWORD_FAULTS[found], code=found.name.lower())

    def get_help_text(self) -> str:
        """What a password must be, before one is chosen."""
        return f"Al menos {SHORTEST} caracteres: una frase larga que sólo usted pensaría. Puede pegarla."


def _words_of(user: Any) -> list[str]:
    if user is None:
        return []
    return [user.username, *user.username.replace("-", " ").replace(".", " ").split(), *user.name.split()]
