# SPDX-License-Identifier: EUPL-1.2
"""What is typed of a session, as values. Only what the system cannot know is asked for."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from conoceles.elections.forms import DAY, HOUR, day_widget, hour_widget
from conoceles.elections.models import Process
from conoceles.supervision.documents.labels import BODIES
from conoceles.supervision.documents.rules.words import Body
from conoceles.supervision.models import AgendaItem, Guest, Member, Version

from . import queries
from .actions import Planned
from .labels import KINDS, MEANS, OPINIONS, OUTCOMES, SENSES
from .resolving_actions import Resolved
from .rules.words import Kind, Outcome, Sense

_BEFORE = "Lista de asistencia y declaración de quórum\nLectura y aprobación del orden del día"
_AFTER = "Seguimiento de acuerdos\nAsuntos generales"
_LONGEST_ITEM = 600


def _hour() -> forms.TimeField:
    return forms.TimeField(
        label="Hora",
        help_text="Por ejemplo, 13:30.",
        widget=hour_widget(),
        **HOUR,
    )


class MomentForm(forms.Form):
    """When something was, or will be, and what proves it or why."""

    day = forms.DateField(label="Día", help_text="Por ejemplo, 05/10/2023.", widget=day_widget(), **DAY)
    hour = _hour()
    note = forms.CharField(label="Con qué consta", max_length=300)

    def __init__(self, *args: Any, now: datetime, noted: str = "", **kwargs: Any) -> None:
        here = timezone.localtime(now)
        super().__init__(*args, initial={"day": here.date(), "hour": here.time()}, **kwargs)
        if noted:
            self.fields["note"].label = noted
        else:
            del self.fields["note"]

    def at(self) -> datetime:
        """The instant."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))


class NoteForm(forms.Form):
    """A line: why, or where."""

    note = forms.CharField(label="Por qué", max_length=300)


class BroadcastForm(forms.Form):
    """Where it is seen."""

    note = forms.URLField(label="Liga de la transmisión", max_length=300, assume_scheme="https")


class PlanForm(forms.Form):
    """A session that is prepared."""

    kind = forms.ChoiceField(
        label="Tipo de sesión", choices=[(each.value, name.capitalize()) for each, name in KINDS.items()]
    )
    day = forms.DateField(label="Día", help_text="Por ejemplo, 05/10/2023.", widget=day_widget(), **DAY)
    hour = _hour()
    place = forms.CharField(label="Lugar", max_length=300)
    broadcast = forms.URLField(
        label="Liga de la transmisión (si ya se sabe)", required=False, max_length=300, assume_scheme="https"
    )
    before = forms.CharField(
        label="Puntos que van antes de los documentos", required=False, initial=_BEFORE, max_length=20_000,
        widget=forms.Textarea({"rows": 4}), help_text="Uno por renglón.",
    )  # fmt: skip
    versions = forms.ModelMultipleChoiceField(
        Version.objects.none(), label="Documentos que esperan a la Comisión", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    after = forms.CharField(
        label="Puntos que van después", required=False, initial=_AFTER, max_length=20_000,
        widget=forms.Textarea({"rows": 4}), help_text="Uno por renglón.",
    )  # fmt: skip
    guests = forms.CharField(
        label="Personas invitadas", required=False, max_length=10_000, widget=forms.Textarea({"rows": 3}),
        help_text="Una por renglón, con su cargo después de una coma.",
    )  # fmt: skip

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = [each.pk for each in queries.for_agenda(process)]
        field = self.fields["versions"]
        field.queryset = Version.objects.filter(pk__in=waiting).select_related("document").order_by("pk")
        field.label_from_instance = lambda one: f"{one.document.title}, versión {one.number}"
        if not waiting:
            del self.fields["versions"]

    def planned(self) -> Planned:
        """What it is to be."""
        given = self.cleaned_data
        items: list[tuple[str, Version | None]] = [(each, None) for each in _lines(given["before"])]
        items += [(each.document.title, each) for each in given.get("versions", ())]
        items += [(each, None) for each in _lines(given["after"])]
        pairs = [each.partition(",") for each in _lines(given["guests"])]
        return Planned(
            kind=Kind(given["kind"]),
            at=timezone.make_aware(datetime.combine(given["day"], given["hour"])),
            place=given["place"],
            broadcast=given["broadcast"],
            items=items,
            guests=[(name.strip()[:200], post.strip()[:200]) for name, _, post in pairs],
        )


def _lines(text: str) -> list[str]:
    return [each.strip()[:_LONGEST_ITEM] for each in text.splitlines() if each.strip()]


class NotifyForm(MomentForm):
    """Who was told, and how."""

    who = forms.ChoiceField(label="A quién")
    means = forms.ChoiceField(label="Cómo", choices=[(each.value, name) for each, name in MEANS.items()])
    field_order = ("who", "means", "day", "hour", "note")

    def __init__(self, *args: Any, waiting: list[Member | Guest], **kwargs: Any) -> None:
        super().__init__(*args, noted="Con qué consta (acuse, razón de fijación)", **kwargs)
        self._who = {_key(each): each for each in waiting}
        self.fields["who"].choices = [(key, str(each)) for key, each in self._who.items()]

    def told(self) -> Member | Guest:
        """Whom."""
        return self._who[self.cleaned_data["who"]]


def _key(who: Member | Guest) -> str:
    return f"{'m' if isinstance(who, Member) else 'g'}{who.pk}"


class AttendanceForm(MomentForm):
    """Whether each came; whoever did not, why."""

    def __init__(self, *args: Any, summoned: list[Member | Guest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._summoned = summoned
        for who in summoned:
            self.fields[f"c-{_key(who)}"] = forms.BooleanField(label=f"Asistió {who}", required=False)
            self.fields[f"w-{_key(who)}"] = forms.CharField(
                label=f"Si no asistió {who}, por qué (opcional)", required=False, max_length=300
            )

    def came(self) -> dict[Member | Guest, str | None]:
        """Of each, None if she came, else why she did not."""
        given = self.cleaned_data
        return {who: None if given[f"c-{_key(who)}"] else given[f"w-{_key(who)}"] for who in self._summoned}


class ResolveForm(forms.Form):
    """What was resolved of an item, and how each voted."""

    outcome = forms.ChoiceField(
        label="Qué se resolvió",
        widget=forms.RadioSelect,
        choices=[(each.value, name) for each, name in OUTCOMES.items()],
    )
    text = forms.CharField(
        label="Acuerdo, con sus palabras", required=False, max_length=20_000, widget=forms.Textarea({"rows": 3})
    )
    observations = forms.CharField(
        label="Observaciones, si se devolvió", required=False, max_length=20_000, widget=forms.Textarea({"rows": 3}),
        help_text="Una por renglón: cada una se contesta aparte.",
    )  # fmt: skip
    amendments = forms.CharField(
        label="Modificaciones que se votaron", required=False, max_length=20_000, widget=forms.Textarea({"rows": 3}),
        help_text="Si las hay, el documento espera otra versión que las diga (engrose).",
    )  # fmt: skip

    def __init__(self, *args: Any, item: AgendaItem, voters: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._voters = voters
        if item.version is None:
            del self.fields["amendments"]
        for each in voters:
            self.fields[f"v-{each.pk}"] = forms.ChoiceField(
                label=f"Voto de {each}",
                required=False,
                choices=[("", "No se votó"), *((s.value, n) for s, n in SENSES.items())],
            )
            self.fields[f"e-{each.pk}"] = forms.CharField(
                label=f"Motivo, si {each} se excusó", required=False, max_length=300
            )

    def resolved(self) -> Resolved:
        """What was resolved."""
        given = self.cleaned_data
        votes = {
            each: (Sense(given[f"v-{each.pk}"]), given[f"e-{each.pk}"])
            for each in self._voters
            if given[f"v-{each.pk}"]
        }
        return Resolved(
            Outcome(given["outcome"]), votes, given["text"], given["observations"], given.get("amendments", "")
        )


class DissentForm(forms.Form):
    """A vote in writing."""

    member = forms.ModelChoiceField(Member.objects.none(), label="De quién", empty_label=None)
    kind = forms.ChoiceField(label="Qué voto", choices=[(each.value, name) for each, name in OPINIONS.items()])
    text = forms.CharField(label="Texto", required=False, max_length=60_000, widget=forms.Textarea({"rows": 8}))
    file = forms.FileField(label="O el PDF firmado", required=False, help_text="De 20 MB a lo más.")

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = Member.objects.filter(ballots__item=item)


class InstructForm(forms.Form):
    """What the session instructed."""

    text = forms.CharField(label="Instrucción", max_length=600, widget=forms.Textarea({"rows": 3}))
    owed_by = forms.ChoiceField(label="Quién lo debe", choices=[(body.value, BODIES[body]) for body in Body])
    due = forms.DateField(
        label="Hasta qué día (si se dijo)",
        help_text="Por ejemplo, 05/10/2023.",
        required=False,
        widget=day_widget(),
        **DAY,
    )


class ReportForm(forms.Form):
    """How an instruction goes."""

    on = forms.DateField(label="Día", help_text="Por ejemplo, 05/10/2023.", widget=day_widget(), **DAY)
    text = forms.CharField(label="Qué se hizo", max_length=600, widget=forms.Textarea({"rows": 3}))
    done = forms.BooleanField(label="Con esto quedó cumplida", required=False)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": day}, **kwargs)
