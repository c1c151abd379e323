# SPDX-License-Identifier: EUPL-1.2
"""The register's tables, by noun."""

from .extracts import Extract
from .movements import Effect, Movement, Rectification
from .register import AffirmativeAction, Candidacy, Formula, Person
from .writing import Acceptance, Correction, ImportRun, Upload

__all__ = [
    "Acceptance",
    "AffirmativeAction",
    "Candidacy",
    "Correction",
    "Effect",
    "Extract",
    "Formula",
    "ImportRun",
    "Movement",
    "Person",
    "Rectification",
    "Upload",
]
