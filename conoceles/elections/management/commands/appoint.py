# SPDX-License-Identifier: EUPL-1.2
"""``manage.py appoint PROCESS ROLE USERNAME``: the first people of a process, who then appoint the others."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.urls import reverse

from conoceles.accounts import actions
from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import ROLES, Reach, Role
from conoceles.accounts.terminal import TerminalCommand
from conoceles.elections import queries
from conoceles.elections.phrases import PHRASES


class Command(TerminalCommand):
    """Opens an account for whoever has none, and prints the code with which she takes it, once."""

    help = "Nombra a una persona en un carácter de un proceso. Si no tiene cuenta, la abre y muestra su código."
    phrases = (PHRASES,)

    def add_arguments(self, parser: CommandParser) -> None:
        """Where, as what, who, and by which document."""
        parser.add_argument("process", metavar="PROCESO")
        of_the_process = [role.value for role in Role if ROLES[role].reach is Reach.PROCESS and role is not Role.AIDE]
        parser.add_argument("role", metavar="CARÁCTER", choices=of_the_process, help=", ".join(of_the_process))
        parser.add_argument("username", metavar="USUARIO", help="letras sin acento, cifras, puntos y guiones")
        parser.add_argument("--name", default="", metavar="NOMBRE", help="nombre y apellidos, si aún no tiene cuenta")
        parser.add_argument("--agreement", required=True, metavar="DOCUMENTO", help="el que la nombra, como se cita")

    def act(self, *, by: Capacity, process: str, role: str, username: str, name: str, agreement: str, **_: Any) -> None:
        """Appoint, or open the account."""
        scope = queries.process(process).slug
        known = User.objects.filter(username=username).first()
        capacity = Capacity(
            user=known or User(username=username, name=name), role=role, scope=scope, agreement=agreement
        )
        if known is not None:
            actions.appoint(capacity, by=by)
            self.stdout.write(self.style.SUCCESS(f"{username}: {capacity}."))
            return
        code = actions.invite(capacity, by=by)
        self.stdout.write(self.style.SUCCESS(f"{username}: {capacity}. Cuenta abierta."))
        self.stdout.write(f"Se activa en {settings.PRIVATE_URL}{reverse('accounts:take')}")
        self.stdout.write(f"Código, que no se vuelve a mostrar y vence en {actions.CODE_LASTS.days} días: {code}")
