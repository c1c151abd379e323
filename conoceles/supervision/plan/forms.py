# SPDX-License-Identifier: EUPL-1.2
"""What is typed when a session approved a plan, as values."""

from typing import Any

from django import forms

from conoceles.elections.forms import DAY as _DAY
from conoceles.elections.forms import AgreedForm, day_widget
from conoceles.elections.models import Agreement
from conoceles.supervision.models import Plan


class ApprovalForm(AgreedForm):
    """The session's day, which session, and the agreement where there is one; what was read goes along."""

    on = forms.DateField(
        label="Día de la sesión que lo aprobó", help_text="Por ejemplo, 04/03/2024.", widget=day_widget(), **_DAY
    )
    session = forms.CharField(
        label="Sesión", max_length=200, help_text="Como la nombra su acta: «Sesión ordinaria del 5 de octubre de 2023»."
    )
    without = forms.BooleanField(
        label="La Comisión lo aprobó sin un acuerdo numerado", required=False, help_text="Entonces basta la sesión."
    )
    seen = forms.CharField(widget=forms.HiddenInput)
    field_order = ("on", "session", "without")

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, process=plan.process, initial={"seen": plan.digest}, **kwargs)
        self.fields["body"].initial = "Comisión"

    def clean(self) -> dict[str, Any]:
        """Without an agreement nothing of one is asked for."""
        if self.cleaned_data.get("without"):
            if self.cleaned_data.get("agreement") or self.cleaned_data.get("key"):
                self.add_error("without", "Hay además un acuerdo elegido o escrito. Deje una sola cosa.")
            for name in ("agreement", "key", "body", "title", "issued_on"):
                self.errors.pop(name, None)
            return self.cleaned_data
        return super().clean()

    def approved_by(self) -> Agreement | None:
        """The agreement, not yet saved when it is new; None where there was none."""
        return None if self.cleaned_data["without"] else self.agreed()
