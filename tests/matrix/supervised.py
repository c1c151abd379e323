# SPDX-License-Identifier: EUPL-1.2
"""Something owed in each process, for each relation: a plan, an obligation with what started and what met it."""

from datetime import date
from hashlib import sha256

from django.core.files.base import ContentFile

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.supervision.models import (
    Activity,
    AgendaItem,
    Declared,
    Dissent,
    Document,
    Draft,
    EditedCopy,
    Evidence,
    Feed,
    FollowUp,
    Fulfilment,
    Incoming,
    Instruction,
    Member,
    Obligation,
    Observation,
    Outage,
    Package,
    Plan,
    Posting,
    Publication,
    PublicVersion,
    Remission,
    Reply,
    Request,
    Routes,
    RouteStep,
    Sending,
    Session,
    SessionAct,
    SessionNotice,
    SignedCopy,
    Start,
    Version,
)
from tests.people import person

from .expected import CLOSED, OTHER_PROCESS, RELATIONS

#: The address of a calendar that anybody may ask for who has it.
TOKEN = "una-direccion-que-nadie-adivina"
_DAY = date(2024, 1, 2)
_ROW = {
    "key": "1", "kind": "actividad", "name": "Instalación", "owed_by": ["secretaria-tecnica"], "excusable": True,
    "due": {"shape": "dias-despues", "of": ["emision"], "count": 5}, "source": "prueba", "confidence": "A",
}  # fmt: skip
_ABOUT = {"title": "Plan", "body": "Comisión", "source": "prueba", "confidence": "A"}


def owed(here, there):
    """What the addresses of supervision capture, by relation."""
    made = {place.process.pk: _owed(place) for place in (here, there)}
    holder = person("suscrita", Role.SECRETARY, here.process.slug).capacities.get()
    Feed.objects.create(capacity=holder, token_digest=sha256(TOKEN.encode()).hexdigest(), made_at=clock.now())
    return {
        relation: made[(there if relation in {OTHER_PROCESS, CLOSED} else here).process.pk] for relation in RELATIONS
    }


def _owed(place):
    now = clock.now()
    plan = Plan.objects.create(
        process=place.process, document="comision", version=1, digest="0" * 64, loaded_at=now,
        content={"plan": _ABOUT, "row": [_ROW]},
    )  # fmt: skip
    obligation = Obligation.objects.create(
        process=place.process, plan=plan, row="1", owed="actividad", name="Instalación", opened_at=now
    )
    start = Start.objects.create(obligation=obligation, act="emision", on=_DAY, written_at=now, by=console())
    met = Fulfilment.objects.create(obligation=obligation, on=_DAY, document="x", written_at=now, by=console())
    return {
        "which": "comision", "edition": 1, "obligation": obligation.pk, "start": start.pk, "fulfilment": met.pk,
        "token": TOKEN, "shade": "clara", **_written(place), **_followed(place), **_sat(place),
        **_remitted(place, plan),
    }  # fmt: skip


#: A document of the secretary's, who alone drafts it and writes down its steps.
_STEP = {"by": "secretaria-tecnica", "noted_by": ["secretaria-tecnica"]}
_ROUTE = {
    "key": "acta", "name": "Acta", "sort": "acta", "drafted_by": ["secretaria-tecnica"], "source": "x",
    "confidence": "A",
    "step": [
        {"key": "presentar", "name": "Se presenta", "verb": "presentar", **_STEP},
        {
            "key": "aprobar", "name": "Se aprueba", "verb": "resolver", "after": ["presentar"], "back_to": "presentar",
            **_STEP,
        },
    ],
}  # fmt: skip


def _written(place):
    """A document that was presented and returned with an observation, a copy of it, what came in, what was done."""
    now, process, by = clock.now(), place.process, console()
    routes = Routes.objects.create(process=process, version=1, digest="0", loaded_at=now, content={"route": [_ROUTE]})
    document = Document.objects.create(
        process=process, routes=routes, route="acta", sort="acta", title="Acta", opened_at=now, by=by
    )
    Draft.objects.create(document=document, content={"sections": []}, saved_at=now, by=by)
    version = Version.objects.create(
        document=document, number=1, content={"title": "Acta", "sections": []}, digest="0", at=now, by=by
    )
    taken = [
        RouteStep.objects.create(
            document=document, version=version, step=step, outcome=outcome, on=_DAY, by=by, written_at=now
        )
        for step, outcome in (("presentar", "hecho"), ("aprobar", "devuelto"))
    ]
    return {
        "writing": document.pk,
        "fixed": version.pk,
        "step": "presentar",
        "kind": "pdf",
        "taken": taken[1].pk,
        "observation": Observation.objects.create(step=taken[1], number=1, text="x").pk,
        **_public(place, version),
        "edited": EditedCopy.objects.create(
            version=version, base=version, file="", file_digest="0", size=1, at=now, by=by,
            told={"changes": [], "figures": [], "left": {}},
        ).pk,
        "copy": SignedCopy.objects.create(version=version, kind="firmado", file="", size=1, at=now, by=by).pk,
        "activity": Activity.objects.create(
            process=process, on=_DAY, body="secretaria-tecnica", what="x", written_at=now, by=by
        ).pk,
        "incoming": Incoming.objects.create(
            process=process, year=2024, number=1, received_at=now, sender="x", subject="x", sheets=1,
            turned_to="comision", written_at=now, by=by,
        ).pk,
    }  # fmt: skip


def _public(place, version):
    """A public version, what was published of it, and a fixing that was removed."""
    now, by = clock.now(), console()
    content = b"%PDF-x"
    path = private().save(f"publications/{place.process.slug}.pdf", ContentFile(content))
    kept = {"file": path, "file_digest": sha256(content).hexdigest(), "size": len(content), "by": by}
    public = PublicVersion.objects.create(
        version=version, kind="texto", title="x", taken_out=1, ground="x", motive="x", resolution="x",
        resolved_on=_DAY, made_at=now, **kept,
    )  # fmt: skip
    return {
        "public": public.pk,
        "publication": Publication.objects.create(
            process=place.process, number=1, version=version, title="x", at=now, **kept
        ).pk,
        "posting": Posting.objects.create(
            process=place.process, number=1, version=version, told="x", place="x", fixed_at=now, days=1,
            counted="naturales", until=_DAY, written_at=now, by=by, removed_at=now, removed_by=by,
        ).pk,
    }  # fmt: skip


def _followed(place):
    """A register of the secretary's, and a row that she wrote with its file."""
    now = clock.now()
    asked = {"key": "difusion", "name": "Difusión", "written_by": ["secretaria-tecnica"], "source": "x"}
    Declared.objects.create(
        process=place.process, kind="registros", content={"register": [asked | {"confidence": "A"}]}, digest="0",
        loaded_at=now,
    )  # fmt: skip
    hers = person(f"sigue-{place.process.slug}", Role.SECRETARY, place.process.slug).capacities.get()
    row = FollowUp.objects.create(
        process=place.process, register="difusion", register_name="Difusión", number=1, on=_DAY, what="x", values=[],
        known=[], digest="0", written_at=now, by=hers,
    )  # fmt: skip
    kept = Evidence.objects.create(follow_up=row, kind="constancia", file="", suffix="pdf", size=1, at=now, by=hers)
    return {"register": "difusion", "followed": row.pk, "evidence": kept.pk}


def _sat(place):
    """A session that was convened, an item of its agenda with a vote in writing, an instruction, a member."""
    now, process = clock.now(), place.process
    written = {"written_at": now, "by": console()}
    member = Member.objects.create(process=process, seat="integrante", name="x", since=_DAY, **written)
    session = Session.objects.create(process=process, kind="ordinaria", number=1, at=now, place="x", **written)
    SessionAct.objects.create(session=session, deed="convocar", at=now, **written)
    item = AgendaItem.objects.create(session=session, number=1, text="x")
    content = b"%PDF-x"
    path = private().save(f"sessions/{process.slug}.pdf", ContentFile(content))
    proof = {"file": path, "file_digest": sha256(content).hexdigest()}
    notice = SessionNotice.objects.create(session=session, member=member, means="oficio", at=now, **proof, **written)
    return {
        "session": session.pk,
        "notified": notice.pk,
        "item": item.pk,
        "member": member.pk,
        "deed": "avisar-al-ine",
        "paper": "guion",
        "instruction": Instruction.objects.create(
            session=session, number=1, text="x", owed_by="comision", **written
        ).pk,
        "dissent": Dissent.objects.create(
            item=item, member=member, kind="particular", file=path, file_digest=sha256(content).hexdigest(), **written
        ).pk,
    }


def _remitted(place, plan):
    """A remission whose package was sent during an outage and came back, and what INE asked; all with their files."""
    now, process = clock.now(), place.process
    kept = {"file": "x.pdf", "file_digest": "x", "by": console()}
    written = {**kept, "written_at": now}
    owed = Obligation.objects.create(process=process, plan=plan, row="INE", owed="requerimiento", opened_at=now)
    asked = Request.objects.create(process=process, reference="x", on=_DAY, asks="x", obligation=owed, **written)
    remission = Remission.objects.create(process=process, number=1, title="x", opened_at=now, by=console())
    package = Package.objects.create(remission=remission, number=1, index=[], size=1, at=now, **kept)
    outage = Outage.objects.create(process=process, since=now, what="x", **written)
    sending = Sending.objects.create(package=package, means="sivople", on=_DAY, folio="x", outage=outage, **written)
    reply = Reply.objects.create(sending=sending, outcome="devuelto", on=_DAY, observations="x", **written)
    return {
        "remission": remission.pk,
        "package": package.pk,
        "index": "indice.json",
        "sending": sending.pk,
        "reply": reply.pk,
        "requested": asked.pk,
        "outage": outage.pk,
    }
