# SPDX-License-Identifier: EUPL-1.2
"""A world to publish, and how anyone verifies what came of it."""

import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from conoceles.accounts.queries import console
from conoceles.capture.actions import send
from conoceles.publication import shelf
from conoceles.publication.publishing import publish
from conoceles.validation.actions import decide
from tests.world import world


@pytest.fixture
def plain_part(monkeypatch):
    """Releases of one small part, so that a test says what the engine does and not what the site shows."""
    monkeypatch.setattr(settings, "RELEASE_PARTS", ["tests.publication.plain_part"])


@pytest.fixture
def here(own_database, plain_part):
    """An invented process in a database that can be committed to."""
    return world()


def answer(here, candidacy, text="Maestra rural desde 2004.", *, approve=True, **answers):
    """*candidacy* sends its answers, and they are approved."""
    revision = send(candidacy, here.questionnaire, answers={"camino": text} | answers, by=here.as_candidacy(candidacy))
    if approve:
        decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    return revision


def published(here, **options):
    return publish(here.process, by=console(), **options)


def current(here) -> Path:
    """The folder that the public sees."""
    return shelf.of(here.process.slug).current.resolve()


def verify(release: Path, *arguments):
    """What a citizen runs, with the programs of the system. Returns what they complain of."""
    sums = subprocess.run(
        ["sha256sum", "-c", "--quiet", "--strict", *arguments, "SHA256SUMS"],
        cwd=release,
        capture_output=True,
        text=True,
    )
    signature = subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "clave-publica.pem", "-rawin",
         "-in", "SHA256SUMS", "-sigfile", "SHA256SUMS.sig"],
        cwd=release, capture_output=True, text=True,
    )  # fmt: skip
    return [run.stdout + run.stderr for run in (sums, signature) if run.returncode]


def listed(release: Path):
    """The paths in SHA256SUMS."""
    return [line[66:] for line in (release / "SHA256SUMS").read_text().splitlines()]


def lying(release: Path):
    """The files that are there, without the list and its signature."""
    files = (path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file())
    return sorted(set(files) - {"SHA256SUMS", "SHA256SUMS.sig"})


def content(release: Path):
    """Every file with its bytes."""
    return {path: (release / path).read_bytes() for path in lying(release)}
