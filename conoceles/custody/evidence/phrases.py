# SPDX-License-Identifier: EUPL-1.2
"""The reasons of the documento de seguridad, in words for people."""

from .rules import Reason

PHRASES = {
    Reason.WITHOUT_WHY: "Escriba por qué se expide: qué cambió, o qué lo pide.",
}
