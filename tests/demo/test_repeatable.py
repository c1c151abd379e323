# SPDX-License-Identifier: EUPL-1.2
"""The same seed gives the same people, texts and portraits in every run of the program."""

import json
import os
import subprocess
import sys
from dataclasses import asdict

PROGRAM = """
import hashlib, json, sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from msgspec import convert
from conoceles.demo.answers import Respondent, respond
from conoceles.demo.corpus import corpus
from conoceles.demo.ground import Ground
from conoceles.demo.portraits import portrait
from conoceles.demo.slates import slates, stands
from conoceles.elections.questionnaire import Definition

given = json.loads(sys.stdin.read())
ground, definition = convert(given["ground"], Ground), convert(given["definition"], Definition)
words = corpus(settings.PROCESSES / "demo" / "corpus")
total = hashlib.sha256()
for number, (slate, row, stand) in enumerate(stands(slates(ground, words))):
    total.update(repr((row.position, row.number, row.origin, stand)).encode())
    if number % 29 == 0:
        who = Respondent(slate, stand, number)
        total.update(json.dumps(respond(definition, words, who, portrait=str)).encode())
    if number % 299 == 0:
        for picture in portrait(stand.person, "x"):
            total.update(picture.content)
print(total.hexdigest())
"""


def test_whatever_order_python_gives_its_sets(stage):
    given = json.dumps({"ground": asdict(stage.ground), "definition": stage.definition.to_json()}, default=sorted)
    digests = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=given,
            env=os.environ | {"PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert len(digests.pop()) == 65
