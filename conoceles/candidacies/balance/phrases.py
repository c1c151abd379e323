# SPDX-License-Identifier: EUPL-1.2
"""What is out of balance, in words for people. None of them says that anything was broken: a body decides that."""

from collections.abc import Mapping
from typing import Any

from .rules import MAN, NON_BINARY, WOMAN, Check, Imbalance, Sure, Tally, Terms, holds

CHECKS = {
    Check.PARITY: "Paridad",
    Check.ALTERNATION: "Alternancia",
    Check.ALTERNATE: "Sexo de la suplencia",
    Check.AFFIRMATIVE: "Lugar de acción afirmativa",
}
#: Which setting of the process decides each check.
SETTING = {
    Check.PARITY: "parity_rule",
    Check.ALTERNATION: "alternation_rule",
    Check.ALTERNATE: "alternate_sex",
    Check.AFFIRMATIVE: "affirmative_place_kept",
}
_RULES: dict[Any, str] = {
    "mitad-y-mitad": "Mitad mujeres y mitad hombres; si el total es impar, una persona de diferencia.",
    "mujeres-al-menos-la-mitad": "Mujeres, por lo menos la mitad; si el total es impar, puede haber un hombre más.",
    "mismo-sexo": "La suplencia es del mismo sexo que la titularidad.",
    "mujer-suplente-de-hombre": "La suplencia es del mismo sexo; una mujer puede ser suplente de un hombre.",
    "cualquiera": "La suplencia puede ser de cualquier sexo.",
    "aparte": "Las personas no binarias se cuentan aparte.",
    "lugar-de-hombres": "Las personas no binarias cuentan en los lugares de hombres.",
}
_YES_OR_NO = {
    "alternation_rule": (
        "Mujeres y hombres se alternan, lugar por lugar.", "En este proceso no se pide alternar mujeres y hombres.",
    ),
    "affirmative_place_kept": (
        "Quien llega a un lugar registrado por acción afirmativa se registra por la misma.",
        "En este proceso un lugar puede dejar su acción afirmativa.",
    ),
}  # fmt: skip
UNDECIDED = "No está decidido en este proceso; no se revisa."
#: Of how non-binary people count: the checks are made all the same.
_UNDECIDED_COUNT = "No está decidido en este proceso: lo que cambie según cómo se cuenten se dice como «depende»."
_SURE = {
    "A": "visto en una fuente primaria",
    "B": "dicho por dos fuentes o más",
    "C": "dicho por una sola fuente",
    "M": "de memoria, sin verificar: confírmelo",
    "U": "no se encontró en ninguna fuente",
}
SEXES = {WOMAN: "mujer", MAN: "hombre", NON_BINARY: "persona no binaria"}
_SEATS = {"P": "titular", "S": "suplente"}


def rule(key: str, parameter: Mapping[str, Any]) -> tuple[str, str]:
    """What a setting of the process says, and from where, with how sure that is."""
    value = parameter.get("value")
    undecided = _UNDECIDED_COUNT if key == "balance_non_binary" else UNDECIDED
    words = undecided if value is None else ""
    if isinstance(value, bool):
        words = _YES_OR_NO[key][0 if value else 1]
    source, sure = parameter.get("source", ""), _SURE.get(parameter.get("confidence", ""), "")
    return words or _RULES.get(value, str(value)), f"Fuente: {source} ({sure})." if source else ""


def standing(tally: Tally, terms: Terms) -> tuple[str, str]:
    """Whether there is parity in *tally*, and the kind of its tag."""
    if not terms.looks_at(Check.PARITY, tally.office, tally.postulant):
        return ("Sin revisar", "absent") if terms.parity is None else ("Exceptuada", "absent")
    answer = holds(tally, terms)
    if answer is None:
        return "Depende", "waiting"
    return ("Con paridad", "done") if answer else ("Sin paridad", "grave")


def share(count: int, total: int) -> str:
    """«3 de 7 (42.9 %)»."""
    return f"{count:,} de {total:,} ({count / total:.1%})".replace("%)", "\u00a0%)") if total else "0 de 0"


def told(one: Imbalance, names: Mapping[str, str], groups: Mapping[str, str]) -> str:
    """What *one* is, in a sentence. *names*: of candidacies, by id; *groups*: of affirmative actions, by key."""
    facts, people = dict(one.facts), [names.get(each, "alguien") for each in one.about]
    words = {
        Check.PARITY: lambda: _parity(facts),
        Check.ALTERNATION: lambda: (
            f"Los lugares {' y '.join(one.numbers)} van seguidos y los ocupan personas del mismo sexo: "
            f"{' y '.join(people)}."
        ),
        Check.ALTERNATE: lambda: (
            f"{people[0]} ({SEXES.get(facts['titular'], facts['titular'])}) tiene por suplente a {people[1]} "
            f"({SEXES.get(facts['alternate'], facts['alternate'])})."
        ),
        Check.AFFIRMATIVE: lambda: (
            f"El lugar de {_SEATS[facts['seat']]} se registró por acción afirmativa "
            f"({', '.join(groups.get(each, each) for each in facts['groups'])}), y {people[0]}, que lo ocupa ahora, "
            "no está registrada por ella."
        ),
    }[one.check]()
    if one.sure is Sure.DEPENDS and one.check is Check.ALTERNATE:
        words += " El proceso no dice cómo se cuenta en la suplencia a las personas no binarias."
    elif one.sure is Sure.DEPENDS:
        words += " Depende de cómo cuente el proceso a las personas no binarias, que no está decidido."
    return words


def _parity(facts: Mapping[str, Any]) -> str:
    total = facts["women"] + facts["men"] + facts["non_binary"]
    who = "Entre quienes encabezan" if facts["heading"] else "Entre las titulares"
    parts = [f"{share(facts['women'], total)} mujeres", f"{share(facts['men'], total)} hombres"]
    if facts["non_binary"]:
        parts.append(f"{share(facts['non_binary'], total)} personas no binarias")
    return f"{who}: {', '.join(parts)}."
