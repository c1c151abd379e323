# SPDX-License-Identifier: EUPL-1.2
"""What was acknowledged comes back; what somebody took back, or was destroyed, does not."""

import gzip
import shutil
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from conoceles.accounts.models import Capacity, Session
from conoceles.accounts.queries import console
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions import send
from conoceles.capture.consents.actions import shred, withdraw
from conoceles.capture.models import Consent, Disclosure
from conoceles.custody import actions, journal, taking
from conoceles.custody.models import Restoration
from conoceles.custody.rules import Reason
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.models import Message
from conoceles.publication import shelf
from conoceles.publication.rules import Reason as OfPublication
from conoceles.record.actions import sign
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint, Entry
from conoceles.record.queries import latest_checkpoint_note
from conoceles.validation.actions import decide
from conoceles.validation.afterwards import actions as afterwards
from conoceles.validation.afterwards.rules import Because, Motive
from conoceles.vault.models import DataKey
from tests.identity import PUBLICATION, TREATMENT, YES, consents, identity, say
from tests.people import entered, person
from tests.pictures import kept
from tests.publication.editions import answer, published, verify
from tests.record.acts import acts

CANARY, SEALED, PICTURE = "canario-a-la-vista-zq7", "canario-sellado-zq7", b"canario-de-archivo-zq7"


@pytest.fixture
def people(here):
    """Three who answered, in two releases; the first and the second show a badge that they consented to."""
    consents(here)
    asked = identity(here)
    found = [here.candidacy(name, party=at % 2) for at, name in enumerate(["Ana Uc", "Bety Pech", "Caro Ek"])]
    answer(here, found[0], CANARY, foto=kept(here, found[0], b"foto"))
    for each in found[1:]:
        answer(here, each, f"Lo de {each.slug}.")
    for each in found[:2]:
        say(here, each, TREATMENT)
        say(here, each, PUBLICATION)
        sent = send(each, asked, answers=YES | {"pueblo__otro": SEALED}, by=here.as_candidacy(each))
        decide(sent, outcome="aprobada", seen=sent.digest, by=here.as_reviewer())
    private().save("acuses/uno.pdf", ContentFile(PICTURE))
    published(here)
    published(here, force=True)
    return found


def whatever_lies(folder):
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def says(folder, text):
    """The files of *folder* that hold *text*, also pressed."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and ".br" not in path.suffixes:
            content = path.read_bytes()
            found += [path] if text in (gzip.decompress(content) if path.suffix == ".gz" else content) else []
    return found


def test_all_comes_back_and_what_was_withdrawn_since_is_withdrawn_again(here, people, installed, elsewhere):
    ana, bety, caro = people
    gone = person("despedida", "unidad-tecnica", "prueba")
    entered(gone)
    Message.objects.create(template="x", to="a@b.example", queued_at=clock.now(), next_at=clock.now())
    shown = shelf.of("prueba").visible
    taken = taking.take().backup
    journal.keep()
    # Nothing of anybody, nor the key of what is sealed, is in the clear in what lies there.
    lying = whatever_lies(installed.root)
    assert not [each for each in lying if CANARY.encode() in each or SEALED.encode() in each or PICTURE in each]
    assert whatever_lies(settings.PRIVATE / "vault")[0] not in b"".join(lying)

    withdrawn = withdraw(ana, decision=PUBLICATION, by=here.as_candidacy(ana))
    assert journal.state().size == Entry.objects.count()  # when she is told that it is done, the journal has it
    afterwards.withdraw(bety, because=Because(Motive.MISTAKE), by=here.as_reviewer())
    Candidacy.objects.filter(pk=caro.pk).update(status="renuncia", status_on=clock.now().date())
    shred(bety, by=console())
    gone.capacities.update(until=clock.now() - timedelta(seconds=1))
    Message.objects.filter(template="x").update(state="enviado", settled_at=clock.now())
    acts(1)
    sign(Checkpoint(occasion="después del respaldo"), by=Clerk())
    outside, told = latest_checkpoint_note(), Entry.objects.count()
    journal.keep()

    with elsewhere() as there:
        shutil.copytree(settings.HOME.parent / "home" / "private" / "vault", there.home / "private" / "vault")
        report = there.recover(outside=[("punto guardado fuera", outside)])
        assert report.faults == []
        assert report.backup == taken.name
        assert {release["rebuilt"] for release in report.releases} == {"se volvió a hacer y es igual, byte por byte"}
        # The record goes on from where it was: also against what was signed after the backup, and kept outside.
        assert (report.regained, report.signed) == (told - taken.seal.record, told - 1)
        since = Entry.objects.filter(number__gt=told).order_by("number").values_list("action", flat=True)
        assert list(since[:2]) == ["accounts-closed", "system-restored"]
        assert {kind: count for kind, count in report.again.items() if count or kind == "pauses"} == {
            "consents": 1, "withdrawals": 1, "pauses": 0, "gone": 1, "shredded": 1, "ended": 1, "sent": 1, "sessions": 1
        }  # fmt: skip
        again = Consent.objects.filter(candidacy=ana, decision=PUBLICATION).latest("number")
        assert (again.given, again.folio, again.digest) == (False, withdrawn.folio, withdrawn.digest)
        assert not Disclosure.objects.exists()
        assert DataKey.objects.get(pk=bety.pk).shredded_at
        assert not Capacity.objects.get(user=gone.pk).in_force
        assert not Session.objects.exists()
        assert Message.objects.get(template="x").state == "enviado"
        # The public sees no moment of what was withdrawn; what it sees is whole and signed.
        assert shelf.of("prueba").visible == shown + 1
        assert verify(shelf.of("prueba").current.resolve()) == []
        assert says(settings.PUBLIC, b"Lo de candidatura-2") == says(settings.PUBLIC, b"Lo de candidatura-3") == []
        assert says(settings.PUBLIC, CANARY.encode())
        with private().open("acuses/uno.pdf") as file:
            assert file.read() == PICTURE
        assert report.vault is True
        acts(2)  # and it goes on: numbers of rows do not meet those that came back
        published(here, force=True)


def test_a_backup_costs_what_is_new_and_its_pieces_go_with_the_last_that_had_them(
    here, people, installed, elsewhere, monkeypatch
):
    first = taking.take()
    assert first.fresh > 10
    private().save("acuses/dos.pdf", ContentFile(b"otro"))
    private().delete("acuses/uno.pdf")
    second = taking.take()
    assert second.fresh == 1
    pieces = set(installed.root.glob("files/*/*/*.age"))
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() + timedelta(days=40))
    taking.take()
    assert list(installed.instants()) == [taking.recent(installed, 1)[0].seal.taken_at]
    assert len(pieces - set(installed.root.glob("files/*/*/*.age"))) == 1  # the one of what was deleted
    shutil.rmtree(installed.root / "files")  # somebody emptied it, or another disk is mounted: it is filled again
    taking.take()
    with elsewhere() as there:
        report = there.recover()
        assert report.faults == []
        # The one key that is in no backup: by itself it opens no sealed answer, whoever has it.
        assert report.vault is False


def test_what_does_not_match_is_neither_shown_nor_published_over_until_somebody_answers_for_it(
    here, people, installed, elsewhere
):
    page = next(path for path in shelf.of("prueba").current.resolve().rglob("*.html"))
    page.write_text("otra cosa")
    taking.take()
    with elsewhere() as there:
        report = there.recover()
        assert [fault for fault in report.faults if page.name in fault]
        assert not settings.PUBLIC.exists()
        assert Restoration.objects.get().held
        with pytest.raises(Refused) as refused:
            published(here)
        assert refused.value.reason is OfPublication.HELD
        with pytest.raises(Refused) as refused:
            actions.accept(Restoration.objects.get(), note=" ", by=console())
        assert refused.value.reason is Reason.WITHOUT_NOTE
        # What is to leave the site leaves it before anybody sees it; and what went wrong on the way is done again.
        afterwards.withdraw(people[1], because=Because(Motive.MISTAKE), by=here.as_reviewer())
        settings.PUBLIC.mkdir()
        (settings.PUBLIC / "ajeno.txt").write_text("de otro")
        with pytest.raises(CommandError, match="Aquí ya hay datos"):
            call_command("restore", accept="Acta 3/2027: la página se rehace.")
        (settings.PUBLIC / "ajeno.txt").unlink()
        call_command("restore", accept="Acta 3/2027: la página se rehace.")
        assert says(settings.PUBLIC, b"Lo de candidatura-2") == []
        assert says(settings.PUBLIC, CANARY.encode())
        published(here, force=True)
        assert verify(shelf.of("prueba").current.resolve()) == []
        assert Restoration.objects.get().note.startswith("Acta 3")


def test_what_cannot_be_taken_out_of_what_was_published_is_not_shown_but_published_anew(
    here, people, installed, elsewhere
):
    shelf_ = shelf.of("prueba")
    (shelf_.freezes / str(shelf_.visible) / "profiles.jsonl").write_text("otra cosa")
    taking.take()
    afterwards.withdraw(people[1], because=Because(Motive.MISTAKE), by=here.as_reviewer())
    journal.keep()
    with elsewhere() as there:
        assert there.recover().faults
        told = StringIO()
        call_command("restore", accept="Acta 3/2027: se publica de nuevo.", stdout=told)
        assert "De prueba no se muestra nada" in told.getvalue()
        assert not shelf.of("prueba").visible
        published(here, force=True)
        assert says(settings.PUBLIC, b"Lo de candidatura-2") == []
        assert verify(shelf.of("prueba").current.resolve()) == []
