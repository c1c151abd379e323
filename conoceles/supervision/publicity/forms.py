# SPDX-License-Identifier: EUPL-1.2
"""What is typed to publish, to take out what is not public, and to fix in the estrados."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from conoceles.elections.forms import day_field, hour_field
from conoceles.elections.queries import today
from conoceles.files.uploading import DOCUMENT
from conoceles.supervision.models import Posting, PublicVersion, Version
from conoceles.supervision.plan.rules.words import Counted

from .labels import COUNTED
from .making import Said


class WhyForm(forms.Form):
    """Why."""

    why = forms.CharField(label="Por qué", max_length=300)


class PublishForm(forms.Form):
    """Whether it has personal data, and which file is to be public."""

    personal = forms.ChoiceField(
        label="¿El documento tiene datos personales?",
        choices=[("no", "No: se publica completo"), ("si", "Sí: se publica su versión pública")],
        widget=forms.RadioSelect,
        help_text="Son datos personales, por ejemplo, un domicilio, un teléfono, la salud o una firma de particular.",
    )
    public = forms.ModelChoiceField(
        PublicVersion.objects.none(), label="Versión pública", required=False, empty_label="Ninguna"
    )
    looked = forms.BooleanField(
        label="Abrí el archivo que se publica y lo leí completo; lo testado no se lee", required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        found = list(version.public_versions.filter(discarded=""))
        # A public version is what goes out, and whoever wants otherwise says so: that is the safe choice.
        chosen = {"personal": "si", "public": found[0].pk if len(found) == 1 else None} if found else {}
        super().__init__(*args, initial={"seen": version.digest, **chosen}, **kwargs)
        self.fields["public"].queryset = version.public_versions.filter(discarded="")
        self.fields["public"].label_from_instance = _called
        if not found:
            del self.fields["public"]

    def given(self) -> dict[str, Any]:
        """As ``actions.publish`` takes it."""
        said = self.cleaned_data
        return {
            "personal": said["personal"] == "si",
            "public": said.get("public") if said["personal"] == "si" else None,
            "looked": said["looked"],
            "seen": said["seen"],
        }


def _called(public: PublicVersion) -> str:
    at = timezone.localtime(public.made_at)
    return f"{public.get_kind_display()}, del {at:%d/%m/%Y, %H:%M}"


class _SaidForm(forms.Form):
    """What a public version says of itself."""

    ground = forms.CharField(
        label="Fundamento", max_length=600, help_text="Los artículos de la ley que piden testarlo."
    )
    motive = forms.CharField(
        label="Motivo",
        max_length=3000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Por qué se testa, sin decir qué. Se publica.",
    )
    resolution = forms.CharField(
        label="Resolución del Comité de Transparencia", max_length=120, help_text="Como se cita: CT/12/2024."
    )
    resolved_on = day_field("Día de la resolución")
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        super().__init__(*args, initial={"seen": version.digest, **kwargs.pop("initial", {})}, **kwargs)

    def said(self) -> Said:
        """As values."""
        given = self.cleaned_data
        return Said(given["ground"], given["motive"], given["resolution"], given["resolved_on"])


class TypedForm(_SaidForm):
    """What is to be taken out of the text."""

    passages = forms.CharField(
        label="Qué se testa",
        max_length=20_000,
        widget=forms.Textarea({"rows": 6}),
        help_text="Un texto por renglón, tal como está en el documento. Se quita en todas partes donde esté.",
    )
    field_order = ("passages",)

    def given(self) -> list[str]:
        """Each passage, without blanks around it."""
        return [line for each in self.cleaned_data["passages"].splitlines() if (line := each.strip())]


class DrawnForm(_SaidForm):
    """A PDF from which somebody took it out."""

    file = forms.FileField(
        label="PDF ya testado",
        help_text=f"De {DOCUMENT // 1_000_000} MB a lo más. Aquí se vuelve imágenes: lo cubierto no queda debajo.",
    )
    title = forms.CharField(label="Título público", max_length=300, help_text="Sin datos personales.")
    field_order = ("file", "title")


class FixForm(forms.Form):
    """Where and when something was fixed, and for how long."""

    told = forms.CharField(
        label="Cómo lo llama la lista pública",
        max_length=300,
        help_text="Por ejemplo: «Acuerdo por el que se determina el inicio de la publicación». Sin datos personales.",
    )
    place = forms.CharField(label="En qué estrados", max_length=300, initial="los estrados del instituto")
    day = day_field("Día en que se fijó")
    hour = hour_field("Hora")
    days = forms.IntegerField(
        label="Cuántos días debe estar", min_value=1, max_value=365, help_text="Se cuentan desde el día siguiente."
    )
    counted = forms.ChoiceField(
        label="Qué días cuentan",
        choices=[(each.value, words) for each, words in COUNTED.items() if each is not Counted.UNSPECIFIED],
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        day = today(version.document.process)
        initial = {"seen": version.digest, "day": day, "counted": Counted.NATURAL.value}
        super().__init__(*args, initial=initial, **kwargs)

    def posting(self) -> Posting:
        """As a fixing, not yet kept."""
        given = self.cleaned_data
        return Posting(
            told=given["told"],
            place=given["place"],
            fixed_at=timezone.make_aware(datetime.combine(given["day"], given["hour"])),
            days=given["days"],
            counted=given["counted"],
        )


class RemoveForm(forms.Form):
    """When it was removed."""

    day = day_field("Día en que se retiró")
    hour = hour_field("Hora")
    why = forms.CharField(label="Si fue antes de que terminara su plazo, por qué", max_length=300, required=False)

    def at(self) -> datetime:
        """Its instant."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))
