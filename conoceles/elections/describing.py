# SPDX-License-Identifier: EUPL-1.2
"""A process in words: what it asks and what it leaves open, each with its source and how sure the source is.

For whoever must decide whether the institute's rules are these ones, without reading TOML.
"""

from collections.abc import Iterator

from .described import Described
from .questionnaire import Condition, Definition, Question

_SURE = {
    "A": "visto en una fuente primaria",
    "B": "dicho por dos o más fuentes independientes",
    "C": "dicho por una sola fuente secundaria, o deducido",
    "M": "de memoria, sin verificar",
    "U": "no encontrado: debe decidirlo el instituto",
}


def page(process: Described) -> str:
    """*process* as a Markdown page, in Spanish. The same process always gives the same page."""
    parts = (_opening, _settings, _exceptions, _voting, _filters, _consents, _grounds, _questionnaires)
    return "\n".join(line for part in parts for line in part(process)) + "\n"


def _opening(process: Described) -> Iterator[str]:
    yield f"# {process.about.name}"
    yield ""
    yield "Página generada con `make docs` desde los archivos del proceso; no se edita a mano."
    yield ""
    yield "Qué tan segura es cada fuente: " + "; ".join(f"**{key}**, {words}" for key, words in _SURE.items()) + "."
    yield ""


def _settings(process: Described) -> Iterator[str]:
    yield "## Lo que la norma deja abierto"
    yield ""
    yield "| ajuste | valor | fuente | certeza |"
    yield "|---|---|---|---|"
    for key, parameter in sorted(process.parameters.items()):
        value = "sin decidir" if parameter.value is None else f"`{parameter.value}`"
        yield f"| `{key}` | {value} | {_cell(parameter.source)} | {parameter.confidence} |"
    yield ""


def _exceptions(process: Described) -> Iterator[str]:
    if not process.exceptions:
        return
    yield "## Dónde no se revisa una regla de equilibrio"
    yield ""
    yield "| regla | cargo | actor político | fuente | certeza |"
    yield "|---|---|---|---|---|"
    for one in process.exceptions:
        where = f"{one.office or 'todos'} | {one.postulant or 'todos'}"
        yield f"| {one.rule} | {where} | {_cell(one.source)} | {one.confidence} |"
    yield ""


def _voting(process: Described) -> Iterator[str]:
    if not process.voting:
        return
    yield "## Qué boletas recibe quien no vota en la casilla de su sección"
    yield ""
    yield "| forma | dentro de su | boletas | fuente | certeza |"
    yield "|---|---|---|---|---|"
    for one in process.voting:
        yield (
            f"| {one.way} | {', '.join(one.within)} | {', '.join(one.offices)} | {_cell(one.source)} | "
            f"{one.confidence} |"
        )
    yield ""


def _filters(process: Described) -> Iterator[str]:
    if not process.filters:
        return
    yield "## Por qué respuestas se puede filtrar en el sitio público"
    yield ""
    yield "| cuestionario | pregunta | fuente | certeza |"
    yield "|---|---|---|---|"
    for one in process.filters:
        yield f"| `{one.questionnaire}` | `{one.question}` | {_cell(one.source)} | {one.confidence} |"
    yield ""


def _consents(process: Described) -> Iterator[str]:
    if not process.consents:
        return
    yield "## Lo que se consiente"
    yield ""
    for consent in process.consents:
        yield f"### `{consent.decision}`: {consent.title}"
        yield ""
        yield from consent.text.split("\n")
        yield ""
        yield f"*Si dice que no:* {consent.without.replace(chr(10), ' ')}"
        yield ""
        yield f"Fuente: {consent.source}. Certeza: {consent.confidence}."
        yield ""


def _grounds(process: Described) -> Iterator[str]:
    if not process.grounds:
        return
    yield "## Por qué se devuelve un envío"
    yield ""
    yield "| motivo | de qué | fuente | certeza |"
    yield "|---|---|---|---|"
    for ground in process.grounds:
        yield f"| {_cell(ground.name)} | {ground.about} | {_cell(ground.source)} | {ground.confidence} |"
    yield ""


def _questionnaires(process: Described) -> Iterator[str]:
    for definition, _ in process.questionnaires:
        yield f"## {definition.name}"
        yield ""
        for section in definition.sections:
            yield f"### {section.name}"
            yield ""
            yield "| pregunta | se responde con | se pide | quién la ve | fuente | certeza |"
            yield "|---|---|---|---|---|---|"
            for question in section.questions:
                answer, when = _cell(_answer(question)), _cell(_when(definition, question))
                yield (
                    f"| `{question.key}` {_cell(question.label)} | {answer} | {when} | {question.visibility} "
                    f"| {_cell(question.source)} | {question.confidence} |"
                )
            yield ""


def _answer(question: Question) -> str:
    words = [question.kind.replace("_", " ")]
    if question.minimum is not None or question.maximum is not None:
        words.append(f"{question.minimum or 0} a {question.maximum or '∞'} caracteres")
    if question.items > 1:
        words.append(f"hasta {question.items}")
    if question.options:
        words.append(f"{len(question.options)} opciones")
    return ", ".join(words)


def _when(definition: Definition, question: Question) -> str:
    if question.derived:
        return f"no se pregunta: {question.derived}"
    words = "obligatoria" if question.required else "optativa"
    if question.shown_when:
        words += f"; sólo si {_holds(definition, question.shown_when)}"
    if question.hidden_when:
        words += f"; salvo si {_holds(definition, question.hidden_when)}"
    return words


def _holds(definition: Definition, condition: Condition) -> str:
    asked = definition.question(condition.question)
    labels = [option.label for value in condition.values if asked and (option := asked.option(value))]
    return f"`{condition.question}` es {' o '.join(labels)}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
