# SPDX-License-Identifier: EUPL-1.2
"""What whoever delivers types, as values."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from conoceles.elections.models import Council, Postulant, Process

from .models import Batch, Delivery

_OF_WHOEVER_RECEIVED = {
    "received_by": "Escriba el nombre de quien recibió.",
    "receiver": "Diga en calidad de qué recibió.",
    "identified_by": "Diga con qué documento se identificó.",
}


class DeliveryForm(forms.Form):
    """A letter handed over, or an attempt to."""

    outcome = forms.ChoiceField(
        label="¿Qué pasó?",
        choices=Delivery.Outcome.choices,
        initial=Delivery.Outcome.DELIVERED,
        widget=forms.RadioSelect,
    )
    way = forms.ChoiceField(
        label="¿Cómo fue?", choices=Delivery.Way.choices, initial=Delivery.Way.AT_THE_DESK, widget=forms.RadioSelect
    )
    day = forms.DateField(
        label="Día", help_text="Por ejemplo, 04/03/2024.", input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y"),
    )  # fmt: skip
    hour = forms.TimeField(
        label="Hora", help_text="De 00:00 a 23:59.", input_formats=["%H:%M"],
        widget=forms.TimeInput({"autocomplete": "off"}, format="%H:%M"),
    )  # fmt: skip
    received_by = forms.CharField(
        label="Nombre de quien recibió", max_length=200, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    receiver = forms.ChoiceField(label="En calidad de", choices=[("", "—"), *Delivery.Receiver.choices], required=False)
    identified_by = forms.ChoiceField(
        label="Documento con que se identificó", choices=[("", "—"), *Delivery.Document.choices], required=False,
        help_text="No escriba su número.",
    )  # fmt: skip
    note = forms.CharField(
        label="Nota", max_length=300, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    acuse = forms.FileField(
        label="Acuse firmado, escaneado",
        required=False,
        help_text="PDF, JPEG o PNG de 5 MB a lo más. Puede subirlo después.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.localtime()
        self.fields["day"].initial, self.fields["hour"].initial = now.date(), now.time()

    def clean(self) -> dict[str, Any]:
        """Whoever received has a name, a quality and a document: all that lacks is told at once."""
        given = super().clean() or {}
        if given.get("outcome") == Delivery.Outcome.DELIVERED:
            for name, wanted in _OF_WHOEVER_RECEIVED.items():
                if name in self.fields and not given.get(name) and name not in self.errors:
                    self.add_error(name, wanted)
        return given

    def at(self) -> datetime:
        """When it was."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))

    def delivery(self) -> Delivery:
        """As a delivery, not yet registered."""
        given = self.cleaned_data
        kept = ("outcome", "way", "received_by", "receiver", "identified_by", "note")
        return Delivery(at=self.at(), **{name: given[name] for name in kept})


class AcuseForm(forms.Form):
    """A receipt that comes after its delivery."""

    acuse = forms.FileField(label="Acuse firmado, escaneado", help_text="PDF, JPEG o PNG de 5 MB a lo más.")


class NoticeForm(forms.Form):
    """To whom a notice goes: by mail, or by whatever means somebody used."""

    to = forms.EmailField(
        label="Correo", required=False, help_text="Déjelo vacío para imprimir o copiar el aviso.",
        widget=forms.EmailInput({"autocomplete": "off"}),
    )  # fmt: skip


class ToldForm(forms.Form):
    """By what means a notice without address reached whom it concerns."""

    how = forms.ChoiceField(
        label="¿Cómo se comunicó?",
        choices=[(each, each) for each in ("Impreso", "Mensaje corto al teléfono", "Leído por teléfono", "En persona")],
    )


class PlaceForm(forms.Form):
    """Where a council attends, and when."""

    address = forms.CharField(label="Domicilio", max_length=300)
    hours = forms.CharField(
        label="Horario", max_length=200, help_text="Por ejemplo, de lunes a sábado, de 9 a 15 horas."
    )


class FilterForm(forms.Form):
    """Which accounts to list."""

    show = forms.ChoiceField(
        label="Ver", required=False, choices=[("", "Las que faltan"), ("todas", "Todas")], initial=""
    )
    council = forms.ModelChoiceField(Council.objects.none(), label="Consejo", required=False, empty_label="Todos")
    postulant = forms.ModelChoiceField(
        Postulant.objects.none(), label="Representación", required=False, empty_label="Todas"
    )

    def __init__(self, *args: Any, process: Process, own: Council | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["postulant"].queryset = process.postulants.all()
        self.fields["council"].queryset = process.councils.all()
        if own is not None:
            del self.fields["council"]


class IssueForm(forms.Form):
    """Whose letters are issued, and whether for the first time."""

    of = forms.ChoiceField(label="¿De quién?", help_text="Cada cuenta se emite una vez, se pida como se pida.")
    which = forms.ChoiceField(
        label="¿Qué cartas?",
        choices=[("nuevas", "Las que nunca se han emitido"), ("vencidas", "Otra vez, las que vencieron sin usarse")],
        initial="nuevas",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._process = process
        self.fields["of"].choices = [
            ("todo", "Todo el proceso"),
            ("Las candidaturas de una elección", [(f"cargo {each.key}", each.name) for each in process.offices.all()]),
            (
                "Las de una representación, con su cuenta genérica",
                [(f"postulante {each.key}", each.name) for each in process.postulants.all()],
            ),
        ]

    def options(self) -> dict[str, Any]:
        """As a job is told."""
        kind, _, key = self.cleaned_data["of"].partition(" ")
        return {
            "office": key if kind == "cargo" else "",
            "postulant": key if kind == "postulante" else "",
            "again": self.cleaned_data["which"] == "vencidas",
        }

    def batch(self) -> Batch:
        """As a batch, not opened."""
        given = self.options()
        return Batch(
            process=self._process,
            office=self._process.offices.filter(key=given["office"]).first(),
            postulant=self._process.postulants.filter(key=given["postulant"]).first(),
            again=given["again"],
        )


class PrepareForm(forms.Form):
    """By whom the letters are handed over."""

    route = forms.ChoiceField(
        label="¿Cómo se reúnen?",
        choices=[
            ("representacion", "Un paquete por partido, coalición o candidatura independiente"),
            ("consejo", "Un paquete por consejo, y otro de las oficinas centrales"),
        ],
        initial="representacion",
        widget=forms.RadioSelect,
    )
