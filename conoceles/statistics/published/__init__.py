# SPDX-License-Identifier: EUPL-1.2
"""What statistics makes public, as it lies frozen in a release: plain values, and nothing that is not public.

Each module here is one file of the folder ``beside`` of a snapshot (``settings.FROZEN_BESIDE``), which
``statistics.freezing`` writes and ``statistics.part`` reads. Nothing here knows of models.
"""
