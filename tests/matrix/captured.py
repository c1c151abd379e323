# SPDX-License-Identifier: EUPL-1.2
"""Something to capture for each relation: one's own, another of the same postulant, a rival's, another process's."""

import uuid
from datetime import date

from conoceles.accounts.queries import console
from conoceles.candidacies.models import Rectification
from conoceles.capture.models import Album, Assistance, Photo, Revision, Workbook
from conoceles.custody.models import Ending
from conoceles.elections.models import CalendarWindow
from conoceles.kernel import clock
from conoceles.publication.models import CouncilPreview, PreviewComment, Scheduled
from conoceles.publication.previewing import shelf
from conoceles.statistics.models import Cut
from conoceles.validation.models import Pause
from conoceles.validation.suggestions.keeping import keep
from tests.pictures import kept

from .expected import CLOSED, OTHER_PROCESS, OWN, RIVAL, SAME_PARTY

#: The candidacy in whose name the role of that reach acts.
HERS = uuid.UUID(int=1)


def to_capture(here, there):
    """The candidacies, by relation."""
    candidacies = {
        OWN: here.candidacy(id=HERS),
        SAME_PARTY: here.candidacy(),
        RIVAL: here.candidacy(party=1),
        OTHER_PROCESS: there.candidacy(),
    }
    candidacies[CLOSED] = candidacies[OTHER_PROCESS]
    return candidacies


def addressed(here, there, candidacies):
    """What the addresses of capture and of its preview capture, by relation."""
    photos = {each.pk: _pictured(place, each) for place, each in _placed(here, there, candidacies)}
    sent = {each.pk: _sent(place, each, photos[each.pk]) for place, each in _placed(here, there, candidacies)}
    typed = {each.pk: _received(place, each) for place, each in _placed(here, there, candidacies)}
    asked = {each.pk: _required(place, each) for place, each in _placed(here, there, candidacies)}
    return {
        relation: {
            "candidacy": each.pk,
            "assistance": typed[each.pk].pk,
            "revision": sent[each.pk].pk,
            "questionnaire": "curricular",
            "reading": sent[each.pk].pk,
            "asked": "camino",
            "other": sent[each.pk].pk,
            "there": "camino",
            "family": _family(sent[each.pk]),
            "rectification": asked[each.pk].pk,
            "movement": "renuncia",
            "section": "trayectoria",
            "question": "foto",
            "file": photos[each.pk].files[0]["digest"],
            "page": f"ayuntamientos/villa-de-prueba/{each.slug}.html",
            "que": _paused(each).key,
        }
        for relation, each in candidacies.items()
    }


def previewed(here, there, candidacies):
    """A preview of each process with the pages of those candidacies, and a comment on it, by relation."""
    made = {}
    for place in (here, there):
        now = clock.now()
        CalendarWindow.objects.create(
            process=place.process, key="vista-previa", name="Vista previa", first_day=date(2024, 1, 1), source="prueba"
        )
        preview = CouncilPreview.objects.create(
            process=place.process, number=99, turn=1, digest="0" * 64, sums="0" * 64, candidacies=1, frozen_at=now,
            made_at=now, checked_at=now, made_by=console(),
        )  # fmt: skip
        said = shelf.of(place.process.slug).of(preview.pk) / shelf.SAID
        said.mkdir(parents=True)
        (said / "profiles.jsonl").touch()
        comment = PreviewComment.objects.create(preview=preview, text="x", by=console(), at=now)
        scheduled = Scheduled.objects.create(process=place.process, at=now, approved_by=console(), approved_at=now)
        cut = Cut.objects.create(
            process=place.process, number=1, occasion="mensual", agreement=place.process.agreements.get(), at=now,
            state="preparado", prepared_at=now, prepared_by=console(), report="{}",
        )  # fmt: skip
        ending = Ending.objects.create(
            process=place.process, stage="bloqueo", agreement="x", agreed_on=date(2024, 9, 1), body="x",
            asked_by=console(), asked_at=now, at=now,
        )  # fmt: skip
        made[place.process.pk] = {
            "ending": ending.pk,
            "preview": preview.pk,
            "comment": comment.pk,
            "scheduled": scheduled.pk,
            "cut": cut.pk,
        }
    for each in candidacies.values():
        folder = shelf.of(each.process.slug).files(made[each.process_id]["preview"])
        (folder / "ayuntamientos/villa-de-prueba").mkdir(parents=True, exist_ok=True)
        for page in ("index.html", f"ayuntamientos/villa-de-prueba/{each.slug}.html"):
            (folder / page).write_text("<body></body>")
    return {relation: made[each.process_id] for relation, each in candidacies.items()}


def albums(here, there, capacities):
    """A ZIP of photographs that each of those sent, by relation."""
    return {
        relation: Album.objects.create(
            process=(there if relation in {OTHER_PROCESS, CLOSED} else here).process, by_id=by or console().pk,
            file_name="x.zip", digest="0" * 64, at=clock.now(),
        )
        for relation, by in capacities.items()
    }  # fmt: skip


def sheets(here, there, capacities):
    """A spreadsheet of capture that each of those sent, by relation."""
    return {
        relation: Workbook.objects.create(
            process=(there if relation in {OTHER_PROCESS, CLOSED} else here).process, by_id=by or console().pk,
            file_name="x.xlsx", digest="0" * 64, at=clock.now(),
        )
        for relation, by in capacities.items()
    }  # fmt: skip


def _placed(here, there, candidacies):
    for relation, each in candidacies.items():
        if relation is not CLOSED:
            yield (there if relation is OTHER_PROCESS else here), each


def _required(place, candidacy):
    return Rectification.objects.create(
        process=place.process, postulant=candidacy.formula.postulant, agreement=place.process.agreements.get(),
        notified_at=clock.now(), hours=48, until=clock.now(), at=clock.now(), by=console(),
    )  # fmt: skip


def _pictured(place, candidacy):
    return Photo.objects.get(digest=kept(place, candidacy, f"retrato de {candidacy.pk}".encode()))


def _paused(candidacy):
    at = {"candidacy": candidacy, "slug": "curricular", "section": "trayectoria", "lifted_at": None}
    return Pause.objects.get_or_create(**at, defaults={"motive": "sentencia", "by": console(), "at": clock.now()})[0]


def _received(place, candidacy):
    return Assistance.objects.create(
        candidacy=candidacy, questionnaire=place.questionnaire, received_on=date(2024, 3, 4), by=console(),
        at=clock.now(),
    )  # fmt: skip


def _family(revision):
    """That of the text that it says."""
    keep(revision.candidacy.process)
    return revision.trace.uses.get(question="camino").saying.family


def _sent(place, candidacy, photo):
    return Revision.objects.create(
        candidacy=candidacy, questionnaire=place.questionnaire, number=1,
        answers={"camino": "Maestra rural.", "foto": photo.digest},
        digest="a" * 64, sent_by=console(), sent_at=clock.now(),
    )  # fmt: skip
