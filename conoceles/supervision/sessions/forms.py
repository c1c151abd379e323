# SPDX-License-Identifier: EUPL-1.2
"""What is typed of a session, as values. Only what the system cannot know is asked for."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from conoceles.accounts.models import Capacity
from conoceles.elections.forms import DAY, HOUR, day_widget, hour_widget
from conoceles.supervision.documents.labels import BODIES
from conoceles.supervision.documents.rules.words import Body
from conoceles.supervision.models import AgendaItem, Guest, Member

from .labels import MEANS, OPINIONS
from .rules.words import Means
from .telling import role


def hour_field() -> forms.TimeField:
    """At what hour."""
    return forms.TimeField(
        label="Hora",
        help_text="Por ejemplo, 13:30.",
        widget=hour_widget(),
        **HOUR,
    )


class MomentForm(forms.Form):
    """When something was, or will be, and what proves it or why."""

    day = forms.DateField(label="Día", help_text="Por ejemplo, 04/03/2024.", widget=day_widget(), **DAY)
    hour = hour_field()
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


class CloseForm(MomentForm):
    """When it ended; whoever leaves points without a word says that she means to."""

    page = "sessions/close.html"
    anyway = forms.BooleanField(
        label="Clausurar sin anotar qué se resolvió de esos puntos",
        error_messages={"required": "Anote qué se resolvió de cada punto, o marque que se clausura sin anotarlo."},
    )

    def __init__(self, *args: Any, left: list[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left = left
        if not left:
            del self.fields["anyway"]


class NoteForm(forms.Form):
    """A line: why, or where."""

    note = forms.CharField(label="Por qué", max_length=300)


class BroadcastForm(forms.Form):
    """Where it is seen."""

    note = forms.URLField(label="Liga de la transmisión", max_length=300, assume_scheme="https")


class NotifyForm(MomentForm):
    """Who were told in the same way, at the same hour, and how."""

    whom = forms.MultipleChoiceField(
        label="A quiénes", widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Marque al menos a una persona.",
            "invalid_choice": "De alguien que marcó ya consta la notificación. Revise la lista.",
        },
        help_text="Marque a quienes se notificó del mismo modo y a la misma hora; las demás, después.",
    )  # fmt: skip
    means = forms.ChoiceField(label="Cómo", choices=[(each.value, MEANS[each]) for each in MEANS if each != Means.HERE])
    file = forms.FileField(label="Acuse en PDF (opcional)", required=False, help_text="De 20 MB a lo más.")
    field_order = ("whom", "means", "day", "hour", "note", "file")

    def __init__(self, *args: Any, waiting: list[Member | Guest], **kwargs: Any) -> None:
        super().__init__(*args, noted="Con qué consta (acuse, razón de fijación)", **kwargs)
        self._who = {_key(each): each for each in waiting}
        self.fields["whom"].choices = [(key, f"{each}, {role(each)}") for key, each in self._who.items()]
        if len(waiting) == 1:
            self.initial["whom"] = list(self._who)

    def content(self) -> bytes:
        """The PDF, if one was sent."""
        file = self.cleaned_data.get("file")
        return file.read() if file else b""

    def told(self) -> list[Member | Guest]:
        """Whom."""
        return [self._who[key] for key in self.cleaned_data["whom"]]


def _key(who: Member | Guest) -> str:
    return f"{'m' if isinstance(who, Member) else 'g'}{who.pk}"


class AttendanceForm(MomentForm):
    """Whether each came; whoever did not, why."""

    page = "sessions/attend.html"

    def __init__(self, *args: Any, summoned: list[Member | Guest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._summoned = summoned
        for who in summoned:
            self.fields[f"c-{_key(who)}"] = forms.BooleanField(label=f"Asistió {who}", required=False)
            self.fields[f"w-{_key(who)}"] = forms.CharField(
                label=f"Si no, por qué (opcional): {who}", required=False, max_length=300
            )

    def people(self) -> list[tuple[Member | Guest, str, forms.BoundField, forms.BoundField]]:
        """Each, in what place she comes, whether she came, and why not."""
        return [(who, role(who), self[f"c-{_key(who)}"], self[f"w-{_key(who)}"]) for who in self._summoned]

    def clean(self) -> dict[str, Any]:
        """Whoever came has no reason for not coming."""
        given = super().clean() or {}
        for who in self._summoned:
            if given.get(f"c-{_key(who)}") and given.get(f"w-{_key(who)}"):
                self.add_error(f"w-{_key(who)}", f"Dice que asistió {who} y también por qué no. Deje una sola cosa.")
        return given

    def came(self) -> dict[Member | Guest, str | None]:
        """Of each, None if she came, else why she did not."""
        given = self.cleaned_data
        return {who: None if given[f"c-{_key(who)}"] else given[f"w-{_key(who)}"] for who in self._summoned}


class PassageForm(MomentForm):
    """Who came while it sat, or left, and at what hour."""

    who = forms.ChoiceField(label="Quién", help_text="Quien está presente se retira; quien no, llega.")
    field_order = ("who", "day", "hour")

    def __init__(self, *args: Any, people: list[Member | Guest], inside: list[Member | Guest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._who = {_key(each): (each, each not in inside) for each in people}
        named = [
            (key, f"{'Llegó' if comes else 'Se retiró'} {each}, {role(each)}")
            for key, (each, comes) in self._who.items()
        ]
        self.fields["who"].choices = [("", "Elija a alguien"), *named]

    def passed(self) -> dict[str, Any]:
        """Who, whether she came, and when."""
        who, comes = self._who[self.cleaned_data["who"]]
        return {"who": who, "arrived": comes, "at": self.at()}


class DissentForm(forms.Form):
    """A vote in writing."""

    member = forms.ModelChoiceField(Member.objects.none(), label="De quién", empty_label=None)
    kind = forms.ChoiceField(label="Qué voto", choices=[(each.value, name) for each, name in OPINIONS.items()])
    text = forms.CharField(label="Texto", required=False, max_length=60_000, widget=forms.Textarea({"rows": 8}))
    file = forms.FileField(label="O el PDF firmado", required=False, help_text="De 20 MB a lo más.")

    def __init__(self, *args: Any, item: AgendaItem, own: Capacity | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = Member.objects.filter(ballots__item=item)
        self.fields["member"].queryset = whose if own is None else whose.filter(capacity=own)


class InstructForm(forms.Form):
    """What the session instructed."""

    text = forms.CharField(label="Instrucción", max_length=600, widget=forms.Textarea({"rows": 3}))
    owed_by = forms.ChoiceField(label="Quién lo debe", choices=[(body.value, BODIES[body]) for body in Body])
    due = forms.DateField(
        label="Hasta qué día (si se dijo)",
        help_text="Por ejemplo, 04/03/2024.",
        required=False,
        widget=day_widget(),
        **DAY,
    )


class ReportForm(forms.Form):
    """How an instruction goes."""

    on = forms.DateField(label="Día", help_text="Por ejemplo, 04/03/2024.", widget=day_widget(), **DAY)
    text = forms.CharField(label="Qué se hizo", max_length=600, widget=forms.Textarea({"rows": 3}))
    done = forms.BooleanField(label="Con esto quedó cumplida", required=False)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": day}, **kwargs)
