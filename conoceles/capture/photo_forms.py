# SPDX-License-Identifier: EUPL-1.2
"""A photograph that comes in, and the part of it that is to be shown, as values."""

from typing import Any

from django import forms

from conoceles.elections.questionnaire import Question

from .phrases import of_this_age
from .rules.photos import Cut, Limits, Move, within

_PERCENT = 100
NUMBERS = "Escriba los tres números, de 0 a 100, o use los botones."


class PhotoForm(forms.Form):
    """The file, and her word that it is what it must be."""

    photo = forms.FileField(
        label="Fotografía",
        allow_empty_file=True,  # told by whoever opens it, with what to do
        error_messages={"required": "Elija el archivo de la fotografía."},
    )
    declared = forms.BooleanField(
        error_messages={"required": "Confirme que la fotografía cumple lo que se pide, y vuelva a elegirla."}
    )

    def __init__(self, *args: Any, question: Question, limits: Limits, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._too_large = too_large
        accepted = ",".join(f"image/{'jpeg' if each == 'jpg' else each}" for each in limits.formats)
        self.fields["photo"].widget = forms.FileInput({"accept": accepted})
        self.fields["photo"].help_text = _told(limits)
        self.fields["declared"].label = of_this_age(question)

    def clean_photo(self) -> bytes:
        """Its bytes."""
        content: bytes = self.cleaned_data["photo"].read()
        return content

    def clean(self) -> None:
        """Say why there is no file when it was thrown away as it came."""
        if self._too_large:
            self.errors.pop("photo", None)
            self.add_error("photo", "Ese archivo pesa demasiado para ser una fotografía. Elija otro, o redúzcalo.")


class CutForm(forms.Form):
    """The part that is shown: one step from where it is, or its place in hundredths of the whole photograph."""

    move = forms.ChoiceField(choices=[(move.value, move.value) for move in Move], required=False)
    left = forms.FloatField(min_value=0, max_value=_PERCENT, required=False, label="Desde la izquierda")
    top = forms.FloatField(min_value=0, max_value=_PERCENT, required=False, label="Desde arriba")
    width = forms.FloatField(min_value=1, max_value=_PERCENT, required=False, label="Ancho")

    def clean(self) -> None:
        """Refuse a form that says neither."""
        said = self.cleaned_data
        if not said.get("move") and any(said.get(name) is None for name in ("left", "top", "width")):
            raise forms.ValidationError(NUMBERS)

    def cut(self, width: int, height: int) -> Cut:
        """The numbers, as a part of a negative of *width* and *height* pixels."""
        said = self.cleaned_data
        return within(
            Cut(
                round(said["left"] * width / _PERCENT),
                round(said["top"] * height / _PERCENT),
                round(said["width"] * width / _PERCENT),
            ),
            width,
            height,
        )


def in_percent(cut: Cut, width: int, height: int) -> dict[str, float]:
    """*cut* as :class:`CutForm` has it."""
    return {
        "left": round(cut.left * _PERCENT / width, 1),
        "top": round(cut.top * _PERCENT / height, 1),
        "width": round(cut.width * _PERCENT / width, 1),
    }


def _told(limits: Limits) -> str:
    names = {"jpg": "JPEG", "png": "PNG", "webp": "WebP"}
    formats = [names[each] for each in limits.formats]
    width, height = limits.least
    return (
        f"{', '.join(formats[:-1])}{' o ' if len(formats) > 1 else ''}{formats[-1]}, de hasta "
        f"{limits.most_bytes / 1_000_000:g} MB y de al menos {width} × {height} puntos. Se guarda sin los datos "
        "ocultos del archivo, como el lugar donde se tomó."
    )
