# SPDX-License-Identifier: EUPL-1.2
"""Whoever finds a fault is told whom to tell, also by programs (RFC 9116), and for how long that holds."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from conoceles.publication.freezing.securing import security
from conoceles.publication.snapshot import SecurityInfo
from tests.publication.site_pages import made
from tests.publication.snapshots import HEADER, written
from tests.world import world

TOLD = SecurityInfo("mailto:seguridad@conoceles.example", "2024-09-01")


def site(tmp_path, told, **process):
    return made(
        written(tmp_path / "f", header=replace(HEADER, security=told, process=replace(HEADER.process, **process)))
    )


def test_programs_and_people_are_told_the_same(tmp_path):
    files = site(tmp_path, TOLD, site="https://conoceles.example/demo/")
    lines = files["seguridad/security.txt"].decode().splitlines()
    assert lines == [
        "Contact: mailto:seguridad@conoceles.example",
        "Expires: 2024-09-01T00:00:00Z",
        "Preferred-Languages: es, en",
        "Canonical: https://conoceles.example/.well-known/security.txt",
        "Policy: https://conoceles.example/demo/seguridad/",
    ]
    page = files["seguridad/index.html"].decode()
    assert 'href="mailto:seguridad@conoceles.example"' in page
    assert "1 de septiembre de 2024" in page
    assert "security.txt" in page


def test_undecided_there_is_no_file_and_the_page_says_so(tmp_path):
    files = site(tmp_path, SecurityInfo())
    assert "seguridad/security.txt" not in files
    assert "Todavía no hay una dirección sólo para esto" in files["seguridad/index.html"].decode()


def test_the_page_leads_to_what_the_system_is_made_of(tmp_path):
    files = site(tmp_path, TOLD)
    bill = json.loads(files["seguridad/componentes.cdx.json"])
    assert f"{len(bill['components'])} componentes" in files["seguridad/index.html"].decode()


@pytest.mark.django_db
@pytest.mark.parametrize("month", range(1, 13))
def test_it_holds_for_less_than_a_year_and_each_month_renews_it(month):
    process = world(security_contact="mailto:x@conoceles.example").process
    at = datetime(2024, month, 15, tzinfo=UTC)
    told = security(process, at)
    until = date.fromisoformat(told.until)
    assert timedelta(days=150) < until - at.date() < timedelta(days=365)
    assert until.day == 1
    assert security(process, at + timedelta(days=31)).until > told.until


@pytest.mark.django_db
def test_nobody_is_named_where_nobody_decided():
    assert security(world().process, datetime(2024, 1, 1, tzinfo=UTC)) == SecurityInfo()
