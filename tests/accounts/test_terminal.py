# SPDX-License-Identifier: EUPL-1.2
from enum import Enum, auto
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from conoceles.accounts.models import User
from conoceles.accounts.terminal import Error, TerminalCommand
from conoceles.kernel.refusals import Refused


class Reason(Enum):
    FULL = auto()
    SEVERAL = auto()


class Command(TerminalCommand):
    phrases = (
        {Reason.FULL: "No cabe: hay {count}."},
        {Reason.SEVERAL: lambda names: "Sobran " + " y ".join(names) + "."},
    )

    def add_arguments(self, parser):
        parser.add_argument("what")

    def act(self, *, by, what, **_):
        match what:
            case "full":
                raise Refused(Reason.FULL, count=3)
            case "several":
                raise Refused(Reason.SEVERAL, names=["uno", "dos"])
            case "forbidden":
                raise PermissionDenied(what)
            case "interrupted":
                raise KeyboardInterrupt
        return f"{by.role} {by.user.username}"


def said(*arguments):
    out = StringIO()
    call_command(Command(), *arguments, stdout=out)
    return out.getvalue().strip()


def leaves(capsys, *arguments):
    """The exit code and what is printed, as a shell would see them."""
    with pytest.raises(SystemExit) as exit_:
        Command().run_from_argv(["manage.py", "command", *arguments])
    return exit_.value.code, capsys.readouterr().err.strip()


@pytest.mark.django_db
class TestACommandOfTheTerminal:
    def test_acts_as_the_console_unless_it_names_a_person(self):
        User.objects.create(username="ana")
        assert said("fine") == "consola consola"
        assert said("fine", "--as", "ana") == "consola ana"

    def test_names_a_person_in_production_or_does_nothing(self, settings):
        settings.PRODUCTION = True
        User.objects.create(username="ana")
        with pytest.raises(Error, match="lo que hace la consola: agregue --as USUARIO"):
            said("fine")

    def test_refuses_a_person_it_does_not_know(self):
        User.objects.create(username="ana", is_active=False)
        with pytest.raises(Error, match="No hay una cuenta activa con el nombre «ana»"):
            said("fine", "--as", "ana")

    @pytest.mark.parametrize(
        ("what", "code", "words"),
        [
            ("full", 1, "Error: No cabe: hay 3."),
            ("several", 1, "Error: Sobran uno y dos."),
            ("forbidden", 1, "Error: Quien actúa no tiene facultades para esto (forbidden)."),
            ("interrupted", 130, "Error: Interrumpido."),
        ],
    )
    def test_says_in_one_sentence_why_it_could_not(self, capsys, monkeypatch, what, code, words):
        monkeypatch.setattr("django.core.management.base.connections.close_all", lambda: None)  # the test's own
        assert leaves(capsys, what) == (code, words)
