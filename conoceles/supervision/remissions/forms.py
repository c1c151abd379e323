# SPDX-License-Identifier: EUPL-1.2
"""What is typed of a remission, as values. Only what the system cannot know is asked for."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from conoceles.elections.forms import day_field, hour_field
from conoceles.elections.models import Process
from conoceles.files.uploading import DOCUMENT
from conoceles.look.dates import day as in_words
from conoceles.look.dates import moment
from conoceles.supervision.models import Document, Outage, Request, Sending

from .queries import Ready
from .sending_actions import Sent

#: Of whatever proves something.
FILE = f"PDF, PNG o JPG, de {DOCUMENT // 1_000_000} MB a lo más."
#: Letters of a long text.
LONG = 20_000


def instant(process: Process, day: date, hour: Any) -> datetime | None:
    """That hour of that day where *process* is; None where nobody wrote it."""
    return datetime.combine(day, hour, ZoneInfo(process.timezone)) if hour else None


def read(file: Any) -> bytes:
    """What a file holds; nothing where none was sent."""
    content: bytes = file.read() if file else b""
    return content


class OpenForm(forms.Form):
    """What goes together."""

    request = forms.ModelChoiceField(
        Request.objects.none(), label="Contesta un requerimiento", required=False, empty_label="No contesta ninguno"
    )
    documents = forms.ModelMultipleChoiceField(
        Document.objects.none(), label="Documentos listos para remitir", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    annexes = forms.ModelMultipleChoiceField(
        Document.objects.none(), label="Otros documentos que acompañan la respuesta", required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Sólo si contesta un requerimiento.",
    )  # fmt: skip
    extract = forms.BooleanField(
        label="Llevar las candidaturas aprobadas y las sustituciones, como están hoy", required=False
    )
    title = forms.CharField(
        label="Título", max_length=300, required=False, help_text="En blanco: los títulos de lo que lleva."
    )

    def __init__(self, *args: Any, ready: list[Ready], asked: Any, annexable: list[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = {one.document.pk: one.until for one in ready}
        self._choose("documents", days, lambda one: f"{one.title}{_until(days[one.pk])}")
        self._choose("annexes", [one.pk for one in annexable] if asked else [], lambda one: one.title)
        self.fields["request"].queryset = asked
        self.fields["request"].label_from_instance = lambda one: f"{one.reference}: {one.asks[:100]}"
        if not asked:
            del self.fields["request"]

    def _choose(self, name: str, keys: Any, label: Any) -> None:
        if not keys:
            del self.fields[name]
            return
        self.fields[name].queryset = Document.objects.filter(pk__in=list(keys)).order_by("pk")
        self.fields[name].label_from_instance = label

    def opened(self) -> dict[str, Any]:
        """What ``actions.open_remission`` is told."""
        given = self.cleaned_data
        return {
            "documents": [*given.get("documents", ()), *given.get("annexes", ())],
            "title": given["title"],
            "take_extract": given["extract"],
            "request": given.get("request"),
        }


def _until(day: date | None) -> str:
    return f", a más tardar el {in_words(day)}" if day else ""


class LetterForm(forms.Form):
    """The oficio: whoever it goes to and what it says, as the system proposes them."""

    addressee = forms.CharField(label="A quién se dirige", max_length=600, widget=forms.Textarea({"rows": 3}))
    text = forms.CharField(label="Texto del oficio", max_length=LONG, widget=forms.Textarea({"rows": 10}))
    copies = forms.CharField(
        label="Con copia para (opcional)", max_length=2000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Una por renglón.",
    )  # fmt: skip
    on = day_field("Día del oficio")


class SendForm(forms.Form):
    """That it was sent: what SIVOPLE answered."""

    folio = forms.CharField(
        label="Folio", max_length=120, help_text="El que dio SIVOPLE; sin él, el número del mensaje o del acuse.",
        error_messages={"required": "Falta el folio: con él consta que se envió."},
    )  # fmt: skip
    on = day_field("Día en que se envió")
    hour = hour_field("Hora (si consta)", required=False)
    means = forms.ChoiceField(label="Por dónde", choices=Sending.Means.choices)
    outage = forms.ModelChoiceField(
        Outage.objects.none(), label="Interrupción de SIVOPLE que lo impidió", required=False, empty_label="Ninguna"
    )
    file = forms.FileField(label="Acuse", required=False, help_text=f"{FILE} Sin SIVOPLE, es obligatorio.")
    note = forms.CharField(label="Nota (opcional)", max_length=600, required=False)

    def __init__(self, *args: Any, process: Process, day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": day, "means": Sending.Means.SIVOPLE}, **kwargs)
        self._process = process
        self.fields["outage"].queryset = process.outages.all()
        self.fields["outage"].label_from_instance = lambda one: f"Desde el {moment(one.since)}: {one.what[:80]}"
        if not process.outages.exists():
            del self.fields["outage"]

    def sent(self) -> Sent:
        """How it was sent."""
        given = self.cleaned_data
        return Sent(
            on=given["on"],
            folio=given["folio"],
            means=given["means"],
            at=instant(self._process, given["on"], given["hour"]),
            receipt=read(given["file"]),
            outage=given.get("outage"),
            note=given["note"],
        )


class InformForm(forms.Form):
    """The day on which the commission was told."""

    on = day_field("Día en que se informó a la Comisión")

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": day}, **kwargs)


class WhyForm(forms.Form):
    """Why it is given up."""

    why = forms.CharField(label="Por qué", max_length=300)


class AsideForm(WhyForm):
    """Why it does not count."""

    why = forms.CharField(label="Por qué se quita", max_length=300, help_text="Queda en la bitácora.")


class ReceiptForm(forms.Form):
    """The receipt that came afterwards."""

    on = day_field("Día en que llegó el acuse")
    file = forms.FileField(label="Acuse", help_text=FILE)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": day}, **kwargs)

    def kept(self) -> dict[str, Any]:
        """What ``correcting_actions.keep_receipt`` is told."""
        return {"on": self.cleaned_data["on"], "content": read(self.cleaned_data["file"])}
