# SPDX-License-Identifier: EUPL-1.2
"""The description of the JSON is true: every file of a release has one address in it, and holds just what it says."""

import hashlib
import json
import re
from dataclasses import replace

import msgspec
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from conoceles.opendata import part as opendata
from conoceles.opendata.api import PATH
from conoceles.publication.parts import site
from conoceles.publication.sealing import Card
from conoceles.publication.snapshot import (
    EmblemInfo,
    GroupInfo,
    Move,
    Paused,
    Printed,
    State,
    Unopened,
    Voting,
    Withdrawn,
)
from conoceles.rights import part as rights
from conoceles.statistics import part as statistics
from conoceles.supervision import part as supervision
from tests.publication.site_pages import laid
from tests.publication.snapshots import EVERYONE, HEADER, NEVER, PHOTO, profile, sheet, written
from tests.rights.frozen import beside as notices_beside
from tests.statistics.cuts.frozen import beside as cuts_beside
from tests.statistics.progress.frozen import beside
from tests.supervision.published.frozen import beside as commission_beside

_HELD = {"office": "ayuntamiento", "territory": "municipio:2"}
_PAUSE = Paused("propuestas", "", "2027-04-01T10:00:00-06:00", "sentencia", "sentencia de un tribunal")
#: Whoever is in a state that nobody of ``EVERYONE`` is in.
MORE = (
    profile("Ada Uc", sheet({"grado": "ninguno"}, paused=(_PAUSE,)), **_HELD, printed=True,
            printed_as=Printed("Ada U.", "presidencia", "2", "S"), badges=(GroupInfo("indigena", "Indígena"),),
            salt="5a1"),
    profile("Bea Uc", **_HELD, status="renuncia", status_on="2027-05-01", printed=True, vacant=True, seat="S",
            moves=(Move("renuncia", "2027-05-01", "C.G. 7/2027", "2027-04-30"),)),
    profile("Cleo Uc", **_HELD, withdrawn=Withdrawn("2027-05-09", "sentencia", "una sentencia"), postulant="faro",
            printed=False, printed_instead="Otra"),
    profile("Eva Uc", NEVER, **_HELD, position="regiduria", number="2", order=2),
    profile("Fe Uc", sheet(), **_HELD, position="regiduria", number="2", order=2, postulant="faro"),
    profile("Dora Uc", replace(sheet({}), state=State.UNOPENED, version=0), **_HELD, postulant="sola",
            registered_on=""),
)  # fmt: skip
#: Photographs are named by their own digest.
_PHOTO = tuple(replace(each, digest=hashlib.sha256(each.digest.encode()).hexdigest()) for each in EVERYONE[0].photo)
EVERYBODY = (replace(EVERYONE[0], photo=_PHOTO), *EVERYONE[1:], *MORE)
_EMBLEM = EmblemInfo("e" * 64, "Una ceiba", 10, 10)
FULL = replace(
    HEADER,
    process=replace(HEADER.process, site="https://sitio.example/prueba/"),
    offices=tuple(replace(office, ballots_closed_on="2027-05-10") for office in HEADER.offices),
    postulants=(replace(HEADER.postulants[0], emblem=_EMBLEM), *HEADER.postulants[1:]),
    unopened=(Unopened("sindicatura", "Sindicaturas", "2027-04-10", "C.G. 3/2027", listed=False),),
    voting=(Voting("extranjero", ("gubernatura",), (), "", "una ley", sure=True),),
)
_BRACES = re.compile(r"\\\{([a-z]+)\\\}")


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    folder = tmp_path_factory.mktemp("api")
    snapshot = written(folder / "frozen", EVERYBODY, FULL)
    (folder / "frozen" / "photos" / _EMBLEM.digest).write_bytes(PHOTO)
    beside(folder / "frozen")
    cuts_beside(folder / "frozen")
    commission_beside(folder / "frozen")
    notices_beside(folder / "frozen")
    lying = laid(snapshot, folder / "site", parts=(site, opendata, statistics, supervision, rights))
    card = Card("prueba", 1, "2027-05-10T10:00:00-06:00", "a" * 64, len(EVERYBODY), "")
    (lying / "release.json").write_bytes(msgspec.json.encode(card))  # as the sealing writes it
    return lying


@pytest.fixture(scope="module")
def api(release):
    return json.loads((release / PATH).read_bytes())


def fits(path, parameters, name):
    """Whether *name* is an address of the template *path*, each part of it as the description says."""
    found = re.fullmatch(_BRACES.sub(r"(?P<\1>[^/]+?)", re.escape(path)), name)
    return found is not None and all(
        Draft202012Validator(each["schema"]).is_valid(found[each["name"]]) for each in parameters
    )


def test_it_is_valid_openapi_and_leads_outside_of_nothing(api):
    OpenAPIV31SpecValidator(api).validate()
    assert api["servers"] == [{"url": "../", "description": api["servers"][0]["description"]}]


def test_every_file_lies_at_one_address_and_holds_what_is_said_and_no_address_is_idle(release, api):
    paths = {path: told.get("parameters", ()) for path, told in api["paths"].items()}
    validators = {}
    for path, told in api["paths"].items():
        schema = told["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        validators[path] = Draft202012Validator({**schema, "components": api["components"]})
    used, problems = set(), []
    for file in sorted(release.rglob("*.json")):
        name = f"/{file.relative_to(release).as_posix()}"
        fitting = [path for path, parts in paths.items() if fits(path, parts, name)]
        if len(fitting) > 1:  # an address without parts goes before those with them (OpenAPI 3.1, 4.8.8.2)
            fitting = [path for path in fitting if path == name] or fitting
        if len(fitting) != 1:
            problems.append((name, fitting))
            continue
        used.add(fitting[0])
        errors = validators[fitting[0]].iter_errors(json.loads(file.read_bytes()))
        problems += [(name, error.json_path, error.message[:200]) for error in errors]
    assert problems == []
    # Of few words and people no piece lies in a folder of 256, and no word in a file of its own.
    assert {path for path in set(paths) - used if "{grupo}" not in path} == {"/palabras/datos/solas/{palabra}.json"}


def test_what_is_not_described_is_noticed(release, api):
    """A key more, one less, or another type: the description is no ornament."""
    told = json.loads((release / "ayuntamientos/pueblo-solo/ada-uc.json").read_bytes())
    validator = Draft202012Validator({"$ref": "#/components/schemas/tipo-candidatura", "components": api["components"]})
    assert validator.is_valid(told)
    assert not validator.is_valid(told | {"telefono_privado": "999"})
    assert not validator.is_valid(told | {"perfil": told["perfil"] | {"de": "x"}})
    assert not validator.is_valid({key: value for key, value in told.items() if key != "registro"})
    assert not validator.is_valid(told | {"edad": "41"})
