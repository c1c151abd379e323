# SPDX-License-Identifier: EUPL-1.2
"""The aviso de privacidad on her own screen, with what changed; and, for the desk, how many saw each version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.capture.consents.views.own import own_candidacy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.kernel.refusals import Refused, sentence
from conoceles.rights import notice_actions
from conoceles.rights.models import Notice
from conoceles.rights.notices import queries
from conoceles.rights.permissions import may_attend_any, may_see_notices
from conoceles.rights.phrases import PHRASES


@policy(may_see_notices, on=own_candidacy)
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Both forms in force; what she did not see yet, with what changed since she last did."""
    if request.method == "POST":
        said, seen = request.POST.get("notice", ""), request.POST.get("seen", "")
        notice = Notice.objects.filter(process=candidacy.process, pk=int(said) if said.isdecimal() else 0).first()
        try:
            notice_actions.see(candidacy, notice=notice, seen=seen, by=request.acting)
        except Refused as refusal:
            messages.error(request, sentence(refusal, PHRASES))
        else:
            messages.success(request, "Quedó anotado que lo vio.")
        return redirect("rights:notices")
    unseen = {each.pk for each in queries.unseen(candidacy)}
    now = sorted(queries.in_force(candidacy.process).values(), key=lambda each: each.form, reverse=True)
    context = {
        "notices": [(each, queries.compared(candidacy, each), each.pk in unseen) for each in now],
        "seen": candidacy.notices_seen.select_related("notice").order_by("-at"),
    }
    return render(request, "rights/notices.html", context)


@policy(may_attend_any, on=own_process)
@require_safe
def versions(request: HttpRequest, process: Process) -> HttpResponse:
    """Every version, since when, and how many candidacies said that they saw it."""
    context = {"process": process, "versions": queries.versions(process)}
    return render(request, "rights/versions.html", context)
