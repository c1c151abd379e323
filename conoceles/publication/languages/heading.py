# SPDX-License-Identifier: EUPL-1.2
"""What all pages share, in the language that is being spoken."""

from dataclasses import replace

from conoceles.elections.questionnaire import Definition
from conoceles.publication.snapshot import Header, QuestionnaireInfo

from .language import current, told


def spoken(header: Header) -> Header:
    """*header* as it is told in the current language: what the process translated, and the rest marked as Spanish.

    Keys, slugs and numbers stay: an address is the same in every language.
    """
    if current() is None:
        return header
    process = header.process
    return replace(
        header,
        process=replace(
            process, name=told(process.name), authority=told(process.authority), entity=told(process.entity),
            authority_acronym=told(process.authority_acronym), notice=told(process.notice),
        ),
        offices=tuple(replace(each, name=told(each.name), plural=told(each.plural)) for each in header.offices),
        positions=tuple(
            replace(each, name=told(each.name), feminine=told(each.feminine), masculine=told(each.masculine))
            for each in header.positions
        ),
        territories=tuple(replace(each, name=told(each.name), seat=told(each.seat)) for each in header.territories),
        postulants=tuple(
            replace(
                each, name=told(each.name), acronym=told(each.acronym),
                emblem=each.emblem and replace(each.emblem, text=told(each.emblem.text)),
            )
            for each in header.postulants
        ),
        questionnaires=tuple(
            QuestionnaireInfo(each.slug, each.version, _definition(each.definition)) for each in header.questionnaires
        ),
        groups=tuple(replace(each, name=told(each.name)) for each in header.groups),
        age_groups=tuple(replace(each, name=told(each.name)) for each in header.age_groups),
        unopened=tuple(replace(each, plural=told(each.plural)) for each in header.unopened),
        voting=tuple(replace(each, note=told(each.note), source=told(each.source)) for each in header.voting),
    )  # fmt: skip


def _definition(definition: Definition) -> Definition:
    return replace(
        definition,
        name=told(definition.name),
        sections=tuple(
            replace(
                section,
                name=told(section.name),
                questions=tuple(
                    replace(
                        question,
                        label=told(question.label),
                        options=tuple(replace(option, label=told(option.label)) for option in question.options),
                    )
                    for question in section.questions
                ),
            )
            for section in definition.sections
        ),
    )
