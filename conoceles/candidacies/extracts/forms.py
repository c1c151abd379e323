# SPDX-License-Identifier: EUPL-1.2
"""What is chosen to take an extract, as values."""

from typing import Any

from django import forms

from conoceles.candidacies.models import Extract
from conoceles.elections.models import Process


class ExtractForm(forms.Form):
    """Since which extract the changes are told; ``seen`` is the last one that the page knew of."""

    since = forms.ModelChoiceField(
        Extract.objects.none(),
        label="Cambios desde",
        required=False,
        empty_label=None,
        help_text="Lo usual es el último: así cada cambio se remite una vez.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].queryset = process.extracts.all()
        if not process.extracts.exists():
            del self.fields["since"]
