# SPDX-License-Identifier: EUPL-1.2
"""The texts that several say, and two of them side by side."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.validation.models import Use
from conoceles.validation.suggestions import contents
from conoceles.validation.suggestions.forms import FilterForm
from conoceles.validation.suggestions.permissions import may_compare, may_list, may_set_beside
from conoceles.validation.suggestions.queries import beside as compared
from conoceles.validation.suggestions.queries import groups

_PAGE = 20
_MEMBERS = 50


@policy(may_compare, on=own_process)
@require_safe
def texts(request: HttpRequest, process: Process) -> HttpResponse:
    """The groups of texts that several persons say, those of one formula apart."""
    pairs = request.GET.get("grupo") == "formulas"
    form = FilterForm(request.GET, process=process)
    chosen = form.cleaned_data if form.is_valid() else {}
    postulant = chosen.get("postulant")
    found = groups.families(
        process, pairs=pairs, question=chosen.get("question", ""), postulant=postulant.pk if postulant else None
    )
    page = Paginator(found, _PAGE).get_page(request.GET.get("hoja"))
    asked = request.GET.copy()
    asked.pop("hoja", None)
    context = {
        "process": process,
        "form": form,
        "pairs": pairs,
        "page": page,
        "groups": groups.groups(process, page),
        "threshold": contents.threshold(process),
        "asked": asked.urlencode(),
    }
    return render(request, "suggestions/texts.html", context)


def use_of(request: HttpRequest, family: int) -> Use:  # noqa: ARG001
    """The first of those who say the texts of an address."""
    # Asked for alone first: of a number beyond any key «is it» knows, and «is it among» does not.
    if not groups.said().filter(saying__family=family).exists():
        raise Http404
    return groups.members(family)[0]


@policy(may_list, on=use_of)
@require_safe
def group(request: HttpRequest, first: Use) -> HttpResponse:
    """Everybody who says one of those texts."""
    page = Paginator(groups.members(first.saying.family), _MEMBERS).get_page(request.GET.get("hoja"))
    words = groups.labels(first.saying.process)
    rows = [(use, words.get(use.question, use.question)) for use in page]
    context = {"page": page, "first": first, "rows": rows, "excerpt": groups.excerpt(first)}
    return render(request, "suggestions/group.html", context)


def pair_of(request: HttpRequest, reading: int, asked: str, other: int, there: str) -> compared.Pair:  # noqa: ARG001
    """The two texts of an address."""
    found = compared.pair((reading, asked), (other, there))
    if found is None:
        raise Http404
    return found


@policy(may_set_beside, on=pair_of)
@require_safe
def beside(request: HttpRequest, pair: compared.Pair) -> HttpResponse:
    """Two texts, with what they have in common marked in each."""
    family = None
    if may_compare(request.acting, pair.one.candidacy.process):
        family = groups.shared(*((each.revision.pk, each.question.key) for each in pair.sides))
    return render(
        request, "suggestions/beside.html", {"sides": pair.sides, "relation": pair.relation, "family": family}
    )
