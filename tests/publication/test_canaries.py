# SPDX-License-Identifier: EUPL-1.2
"""A canary in everything that is not public: it must be in no byte of a release, of the freeze, or of what is printed.

Every text field of every model stands on one of two lists. A new field belongs on one of them too: to say
that something is public is a decision, never an oversight.
"""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest
from django.db import models

from conoceles.accounts.queries import console
from conoceles.candidacies.models import Candidacy, Person
from conoceles.capture.models import Photo, Revision
from conoceles.elections.models import Agreement
from conoceles.publication import shelf
from conoceles.record.actions import sign
from conoceles.record.models import Checkpoint, Entry
from conoceles.validation.actions import decide
from tests.architecture.test_house import ROOT, ours
from tests.pictures import kept
from tests.world import world

from .editions import answer, current, readings, verify
from .private_rows import one_of_each

CANARY = "zq7xvk"

#: What a release may say. ``capture.Revision.answers`` is public question by question.
PUBLIC = {
    "record.Checkpoint": {"root", "peaks", "note"},
    "elections.Process": {
        "slug",
        "name",
        "authority",
        "authority_acronym",
        "entity",
        "timezone",
        "notice",
        "site",
        "voting",
        "filters",
    },
    "elections.Agreement": {"key"},
    "elections.Territory": {"kind", "key", "name", "slug", "seat"},
    "elections.Office": {"key", "name", "plural", "slug", "territory_kind", "principle"},
    "elections.Position": {"key", "name", "feminine", "masculine", "titular_owes", "alternate_owes"},
    "elections.Postulant": {"kind", "key", "name", "acronym"},
    "elections.Emblem": {"text", "digest"},
    "elections.PlaceMap": {"kind", "shapes", "source"},
    "elections.Questionnaire": {"slug", "content"},
    "candidacies.Person": {"name", "nickname", "sex"},
    "candidacies.Formula": {"number"},
    "candidacies.Candidacy": {"slug", "seat", "status"},
    "candidacies.Movement": {"kind"},
    "capture.Source": {"authority", "document"},
    "capture.Photo": {"digest", "files"},
    "capture.Revision": {"answers", "digest"},
    "capture.Disclosure": {"group"},
    "validation.Pause": {"slug", "section", "question", "motive", "document"},
    "validation.Withdrawal": {"motive", "document"},
    "publication.Release": {"digest", "manifest", "offices"},
    "rights.Notice": {"form", "title", "clauses", "digest"},
    "statistics.ProgressCut": {"digest"},
    "statistics.Cut": {"occasion", "tables", "word", "word_signature"},
    # Sessions are public from when they are convened; documents, when somebody publishes them.
    "supervision.Member": {"seat", "name", "position"},
    "supervision.Session": {"kind", "place", "broadcast"},
    "supervision.SessionAct": {"deed"},
    "supervision.AgendaItem": {"text"},
    "supervision.Resolution": {"outcome", "result", "text", "amendments"},
    "supervision.Vote": {"sense"},
    "supervision.Dissent": {"kind", "text"},
    "supervision.PublicVersion": {"title", "ground", "motive", "resolution", "file_digest"},
    "supervision.Publication": {"title", "file_digest"},
    "supervision.Posting": {"told", "place", "counted"},
}
#: What no release says. Affirmative actions are here because this process does not make them public.
PRIVATE = {
    "record.Entry": {"actor", "role", "scope", "action", "about", "digest", "leaf"},
    "record.Checkpoint": {"occasion"},
    "vault.RecoveryKey": {"boxes"},
    "supervision.Plan": {"document", "content", "digest", "session"},
    "supervision.Obligation": {"row", "owed", "occurrence", "due", "name", "because", "set_aside"},
    "supervision.Start": {"act", "document", "set_aside"},
    "supervision.Fulfilment": {"document", "about", "document_digest", "note", "set_aside"},
    "supervision.Excuse": {"motive"},
    "supervision.Feed": {"token_digest"},
    "supervision.Dossier": {"kind", "files", "digest"},
    "statistics.ReportDraft": {"kind", "number", "content", "digest", "files"},
    "supervision.Routes": {"content", "digest"},
    "supervision.Document": {"route", "sort", "title", "occurrence", "withdrawn"},
    "supervision.Draft": {"content"},
    "supervision.Version": {"content", "digest", "cut_digest"},
    "supervision.RouteStep": {
        "step",
        "outcome",
        "version_digest",
        "session",
        "session_about",
        "folio",
        "note",
        "set_aside",
    },
    "supervision.Observation": {"text", "answer"},
    "supervision.SignedCopy": {"version_digest", "kind", "file", "file_digest"},
    "supervision.EditedCopy": {"file", "file_digest", "told"},
    "supervision.Folio": {"series", "text"},
    "supervision.Incoming": {"sender", "reference", "subject", "annexes", "turned_to"},
    "supervision.Remission": {"title", "withdrawn"},
    "supervision.Package": {"index", "file", "file_digest"},
    "supervision.Sending": {"means", "folio", "note", "set_aside", "file", "file_digest"},
    "supervision.Reply": {"outcome", "reference", "observations", "set_aside", "file", "file_digest"},
    "supervision.Request": {"reference", "asks", "file", "file_digest"},
    "supervision.Outage": {"what", "file", "file_digest"},
    "supervision.Declared": {"kind", "content", "digest"},
    "supervision.FollowUp": {
        "register",
        "register_name",
        "row",
        "what",
        "values",
        "known",
        "digest",
        "set_aside",
    },
    "supervision.Evidence": {"kind", "about", "file", "file_digest", "suffix"},
    "supervision.Activity": {"body", "what", "evidence", "row", "set_aside"},
    "supervision.PublicVersion": {"kind", "file", "discarded"},
    "supervision.Publication": {"file", "ended_because"},
    "supervision.Posting": {"removed_early", "set_aside"},
    "supervision.Member": {"reference", "ended_because", "set_aside"},
    "supervision.SessionAct": {"note"},
    "supervision.Guest": {"name", "position"},
    "supervision.SessionNotice": {"means", "evidence", "file", "file_digest"},
    "supervision.Attendance": {"excuse"},
    "supervision.Resolution": {"observations"},
    "supervision.Vote": {"motive"},
    "supervision.Dissent": {"file", "file_digest"},
    "supervision.FormerResolution": {"content", "digest", "why"},
    "supervision.LeftDraft": {"texts", "mark"},
    "supervision.Instruction": {"text", "owed_by"},
    "supervision.InstructionReport": {"text"},
    "validation.Saying": {"sort", "digest"},
    "validation.Trace": {"method"},
    "validation.Use": {"question"},
    "accounts.User": {"password", "username", "name", "email"},
    "accounts.Capacity": {"role", "scope", "body", "agreement", "ended_because", "within"},
    "work.Job": {"kind", "process", "subject", "options", "state", "held_by", "result", "problem"},
    "accounts.Activation": {"digest"},
    "accounts.KnownPlace": {"account", "place"},
    "accounts.Session": {"session_key", "session_data", "device"},
    "accounts.WrongGuesses": {"key"},
    "accounts.Spending": {"what"},
    "outbox.Message": {"template", "values", "to", "about", "state"},
    "outbox.Attempt": {"outcome", "reply"},
    "elections.Council": {"key", "name", "address", "hours"},
    "credentials.Letter": {"file", "digest"},
    "credentials.Bundle": {"route", "name", "title", "file"},
    "credentials.Delivery": {
        "outcome",
        "way",
        "receiver",
        "received_by",
        "identified_by",
        "note",
        "acuse",
        "acuse_digest",
    },
    "elections.Process": {"developed_by", "parameters", "groups", "exceptions", "grounds", "digest"},
    "elections.Agreement": {"body", "title", "url", "source", "confidence"},
    "elections.Position": {"source", "confidence"},
    "elections.Postulant": {"source", "confidence"},
    "elections.Territory": {"facts"},
    "elections.PlaceMap": {"digest", "confidence"},
    "elections.CalendarWindow": {"key", "name", "source", "confidence"},
    "elections.WindowChange": {"source_before"},
    "elections.Questionnaire": {"digest"},
    "candidacies.Person": {"key"},
    "candidacies.Candidacy": {"key"},
    "candidacies.AffirmativeAction": {"group"},
    "candidacies.ImportRun": {"file_name", "digest", "layout", "counts"},
    "candidacies.Movement": {"note", "request", "salt", "digest"},
    # Once ballots are closed, how they bear a name is read from ``before``: four of its facts, and no other.
    "candidacies.Effect": {"before", "after"},
    "candidacies.Extract": {"files", "counts", "digest"},
    "candidacies.Rectification": {"asks", "planned", "motive"},
    "candidacies.Correction": {"changes", "motive", "document", "salt", "digest"},
    "candidacies.Upload": {
        "file_name",
        "digest",
        "layout",
        "file",
        "state",
        "summary",
        "findings",
        "report",
        "problem",
    },
    "candidacies.Acceptance": {"problem", "digest"},
    "capture.Draft": {"slug", "section", "answers", "saves", "typists"},
    "capture.Stash": {"slug", "section", "answers", "mark"},
    "capture.Opening": {"reason"},
    "capture.Endorsement": {"digest"},
    "capture.CorrectionRequest": {"slug", "sections", "motive", "answer", "outcome"},
    "capture.Workbook": {"file_name", "digest", "file", "state", "findings", "problem"},
    "capture.Change": {"section", "before", "answers", "state", "told"},
    "capture.Source": {"digest"},
    "capture.ChosenPhoto": {"slug", "question", "negative", "cut", "saves", "typists"},
    "capture.Revision": {"mark", "typists", "replies"},
    "capture.Consent": {
        "decision",
        "text_digest",
        "privacy_digest",
        "way",
        "hand",
        "notice",
        "witnesses",
        "interpreter",
        "signature",
        "scan",
        "scan_digest",
        "digest",
    },
    "capture.Album": {"file_name", "digest", "file", "state", "problem"},
    "capture.Shot": {"name", "digest", "state", "told"},
    "capture.Assistance": {"code"},
    "capture.NoticeDelivery": {"outcome", "way", "receiver", "received_by", "note", "acuse", "acuse_digest"},
    "capture.Scan": {"name", "file", "digest", "code"},
    "elections.ConsentText": {"decision", "title", "text", "without", "digest", "source", "confidence"},
    "custody.Alert": {"kind", "whom", "figures", "note"},
    "custody.Verification": {"record_faults", "release_faults"},
    "custody.ReadingReport": {"counts"},
    "rights.NoticeSeen": {"digest"},
    "rights.Request": {"right", "way", "representative", "contact", "text", "scan", "scan_digest", "limits", "digest"},
    "rights.Step": {
        "deed",
        "means",
        "shown",
        "power",
        "outcome",
        "ground",
        "text",
        "way",
        "file",
        "file_digest",
        "limits",
    },
    "rights.Owed": {"effect", "slug", "sections", "note"},
    "rights.Copy": {"file", "digest", "received_by", "acuse", "acuse_digest"},
    "custody.SecurityDocument": {"why", "content", "digest"},
    "custody.Breach": {"closing"},
    "custody.BreachStatement": {
        "why",
        "title",
        "what",
        "data",
        "cause",
        "immediate",
        "lasting",
        "told",
        "advice",
        "digest",
    },
    "custody.BreachNotice": {"whom", "authority", "acuse", "digest"},
    "custody.Drill": {"backup", "report"},
    "custody.Restoration": {"backup", "report", "note"},
    "custody.Ending": {"agreement", "body", "stage"},
    "custody.HeldAway": {"files", "clear"},
    "custody.Unsealing": {"agreement", "body", "purpose", "recipient", "file_digest"},
    "custody.Destruction": {"what", "who", "document"},
    "publication.CouncilPreview": {"digest", "sums", "offices", "over"},
    "publication.Scheduled": {"problem"},
    "publication.PreviewVisit": {"page"},
    "publication.PreviewComment": {"page", "text", "state", "answer"},
    "statistics.Cut": {"state", "digest", "report", "signature", "known"},
    "statistics.Counted": {"office", "postulant", "sex"},
    "statistics.ProgressCut": {"whom"},
    "statistics.Annex": {"group"},
    "statistics.AnnexReading": {"use", "reason"},
    "validation.Review": {"outcome", "digest"},
    "validation.FirstApproval": {"digest"},
    "validation.Observation": {
        "section",
        "question",
        "ground",
        "ground_words",
        "quote",
        "says",
        "should_say",
        "text",
    },
    "validation.Assignment": {"reading", "end"},
    "validation.Pause": {"note", "lifted_note"},
    "validation.Withdrawal": {"note", "lifted_note"},
}
#: Private, and not planted with the others: what the code reads, or a single letter.
NOT_PLANTED = {
    "statistics.ProgressCut.whom", "statistics.Cut.state", "accounts.Capacity.role", "accounts.Capacity.within",
    "validation.Review.outcome", "capture.CorrectionRequest.outcome", "capture.Consent.way", "capture.Consent.hand",
    "capture.Consent.notice", "validation.Assignment.reading", "validation.Assignment.end",
    "elections.CalendarWindow.key",
    # What has one of these is not public at all: the rest of its row would be watched no more.
    "supervision.Posting.set_aside", "supervision.Obligation.set_aside",
    "rights.Step.deed", "rights.Step.outcome",
    "elections.Process.parameters", "elections.Process.groups", "elections.Process.exceptions",
    "elections.Process.grounds",
} | {
    f"elections.{model}.confidence"
    for model in ("Agreement", "ConsentText", "CalendarWindow", "PlaceMap", "Position", "Postulant")
}  # fmt: skip


def texts(model):
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [field for field in model._meta.concrete_fields if isinstance(field, kinds)]


def listed(lists):
    return {f"{label}.{field}" for label, fields in lists.items() for field in fields}


def test_every_text_field_is_said_to_be_public_or_private():
    fields = {f"{model._meta.label}.{field.name}" for model in ours() for field in texts(model)}
    assert listed(PUBLIC) & listed(PRIVATE) == set()
    assert fields - listed(PUBLIC) - listed(PRIVATE) == set()
    assert (listed(PUBLIC) | listed(PRIVATE) | NOT_PLANTED) - fields == set()


@pytest.fixture
def sown(own_database):
    """A process with everything in it, and the canaries that were planted where nobody may look."""
    planted = count()

    def canary(longest=None):
        return f"{CANARY}{next(planted)}"[:longest]

    here = world()
    published = here.candidacy("Ana Pérez Uc")
    photo = kept(here, published)
    answer(here, published, "Texto aprobado.", foto=photo, correo_aclaraciones=f"{canary()}@privado.example")
    answer(here, published, f"Nadie lo ha leído: {canary()}.", foto=kept(here, published, canary().encode()),
           approve=False)  # fmt: skip
    returned = here.candidacy("Beto Chan Ek", party=1)
    revision = answer(here, returned, f"Se devolvió: {canary()}.", approve=False)
    decide(revision, outcome="devuelta", seen=revision.digest, observations=[("contacto", canary())],
           by=here.as_reviewer())  # fmt: skip
    gone = here.candidacy("Caro Ek May", seat="S", formula=published.formula)
    answer(here, gone, f"Renunció después: {canary()}.", foto=kept(here, gone, canary().encode()))
    Candidacy.objects.filter(pk=gone.pk).update(status="renuncia", status_on=date(2024, 4, 1))
    Person.objects.filter(pk=gone.person_id).update(nickname=canary())
    one_of_each(here, published)
    for model in ours():
        for field in texts(model):
            if f"{model._meta.label}.{field.name}" in listed(PRIVATE) - NOT_PLANTED:
                _plant(model, field, canary)
    here.process.refresh_from_db()
    here.process.parameters["affirmative_action_public"]["source"] = canary()
    here.process.groups = [{"key": canary(), "name": canary(), "source": canary(), "confidence": "A"}]
    here.process.save()
    return here, own_database, next(planted)


def _plant(model, field, canary):
    if model in {Entry, Checkpoint}:  # their triggers refuse a change; another row is no change
        return
    rows = list(model.objects.values_list("pk", flat=True))
    assert rows, f"{model._meta.label}: sin renglones, nada que vigilar"
    for row in rows:
        value = {"x": canary()} if isinstance(field, models.JSONField) else canary(field.max_length)
        model.objects.filter(pk=row).update(**{field.name: value})


def _line(number):
    """A line of the record that says nothing but canaries."""
    Entry.objects.create(
        number=number, at=datetime(2024, 1, 1, tzinfo=UTC),
        **{name: f"{CANARY}-{name}" for name in PRIVATE["record.Entry"] - {"leaf"}}, leaf="0" * 64,
    )  # fmt: skip


def singing(folder, song=CANARY):
    return [
        path.relative_to(folder).as_posix()
        for path in Path(folder).rglob("*")
        if path.is_file()
        and (song in path.name or any(song.encode() in each for each in readings(path.name, path.read_bytes())))
    ]


def test_no_canary_sings(sown):
    here, own_database, planted = sown
    sign(Checkpoint(occasion=CANARY), by=console())
    _line(Entry.objects.count() + 1)
    assert planted > 40
    run = subprocess.run(
        [sys.executable, "manage.py", "publish", "--process", "prueba"],
        cwd=ROOT, env=os.environ | own_database.environment(), check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert verify(current(here)) == []
    places = shelf.of("prueba")
    for folder in (places.public, places.freezes, places.bakes):
        assert singing(folder) == []
    assert CANARY not in run.stdout + run.stderr
    # That the search finds what is there, in every kind of file.
    found = singing(places.public, "Texto aprobado.")
    assert {Path(path).suffix for path in found} >= {
        ".html",
        ".json",
        ".csv",
        ".zip",
        ".xlsx",
        ".parquet",
        ".br",
        ".gz",
    }
    assert singing(places.freezes, "Texto aprobado.") != []
    assert Revision.objects.filter(answers__icontains=CANARY).count() == 4
    assert Photo.objects.count() == 3
    assert Agreement.objects.filter(title__startswith=CANARY).count() == 1
