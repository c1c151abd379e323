# SPDX-License-Identifier: EUPL-1.2
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from conoceles.demo import queries
from conoceles.demo.corpus import corpus
from conoceles.demo.slates import slates, stands


@pytest.fixture(scope="session")
def stage(django_db_setup, django_db_blocker):
    """The invented process and everyone drawn for it, as values; the database forgets it at once."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_process", str(settings.PROCESSES / "demo"), verbosity=0)
        process, folder = queries.invented_process("demo")
        words = corpus(folder)
        ground = queries.ground(process, words.answers.questionnaire)
        questionnaire = process.questionnaires.get(slug=words.answers.questionnaire)
        drawn = slates(ground, words)
        made = SimpleNamespace(
            corpus=words, ground=ground, slates=drawn, everyone=list(stands(drawn)), definition=questionnaire.definition
        )
        transaction.set_rollback(True)
    return made
