# SPDX-License-Identifier: EUPL-1.2
"""Who sees remissions, and who makes and sends them: only the Instancia Interna sends anything to INE."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.candidacies.extracts.permissions import may_download
from conoceles.elections.models import Process
from conoceles.supervision.models import Outage, Package, Remission, Reply, Request, Sending


def may_see_remissions(by: Capacity, process: Process) -> bool:
    """Whoever supervises, is supervised, or audits in that process."""
    return permits(by, Act.SEE_DOCUMENTS, Place(process=process.slug))


def may_see(by: Capacity, remission: Remission) -> bool:
    """The same, of one."""
    return may_see_remissions(by, remission.process)


def may_see_package(by: Capacity, package: Package) -> bool:
    """The same: its index says what it carries, and nothing of what that says."""
    return may_see(by, package.remission)


def may_read_package(by: Capacity, package: Package) -> bool:
    """The same, of documents that were presented already; an extract of the register, whoever may take it out."""
    extract = package.remission.extract
    return may_see_package(by, package) and (extract is None or may_download(by, extract))


def may_see_request(by: Capacity, request: Request) -> bool:
    """The same."""
    return may_see_remissions(by, request.process)


def may_see_outage(by: Capacity, outage: Outage) -> bool:
    """The same."""
    return may_see_remissions(by, outage.process)


def may_see_sending(by: Capacity, sending: Sending) -> bool:
    """The same."""
    return may_see_package(by, sending.package)


def may_see_reply(by: Capacity, reply: Reply) -> bool:
    """The same."""
    return may_see_sending(by, reply.sending)


def may_remit(by: Capacity, process: Process) -> bool:
    """The Instancia Interna."""
    return permits(by, Act.REMIT, Place(process=process.slug))


def may_work(by: Capacity, remission: Remission) -> bool:
    """The same, on one."""
    return may_remit(by, remission.process)


def may_send(by: Capacity, package: Package) -> bool:
    """The same, of a package."""
    return may_work(by, package.remission)


def may_note_reply(by: Capacity, sending: Sending) -> bool:
    """The same, of a sending."""
    return may_send(by, sending.package)


def may_set_reply_aside(by: Capacity, reply: Reply) -> bool:
    """Whoever writes it down."""
    return may_note_reply(by, reply.sending)


def may_end_outage(by: Capacity, outage: Outage) -> bool:
    """Whoever writes them down."""
    return may_remit(by, outage.process)
