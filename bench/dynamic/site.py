# SPDX-License-Identifier: EUPL-1.2
"""The same profile page made for each request by Django from the database: what a release spares.

As frugal as a dynamic page can be: one view, no middleware, no session, cached templates, three queries.
"""

import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conoceles.config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template.loader import get_template  # noqa: E402
from django.urls import path  # noqa: E402

from conoceles.candidacies.models import Candidacy  # noqa: E402
from conoceles.elections.questionnaire import Visibility  # noqa: E402
from conoceles.validation.queries import approved  # noqa: E402

settings.ROOT_URLCONF = __name__
settings.MIDDLEWARE = []
settings.TEMPLATES = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [Path(__file__).parent], "APP_DIRS": False}
]
settings.DATABASES["default"]["CONN_MAX_AGE"] = None
RELATED = ("person", "process", "agreement", "formula__position__office", "formula__territory", "formula__postulant")


def page(slug):
    """The profile of *slug* as HTML."""
    candidacy = Candidacy.objects.select_related(*RELATED).get(slug=slug)
    mates = Candidacy.objects.select_related("person").filter(formula=candidacy.formula).exclude(pk=candidacy.pk)
    revision = approved().filter(candidacy=candidacy).select_related("questionnaire").get()
    sections = [
        (
            section.name,
            [(q, revision.answers.get(q.key)) for q in section.questions if q.visibility is Visibility.PUBLIC],
        )
        for section in revision.questionnaire.definition.sections
    ]
    context = {"candidacy": candidacy, "mates": mates, "revision": revision, "sections": sections}
    return get_template("profile.html").render(context)


def profile(request, slug):  # noqa: ARG001
    return HttpResponse(page(slug))


urlpatterns = [path("<slug:slug>.html", profile)]
application = get_wsgi_application()
