# SPDX-License-Identifier: EUPL-1.2
"""The services that institutes install: with what accounts they run, what they reach, and what the manual says."""

import os
import subprocess
import sys

import pytest

from .test_house import ROOT

UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
MANUAL = (ROOT / "docs" / "operations" / "seguridad.md").read_text()
#: Where a store is, nobody can say beforehand.
WIDE = {"conoceles-envio.service"}


def said(unit):
    told = {}
    for line in unit.read_text().splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            told.setdefault(key, []).append(value)
    return told


@pytest.fixture(params=UNITS, ids=lambda unit: unit.name)
def unit(request):
    return request.param


def test_no_service_reaches_the_history_of_the_code(unit):
    assert "-/opt/conoceles/.git" in " ".join(said(unit)["InaccessiblePaths"]).split()


def test_every_service_runs_with_the_account_that_is_told_and_no_privilege(unit):
    told = said(unit)
    assert told["User"] == ["conoceles-publico" if unit.name == "conoceles-publico.service" else "conoceles"]
    assert (told["NoNewPrivileges"], told["CapabilityBoundingSet"], told["ProtectSystem"]) == (
        ["yes"],
        [""],
        ["strict"],
    )
    paragraph = MANUAL.partition("## La base y las cuentas de servicio")[2].partition("##")[0]
    assert f"`{told['User'][0]}`" in paragraph


def test_every_service_speaks_only_with_whom_it_is_told(unit):
    told = said(unit)
    families = told["RestrictAddressFamilies"][0].split()
    assert set(families) <= {"AF_INET", "AF_INET6", "AF_UNIX"}
    if unit.name in WIDE:
        assert "IPAddressDeny" not in told
        return
    assert (told["IPAddressDeny"], told["IPAddressAllow"]) == (["any"], ["localhost"])
    assert "`IPAddressDeny`" in MANUAL
    assert "`IPAddressAllow=localhost`" in MANUAL


@pytest.mark.skipif(os.geteuid() != 0, reason="sólo root puede dejar algo a nombre de otra cuenta")
def test_the_public_server_starts_with_an_account_that_cannot_enter_what_is_private(tmp_path):
    private = tmp_path / "home" / "private"
    private.mkdir(parents=True)
    private.chmod(0o700)
    os.chown(private, 65534, 65534)
    mine = {"CONOCELES_HOME": str(tmp_path / "home"), "CONOCELES_PRODUCTION": "1", "CONOCELES_SECRET_KEY": "x" * 50}
    as_anybody = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    command = [*as_anybody, sys.executable, "manage.py", "run", "--help"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | mine, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (private.stat().st_mode & 0o777, private.stat().st_uid) == (0o700, 65534)
