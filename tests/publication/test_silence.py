# SPDX-License-Identifier: EUPL-1.2
"""What is not even said to exist."""

import dataclasses
from datetime import UTC, datetime

from conoceles.capture.actions import send
from conoceles.elections.questionnaire import Definition, Kind, Option, Question, Section, Visibility
from conoceles.kernel.text import Counting
from conoceles.publication.freezing import frozen
from conoceles.publication.snapshot import Snapshot
from conoceles.validation.actions import decide
from tests.publication.editions import answer

IDENTITY = Definition(
    slug="identidad",
    name="Cuestionario de identidad",
    counting=Counting.COLLAPSED,
    source="inventado para las pruebas",
    sections=(
        Section(
            "grupos",
            "Grupos",
            (
                Question(
                    "grupo", "¿Pertenece al grupo?", Kind.CHOICE, Visibility.BADGE, "prueba", "A",
                    required=True, options=(Option("si", "Sí"), Option("no", "No")),
                ),
                Question(
                    "joven", "¿Es joven?", Kind.CHOICE, Visibility.PUBLIC, "prueba", "A",
                    options=(Option("si", "Sí"),), derived="de la edad",
                ),
            ),
        ),
    ),
)  # fmt: skip


def test_that_somebody_answered_about_her_identity_is_not_public(here, tmp_path):
    here.presidency.titular_owes = ["curricular", "identidad"]
    here.presidency.save()
    identity = dataclasses.replace(here, questionnaire=here.process.questionnaires.create(
        slug="identidad", version=1, content=IDENTITY.to_json(), digest="1" * 64,
        loaded_at=datetime(2024, 1, 1, tzinfo=UTC), in_force_at=datetime(2024, 1, 1, tzinfo=UTC),
        agreement=here.questionnaire.agreement,
    ))  # fmt: skip
    answered, silent = here.candidacy("Ana Pérez Uc"), here.candidacy("Luz Chan Ek")
    for who in (answered, silent):
        answer(here, who)
    before = frozen(here.process, tmp_path / "before")
    revision = send(answered, identity.questionnaire, answers={"grupo": "si"}, by=here.as_candidacy(answered))
    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    after = frozen(here.process, tmp_path / "after")

    assert after.digest == before.digest
    snapshot = Snapshot(tmp_path / "after")
    assert [sheet.questionnaire for profile in snapshot.everyone() for sheet in profile.sheets] == ["curricular"] * 2
    assert [asked.slug for asked in snapshot.header.questionnaires] == ["curricular"]
