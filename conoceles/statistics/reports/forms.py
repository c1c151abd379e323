# SPDX-License-Identifier: EUPL-1.2
"""What whoever drafts a report chooses."""

from typing import Any

from django import forms

from conoceles.elections.models import Process
from conoceles.look.dates import day
from conoceles.statistics.models import ProgressCut, ReportDraft
from conoceles.statistics.progress.queries import cuts

from .drafting import Prepared, prepared
from .rules import Kind


class _Cuts(forms.ModelChoiceField):
    def label_from_instance(self, obj: ProgressCut) -> str:
        """By its day, in words."""
        return day(obj.day)


class DraftForm(forms.Form):
    """Which report, of which cut."""

    kind = forms.ChoiceField(
        label="Qué informe", choices=ReportDraft.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": "Elija qué informe se hace."},
    )  # fmt: skip
    cut = _Cuts(
        ProgressCut.objects.none(), label="Con el corte del día", empty_label=None,
        help_text="Todas sus cifras salen de ese corte, que no cambia.",
        error_messages={"required": "Elija un corte. Si no hay ninguno, se toma solo al empezar cada día."},
    )  # fmt: skip
    number = forms.CharField(
        label="Número del documento, si ya lo tiene", max_length=60, required=False,
        help_text="Por ejemplo, UAI/014/2027. Va impreso al principio y al pie.",
    )  # fmt: skip

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cut"].queryset = cuts(process).defer("figures").order_by("-day")  # type: ignore[attr-defined]

    def prepared(self) -> Prepared:
        """The report, set; to be kept by the action."""
        chosen = ProgressCut.objects.select_related("process").get(pk=self.cleaned_data["cut"].pk)
        return prepared(Kind(self.cleaned_data["kind"]), chosen, number=self.cleaned_data["number"].strip())
