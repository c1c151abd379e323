# SPDX-License-Identifier: EUPL-1.2
"""Every class of answer of the private side under the settings of production, told as JSON to the test that runs this.

A process of its own: production's settings are decided when they are read.
"""

import json
import logging
import sys
import warnings

import django
from django.test import Client
from django.test.utils import setup_test_environment

django.setup()
setup_test_environment()
logging.disable(logging.CRITICAL)
warnings.simplefilter("error")

from conoceles.accounts.rules import Role  # noqa: E402
from conoceles.accounts.views import own  # noqa: E402
from conoceles.config.static import where_the_style_is  # noqa: E402
from tests.config.observatory import modifiers, score  # noqa: E402
from tests.people import PASSWORD, application, code, person  # noqa: E402

TLS = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_HOST": "interno.example", "HTTP_X_FORWARDED_FOR": "203.0.113.7"}


def fails(*args, **kwargs):
    msg = "fault on purpose"
    raise RuntimeError(msg)


def answers():
    """Name and answer of each class."""
    user = person("raiz", Role.PARTY_ROOT, "prueba/ceiba")
    secret = application(user)
    browser = Client(raise_request_exception=False, **TLS)
    yield "page", browser.get("/entrar/")
    yield "wrong password", browser.post("/entrar/", {"login": "raiz", "password": "no es"})
    yield "half way", browser.post("/entrar/", {"login": "raiz", "password": PASSWORD})
    yield "signed in", browser.post("/entrar/codigo/", {"code": code(secret)})
    yield "private page", browser.get("/cuenta/")
    yield "image", browser.get("/cuenta/segundo-factor/aplicacion/qr.svg")
    yield "redirect", Client(**TLS).get("/cuenta/")
    yield "not found", browser.get("/no-hay/")
    yield "refused", browser.get("/cuenta/segundo-factor/llaves/1/quitar/")
    yield "method", browser.delete("/cuenta/")
    yield "forged", Client(enforce_csrf_checks=True, **TLS).post("/entrar/", {})
    yield "static", browser.get("/estatico/accounts/passkeys.js")
    yield "style", browser.get(where_the_style_is(None)["stylesheet"])
    yield "static not found", browser.get("/estatico/no-hay.css")
    yield "bad host", browser.get("/entrar/", HTTP_HOST="otro.example")
    yield "too many", [Client(**TLS).post("/entrar/", {"login": "x", "password": "no"}) for _ in range(10)][-1]
    kept, own.queries.has_second_factor = own.queries.has_second_factor, fails
    yield "error", browser.get("/cuenta/")
    own.queries.has_second_factor = kept
    yield "left", browser.post("/salir/")


found = {}
for name, answer in answers():
    if answer.streaming:
        list(answer.streaming_content)
    found[name] = {
        "status": answer.status_code,
        "score": score(answer),
        "modifiers": modifiers(answer),
        "headers": dict(answer.headers),
        "cookies": {key: cookie.OutputString() for key, cookie in answer.cookies.items() if cookie.value},
        "body": "" if answer.streaming else answer.content.decode(),
    }
json.dump(found, sys.stdout)
