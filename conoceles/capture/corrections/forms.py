# SPDX-License-Identifier: EUPL-1.2
"""What a candidacy asks to correct."""

from collections.abc import Iterable
from typing import Any

from django import forms

from conoceles.elections.models import Questionnaire

from .phrases import PHRASES
from .rules import LONGEST, Reason


class CorrectionForm(forms.Form):
    """Which sections, of one questionnaire, and why."""

    sections = forms.MultipleChoiceField(
        label="¿Qué rubros quiere corregir?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": PHRASES[Reason.NO_SECTIONS]},
    )
    motive = forms.CharField(
        label="¿Qué hay que corregir, y por qué?",
        max_length=LONGEST,
        help_text="Lo lee el instituto; no se publica.",
        widget=forms.Textarea({"rows": 4, "cols": 20}),
        error_messages={"required": PHRASES[Reason.WITHOUT_MOTIVE]},
    )

    def __init__(self, *args: Any, questionnaires: Iterable[Questionnaire], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {each.slug: each for each in questionnaires}
        self.fields["sections"].choices = [  # type: ignore[attr-defined]
            (f"{slug}/{section.key}", section.name)
            for slug, each in self.known.items()
            for section in each.definition.sections
        ]

    def asked(self) -> dict[Questionnaire, list[str]]:
        """The sections that were chosen, by questionnaire."""
        found: dict[Questionnaire, list[str]] = {}
        for each in self.cleaned_data["sections"]:
            slug, _, section = each.partition("/")
            found.setdefault(self.known[slug], []).append(section)
        return found
