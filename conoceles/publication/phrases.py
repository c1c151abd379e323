# SPDX-License-Identifier: EUPL-1.2
"""The reasons of publication, in words for people."""

from collections.abc import Sequence

from .parts.site.reasons import Reason as SiteReason
from .rules import Reason

#: How many of a long list are named; the rest are counted.
_NAMED = 10


def _listed(lines: Sequence[str]) -> str:
    more = len(lines) - _NAMED
    return "\n".join([*(f"  {line}" for line in lines[:_NAMED]), *([f"  … y {more} más."] if more > 0 else [])])


def _broken_links(links: Sequence[tuple[str, str]]) -> str:
    return (
        "No se publicó: hay páginas que enlazan a un lugar que no existe. Lo publicado sigue como estaba.\n"
        + _listed([f"{page} → {target}" for target, page in links])
    )


def _broken_files(paths: Sequence[str]) -> str:
    return (
        "No se publicó: al releer los archivos escritos, estos no son lo que se escribió. Revise el disco y publique"
        " otra vez. Lo publicado sigue como estaba.\n" + _listed(paths)
    )


def _nothing_open(offices: Sequence[str]) -> str:
    return (
        "No se publicó: ningún cargo está abierto todavía. La primera publicación de cada uno espera al acuerdo que"
        " fija su fecha, y a que llegue el día.\n" + _listed(offices)
    )


def _closed_meanwhile(offices: Sequence[str]) -> str:
    return (
        "No se publicó: mientras se preparaba, dejó de estar abierto lo que se iba a mostrar por primera vez. Lo"
        " publicado sigue como estaba; publique otra vez, sin --resume.\n" + _listed(offices)
    )


PHRASES = {
    Reason.HELD: "El sistema volvió del respaldo {backup} y no todo coincidió. No se publica nada hasta que quien opera"
    " el sistema lo revise y responda por ello: manage.py restore --accept (docs/operations/respaldos.md).",
    Reason.BEING_PUBLISHED: "Ya hay una publicación de este proceso en curso. Espere a que termine.",
    Reason.NOBODY_STANDS: (
        "No se publicó: el registro de este proceso no tiene ninguna candidatura, y el sitio quedaría vacío. Cárguelo"
        " con import_candidacies. Si eso es lo que quiere mostrar: --empty. Lo publicado sigue como estaba."
    ),
    Reason.NOTHING_TO_RESUME: "No hay una publicación interrumpida que continuar. Publique sin --resume.",
    Reason.FREEZE_ALTERED: (
        "Lo congelado para la publicación interrumpida ya no es lo que se congeló. Publique sin --resume."
    ),
    Reason.PHOTO_MISSING: (
        "No se publicó: la fotografía aprobada de «{candidacy}» no está o cambió en el almacén privado ({path})."
        " Recupérela de un respaldo, o apruebe una revisión con otra."
    ),
    Reason.NOT_A_LINK: (
        "No se publicó: {path} debe ser un enlace y es otra cosa, que aquí no se borra. Quítela de ahí y publique otra"
        " vez."
    ),
    Reason.BAKER_DIED: (
        "No se publicó: el sistema terminó un proceso que horneaba, quizá por falta de memoria. Lo publicado sigue como"
        " estaba; continúe con --resume."
    ),
    Reason.BROKEN_LINKS: _broken_links,
    Reason.BROKEN_FILES: _broken_files,
    Reason.SAME_FILE_TWICE: "No se publicó: dos partes de la publicación hicieron el mismo archivo, {path}.",
    Reason.ALREADY_SHOWN: "La publicación {number} ya se mostró.",
    Reason.SAME_PERSON: "En este proceso publica una persona distinta de la que aprobó, y usted aprobó algo "
    "de lo que se haría público. Pida a otra que publique.",
    Reason.FREEZE_GONE: (
        "No se pudo retirar lo que ya no debe mostrarse: falta, o cambió, lo congelado de la publicación {number}."
        " Publique con --force: la nueva ya no lo mostrará."
    ),
    Reason.NOTHING_OPEN: _nothing_open,
    Reason.CLOSED_MEANWHILE: _closed_meanwhile,
    Reason.PART_REFUSES: "{words}",
    Reason.OVERTAKEN: "La publicación {number} es anterior a la que ya se muestra, la {last}.",
    SiteReason.ADDRESS_TAKEN: (
        "No se publicó: «{by}» quedaría en la dirección «{address}», que ya tiene otra página. Cambie su «slug» en los"
        " archivos del proceso o en el registro."
    ),
}
