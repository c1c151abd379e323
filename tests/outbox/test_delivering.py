# SPDX-License-Identifier: EUPL-1.2
"""Mail leaves through a real SMTP server: at least once, never lost."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from conoceles.accounts.models import User
from conoceles.accounts.queries import console
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox import actions, delivering, queries
from conoceles.outbox.models import Attempt, Message
from conoceles.outbox.reasons import Reason
from conoceles.outbox.rendering import render
from conoceles.record.models import Entry

from .waiting import TEMPLATE, VALUES, queued, soon

pytestmark = pytest.mark.django_db


def test_a_message_arrives_in_spanish_as_plain_text_and_html(box):
    message = queued()
    assert delivering.deliver().delivered == 1
    (letter,) = box.arrived
    assert letter["To"] == "ceiba@partido.example"
    assert letter["From"] == "Conóceles <conoceles@instituto.example>"
    assert letter["Message-ID"] == f"<{message.pk}@instituto.example>"
    assert letter["Content-Language"] == "es-MX"
    plain = letter.get_body(["plain"]).get_content()
    html = letter.get_body(["html"]).get_content()
    assert "Partido de la Ceiba & <b>Aliados</b>" in plain
    assert "Partido de la Ceiba &amp; &lt;b&gt;Aliados&lt;/b&gt;" in html
    assert '<html lang="es-MX">' in html
    assert all("Nunca le pediremos por correo su contraseña" in words for words in (plain, html))


def test_the_server_s_own_words_are_the_evidence(box):
    message = queued()
    delivering.deliver()
    message.refresh_from_db()
    assert message.state == Message.State.SENT
    assert [(each.outcome, each.reply) for each in message.tries.all()] == [
        ("entregado", "250 2.0.0 Ok: queued as 4F1A")
    ]
    entry = Entry.objects.get(action="message-delivered")
    assert entry.digest
    assert (entry.actor, entry.role) == ("sistema", "buzon-de-salida")


def test_what_an_act_tells_of_is_queued_with_it_or_not_at_all(box):
    with transaction.atomic():
        queued()
        transaction.set_rollback(True)
    assert not Message.objects.exists()
    assert delivering.deliver().delivered == 0
    assert box.arrived == []


def test_with_the_server_down_nothing_is_lost_and_nothing_counts_against_a_message(settings):
    settings.SMTP = "smtp://127.0.0.1:9"
    message = queued()
    assert delivering.deliver().down
    message.refresh_from_db()
    assert (message.state, message.attempts) == (Message.State.WAITING, 0)
    assert message.next_at <= clock.now()


def test_what_waited_for_the_server_leaves_when_it_is_back(settings, box):
    there = settings.SMTP
    settings.SMTP = "smtp://127.0.0.1:9"
    queued()
    delivering.deliver()
    settings.SMTP = there
    assert delivering.deliver().delivered == 1


def test_a_server_that_goes_away_in_the_middle_leaves_the_rest_waiting(box):
    for at in range(3):
        queued(to=f"persona-{at}@ejemplo.example")
    box.to_texts = ["250 Ok", "421 4.3.2 cerrando"]
    tally = delivering.deliver()
    assert (tally.delivered, tally.later) in {(1, 1), (2, 1)}
    assert Message.objects.filter(state=Message.State.WAITING).count() == 3 - tally.delivered


@pytest.mark.parametrize(
    ("where", "answer"), [("to_recipients", "451 4.7.1 más tarde"), ("to_texts", "452 4.3.1 lleno")]
)
def test_a_server_that_says_later_is_asked_later(box, where, answer):
    message = queued()
    setattr(box, where, [answer])
    assert delivering.deliver().later == 1
    assert delivering.deliver().delivered == 0
    message.refresh_from_db()
    assert clock.now() < message.next_at <= clock.now() + timedelta(minutes=1)
    soon(message)
    assert delivering.deliver().delivered == 1
    assert [each.outcome for each in message.tries.all()] == ["despues", "entregado"]
    assert message.tries.first().reply.startswith(answer[:3])


@pytest.mark.parametrize("where", ["to_recipients", "to_texts"])
def test_a_message_refused_for_good_is_not_sent_again_and_says_why(box, where):
    message = queued()
    other = queued(to="otra@ejemplo.example")
    setattr(box, where, ["550 5.1.1 no existe"])
    tally = delivering.deliver()
    assert (tally.refused, tally.delivered) == (1, 1)
    states = {each.pk: each.state for each in Message.objects.all()}
    assert states == {message.pk: Message.State.GIVEN_UP, other.pk: Message.State.SENT}
    assert message.tries.get().reply == "550 5.1.1 no existe"


def test_after_five_days_of_later_it_is_given_up(box):
    message = queued()
    Message.objects.update(queued_at=clock.now() - timedelta(days=5))
    box.to_recipients = ["450 4.2.1 ocupado"]
    assert delivering.deliver().refused == 1
    message.refresh_from_db()
    assert message.state == Message.State.GIVEN_UP


def test_an_address_with_other_letters_needs_a_server_that_takes_them(box):
    queued(to="peña@partido.example")
    assert delivering.deliver().delivered == 1
    assert box.arrived[0]["To"] == "peña@partido.example"


def test_a_line_break_in_a_value_adds_no_header(box):
    message = Message(template=TEMPLATE, values=VALUES | {"who": "Ceiba\r\nBcc: otra@x.example"}, to="a@b.example")
    actions.queue(message, by=console())
    delivering.deliver()
    assert box.arrived[0]["Bcc"] is None


def test_an_address_that_no_mail_can_bear_fails_the_act():
    with pytest.raises(ValueError, match="no es una dirección"):
        queued(to="sin arroba")
    assert not Message.objects.exists()


class TestWithoutAddress:
    def test_it_waits_for_hands_and_never_for_the_server(self, box):
        message = queued(to="", about="credentials.Account:1")
        assert delivering.deliver().delivered == 0
        assert box.arrived == []
        assert list(queries.for_hands("credentials.Account:1")) == [message]

    def test_its_short_text_fits_in_one_short_message(self):
        short = render(Message(template=TEMPLATE, values=VALUES, queued_at=clock.now())).short
        assert "\n" not in short
        assert len(short) <= 300

    def test_whoever_handed_it_over_says_how(self):
        message = queued(to="")
        actions.hand_over(message, how="leído por teléfono", by=console())
        message.refresh_from_db()
        assert message.state == Message.State.SENT
        assert message.tries.get().reply == "leído por teléfono"
        with pytest.raises(Refused) as refused:
            actions.hand_over(message, how="impreso", by=console())
        assert refused.value.reason is Reason.SETTLED

    def test_mail_is_not_handed_over(self):
        with pytest.raises(Refused) as refused:
            actions.hand_over(queued(), how="impreso", by=console())
        assert refused.value.reason is Reason.NOT_FOR_HANDS


class TestTheCommand:
    def test_says_what_became_of_what_waited(self, box):
        queued()
        queued(to="otra@ejemplo.example")
        box.to_recipients = ["550 5.1.1 no existe"]
        call_command("send_outbox", stdout=(said := StringIO()))
        assert said.getvalue() == "Enviados: 1. Para más tarde: 0. Rechazados: 1.\n"

    def test_without_server_says_how_to_name_one(self, settings):
        settings.SMTP = ""
        queued()
        with pytest.raises(CommandError, match="CONOCELES_SMTP"):
            call_command("send_outbox")

    def test_with_the_server_down_fails_and_says_that_nothing_was_lost(self, settings):
        settings.SMTP = "smtp://127.0.0.1:9"
        queued()
        with pytest.raises(CommandError, match="nada se perdió"):
            call_command("send_outbox", stdout=StringIO())

    def test_with_nothing_waiting_needs_no_server(self, settings):
        settings.SMTP = ""
        call_command("send_outbox", stdout=(said := StringIO()))
        assert said.getvalue().startswith("Enviados: 0.")


def test_no_act_of_anybody_is_needed_to_carry(box):
    queued()
    people = User.objects.count()
    delivering.deliver()
    assert User.objects.count() == people
    assert Attempt.objects.count() == 1
