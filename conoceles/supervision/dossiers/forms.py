# SPDX-License-Identifier: EUPL-1.2
"""What whoever makes a file chooses."""

from typing import Any

from django import forms

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Postulant, Process
from conoceles.supervision.models import Dossier

from .phrases import PHRASES
from .rules import Reason


class SearchForm(forms.Form):
    """By a name, as much of it as is known."""

    nombre = forms.CharField(label="Nombre o clave de la candidatura", max_length=100, required=False)


class MakeForm(forms.Form):
    """Of whom, and what for."""

    kind = forms.ChoiceField(label="Qué se forma", choices=Dossier.Kind.choices, widget=forms.RadioSelect)
    candidacy = forms.ModelChoiceField(Candidacy.objects.none(), required=False, widget=forms.HiddenInput)
    postulant = forms.ModelChoiceField(
        Postulant.objects.none(), label="De la representación de", required=False, empty_label="Elija una"
    )

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.process = process
        self.fields["candidacy"].queryset = Candidacy.objects.filter(process=process)  # type: ignore[attr-defined]
        postulants = Postulant.objects.filter(process=process).order_by("order")
        self.fields["postulant"].queryset = postulants  # type: ignore[attr-defined]
        self.fields["kind"].initial = Dossier.Kind.FILE

    def clean(self) -> dict[str, Any]:
        """One of both, and one alone."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(cleaned.get("candidacy")) == bool(cleaned.get("postulant")):
            self.add_error("postulant", PHRASES[Reason.NOBODY_FOUND])
        return cleaned

    def subject(self) -> str:
        """What the job works on: one job at a time of each."""
        of = "candidacy" if self.cleaned_data["candidacy"] else "postulant"
        return f"{self.cleaned_data['kind']}:{of}:{self.cleaned_data[of].pk}"
