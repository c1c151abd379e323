# SPDX-License-Identifier: EUPL-1.2
"""What a list of repeated texts is filtered by."""

from typing import Any

from django import forms

from conoceles.elections.models import Process

from .queries.groups import labels


class FilterForm(forms.Form):
    """Question, who nominates, and whether the pairs of one formula are wanted."""

    question = forms.ChoiceField(label="Pregunta", required=False)
    postulant = forms.ModelChoiceField(label="Actor político", queryset=None, required=False, empty_label="Todos")

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].choices = [("", "Todas"), *labels(process).items()]
        self.fields["postulant"].queryset = process.postulants.all()
