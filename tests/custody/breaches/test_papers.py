# SPDX-License-Identifier: EUPL-1.2
"""What leaves custody on paper: tagged, sound to a checker by another hand, and opened as DOCX."""

from conoceles.custody.breaches import actions, queries, telling
from conoceles.custody.evidence import papers as evidence
from conoceles.files.papers import made
from conoceles.kernel import clock
from conoceles.look import papers
from tests.look.test_papers import written
from tests.supervision.test_every_paper import faults

from .test_breaches import here, statement  # noqa: F401  (a fixture)


def test_every_paper_of_custody_is_sound_and_opens(here, tmp_path):  # noqa: F811
    breach = actions.register(here.process, said=statement(), by=here.unit)
    actions.tell(breach, people=[here.ana], by=here.unit)
    found = {
        "aviso a una persona": telling.person_paper(queries.notices(breach)[0]),
        "notificacion a la autoridad": telling.authority_paper(breach),
        "documento de seguridad": evidence.paper(here.process, at=clock.now()),
    }
    assert faults({name: papers.pdf(one) for name, one in found.items()}, tmp_path) == {}
    for one in found.values():
        assert one.title in written(made(one, "docx"))
