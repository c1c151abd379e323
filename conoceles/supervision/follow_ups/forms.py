# SPDX-License-Identifier: EUPL-1.2
"""What is typed of a row, made of the fields that its register declares; what the system knows is not asked for."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from django import forms

from conoceles import __version__
from conoceles.elections.forms import DAY, day_widget
from conoceles.elections.models import Postulant, Process
from conoceles.look.dates import day as in_words
from conoceles.supervision.models import Document, Evidence, FollowUp, Obligation
from conoceles.supervision.obligations.phrases import occurrence, place

from .actions import Row, Sent
from .described import Asked, Register
from .manuals import versions
from .queries import Awaited, Meetable, without_acuse
from .rules.words import FieldKind

_KINDS = "PDF, PNG, JPG, XLSX, DOCX o ZIP, de 20 MB a lo más."


_MADE: dict[FieldKind, Callable[..., forms.Field]] = {
    FieldKind.TEXT: partial(forms.CharField, max_length=300),
    FieldKind.LONG: partial(forms.CharField, max_length=2000),
    FieldKind.NUMBER: partial(forms.IntegerField, min_value=0, max_value=999_999),
    FieldKind.DAY: forms.DateField,
    FieldKind.CHOICE: forms.ChoiceField,
    FieldKind.MANUAL: forms.ChoiceField,
    FieldKind.ADDRESS: partial(forms.URLField, max_length=300, assume_scheme="https"),
}


def _field(asked: Asked) -> forms.Field | None:
    """Where *asked* is typed; None for what the system answers, and for what is asked of each party."""
    if asked.kind not in _MADE:
        return None
    said: dict[str, Any] = {"label": asked.label, "help_text": asked.help, "required": asked.required}
    if asked.kind is FieldKind.LONG:
        said["widget"] = forms.Textarea({"rows": 4})
    if asked.kind is FieldKind.DAY:
        said = DAY | said | {"widget": day_widget()}
    if asked.kind in {FieldKind.CHOICE, FieldKind.MANUAL}:
        said["choices"] = _choices(asked, list(asked.choices or versions().values()))
    return _MADE[asked.kind](**said)


def _choices(asked: Asked, some: list[str]) -> list[tuple[str, str]]:
    return [*([] if asked.required else [("", "No se dice")]), *((each, each) for each in some)]


class RowForm(forms.Form):
    """A row of a register."""

    on = forms.DateField(label="Día en que se hizo", widget=day_widget(), **DAY)
    what = forms.CharField(label="Qué se hizo", max_length=300)

    def __init__(
        self,
        *args: Any,
        process: Process,
        register: Register,
        meetable: list[Meetable],
        awaited: Awaited | None,
        day: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, initial={"on": day}, **kwargs)
        self._register, self._meetable = register, meetable
        self._parties = list(Postulant.objects.filter(process=process).order_by("order", "key"))
        for asked in register.field:
            made = _field(asked)
            if made is not None:
                self.fields[f"f-{asked.key}"] = made
            elif asked.kind is FieldKind.BY_PARTY:
                for party in self._parties:
                    self.fields[f"p-{asked.key}-{party.pk}"] = forms.IntegerField(
                        label=f"{asked.label}: {party.name}", min_value=0, max_value=9999, required=False
                    )
        if register.to_parties:
            self.fields["to"] = forms.ModelMultipleChoiceField(
                Postulant.objects.filter(process=process).order_by("order", "key"),
                label="A quiénes se entregó",
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields["to"].label_from_instance = lambda one: one.name
        if meetable:
            self.fields["meets"] = forms.ChoiceField(
                label="Con esto se cumple",
                required=False,
                choices=[("", "Todavía nada"), *((str(one.obligation.pk), _owed(one)) for one in meetable)],
            )
        if awaited is not None:
            self.fields["approved"] = forms.ModelChoiceField(
                Document.objects.filter(pk__in=[each.pk for each in awaited.documents]),
                label="Documento por el que se acordó",
                required=False,
                empty_label="Elija uno" if awaited.documents else "Todavía no hay ninguno acordado",
                help_text=f"«{awaited.route.name}»: un cambio no se libera antes de que el Consejo General lo acuerde.",
            )
        self.fields["proof"] = forms.FileField(
            label="Archivo con que consta", required=register.evidence, help_text=_KINDS
        )

    def row(self) -> Row:
        """What was written."""
        given = self.cleaned_data
        chosen = next((one.obligation for one in self._meetable if str(one.obligation.pk) == given.get("meets")), None)
        return Row(
            on=given["on"],
            what=given["what"],
            values=[each for asked in self._register.field for each in self._said(asked)],
            to=list(given.get("to", [])),
            meets=chosen,
            approved=given.get("approved"),
        )

    def proofs(self) -> list[Sent]:
        """The file that was sent, if one was."""
        file = self.cleaned_data.get("proof")
        return [Sent(file.read(), file.name)] if file else []

    def _said(self, asked: Asked) -> Iterator[dict[str, str]]:
        """What was answered, as it is kept: nothing of what was left blank."""
        if asked.kind is FieldKind.SOFTWARE:
            value = f"Conóceles {__version__}"
        elif asked.kind is FieldKind.BY_PARTY:
            counts = [(party, self.cleaned_data.get(f"p-{asked.key}-{party.pk}")) for party in self._parties]
            told = [f"{party.acronym or party.name}: {count}" for party, count in counts if count is not None]
            total = sum(count for _, count in counts if count is not None)
            value = f"{'; '.join(told)}. En total: {total}" if told else ""
        else:
            given = self.cleaned_data.get(f"f-{asked.key}")
            value = in_words(given) if isinstance(given, date) else "" if given is None else str(given)
        if value:
            yield {"key": asked.key, "label": asked.label, "value": value}


def _owed(one: Meetable) -> str:
    obligation: Obligation = one.obligation
    due = one.seen.row.due if one.seen.row else None
    which = occurrence(obligation.occurrence, due.shape if due else None)
    limit = one.seen.standing.last_day
    until = f", con límite el {in_words(limit)}" if limit else ""
    return f"{place(obligation.row)}{obligation.name[:120]}{f' ({which})' if which else ''}{until}"


class EvidenceForm(forms.Form):
    """One more file of a row."""

    kind = forms.ChoiceField(
        label="Qué es", choices=[(each.value, each.label) for each in (Evidence.Kind.ACUSE, Evidence.Kind.PROOF)]
    )
    postulant = forms.ModelChoiceField(
        Postulant.objects.none(), label="De quién es el acuse", required=False, empty_label="De nadie: es constancia"
    )
    about = forms.CharField(label="Qué dice (opcional)", max_length=200, required=False)
    file = forms.FileField(label="Archivo", help_text=_KINDS)

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = follow_up.to.order_by("order", "key")
        if whose.exists():
            self.fields["postulant"].queryset = whose
            self.fields["postulant"].label_from_instance = lambda one: one.name
            missing = without_acuse(follow_up)
            self.initial = {"postulant": missing[0].pk if len(missing) == 1 else None}
        else:
            del self.fields["postulant"], self.fields["kind"]

    def sent(self) -> Sent:
        """The file."""
        given = self.cleaned_data
        return Sent(given["file"].read(), given["file"].name, given["about"])


class WhyForm(forms.Form):
    """Why a row does not count."""

    why = forms.CharField(label="Por qué", max_length=300)
