# SPDX-License-Identifier: EUPL-1.2
"""What whoever has treatment end writes down."""

from typing import Any

from django import forms

from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import named
from conoceles.custody.models import Destruction, Ending, Unsealing
from conoceles.elections.models import Process

from .remaining import Remain

_DATES = ["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
_WRONG_DATE = {"invalid": "Escriba día, mes y año; por ejemplo, 3/5/2027."}


def _date(label: str, help_text: str, missing: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=f"{help_text} Día, mes y año; por ejemplo, 3/5/2027.",
        input_formats=_DATES,
        widget=forms.DateInput({"autocomplete": "off", "inputmode": "numeric"}, format="%d/%m/%Y"),
        error_messages=_WRONG_DATE | {"required": missing},
    )


class FoundedForm(forms.Form):
    """The agreement, and whose data it is about."""

    whose = forms.ChoiceField(
        label="¿De quién son los datos?",
        choices=[("proceso", "De todas las candidaturas del proceso"), ("una", "De una sola candidatura")],
        widget=forms.RadioSelect,
        error_messages={"required": "Diga si es de todas o de una sola."},
    )
    name = forms.CharField(
        label="Si es de una sola, su nombre",
        required=False,
        max_length=200,
        help_text="Completo, como está en el registro; o la última parte de la dirección de su perfil.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    agreement = forms.CharField(
        label="Acuerdo o resolución que lo ordena",
        max_length=120,
        help_text="Su clave; por ejemplo, C.G.071/2027. No escriba aquí nombres.",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Escriba qué acuerdo o resolución lo ordena."},
    )
    agreed_on = _date("Fecha de ese documento", "", "Escriba la fecha del documento.")
    body = forms.CharField(
        label="Quién lo tomó",
        max_length=200,
        help_text="Por ejemplo, Consejo General, o Tribunal Electoral del Estado.",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Escriba quién tomó el acuerdo."},
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.process, self.candidacy = process, None

    def clean(self) -> dict[str, Any]:
        """Whose: one, found by her whole name or by the address of her profile."""
        given = super().clean() or {}
        if given.get("whose") == "una":
            words = given.get("name", "").strip()
            everybody = Candidacy.objects.filter(process=self.process).select_related("person", "process")
            found = list(everybody.filter(slug=words)[:2]) or list(named(everybody, words)[:2]) if words else []
            if len(found) != 1:
                wrong = (
                    "Hay más de una que se llama así: escriba la última parte de la dirección de su perfil."
                    if found
                    else "Escriba el nombre de una candidatura de este proceso."
                )
                self.add_error("name", wrong)
            else:
                self.candidacy = found[0]
        return given

    def founded(self) -> dict[str, Any]:
        """What every act that an agreement founds says."""
        given = self.cleaned_data
        return {"process": self.process, "candidacy": self.candidacy} | {
            key: given[key].strip() if isinstance(given[key], str) else given[key]
            for key in ("agreement", "agreed_on", "body")
        }


class EndForm(FoundedForm):
    """That it is understood what cannot be undone."""

    sure = forms.BooleanField(
        label="Leí lo que pasa con los datos, y que no tiene vuelta",
        error_messages={"required": "Marque que lo leyó."},
    )

    def ending(self, stage: str) -> Ending:
        """As the action takes it."""
        return Ending(stage=stage, **self.founded())


class OpeningForm(FoundedForm):
    """For what, until when, and for whom."""

    purpose = forms.CharField(
        label="¿Para qué se abre?",
        max_length=500,
        help_text="Lo que ordena quien puede hacerlo; por ejemplo, desahogar una prueba en un expediente.",
        widget=forms.Textarea({"rows": 3, "cols": 20}),
        error_messages={"required": "Escriba para qué se abre."},
    )
    until = _date(
        "Hasta qué día puede hacerse", "Después de ese día hace falta otra autorización.", "Escriba hasta qué día."
    )
    recipient = forms.CharField(
        label="Clave pública de quien recibirá el archivo",
        max_length=200,
        help_text="Empieza con «age1» y la da quien lo ordenó: sólo con la privada, que no sale de ahí, se abre.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Escriba la clave pública de quien lo recibirá."},
    )

    def unsealing(self) -> Unsealing:
        """As the action takes it."""
        given = self.cleaned_data
        more = {"purpose": given["purpose"].strip(), "until": given["until"], "recipient": given["recipient"].strip()}
        return Unsealing(**self.founded(), **more)


class CertifyForm(forms.Form):
    """Who destroyed what she kept."""

    which = forms.ChoiceField(
        label="¿Qué se destruyó?", widget=forms.RadioSelect, error_messages={"required": "Elija qué se destruyó."}
    )
    who = forms.CharField(
        label="Quién lo tenía y lo destruyó",
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Escriba quién lo destruyó."},
    )
    on = _date("Qué día", "", "Escriba qué día se destruyó.")
    document = forms.CharField(
        label="Acta que lo hace constar",
        max_length=200,
        help_text="Su folio; por ejemplo, Acta 4/2027.",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Escriba qué acta lo hace constar."},
    )

    def __init__(self, *args: Any, left: list[Remain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = [  # type: ignore[attr-defined]
            (f"{each.what}-{each.number}-{each.place}", each.words) for each in left if each.what
        ]

    def destruction(self) -> Destruction:
        """As the action takes it."""
        given = self.cleaned_data
        what, number, place = given["which"].split("-")
        return Destruction(
            what=what, number=int(number), place=int(place), who=given["who"].strip(), on=given["on"],
            document=given["document"].strip(),
        )  # fmt: skip
