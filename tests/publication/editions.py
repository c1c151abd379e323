# SPDX-License-Identifier: EUPL-1.2
"""Making releases of an invented process, and verifying them as anyone would."""

import gzip
import io
import subprocess
import zipfile
from pathlib import Path

import brotli
from arro3.io import read_parquet
from django.conf import settings

from conoceles.accounts.queries import console
from conoceles.capture.actions import send
from conoceles.kernel.signatures import key_at, public_pem
from conoceles.publication import shelf
from conoceles.publication.publishing import publish
from conoceles.validation.actions import decide

#: What the release itself adds to its parts.
OWN = {
    "release.json", "release.json.br", "release.json.gz", "clave-publica.pem",
    "bitacora.txt", "bitacora.txt.br", "bitacora.txt.gz", "bitacora.pem",
}  # fmt: skip


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


def signing_key() -> bytes:
    """The public half of the key that signs releases, as PEM."""
    return public_pem(key_at(settings.PRIVATE / "keys" / "releases.pem"))


def verify(release: Path, *arguments):
    """What a citizen runs, with the programs of the system. Returns what they complain of."""
    sums = ["sha256sum", "-c", "--quiet", "--strict", *arguments, "SHA256SUMS"]
    signature = [
        "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "clave-publica.pem", "-rawin",
        "-in", "SHA256SUMS", "-sigfile", "SHA256SUMS.sig",
    ]  # fmt: skip
    runs = [subprocess.run(it, check=False, cwd=release, capture_output=True, text=True) for it in (sums, signature)]
    return [run.stdout + run.stderr for run in runs if run.returncode]


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


def readings(name, content):
    """The bytes of a file, as they lie and as they are read; of an archive, those of each file in it."""
    yield content
    suffix = Path(name).suffix
    if suffix == ".br":
        yield brotli.decompress(content)
    if suffix == ".gz":
        yield gzip.decompress(content)
    if suffix == ".parquet":
        table = read_parquet(io.BytesIO(content)).read_all()
        yield repr([column.to_pylist() for column in table.columns]).encode()
    if suffix in {".zip", ".xlsx"}:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for within in archive.namelist():
                yield from readings(within, archive.read(within))
