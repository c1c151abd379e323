# SPDX-License-Identifier: EUPL-1.2
"""The open data as the only part of a release, without their pages, which lead to a site that is not there."""

from conoceles.opendata.part import check, shards  # noqa: F401
from conoceles.opendata.part import closing as _closing
from conoceles.opendata.part import pages as _pages


def pages(snapshot, shard):
    return (page for page in _pages(snapshot, shard) if not page.path.endswith(".html"))


def closing(snapshot, laid):
    return (page for page in _closing(snapshot, laid) if not page.path.endswith(".html"))
