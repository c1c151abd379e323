# SPDX-License-Identifier: EUPL-1.2
"""Who issues accounts, who delivers them, and who reads how it goes."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.permissions import place_of as holds_at
from conoceles.accounts.rules import Act, Place, permits
from conoceles.elections.models import Process

from .models import Account, Bundle, Delivery, Letter


def place_of(account: Account) -> Place:
    """Where an account is delivered: in its council, or in the central offices of its process."""
    return Place(process=account.process.slug, body=account.council.key if account.council else "")


def may_issue(by: Capacity, process: Process) -> bool:
    """Whoever opens accounts for anybody in that process."""
    return permits(by, Act.INVITE, Place(process=process.slug))


def may_issue_again(by: Capacity, account: Account) -> bool:
    """Whoever gives access back in the whole process: a generic account does so for its own people alone."""
    return permits(by, Act.REISSUE, Place(process=account.process.slug))


def may_read_letter(by: Capacity, letter: Letter) -> bool:
    """Whoever could issue it again: she gains nothing that she could not have."""
    return may_issue_again(by, letter.account)


def may_handle_bundle(by: Capacity, bundle: Bundle) -> bool:
    """Whoever issued what is in it."""
    return may_issue(by, bundle.process)


def may_deliver(by: Capacity, account: Account) -> bool:
    """The Área responsable, or the council to which it is assigned."""
    return permits(by, Act.DELIVER, place_of(account))


def may_deliver_letter(by: Capacity, letter: Letter) -> bool:
    """The same, of one of its letters."""
    return may_deliver(by, letter.account)


def may_keep_acuse(by: Capacity, delivery: Delivery) -> bool:
    """The same, of one of its deliveries; and whoever made it, also when the account is delivered elsewhere by now."""
    return may_deliver(by, delivery.letter.account) or permits(by, Act.DELIVER, holds_at(delivery.by))


def may_list(by: Capacity, subject: None = None) -> bool:  # noqa: ARG001
    """Whoever delivers something sees what she delivers."""
    process, _, body = by.scope.partition("/")
    return permits(by, Act.DELIVER, Place(process=process, body=body))


def may_read_report(by: Capacity, subject: None = None) -> bool:  # noqa: ARG001
    """Whoever follows the advance of a whole process; the report names nobody."""
    return permits(by, Act.SEE_PROGRESS, Place(process=by.scope))
