# SPDX-License-Identifier: EUPL-1.2
"""Versions of the texts that are consented to: what somebody signed stays as it was."""

from dataclasses import asdict
from typing import Any

from conoceles.elections.described.consents import WrittenConsent
from conoceles.elections.models import ConsentText, Process
from conoceles.elections.queries import consent_texts
from conoceles.kernel import clock, digests

from .changes import Changes
from .table import referring

_SIGNED = ("title", "text", "without")


def write(process: Process, written: tuple[WrittenConsent, ...], changes: Changes) -> None:
    """Each text as a version: the one there is, where it says the same or nobody signed it; else the next."""
    kind = str(ConsentText._meta.verbose_name)
    changes.looked_at(kind)
    known = consent_texts(process)
    for consent in written:
        wanted = _row(consent)
        last = known.get(consent.decision)
        if last is None:
            _create(process, consent, 1, wanted, changes)
        elif last.digest != wanted["digest"] and referring(last):
            _create(process, consent, last.version + 1, wanted, changes)
        elif changes.compare(kind, str(last), {field: getattr(last, field) for field in wanted}, wanted):
            ConsentText.objects.filter(pk=last.pk).update(**wanted)


def _row(consent: WrittenConsent) -> dict[str, Any]:
    plain = asdict(consent)
    signed = {field: plain[field] for field in _SIGNED}
    return signed | {
        "digest": digests.digest(signed),
        "source": consent.source,
        "confidence": consent.confidence.value,
    }


def _create(process: Process, consent: WrittenConsent, number: int, wanted: dict[str, Any], changes: Changes) -> None:
    made = ConsentText.objects.create(
        process=process, decision=consent.decision.value, version=number, loaded_at=clock.now(), **wanted
    )
    changes.created.setdefault(str(ConsentText._meta.verbose_name), []).append(str(made))
