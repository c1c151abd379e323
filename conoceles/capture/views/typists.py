# SPDX-License-Identifier: EUPL-1.2
"""Who typed what last and when, in words for whoever is looking."""

from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Role
from conoceles.capture.queries.sheets import Sheet
from conoceles.elections.questionnaire import Section
from conoceles.look.dates import moment


def who(typist: Capacity, *, acting: Capacity) -> str:
    """In what capacity somebody typed; of a representation, her name too, as her colleagues need it."""
    if typist.pk == acting.pk:
        return "usted"
    role = Role(typist.role)
    name = typist.user.name
    return f"{name} ({ROLES[role].name})" if name and role is Role.PARTY else ROLES[role].name


def last(sheet: Sheet, section: Section, *, acting: Capacity) -> str:
    """Who typed *section* last, or chose its photograph, and when; empty where nobody did."""
    typed = [sheet.drafts[section.key]] if section.key in sheet.drafts else []
    chosen = [sheet.chosen[question.key] for question in section.questions if question.key in sheet.chosen]
    newest = max([*typed, *chosen], key=lambda each: each.typed_at, default=None)
    if newest is None:
        return ""
    at = moment(newest.typed_at, ZoneInfo(sheet.candidacy.process.timezone))
    return f"{who(newest.typed_by, acting=acting)}, el {at}"
