# SPDX-License-Identifier: EUPL-1.2
"""The documento de seguridad as a paper of the institute, and as a page of the repository."""

from collections.abc import Iterator
from datetime import datetime

from conoceles.elections.models import Process
from conoceles.elections.papers import paper_of
from conoceles.look.papers import Block, Listing, Paper, Paragraph, Signature, Table

from .contents import BASIS, sections
from .known import known

_TITLE = "Documento de seguridad"


def paper(process: Process, *, at: datetime, number: int | None = None) -> Paper:
    """As it would be issued *at* that instant; without *number* it is a draft."""
    return paper_of(
        process,
        f"{_TITLE} del sistema Conóceles",
        at=at,
        number=str(number or ""),
        standing="" if number else "Proyecto",
        basis=BASIS,
        index="Contenido",
        sections=sections(known(process, at)),
        signatures=(Signature("Unidad de Tecnologías"), Signature("Responsable de los datos personales")),
    )


def page() -> str:
    """What the program alone can say of it, in Markdown: without names, dates or figures of any installation."""
    lines = [
        f"# {_TITLE}",
        "",
        "Hecho por `manage.py security_document` de lo que el programa sabe de sí mismo. No se edita a mano. El del",
        "instituto lo expide la Unidad de Tecnologías en «Documento de seguridad», con quién tiene cada carácter, cómo",
        "están los respaldos y quién se capacitó; sale en PDF y DOCX y se guarda con su huella.",
        "",
        f"Fundamento: {BASIS}.",
        "",
    ]
    for section in sections():
        lines += [f"## {section.heading}", ""]
        for block in section.blocks:
            lines += [*_block(block), ""]
    return "\n".join(lines).rstrip() + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text=text):
            yield text
        case Listing(items=items):
            yield from (f"- {item}" for item in items)
        case Table(header=header, rows=rows):
            yield f"| {' | '.join(header)} |"
            yield "|" + "---|" * len(header)
            yield from (f"| {' | '.join(str(cell) for cell in row)} |" for row in rows)
