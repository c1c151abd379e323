# SPDX-License-Identifier: EUPL-1.2
"""What is typed of a vote: what was resolved, and whether all voted for it or each as it is said."""

from typing import Any

from django import forms

from conoceles.supervision.models import AgendaItem, Member, Resolution

from .labels import OUTCOMES, SENSES
from .resolving import VOTED, Resolved
from .rules.words import Outcome, Sense

#: Nearly every vote is one of these two, so that five people who agree are one mark.
_ALL, _EACH = "todas", "cada-quien"


def _said(former: Resolution) -> dict[str, Any]:
    """What was written down, as the form tells it."""
    votes = list(former.item.votes.all())
    names = ("outcome", "text", "observations", "amendments")
    ballots = {f"v-{each.member_id}": each.sense for each in votes} | {
        f"e-{each.member_id}": each.motive for each in votes
    }
    return {name: getattr(former, name) for name in names} | ballots | ({"how": _EACH} if votes else {})


class ResolveForm(forms.Form):
    """What was resolved of an item, and how each voted."""

    page = "sessions/resolve.html"

    outcome = forms.ChoiceField(
        label="Qué se resolvió",
        widget=forms.RadioSelect,
        choices=[(each.value, name) for each, name in OUTCOMES.items()],
        error_messages={"required": "Diga qué se resolvió."},
    )
    how = forms.ChoiceField(label="Cómo se votó", required=False, widget=forms.RadioSelect)
    text = forms.CharField(
        label="Acuerdo, con sus palabras", required=False, max_length=20_000, widget=forms.Textarea({"rows": 3})
    )
    observations = forms.CharField(
        label="Observaciones, si se devolvió", required=False, max_length=20_000, widget=forms.Textarea({"rows": 3}),
        help_text="Una por renglón: cada una se contesta aparte.",
    )  # fmt: skip
    amendments = forms.CharField(
        label="Modificaciones que se votaron", required=False, max_length=20_000, widget=forms.Textarea({"rows": 3}),
        help_text="Si las hay, el documento espera otra versión que las diga (engrose).",
    )  # fmt: skip

    why = forms.CharField(
        label="Por qué se corrige", max_length=240,
        error_messages={"required": "Ese punto ya está resuelto. Si se anotó mal, diga por qué se corrige."},
        help_text="Lo que se había anotado se conserva, con este motivo; lo que el documento avanzó se deshace.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, item: AgendaItem, voters: list[Member], former: Resolution | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial=_said(former) if former else None, **kwargs)
        self._voters = voters
        if former is None:
            del self.fields["why"]
        self.fields["how"].choices = [
            (
                _ALL,
                f"Las {len(voters)} personas presentes, a favor" if len(voters) > 1 else "La persona presente, a favor",
            ),
            (_EACH, "Cada quien, como se dice abajo"),
        ]
        if item.version is None:
            del self.fields["amendments"], self.fields["observations"]
            self.fields["outcome"].choices = [
                one for one in self.fields["outcome"].choices if one[0] != Outcome.RETURNED
            ]
        for each in voters:
            self.fields[f"v-{each.pk}"] = forms.ChoiceField(
                label=f"Voto de {each}", required=False, choices=[("", "—"), *((s.value, n) for s, n in SENSES.items())]
            )
            self.fields[f"e-{each.pk}"] = forms.CharField(
                label=f"Motivo, si se excusó {each}", required=False, max_length=300
            )

    def ballots(self) -> list[tuple[Member, forms.BoundField, forms.BoundField]]:
        """Each who votes, how, and why she excused herself."""
        return [(each, self[f"v-{each.pk}"], self[f"e-{each.pk}"]) for each in self._voters]

    def clean(self) -> dict[str, Any]:
        """A vote is said once, and only of what is voted."""
        given = super().clean() or {}
        voted, how = given.get("outcome") in VOTED, given.get("how")
        named = [each for each in self._voters if given.get(f"v-{each.pk}")]
        if voted and not how and not named:
            self.add_error("how", "Diga cómo se votó.")
        elif how == _ALL and any(given[f"v-{each.pk}"] != Sense.FOR for each in named):
            self.add_error("how", "Dice que todas votaron a favor, y abajo alguien no. Deje una sola cosa.")
        elif given.get("outcome") and not voted and (how or named):
            self.add_error("how", "De eso no hay votación: quítela, o revise qué se resolvió.")
        return given

    def resolved(self) -> Resolved:
        """What was resolved."""
        given = self.cleaned_data
        if given["how"] == _ALL:
            votes = dict.fromkeys(self._voters, (Sense.FOR, ""))
        else:
            said = {each: given[f"v-{each.pk}"] for each in self._voters}
            why = {each: given[f"e-{each.pk}"] if said[each] == Sense.EXCUSED else "" for each in self._voters}
            votes = {each: (Sense(sense), why[each]) for each, sense in said.items() if sense}
        return Resolved(
            Outcome(given["outcome"]), votes, given["text"], given.get("observations", ""), given.get("amendments", "")
        )
