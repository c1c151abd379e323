# SPDX-License-Identifier: EUPL-1.2
"""The exact counts of a cut: asked for with a purpose, shown once, kept nowhere."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from conoceles.accounts.policy import policy
from conoceles.kernel.refusals import Refused, sentence
from conoceles.statistics.cuts import actions
from conoceles.statistics.cuts.forms import PurposeForm
from conoceles.statistics.cuts.laying import Exactly, exactly
from conoceles.statistics.cuts.permissions import may_read_annex
from conoceles.statistics.cuts.phrases import PHRASES
from conoceles.statistics.cuts.rules import Use
from conoceles.statistics.models import AnnexReading, Cut
from conoceles.vault.phrases import PHRASES as OF_VAULT

from .subjects import cut_of


@policy(may_read_annex, on=cut_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables()
def counts(request: HttpRequest, cut: Cut) -> HttpResponse:
    """Ask what for; then show them, or hand them over as a file. Each time is on record."""
    form = PurposeForm(request.POST or None)
    if form.is_valid():
        use, reason = Use(form.cleaned_data["use"]), form.cleaned_data["reason"]
        try:
            exact = actions.read_annex(cut, use=use, reason=reason, by=request.acting)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES, OF_VAULT))
        else:
            told = exactly(cut.process, exact.groups)
            if "file" in request.POST:
                return _file(cut, exact.reading, told)
            context = {"cut": cut, "reading": exact.reading, "told": told}
            return render(request, "cuts/exact.html", context)
    return render(request, "cuts/purpose.html", {"cut": cut, "form": form}, status=422 if form.is_bound else 200)


@sensitive_variables()
def _file(cut: Cut, reading: AnnexReading, told: list[Exactly]) -> HttpResponse:
    """The counts, and beside them who took them and what for: a copy that is found elsewhere says whose it is."""
    rows = [
        {"grupo": group.key, "cargo": row.office, "postulante": row.postulant, "sexo": row.sex, "contadas": row.of,
         "del_grupo": row.yes}
        for group in told
        for row in group.rows
    ]  # fmt: skip
    said = {
        "proceso": cut.process.slug,
        "corte": cut.number,
        "acuerdo": cut.agreement.key,
        "lectura": {
            "por": reading.by.user.name or reading.by.user.username,
            "cuando": reading.at.isoformat(),
            "para": reading.use,
            "motivo": reading.reason,
        },
        "conteos": rows,
    }
    headers = {"Content-Disposition": f'attachment; filename="corte-{cut.number}-conteos-exactos.json"'}
    content = json.dumps(said, ensure_ascii=False, indent=1).encode()
    return HttpResponse(content, content_type="application/json", headers=headers)
