# SPDX-License-Identifier: EUPL-1.2
"""Who publishes documents, and who fixes them in the estrados."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.elections.models import Process
from conoceles.supervision.documents.permissions import may_post_in, may_read
from conoceles.supervision.models import Posting, Publication, PublicVersion, Version


def may_publish_in(by: Capacity, process: Process) -> bool:
    """The Instancia Interna, which answers for transparency, and the Secretaría Técnica."""
    return permits(by, Act.PUBLISH_DOCUMENTS, Place(process=process.slug))


def may_see_publicity(by: Capacity, process: Process) -> bool:
    """Whoever does either."""
    return may_publish_in(by, process) or may_post_in(by, process)


def may_publish(by: Capacity, version: Version) -> bool:
    """Whoever publishes, if she reads the version."""
    return may_publish_in(by, version.document.process) and may_read(by, version)


def may_post(by: Capacity, version: Version) -> bool:
    """Whoever fixes, if she reads the version."""
    return may_post_in(by, version.document.process) and may_read(by, version)


def may_see_version(by: Capacity, version: Version) -> bool:
    """Whoever does either with it."""
    return may_publish(by, version) or may_post(by, version)


def may_end(by: Capacity, publication: Publication) -> bool:
    """Whoever publishes."""
    return may_publish_in(by, publication.process)


def may_handle(by: Capacity, public: PublicVersion) -> bool:
    """Whoever publishes: she looks at it, and discards it."""
    return may_publish_in(by, public.version.document.process)


def may_handle_posting(by: Capacity, posting: Posting) -> bool:
    """Whoever fixes: she removes it, and has the certificates."""
    return may_post_in(by, posting.process)
