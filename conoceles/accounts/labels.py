# SPDX-License-Identifier: EUPL-1.2
"""How the fields of allauth's forms are told in this house."""

from django import forms


def say(field: forms.Field, label: str, **attributes: str) -> None:
    """Give *field* a label of ours, and what browsers want to know of it."""
    field.label = label
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)
