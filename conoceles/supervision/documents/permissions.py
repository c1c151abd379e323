# SPDX-License-Identifier: EUPL-1.2
"""Who sees a document, who writes it, and who writes down what was done with it."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, Role, permits
from conoceles.elections.models import Process
from conoceles.supervision.models import (
    Activity,
    Document,
    EditedCopy,
    Incoming,
    Observation,
    RouteStep,
    SignedCopy,
    Version,
)

from .rules.words import Body

#: What each body is, of those that write in the log themselves.
UNITS = {
    Body.INSTANCE: Role.INSTANCE,
    Body.UNIT: Role.UNIT,
    Body.AREA: Role.AREA,
    Body.GROUP: Role.WORKING_GROUP,
    Body.SECRETARY: Role.SECRETARY,
}
#: What each may write down that others did: of the commission, the Secretaría Técnica; of parties, the other two.
FOR_OTHERS = {
    Role.SECRETARY: (Body.COMMISSION, Body.PRESIDENCY, Body.COUNCIL),
    Role.AREA: (Body.PARTIES,),
    Role.INSTANCE: (Body.PARTIES, Body.INE),
}


def may_see_documents(by: Capacity, process: Process) -> bool:
    """Whoever supervises, is supervised, or audits in that process."""
    return permits(by, Act.SEE_DOCUMENTS, Place(process=process.slug))


def may_see(by: Capacity, document: Document) -> bool:
    """Whoever sees documents; what nobody has presented yet, whoever writes it or keeps the commission's papers."""
    if not may_see_documents(by, document.process):
        return False
    return may_keep(by, document.process) or document.steps.filter(set_aside="").exists()


def may_keep(by: Capacity, process: Process) -> bool:
    """Whoever writes documents in that process: which, and which steps she writes down, the route says."""
    return permits(by, Act.KEEP_DOCUMENTS, Place(process=process.slug))


def may_work(by: Capacity, document: Document) -> bool:
    """Whoever writes documents: whether this step is hers is a refusal that says whose it is."""
    return may_keep(by, document.process)


def may_draft(by: Capacity, document: Document) -> bool:
    """Whoever its route says that writes it."""
    return may_work(by, document) and (by.role == Role.CONSOLE or by.role in document.way.drafted_by)


def may_read(by: Capacity, version: Version) -> bool:
    """Whoever sees the document; a version that nobody has presented yet, as a document that nobody has."""
    if not may_see(by, version.document):
        return False
    return may_keep(by, version.document.process) or version.steps.filter(set_aside="").exists()


def may_post_in(by: Capacity, process: Process) -> bool:
    """Whoever fixes documents in the estrados: those who publish them, and the Secretaría Ejecutiva."""
    return permits(by, Act.POST, Place(process=process.slug))


def may_return_copy(by: Capacity, version: Version) -> bool:
    """Whoever works on the document."""
    return may_work(by, version.document)


def may_return_edited(by: Capacity, version: Version) -> bool:
    """Whoever its route says that writes the document."""
    return may_draft(by, version.document)


def may_see_edited(by: Capacity, copy: EditedCopy) -> bool:
    """Whoever writes the document: the file may say more than the version that was made of it."""
    return may_draft(by, copy.version.document)


def may_see_copy(by: Capacity, copy: SignedCopy) -> bool:
    """Whoever reads the version."""
    return may_read(by, copy.version)


def may_answer(by: Capacity, observation: Observation) -> bool:
    """Whoever writes the document."""
    return may_draft(by, observation.step.document)


def may_set_aside(by: Capacity, step: RouteStep) -> bool:
    """Whoever could have written it down."""
    found = step.document.way.found(step.step)
    return may_work(by, step.document) and found is not None and (by.role == Role.CONSOLE or by.role in found.noted_by)


def may_log(by: Capacity, process: Process) -> bool:
    """Each unit, and whoever keeps the commission's papers."""
    return permits(by, Act.LOG_ACTIVITY, Place(process=process.slug))


def bodies(by: Capacity) -> list[Body]:
    """Of whom *by* may write down what they did, her own first."""
    if by.role == Role.CONSOLE:
        return list(Body)
    own = [body for body, role in UNITS.items() if role == by.role]
    return [*own, *FOR_OTHERS.get(Role(by.role), ())]


def may_set_activity_aside(by: Capacity, activity: Activity) -> bool:
    """Whoever could have written it down."""
    return may_log(by, activity.process) and Body(activity.body) in bodies(by)


def may_keep_incoming(by: Capacity, process: Process) -> bool:
    """The Instancia Interna and the Secretaría Técnica, each of which receives papers."""
    return permits(by, Act.KEEP_INCOMING, Place(process=process.slug))


def may_answer_incoming(by: Capacity, incoming: Incoming) -> bool:
    """Whoever registers them."""
    return may_keep_incoming(by, incoming.process)
