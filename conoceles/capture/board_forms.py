# SPDX-License-Identifier: EUPL-1.2
"""What a representation types on its board."""

from typing import Any

from django import forms

from conoceles.elections.models import Process

from .permissions import accepts
from .rules.standing import Standing


class BoardForm(forms.Form):
    """Which candidacies to list."""

    name = forms.CharField(
        label="Nombre", required=False, max_length=200, widget=forms.TextInput({"autocomplete": "off"})
    )
    office = forms.ChoiceField(label="Cargo", required=False)
    standing = forms.ChoiceField(label="Cómo va", required=False)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        those = [each for each in Standing if each is not Standing.TO_ENDORSE or accepts(process)]
        self.fields["standing"].choices = [("", "Todas"), *((each.code, each.value) for each in those)]
        self.fields["office"].choices = [("", "Todos"), *process.offices.values_list("key", "plural")]
