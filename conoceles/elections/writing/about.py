# SPDX-License-Identifier: EUPL-1.2
"""The row of the process itself, as its folder describes it."""

from typing import Any

from conoceles.elections.described import Described


def about(described: Described) -> dict[str, Any]:
    """The process's own fields."""
    written = described.about
    fields = ("name", "authority", "authority_acronym", "entity", "election_day", "timezone", "notice", "site")
    return {
        **{field: getattr(written, field) for field in fields},
        "developed_by": written.developed_by.value,
        "parameters": {
            key: {"value": parameter.value, **sourced(parameter)} for key, parameter in described.parameters.items()
        },
        "groups": [
            {"key": group.key, "name": group.name, "affirmative": group.affirmative, **sourced(group)}
            for group in described.groups
        ],
        "grounds": [
            {
                "key": ground.key,
                "name": ground.name,
                "help": ground.help,
                "about": ground.about.value,
                "words": ground.words,
                **sourced(ground),
            }
            for ground in described.grounds
        ],
        "exceptions": [
            {"rule": one.rule.value, "office": one.office, "postulant": one.postulant, **sourced(one)}
            for one in described.exceptions
        ],
        "voting": [
            {
                "way": one.way.value,
                "offices": list(one.offices),
                "within": [kind.value for kind in one.within],
                "note": one.note,
                **sourced(one),
            }
            for one in described.voting
        ],
        "filters": [
            {"questionnaire": one.questionnaire, "question": one.question, **sourced(one)} for one in described.filters
        ],
        "digest": described.digest,
    }


def sourced(written: Any) -> dict[str, str]:
    """On what *written* rests, and how surely."""
    return {"source": written.source, "confidence": written.confidence.value}
