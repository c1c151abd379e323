# SPDX-License-Identifier: EUPL-1.2
"""A row of each model that publishing does not fill, for canaries to be planted in."""

import uuid
import zlib
from datetime import UTC, date, datetime

from conoceles.accounts.models import Activation, KnownPlace, Session, Spending, WrongGuesses
from conoceles.accounts.queries import console
from conoceles.candidacies.models import (
    Acceptance,
    AffirmativeAction,
    Candidacy,
    Correction,
    Effect,
    Extract,
    ImportRun,
    Movement,
    Rectification,
    Upload,
)
from conoceles.capture.models import (
    Album,
    Assistance,
    Change,
    ChosenPhoto,
    Consent,
    CorrectionRequest,
    Draft,
    Endorsement,
    NoticeDelivery,
    Opening,
    Scan,
    ScanBatch,
    Shot,
    Source,
    Stash,
    Workbook,
)
from conoceles.credentials.models import Account, Bundle, Delivery, Letter
from conoceles.custody.models import (
    Alert,
    Breach,
    BreachNotice,
    BreachStatement,
    Destruction,
    Drill,
    Ending,
    HeldAway,
    ReadingReport,
    Restoration,
    SecurityDocument,
    Unsealing,
    Verification,
)
from conoceles.elections.models import Agreement, ConsentText, Council, PlaceMap, WindowChange
from conoceles.look.papers import Paper, plain
from conoceles.outbox.models import Attempt, Message
from conoceles.publication.models import CouncilPreview, PreviewComment, PreviewVisit, Scheduled
from conoceles.rights import models as rights
from conoceles.statistics.models import Annex, AnnexReading, Counted, Cut, ProgressCut, ReportDraft
from conoceles.supervision.models import (
    Activity,
    AgendaItem,
    Attendance,
    Declared,
    Dissent,
    Document,
    Dossier,
    EditedCopy,
    Evidence,
    Excuse,
    Feed,
    Folio,
    FollowUp,
    FormerResolution,
    Fulfilment,
    Guest,
    Incoming,
    Instruction,
    InstructionReport,
    LeftDraft,
    Member,
    Obligation,
    Observation,
    Outage,
    Package,
    Passage,
    Plan,
    Posting,
    Publication,
    PublicVersion,
    Reminder,
    Remission,
    Reply,
    Request,
    Resolution,
    Routes,
    RouteStep,
    Sending,
    SessionAct,
    SessionNotice,
    SignedCopy,
    Start,
    Version,
    Vote,
)
from conoceles.supervision.models import Draft as Writing
from conoceles.supervision.models import Session as Sitting
from conoceles.validation.models import Assignment, FirstApproval, Pause, Saying, Trace, Use, Withdrawal
from conoceles.vault.models import RecoveryKey
from conoceles.work.models import Job

AT = datetime(2024, 1, 1, tzinfo=UTC)
_PAPER = Paper(authority="x", process="x", title="x", at=AT)
DAY = date(2024, 1, 1)


def one_of_each(here, candidacy):
    """Rows about *candidacy* and its process."""
    _of_the_process(here)
    _of_the_register(here, candidacy)
    _typed(here, candidacy)
    _handed_over(here, candidacy)
    _consented(here, candidacy)
    _previewed(here)
    _supervised(here)
    _papered(here)
    _decided(here, candidacy)
    _counted(here, candidacy)
    over = {"candidacy": candidacy, "by": console(), "at": AT, "lifted_by": console(), "lifted_at": AT}
    Pause.objects.create(slug="curricular", section="contacto", motive="error-de-publicacion", **over)
    Withdrawal.objects.create(motive="error-de-publicacion", **over)
    Scheduled.objects.create(process=here.process, at=AT, approved_by=console(), approved_at=AT)
    _claimed(candidacy)
    Drill.objects.create(at=AT, backup="x", with_key=True, passed=True, seconds=1)
    Alert.objects.create(kind="disco", opened_at=AT, seen_at=AT)
    Verification.objects.create(at=AT, seconds=1, entries=1, releases=1)
    ReadingReport.objects.create(day=AT.date(), made_at=AT)
    Restoration.objects.create(at=AT, backup="x", held=False, by=console())
    agreed = {"process": here.process, "agreement": "x", "agreed_on": DAY, "body": "x"}
    ending = Ending.objects.create(**agreed, candidacy=candidacy, stage="x", asked_by=console(), asked_at=AT)
    HeldAway.objects.create(ending=ending, subject=candidacy.pk, candidacy=candidacy, content=b"x", at=AT)
    Unsealing.objects.create(**agreed, purpose="x", recipient="x", until=DAY, by=console(), at=AT)
    Destruction.objects.create(what="x", number=1, who="x", on=DAY, document="x", by=console(), at=AT)
    RecoveryKey.objects.create(number=1, public=b"x", boxes={}, made_at=AT)
    KnownPlace.objects.create(account="x", place="x", last_at=AT)
    Session.objects.create(session_key="x", session_data="x", expire_date=AT)
    Spending.objects.create(user=console().user, what="avisos", count=1, began_at=AT)
    WrongGuesses.objects.create(key="x", wrong=1, last_at=AT)


def _claimed(candidacy):
    """What she asked of her own data, what was done with it and what is owed; and a copy of all that is held."""
    claim = rights.Request.objects.create(
        process=candidacy.process, year=2024, number=1, right="acceso", way="papel", candidacy=candidacy,
        representative="x", contact="x", text="x", scan="x", scan_digest="x", received_at=AT, written_at=AT,
        by=console(), digest="x",
    )  # fmt: skip
    rights.Step.objects.create(
        request=claim, deed="contestada", at=AT, written_at=AT, by=console(), means="pasaporte", shown="x", power="x",
        outcome="procede", ground="x", text="x", way="x", file="x", file_digest="x",
    )  # fmt: skip
    notice = rights.Notice.objects.create(
        process=candidacy.process, form="integral", version=1, title="x", clauses=[{"heading": "x", "text": "x"}],
        digest="x", loaded_at=AT,
    )  # fmt: skip
    rights.NoticeSeen.objects.create(candidacy=candidacy, notice=notice, digest="x", at=AT, by=console())
    rights.Owed.objects.create(request=claim, effect="otro", since=AT, slug="x", sections=["x"], note="x")
    rights.Copy.objects.create(
        candidacy=candidacy, at=AT, by=console(), rows=1, file="x", digest="x", expires_at=AT, received_by="x",
        acuse="x", acuse_digest="x",
    )  # fmt: skip


def secured(process, by):
    """A documento de seguridad and a breach of *process*, of which somebody was told."""
    SecurityDocument.objects.create(process=process, number=1, why="x", content=plain(_PAPER), digest="x", by=by, at=AT)
    breach = Breach.objects.create(process=process, number=1, by=by, at=AT)
    said = BreachStatement.objects.create(breach=breach, number=1, known_at=AT, grave=True, by=by, at=AT)
    candidacy = Candidacy.objects.filter(process=process).first()
    message = Message.objects.create(template="custody/mail/breach", queued_at=AT, next_at=AT)
    return BreachNotice.objects.create(
        breach=breach, statement=said, whom="persona", candidacy=candidacy.pk, message=message, by=by, at=AT
    )


def _of_the_process(here):
    secured(here.process, console())
    shape = {"key": "31999", "path": "M0 0l+9+0+0+9z", "x": 3, "y": 3}
    PlaceMap.objects.create(process=here.process, kind="municipio", width=9, height=9, shapes=[shape], confidence="A")
    Job.objects.create(kind="x", begun_at=AT)
    agreement = Agreement.objects.get(process=here.process)
    WindowChange.objects.create(
        window=here.process.windows.first(), agreement=agreement, by=console(), first_before=DAY, first_day=DAY, at=AT
    )


def _of_the_register(here, candidacy):
    AffirmativeAction.objects.create(candidacy=candidacy, group="joven")
    ImportRun.objects.create(process=here.process, file_name="x", digest="x", layout="x", at=AT, by=console())
    upload = Upload.objects.create(process=here.process, size=1, by=console(), at=AT)
    Acceptance.objects.create(upload=upload, problem="x", digest="x", by=console(), at=AT)
    Correction.objects.create(candidacy=candidacy, changes=[], by=console(), at=AT)
    ordered = {"agreement": Agreement.objects.get(process=here.process), "at": AT, "by": console()}
    asked = Rectification.objects.create(
        process=here.process, postulant=candidacy.formula.postulant, notified_at=AT, hours=48, until=AT, **ordered
    )
    movement = Movement.objects.create(
        process=here.process,
        kind="cambio-de-nombre",
        candidacy=candidacy,
        effective_on=DAY,
        rectification=asked,
        **ordered,
    )
    Effect.objects.create(movement=movement, candidacy=candidacy, after={})
    Extract.objects.create(process=here.process, number=1, at=AT, by=console(), files=[], counts={})
    Source.objects.create(process=here.process, authority="INE", document="x", dated=date(2022, 1, 1), digest="x")


def _typed(here, candidacy):
    typed = {"candidacy": candidacy, "questionnaire": here.questionnaire, "answers": {}, "version": 1}
    Draft.objects.create(**typed, typed_by=here.as_candidacy(candidacy), typed_at=AT)
    Stash.objects.create(**typed, user=here.as_candidacy(candidacy).user, mark="x", kept_at=AT)
    ChosenPhoto.objects.create(
        candidacy=candidacy, version=1, typed_by=here.as_candidacy(candidacy), typed_at=AT
    )  # fmt: skip
    album = Album.objects.create(process=here.process, by=console(), at=AT)
    Shot.objects.create(album=album, number=0, candidacy=candidacy)
    Assistance.objects.create(
        candidacy=candidacy, questionnaire=here.questionnaire, received_on=DAY, by=console(), at=AT
    )
    CorrectionRequest.objects.create(
        candidacy=candidacy, slug="x", motive="x", asked_by=console(), asked_at=AT, outcome="negada"
    )
    Opening.objects.create(candidacy=candidacy, since=AT, by=console())
    Endorsement.objects.create(revision=candidacy.revisions.first(), digest="x", by=console(), at=AT)
    book = Workbook.objects.create(process=here.process, by=console(), at=AT)
    Change.objects.create(
        workbook=book, candidacy=candidacy, questionnaire=here.questionnaire, row=2, base=0, answers={}
    )


def _handed_over(here, candidacy):
    """An account with its letter, delivered, and somebody told of it."""
    user = here.as_candidacy(candidacy).user
    council = Council.objects.create(process=here.process, key="x", name="x", territory=here.town)
    account = Account.objects.create(
        process=here.process, user=user, candidacy=candidacy, postulant=here.parties[0], council=council, made_at=AT
    )
    activation = Activation.objects.create(user=user, digest="x", given_at=AT, expires_at=AT)
    letter = Letter.objects.create(account=account, number=1, activation=activation, file="x", digest="x", issued_at=AT)
    Delivery.objects.create(letter=letter, outcome="entregada", at=AT, way="mesa", by=console(), registered_at=AT)
    Bundle.objects.create(process=here.process, job=uuid.uuid4(), letters=1, made_at=AT, expires_at=AT)
    message = Message.objects.create(template="x", queued_at=AT, next_at=AT)
    NoticeDelivery.objects.create(
        message=message, outcome="entregada", way="mesa", at=AT, by=console(), registered_at=AT
    )
    Attempt.objects.create(message=message, number=1, at=AT, outcome="entregado")


def _decided(here, candidacy):
    trace = Trace.objects.create(revision=candidacy.revisions.first(), method="x")
    Use.objects.create(trace=trace, saying=Saying.objects.create(process=here.process, sort="x"), question="x")
    FirstApproval.objects.create(
        revision=candidacy.revisions.first(), digest="x", approved_by=console(), approved_at=AT
    )
    Assignment.objects.create(candidacy=candidacy, reading="primera", reader=console(), since=AT, by=console())


def _counted(here, candidacy):
    """A cut that was discarded, with what it would have counted."""
    cut = Cut.objects.create(
        process=here.process, number=1, occasion="mensual", agreement=Agreement.objects.get(process=here.process),
        at=AT, state="descartado", prepared_at=AT, prepared_by=console(),
    )  # fmt: skip
    Counted.objects.create(cut=cut, candidacy=candidacy, office="x", postulant="x", sex="x")
    Annex.objects.create(cut=cut, group="x", sealed=b"x")
    AnnexReading.objects.create(cut=cut, use="remision-al-ine", reason="x", by=console(), at=AT)
    nothing = zlib.compress(b'{"version": 1, "cells": [], "identity": []}')
    day = ProgressCut.objects.create(
        process=here.process, day=DAY, at=AT, whom="vigentes", figures=nothing, digest="x"
    )  # fmt: skip
    ReportDraft.objects.create(
        process=here.process, kind="x", cut=day, number="x", content={}, digest="x", files={}, by=console(), at=AT
    )


def _consented(here, candidacy):
    text = ConsentText.objects.create(process=here.process, decision="x", version=1, loaded_at=AT)
    Consent.objects.create(
        candidacy=candidacy, text=text, number=1, given=True, way="formato", signature="x", scan="x", by=console(),
        at=AT,
    )  # fmt: skip
    batch = ScanBatch.objects.create(process=here.process, by=console(), at=AT)
    Scan.objects.create(batch=batch, candidacy=candidacy)


def _previewed(here):
    """A preview of long ago, which somebody opened, and said something of that was answered."""
    preview = CouncilPreview.objects.create(
        process=here.process, number=1, turn=1, candidacies=1, frozen_at=AT, made_at=AT, made_by=console(),
        checked_at=AT, over_at=AT, over="cerrada",
    )  # fmt: skip
    PreviewVisit.objects.create(preview=preview, by=console(), page="x", at=AT)
    PreviewComment.objects.create(
        preview=preview, page="x", text="x", by=console(), at=AT, state="respondido", answer="x",
        answered_by=console(), answered_at=AT,
    )  # fmt: skip


def _supervised(here):
    """A plan, and something owed by it: begun, met, excused, reminded of, and in somebody's calendar."""
    plan = Plan.objects.create(
        process=here.process, document="comision", version=1, content={}, digest="x", loaded_at=AT
    )
    owed = Obligation.objects.create(process=here.process, plan=plan, row="1", owed="actividad", due={}, opened_at=AT)
    by = {"obligation": owed, "by": console()}
    Start.objects.create(act="x", on=DAY, written_at=AT, **by)
    Fulfilment.objects.create(on=DAY, document="x", written_at=AT, **by)
    Excuse.objects.create(motive="x", at=AT, **by)
    Reminder.objects.create(obligation=owed, to=console(), last_day=DAY, days_before=1, at=AT)
    Feed.objects.create(capacity=console(), token_digest="x", made_at=AT)
    Dossier.objects.create(
        process=here.process, number=1, kind="x", postulant=here.parties[0], at=AT, made_at=AT, by=console(), files=[],
        facts=0,
    )  # fmt: skip


def _papered(here):
    """A report that was written, fixed, returned, signed and numbered; what came in, and what somebody did."""
    console_ = {"by": console()}
    routes = Routes.objects.create(process=here.process, version=1, content={}, digest="x", loaded_at=AT)
    document = Document.objects.create(
        process=here.process, routes=routes, route="x", sort="informe", title="x", occurrence="x", withdrawn="x",
        opened_at=AT, **console_,
    )  # fmt: skip
    Writing.objects.create(document=document, content={}, saved_at=AT, **console_)
    version = Version.objects.create(
        document=document, number=1, content={}, digest="x", cut_digest="x", at=AT, **console_
    )
    step = RouteStep.objects.create(
        document=document, version=version, step="x", outcome="hecho", on=DAY, written_at=AT, version_digest="x",
        session="x", session_about="x", folio="x", note="x", set_aside="x", **console_,
    )  # fmt: skip
    Observation.objects.create(step=step, number=1, text="x", answer="x")
    public = PublicVersion.objects.create(
        version=version, kind="texto", title="x", taken_out=1, ground="x", motive="x", resolution="x", resolved_on=DAY,
        file="x", file_digest="x", size=1, made_at=AT, **console_,
    )  # fmt: skip
    Publication.objects.create(
        process=here.process, number=1, version=version, public=public, title="x", file="x", file_digest="x", size=1,
        at=AT, ended_at=AT, ended_by=console(), ended_because="x", **console_,
    )  # fmt: skip
    Posting.objects.create(
        process=here.process, number=1, version=version, told="x", place="x", fixed_at=AT, days=3, counted="naturales",
        until=DAY, written_at=AT, removed_at=AT, removed_by=console(), removed_early="x", **console_,
    )  # fmt: skip
    filed = {"file": "x", "file_digest": "x", "size": 1, "at": AT, **console_}
    SignedCopy.objects.create(version=version, version_digest="x", kind="firmado", **filed)
    EditedCopy.objects.create(version=version, base=version, told={}, **filed)
    Folio.objects.create(process=here.process, series="x", year=2024, number=1, text="x", document=document, at=AT)
    Incoming.objects.create(
        process=here.process, year=2024, number=1, received_at=AT, sender="x", reference="x", subject="x", sheets=1,
        annexes="x", turned_to="comision", written_at=AT, **console_,
    )  # fmt: skip
    _remitted(here, document)
    Activity.objects.create(
        process=here.process, on=DAY, body="comision", what="x", evidence="x", row="x", set_aside="x", written_at=AT,
        **console_,
    )  # fmt: skip
    _sat(here, version)
    _followed(here)


def _remitted(here, document):
    """A package that was sent during an outage, in answer to what INE asked, and came back."""
    written = {"file": "x", "file_digest": "x", "size": 1, "by": console()}
    asked = {"reference": "x", "asks": "x", "on": DAY, "written_at": AT}
    request = Request.objects.create(
        process=here.process, obligation=Obligation.objects.get(process=here.process), **asked, **written
    )
    remission = Remission.objects.create(
        process=here.process, number=1, title="x", letter=document, request=request, opened_at=AT, withdrawn="x",
        by=console(),
    )  # fmt: skip
    package = Package.objects.create(remission=remission, number=1, index=[], at=AT, **written)
    outage = Outage.objects.create(process=here.process, since=AT, what="x", written_at=AT, **written)
    sending = Sending.objects.create(
        package=package, means="correo", on=DAY, folio="x", outage=outage, note="x", written_at=AT, **written
    )
    Reply.objects.create(
        sending=sending, outcome="devuelto", on=DAY, reference="x", observations="x", written_at=AT, **written
    )


def _sat(here, version):
    """A session that was convened and sat, with whatever anybody wrote of it."""
    written = {"written_at": AT, "by": console()}
    member = Member.objects.create(
        process=here.process, seat="integrante", name="x", position="x", reference="x", ended_because="x", since=DAY,
        set_aside="x", **written,
    )  # fmt: skip
    session = Sitting.objects.create(
        process=here.process,
        kind="ordinaria",
        number=1,
        at=AT,
        place="x",
        broadcast="https://video.example/x",
        **written,
    )
    SessionAct.objects.create(session=session, deed="convocar", at=AT, note="x", **written)
    item = AgendaItem.objects.create(session=session, number=1, text="x", version=version)
    guest = Guest.objects.create(session=session, name="x", position="x")
    SessionNotice.objects.create(session=session, guest=guest, means="correo", at=AT, evidence="x", **written)
    Attendance.objects.create(session=session, member=member, present=False, excuse="x")
    Resolution.objects.create(
        item=item, outcome="aprobado", result="mayoria", text="x", observations="x", amendments="x", **written
    )
    FormerResolution.objects.create(item=item, content={"told": "x"}, digest="x", why="x", set_aside_at=AT, **written)
    LeftDraft.objects.create(
        document=version.document, user=written["by"].user, texts={"": "x"}, seen=0, mark="x", kept_at=AT
    )
    Passage.objects.create(session=session, member=member, arrived=True, at=AT, **written)
    Vote.objects.create(item=item, member=member, sense="excusa", motive="x")
    Dissent.objects.create(item=item, member=member, kind="particular", text="x", file="x", file_digest="x", **written)
    told = Instruction.objects.create(session=session, number=1, text="x", owed_by="comision", **written)
    InstructionReport.objects.create(instruction=told, on=DAY, text="x", done=True, **written)


def _followed(here):
    """A row of a register that was written with its file."""
    console_ = {"by": console()}
    Declared.objects.create(process=here.process, kind="registros", content={}, digest="x", loaded_at=AT)
    row = FollowUp.objects.create(
        process=here.process, register="x", register_name="x", row="x", number=1, on=DAY, what="x", values=[],
        known=[], digest="x", written_at=AT, set_aside="x", **console_,
    )  # fmt: skip
    Evidence.objects.create(
        follow_up=row, kind="acuse", about="x", file="x", file_digest="x", suffix="pdf", size=1, at=AT, **console_
    )
