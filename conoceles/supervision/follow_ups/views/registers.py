# SPDX-License-Identifier: EUPL-1.2
"""All registers by their letter of the plan, and each with its rows and what the system knows of it now."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.accounts.queries import worded
from conoceles.accounts.rules import ROLES
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.files.papers import paper_file
from conoceles.supervision.documents import showing
from conoceles.supervision.follow_ups import known, papers, queries
from conoceles.supervision.follow_ups.described import Register
from conoceles.supervision.follow_ups.permissions import may_add, may_see, may_see_register, may_write_in

from .subjects import paper_of, register_of

#: How many rows of a register are shown at once.
_PAGE = 50


@policy(may_see, on=own_process)
@require_safe
def registers(request: HttpRequest, process: Process) -> HttpResponse:
    """Every register: how many rows it has, the last, and what is missing of it."""
    written = list(queries.counting(process))
    found = []
    for register in queries.registers(process):
        rows = [each for each in written if each.register == register.key]
        found.append(
            {
                "register": register,
                "letter": register.row.removeprefix("esp-") if register.row.startswith("esp-") else "",
                "count": len(rows),
                "last": rows[0] if rows else None,
                "missing": sum(len(queries.without_acuse(each)) for each in rows),
                "mine": may_write_in(request.acting, (process, register)),
            }
        )
    context = {
        "process": process,
        "followed": [each for each in found if each["letter"]],
        "contents": [each for each in found if not each["letter"]],
    }
    return render(request, "follow_ups/registers.html", context)


@policy(may_see_register, on=register_of)
@require_safe
def register(request: HttpRequest, found: tuple[Process, Register]) -> HttpResponse:
    """Its rows, the newest first, and what the system knows now."""
    process, asked = found
    page = Paginator(queries.rows(process, asked.key), _PAGE).get_page(request.GET.get("hoja"))
    rows = list(page)
    worded([each.by for each in rows])
    section = {"heading": asked.name, "said": [], "text": "", "tables": known.tables_of(process, asked.known)}
    context = {
        "process": process,
        "register": asked,
        "page": page,
        "rows": [
            {
                "row": each,
                "missing": queries.without_acuse(each),
                "may_add": may_add(request.acting, each) and not each.set_aside,
            }
            for each in rows
        ],
        "known": showing.sections({"sections": [section]})[0],
        "may_write": may_write_in(request.acting, found),
        "written_by": " o ".join(ROLES[role].name for role in asked.written_by),
    }
    return render(request, "follow_ups/register.html", context)


@policy(may_see_register, on=paper_of)
@require_safe
def paper(request: HttpRequest, found: tuple[Process, Register]) -> HttpResponse:
    """The register as a file, as it is now."""
    return paper_file(papers.paper(*found), request.kind, f"seguimiento-{found[1].key}")
