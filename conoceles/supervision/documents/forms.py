# SPDX-License-Identifier: EUPL-1.2
"""What is typed of a document, as values. Only what the system cannot know is asked for."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from conoceles.elections.forms import DAY, HOUR, AgreedForm, day_widget, hour_widget
from conoceles.elections.models import Postulant, Process
from conoceles.supervision.models import Document, Incoming, SignedCopy

from . import queries
from .described import Step
from .labels import BODIES
from .lawful import Act
from .rules.words import RETURNS, VOTED, Body, Outcome, Verb

_RETURNED = {
    Verb.REVIEW: "Se devolvió con observaciones",
    Verb.DECIDE: "Se devolvió con observaciones",
    Verb.AGREE: "El Consejo General lo devolvió",
    Verb.VALIDATE: "El INE lo devolvió",
}
_DONE = {
    Verb.REVIEW: "Se trató, y sigue adelante",
    Verb.DECIDE: "Se aprobó o ratificó",
    Verb.AGREE: "El Consejo General lo acordó",
    Verb.VALIDATE: "El INE lo validó",
}


class DraftForm(forms.Form):
    """The title, and what a person writes in each section."""

    title = forms.CharField(label="Título", max_length=300)

    def __init__(self, *args: Any, document: Document, left: dict[str, str] | None = None, **kwargs: Any) -> None:
        content = document.draft.content
        said = {"": document.title} | {each["key"]: each["text"] for each in content["sections"]} | (left or {})
        super().__init__(*args, initial={f"s-{key}" if key else "title": text for key, text in said.items()}, **kwargs)
        for each in content["sections"]:
            self.fields[f"s-{each['key']}"] = forms.CharField(
                label=f"Texto de: {each['heading']}",
                required=False,
                help_text=each["help"],
                max_length=60_000,
                widget=forms.Textarea({"rows": 8}),
            )

    def texts(self) -> dict[str, str]:
        """By section, what was typed."""
        return {name[2:]: text for name, text in self.cleaned_data.items() if name.startswith("s-")}


class StepForm(AgreedForm):
    """A step of the route: only what that step needs is asked for."""

    outcome = forms.ChoiceField(label="Cómo terminó", widget=forms.RadioSelect)
    on = forms.DateField(label="Día en que fue", widget=day_widget(), **DAY)
    hour = forms.TimeField(label="Hora (si consta)", required=False, widget=hour_widget(), **HOUR)
    session = forms.CharField(
        label="Sesión", max_length=200, help_text="Como la nombra su acta: «Sesión ordinaria del 5 de octubre de 2023»."
    )
    votes_for = forms.IntegerField(label="Votos a favor", min_value=0, max_value=99, required=False)
    votes_against = forms.IntegerField(label="Votos en contra", min_value=0, max_value=99, required=False)
    abstentions = forms.IntegerField(label="Abstenciones", min_value=0, max_value=99, required=False)
    orders = forms.BooleanField(label="El acuerdo ordena remitirlo al INE", required=False)
    folio = forms.CharField(label="Folio de SIVOPLE", max_length=120, required=False)
    note = forms.CharField(label="Nota (opcional)", max_length=600, required=False)
    observations = forms.CharField(
        label="Observaciones, si se devolvió",
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 5}),
        help_text="Una por renglón: cada una se contesta aparte.",
    )
    seen = forms.CharField(widget=forms.HiddenInput)
    field_order = (
        "outcome", "on", "hour", "session", "votes_for", "votes_against", "abstentions", "agreement", "key", "body",
        "title", "issued_on", "orders", "folio", "observations", "note",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        process: Process,
        step: Step,
        stands: queries.Stood,
        day: date,
        **kwargs: Any,
    ) -> None:
        # The session of another body is another session.
        bodies = {each.key: each.by for each in stands.document.way.step}
        last = next((each for each in stands.steps[::-1] if each.session and bodies[each.step] == step.by), None)
        version = queries.version_for(stands, step)
        initial = {"on": day, "outcome": Outcome.DONE, "seen": version.digest if version else ""}
        if step.session and last is not None:
            initial |= {"session": last.session, "on": last.on}
        super().__init__(*args, process=process, initial=initial, **kwargs)
        self._step = step
        self.fields["outcome"].choices = [
            (Outcome.DONE, _DONE.get(step.verb, "")),
            (Outcome.RETURNED, _RETURNED.get(step.verb, "")),
        ]
        for name in self._unneeded():
            del self.fields[name]

    def _unneeded(self) -> list[str]:
        step, gone = self._step, []
        if step.verb not in RETURNS or not step.back_to:
            gone += ["outcome", "observations"]
        if not step.session:
            gone.append("session")
        if step.verb not in VOTED:
            gone += ["votes_for", "votes_against", "abstentions"]
        if step.verb is not Verb.AGREE:
            gone += ["agreement", "key", "body", "title", "issued_on", "orders"]
        if step.verb is not Verb.REMIT:
            gone.append("folio")
        return gone

    @property
    def returned(self) -> bool:
        """Whether it was returned."""
        return str(self.cleaned_data.get("outcome", Outcome.DONE)) == Outcome.RETURNED

    def clean(self) -> dict[str, Any]:
        """An agreement is asked for where there is one; what was returned has none."""
        if self._step.verb is not Verb.AGREE or self.returned:
            for name in ("agreement", "key", "body", "title", "issued_on"):
                self.errors.pop(name, None)
            return self.cleaned_data
        return super().clean()

    def act(self) -> Act:
        """What was done."""
        given = self.cleaned_data
        votes = [given.get(name) for name in ("votes_for", "votes_against", "abstentions")]
        agreed = self._step.verb is Verb.AGREE and not self.returned
        hour = given.get("hour")
        return Act(
            on=given["on"],
            seen=given["seen"],
            at=timezone.make_aware(datetime.combine(given["on"], hour)) if hour else None,
            session=given.get("session", ""),
            votes=None if votes[0] is None else (votes[0], votes[1] or 0, votes[2] or 0),
            agreement=self.agreed() if agreed else None,
            orders=bool(given.get("orders")),
            folio=given.get("folio", ""),
            note=given.get("note", ""),
        )


class WhyForm(forms.Form):
    """Why something does not count."""

    why = forms.CharField(label="Por qué", max_length=300)


class AnswerForm(forms.Form):
    """How an observation was answered."""

    text = forms.CharField(label="Respuesta", max_length=20_000, widget=forms.Textarea({"rows": 5}))


class CopyForm(forms.Form):
    """The PDF that came back."""

    kind = forms.ChoiceField(label="Qué es", choices=SignedCopy.Kind.choices, widget=forms.RadioSelect)
    file = forms.FileField(label="PDF", help_text="De 20 MB a lo más.")


class EditedForm(forms.Form):
    """The DOCX of a version, worked on elsewhere."""

    file = forms.FileField(
        label="DOCX editado",
        help_text="El que bajó de esta versión, sin control de cambios ni comentarios. De 10 MB a lo más.",
    )


class OtherForm(forms.Form):
    """A document that no row of the plan asks for at a time of its own."""

    route = forms.ChoiceField(label="Qué documento")
    title = forms.CharField(label="Título", max_length=300, required=False, help_text="En blanco: el de su ruta.")
    modifies = forms.ModelChoiceField(
        Document.objects.none(), label="Documento que modifica", required=False, empty_label="No modifica ninguno"
    )

    def __init__(self, *args: Any, process: Process, routes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["route"].choices = routes
        sent = Document.objects.filter(process=process, steps__isnull=False).distinct()
        self.fields["modifies"].queryset = sent


class LogForm(forms.Form):
    """What somebody did, the day she did it."""

    on = forms.DateField(label="Día", widget=day_widget(), **DAY)
    body = forms.ChoiceField(label="Quién lo hizo")
    postulant = forms.ModelChoiceField(
        Postulant.objects.none(), label="Qué partido o candidatura", required=False, empty_label="Ninguno"
    )
    what = forms.CharField(label="Qué se hizo", max_length=600, widget=forms.Textarea({"rows": 3}))
    evidence = forms.CharField(
        label="Con qué consta", max_length=300, required=False, help_text="Oficio, acta, lista de asistencia o liga."
    )

    def __init__(self, *args: Any, process: Process, bodies: list[Body], day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": day}, **kwargs)
        self.fields["body"].choices = [(body.value, BODIES[body]) for body in bodies]
        self.fields["postulant"].queryset = Postulant.objects.filter(process=process).order_by("order", "key")
        if Body.PARTIES not in bodies:
            del self.fields["postulant"]


class IncomingForm(forms.Form):
    """What came in by the oficialía de partes."""

    day = forms.DateField(label="Día en que se recibió", widget=day_widget(), **DAY)
    hour = forms.TimeField(label="Hora", widget=hour_widget(), **HOUR)
    sender = forms.CharField(label="Quién lo envía", max_length=200)
    reference = forms.CharField(label="Su número o folio", max_length=120, required=False)
    subject = forms.CharField(label="Asunto", max_length=300)
    sheets = forms.IntegerField(label="Hojas", min_value=1, max_value=9999)
    annexes = forms.CharField(label="Anexos", max_length=300, required=False)
    turned_to = forms.ChoiceField(label="Se turna a", choices=[(body.value, BODIES[body]) for body in Body])
    answer_due = forms.DateField(
        label="Contestar a más tardar", required=False, help_text="Si pide respuesta.", widget=day_widget(), **DAY
    )

    def paper(self) -> Incoming:
        """As a paper, not yet registered."""
        given = dict(self.cleaned_data)
        at = timezone.make_aware(datetime.combine(given.pop("day"), given.pop("hour")))
        return Incoming(received_at=at, **given)


class AnsweredForm(forms.Form):
    """With which document a paper was answered."""

    document = forms.ModelChoiceField(Document.objects.none(), label="Se contestó con", empty_label=None)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = Document.objects.filter(process=process, versions__isnull=False).distinct()
