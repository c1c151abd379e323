# SPDX-License-Identifier: EUPL-1.2
"""What whoever notifies writes down, as values."""

from typing import Any

from django import forms

from conoceles.capture.models import NoticeDelivery
from conoceles.credentials.forms import AcuseForm, DeliveryForm

__all__ = ["AcuseForm", "ProofForm"]


class ProofForm(DeliveryForm):
    """A printed notice handed over, or an attempt to: as a letter is, without the proof of who received it."""

    way = forms.ChoiceField(
        label="¿Cómo fue?",
        choices=NoticeDelivery.Way.choices,
        initial=NoticeDelivery.Way.AT_THE_DESK,
        widget=forms.RadioSelect,
    )
    acuse = forms.FileField(
        label="Acuse firmado, escaneado",
        required=False,
        help_text="PDF, JPEG o PNG de 5 MB a lo más. Puede subirlo después.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["identified_by"]

    def proof(self) -> NoticeDelivery:
        """As a proof, not yet registered."""
        kept = ("outcome", "way", "received_by", "receiver", "note")
        return NoticeDelivery(at=self.at(), **{name: self.cleaned_data[name] for name in kept})
