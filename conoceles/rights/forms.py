# SPDX-License-Identifier: EUPL-1.2
"""What people write of a request, as values."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import listed, named
from conoceles.elections.forms import DAY, HOUR, day_widget, hour_widget
from conoceles.elections.models import Process, Questionnaire

from .actions import OnPaper
from .answer_actions import Answer
from .phrases import EFFECTS, OUTCOMES, PHRASES, RIGHTS, SHOWN
from .rules import LONGEST, SHORT, Effect, Identified, Outcome, Reason, Right

_FILE = "PDF, JPEG o PNG de 5 MB a lo más."


def _long(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea({"rows": 5, "cols": 20}), **more)


def _rights(offered: Iterable[Right]) -> list[tuple[str, str]]:
    return [(right.value, RIGHTS[right]) for right in offered]


class AskForm(forms.Form):
    """What she asks for on her own screen."""

    right = forms.ChoiceField(label="¿Qué derecho quiere ejercer?", widget=forms.RadioSelect)
    text = _long(
        "¿Qué pide, y de qué datos?",
        help_text="Lo lee sólo quien atiende estas solicitudes en el instituto. No se publica.",
    )

    def __init__(self, *args: Any, offered: Iterable[Right], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["right"].choices = _rights(offered)  # type: ignore[attr-defined]


class TextForm(forms.Form):
    """A text, under whatever label it is asked for."""

    text = _long("Texto")

    def __init__(self, *args: Any, label: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = label, hint


class MomentForm(forms.Form):
    """When something was, by its day and its hour."""

    day = forms.DateField(label="Día", help_text="Por ejemplo, 05/10/2023.", widget=day_widget(), **DAY)
    hour = forms.TimeField(label="Hora", help_text="Por ejemplo, 13:30.", widget=hour_widget(), **HOUR)

    def at(self) -> datetime | None:
        """The instant, where both are written."""
        day, hour = self.cleaned_data.get("day"), self.cleaned_data.get("hour")
        return timezone.make_aware(datetime.combine(day, hour)) if day and hour else None


class PaperForm(MomentForm):
    """A request that came on paper."""

    whose = forms.CharField(
        label="De quién son los datos", max_length=200, help_text="El nombre como está en el registro, o su clave."
    )
    right = forms.ChoiceField(label="Qué derecho ejerce", widget=forms.RadioSelect)
    text = _long("Qué pide", help_text="Como está escrito. Lo lee sólo quien atiende estas solicitudes.")
    representative = forms.CharField(label="Quién la presenta, si no es la persona", max_length=SHORT, required=False)
    contact = forms.CharField(
        label="Dónde quiere que se le notifique", max_length=SHORT, required=False, help_text="Si lo dice."
    )
    scan = forms.FileField(
        label="El escrito, escaneado",
        required=False,
        help_text=f"{_FILE} Sin copia de la identificación: ésa no se guarda.",
    )

    def __init__(self, *args: Any, process: Process, offered: Iterable[Right], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.process = process
        self.fields["right"].choices = _rights(offered)  # type: ignore[attr-defined]
        self.fields["day"].label, self.fields["hour"].label = "Día del sello de recibido", "Hora del sello de recibido"
        self.order_fields(["whose", "right", "text", "day", "hour", "representative", "contact", "scan"])

    def clean_whose(self) -> Candidacy:
        """The one candidacy that is so called; with several, each is told with its key."""
        found = list(named(listed(self.process), self.cleaned_data["whose"])[:6])
        exact = [each for each in found if each.key == self.cleaned_data["whose"].strip()]
        found = exact or found
        if not found:
            raise forms.ValidationError(PHRASES[Reason.NOBODY_FOUND])  # type: ignore[arg-type]
        if len(found) > 1:
            told = "; ".join(f"{each.person.name}, {each.formula.position.name}: clave {each.key}" for each in found)
            msg = f"Hay más de una. Escriba la clave de la que es: {told}."
            raise forms.ValidationError(msg)
        return found[0]

    def paper(self) -> OnPaper:
        """What ``actions.take_in`` takes."""
        said = self.cleaned_data
        at = self.at()
        assert at is not None
        return OnPaper(
            Right(said["right"]), said["text"], at, said["representative"], said["contact"],
            said["scan"].read() if said["scan"] else None,
        )  # fmt: skip


class IdentifyForm(forms.Form):
    """What was shown."""

    means = forms.ChoiceField(label="Qué mostró", widget=forms.RadioSelect)
    shown = forms.CharField(
        label="Qué se vio",
        max_length=SHORT,
        help_text="Por ejemplo: vigente, con fotografía, exhibida y devuelta. No escriba su número.",
    )
    power = forms.CharField(label="Con qué documento acredita que la representa", max_length=SHORT, required=False)

    def __init__(self, *args: Any, represented: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["means"].choices = [(key.value, words) for key, words in SHOWN.items()]  # type: ignore[attr-defined]
        if not represented:
            del self.fields["power"]

    def said(self) -> dict[str, Any]:
        """What ``actions.identify`` takes."""
        return self.cleaned_data | {"means": Identified(self.cleaned_data["means"])}


class CompleteForm(MomentForm):
    """What she handed in when she was asked to."""

    text = _long("Qué completó")


class AnswerForm(forms.Form):
    """The answer, with what follows from it."""

    outcome = forms.ChoiceField(
        label="Respuesta", choices=[(key.value, words) for key, words in OUTCOMES.items()], widget=forms.RadioSelect
    )
    ground = _long("Fundamento", help_text="El artículo en que se apoya.")
    motive = _long("Motivo", help_text="La persona lo lee. Diga qué se hará y cuándo, o por qué no procede.")
    effects = forms.MultipleChoiceField(
        label="Qué debe ocurrir para que se cumpla", widget=forms.CheckboxSelectMultiple, required=False,
        help_text="La solicitud no se cierra hasta que el sistema encuentra que ocurrió.",
    )  # fmt: skip
    sections = forms.MultipleChoiceField(
        label="Si corrige lo que capturó, qué rubros", widget=forms.CheckboxSelectMultiple, required=False,
        help_text="De un solo cuestionario. Quedan abiertos para la persona.",
    )  # fmt: skip
    document = forms.FileField(label="Documento de la respuesta, si ya lo tiene", required=False, help_text=_FILE)

    def __init__(
        self, *args: Any, effects: Iterable[Effect], questionnaires: Iterable[Questionnaire], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {each.slug: each for each in questionnaires}
        sections = [
            (f"{slug}/{section.key}", f"{each.definition.name}: {section.name}")
            for slug, each in self.known.items()
            for section in each.definition.sections
        ]
        offered = [each for each in effects if each is not Effect.PROFILE or sections]
        self.fields["effects"].choices = [(each.value, EFFECTS[each]) for each in offered]  # type: ignore[attr-defined]
        if Effect.PROFILE in offered:
            self.fields["sections"].choices = sections  # type: ignore[attr-defined]
        else:
            del self.fields["sections"]

    def clean(self) -> dict[str, Any]:
        """Sections of one questionnaire, where something captured is to be corrected."""
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = {each.partition("/")[0] for each in cleaned.get("sections") or ()}
        wants = Effect.PROFILE in (cleaned.get("effects") or ())
        if wants and len(chosen) != 1:
            self.add_error("sections", "Elija qué rubros se corrigen, de un solo cuestionario.")
        return cleaned

    def answer(self) -> Answer:
        """What ``answer_actions.answer`` takes."""
        said = self.cleaned_data
        effects = [Effect(each) for each in said["effects"]]
        sections = said.get("sections") or [] if Effect.PROFILE in effects else []
        slug = sections[0].partition("/")[0] if sections else ""
        return Answer(
            outcome=Outcome(said["outcome"]),
            ground=said["ground"],
            motive=said["motive"],
            effects=effects,
            questionnaire=self.known.get(slug),
            sections=[each.partition("/")[2] for each in sections],
            document=said["document"].read() if said["document"] else None,
        )


class NotifyForm(MomentForm):
    """How she was told; on paper, with its acuse."""

    way = forms.CharField(label="Cómo se le notificó", max_length=SHORT)
    acuse = forms.FileField(label="Acuse firmado", required=False, help_text=_FILE)

    def __init__(self, *args: Any, mailbox: bool, now: datetime, **kwargs: Any) -> None:
        here = timezone.localtime(now)
        super().__init__(*args, initial={"day": here.date(), "hour": here.time()}, **kwargs)
        if mailbox:
            self.fields["way"].initial = "Por su propia pantalla, con aviso a su correo"
            self.fields["acuse"].help_text = f"Sólo si además se le entregó en papel. {_FILE}"
        self.order_fields(["way", "day", "hour", "acuse"])


class NoteForm(forms.Form):
    """What was done of what leaves no trace in the system."""

    note = forms.CharField(label="Qué se hizo, y con qué consta", max_length=SHORT)


class HandCopyForm(forms.Form):
    """Who received a copy on paper."""

    receiver = forms.CharField(label="Quién la recibió y firmó", max_length=SHORT)
    acuse = forms.FileField(label="Acuse firmado", help_text=_FILE)
