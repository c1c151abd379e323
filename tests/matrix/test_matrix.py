# SPDX-License-Identifier: EUPL-1.2
"""Every address × method × role × relation, made from the URLconf and compared with ``expected``."""

import os
from copy import copy
from datetime import timedelta
from importlib import import_module
from inspect import getsource
from zlib import crc32

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.test import Client
from django.urls import get_resolver, reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import console, named
from conoceles.accounts.rules import ROLES, Reach, Role
from conoceles.config.static import private_stylesheet
from conoceles.custody.models import Alert
from conoceles.kernel import clock
from conoceles.look.stylesheet import named as named_style
from conoceles.outbox.models import Message
from conoceles.record.actions import sign
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint
from tests.people import application, entered, passkey, person
from tests.publication.private_rows import secured
from tests.world import world

from .captured import HERS, addressed, albums, previewed, sheets, to_capture
from .deliveries import to_deliver
from .expected import CLOSED, EXPECTED, OTHER_PROCESS, OWN, RELATIONS, RIVAL, SAME_PARTY
from .rights import claimed
from .supervised import owed

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SessionStore = import_module(settings.SESSION_ENGINE).SessionStore
#: The run on the second database: it is asked whose something is, which neither most methods nor most roles change.
WHOLE = bool(os.environ.get("CONOCELES_ORDEAL"))
AGAIN = os.environ.get("CONOCELES_TEST_RUN", "").endswith("second") and not WHOLE
SENDS = {"GET", "POST"}
#: Addresses of which every method was tried in this process, and whether by somebody with a session.
TRIED: set[tuple[str, bool]] = set()
METHODS = ("GET", "POST") if AGAIN else ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SCOPES = {
    Reach.PROCESS: "prueba",
    Reach.PARTY: "prueba/ceiba",
    Reach.CANDIDACY: str(HERS),
    Reach.BODY: "prueba/consejo-01",
}
#: What addresses capture of someone or something that one may stand to in several ways.
ABOUT = {
    "person",
    "pk",
    "account",
    "album",
    "assistance",
    "batch",
    "bundle",
    "candidacy",
    "capacity",
    "claim",
    "comment",
    "consent",
    "council",
    "cut",
    "claimstep",
    "delivery",
    "dissent",
    "dossier",
    "draft",
    "ending",
    "extract",
    "job",
    "message",
    "notice",
    "family",
    "fulfilment",
    "obligation",
    "outage",
    "owed",
    "package",
    "remission",
    "reply",
    "requested",
    "sending",
    "activity",
    "copy",
    "fixed",
    "incoming",
    "observation",
    "taken",
    "instruction",
    "item",
    "member",
    "notified",
    "session",
    "writing",
    "posting",
    "preview",
    "public",
    "publication",
    "proof",
    "reading",
    "rectification",
    "scan",
    "scheduled",
    "sheet",
    "start",
    "upload",
    "window",
}
#: What an address is about that it says in its query, where it is nothing without it.
ASKED = {"afterwards:lift": ("que",)}
ROLES_ON_SCREENS = [role for role in Role if role is not Role.CONSOLE]
#: One of each reach, on the second database; all of them on the first.
ROLES_ASKED = [Role.CANDIDACY, Role.PARTY, Role.AREA, Role.LOCAL_COUNCIL] if AGAIN else ROLES_ON_SCREENS
#: The scope of the person that an address is about, by how she stands to whoever acts.
PEOPLE = {SAME_PARTY: "prueba/ceiba", RIVAL: "prueba/faisan", OTHER_PROCESS: "otra/ceiba", CLOSED: "prueba/ceiba"}


def listed(patterns, prefix=""):
    """Every address of the URLconf, by name."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from listed(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield f"{prefix}{pattern.name}", pattern


ADDRESSES = dict(listed(get_resolver().url_patterns))


def test_every_address_is_in_the_matrix_and_nothing_else():
    assert sorted(EXPECTED) == sorted(ADDRESSES)


def test_nothing_is_looked_up_by_the_method():
    """What an address is about is the same however it is asked: of whom it refuses, not every method need be tried."""
    looked_up = {pattern.callback.policy.on for pattern in ADDRESSES.values()} - {None}
    assert [on for on in looked_up if "method" in getsource(on)] == []


def test_every_role_is_in_the_matrix():
    assert (
        {ROLES[role].reach for role in ROLES_ON_SCREENS} == {ROLES[role].reach for role in ROLES_ASKED} == set(SCOPES)
    )


def acting(role):
    """Someone in that role, with what she needs to sign in."""
    more = {}
    if role is Role.AIDE:
        principal = person("consejera", Role.COMMISSIONER, "prueba").capacities.get()
        more = {"on_behalf_of": principal, "until": clock.now() + timedelta(days=1)}
    return person("actora", role, SCOPES[ROLES[role].reach], **more)


def waiting_for_hands(owner):
    """A notice of her account that nobody has told her."""
    now = clock.now()
    values = {"name": "Alguien", "what": ["Algo pasó."], "when": "hoy"}
    return Message.objects.create(
        template="accounts/mail/change", values=values, about=named(owner), queued_at=now, next_at=now
    )


def addresses(actor):
    """Every address × relation, about someone or something that stands so to *actor*."""
    others = {relation: person(f"otra-{relation}", Role.PARTY, PEOPLE[relation]) for relation in PEOPLE}
    Capacity.objects.filter(user=others[CLOSED]).update(until=clock.now())
    owners = {OWN: actor} | others
    keys = {relation: passkey(owner) for relation, owner in owners.items()}
    capacities = {
        relation: owner.capacities.values_list("pk", flat=True).first() or 0 for relation, owner in owners.items()
    }
    for _ in range(2):  # the second checkpoint covers the entry of the first
        sign(Checkpoint(occasion="prueba"), by=Clerk())
    here, there = (
        world(
            slug,
            activation_days=10,
            party_captures_curricular=True,
            party_captures_identity=True,
            validation_model="actor-politico",
            desk_captures=True,
        )
        for slug in ("prueba", "otra")
    )
    candidacies = to_capture(here, there)
    typed = addressed(here, there, candidacies)
    handed = to_deliver(here, there, candidacies)
    seen = previewed(here, there, candidacies)
    sent = sheets(here, there, capacities)
    pictured = albums(here, there, capacities)
    due = owed(here, there)
    alert = Alert.objects.create(kind="disco", opened_at=clock.now(), seen_at=clock.now())
    claims = claimed(candidacies)
    breached = secured(here.process, console()).pk
    made = {}
    told = {relation: waiting_for_hands(owner) for relation, owner in owners.items()}
    for name, pattern in ADDRESSES.items():
        captured = pattern.pattern.converters
        for relation in RELATIONS if ABOUT & set(captured) else (OWN,):
            values = {
                "path": "accounts/passkeys.js",
                "name": named_style(private_stylesheet()),
                "manual": "candidatura",
                "person": owners[relation].pk,
                "pk": keys[relation].pk,
                "message": told[relation].pk,
                "number": 1,
                "told": breached,
                "size": 1,
                "alert": alert.pk,
                "capacity": capacities[relation],
                "sheet": sent[relation].pk,
                "album": pictured[relation].pk,
                **handed[relation],
                **typed[relation],
                **seen[relation],
                **due[relation],
                **claims[relation],
            }
            asked = "".join(f"?{key}={values[key]}" for key in ASKED.get(name, ()))
            made[name, relation] = reverse(name, kwargs={key: values[key] for key in captured}) + asked
    return made


def doors(actor):
    """One path of each address, for what is asked of whoever comes before it is looked at what she comes for."""
    return {name: path for (name, relation), path in addresses(actor).items() if relation == OWN}


def outcome(response):
    """What an answer amounts to."""
    if response.status_code == 302:
        where = response["Location"].split("?")[0]
        return {
            "/entrar/": "sign in",
            "/cuenta/caracter/": "choose",
            "/cuenta/confirmar/": "prove",
            "/cuenta/confirmar/codigo/": "prove",
        }.get(where, "open")
    return {403: "refused", 404: "nothing", 405: "method"}.get(response.status_code, "open")


def expected_of(name, method, role, relation):
    """What the file says of it."""
    wanted = EXPECTED[name]
    if wanted.roles is not None and role not in wanted.roles:
        return "nothing" if ADDRESSES[name].callback.policy.on else "refused"
    if wanted.roles is not None and wanted.relations and relation not in wanted.roles[role]:
        return "nothing"
    if method not in wanted.methods:
        return "method"
    if wanted.roles is None and wanted.relations and relation not in wanted.relations:
        return "nothing"
    return "open"


def asked(method, path, cookies=None, **more):
    """The answer, and nothing it did: each cell of the matrix begins from the same world."""
    browser = Client(**more)
    browser.cookies.load(cookies or {})
    with transaction.atomic():
        response = browser.generic(method, path, headers={"Origin": "https://otro.example"} if more else None)
        if response.streaming:
            list(response.streaming_content)
        transaction.set_rollback(True)
    return response


def answers(name, path, cookies=None, *, walked=False):
    """What each method gets. GET goes the whole way, as do all for accounts, whose library answers on the way back.

    For the others no middleware looks at the method but the one against forgery, which has a test of its own below:
    the view, with its policy, is given the request as they left it, with the session as it was. A policy that refuses
    does not see the method (tests/accounts/test_policy.py), nor does what it looks up: the methods that no form sends
    are tried by the first whom an address lets in; in the ordeal, by everybody, and of whom it refuses.
    """
    response = asked("GET", path, cookies)
    assert not walked or lacks(response, inside=not name.startswith(AS_PUBLISHED)) == "", name
    yield "GET", outcome(response)
    let_in = outcome(response) not in {"refused", "nothing"}
    anew = WHOLE or (name, bool(cookies)) not in TRIED
    for method in METHODS[1:]:
        if method not in SENDS and not anew:
            continue
        if name.startswith(("account", "mfa")):
            yield method, outcome(asked(method, path, cookies))
        elif method in SENDS or WHOLE or let_in:
            yield method, outcome_of(again(response.wsgi_request, method, cookies))
    if let_in:
        TRIED.add((name, bool(cookies)))


#: Between them they open most of what there is; what their pages bear is looked at too.
WALKED = {Role.CANDIDACY, Role.INSTANCE}
#: Shown as the public will see them, byte for byte: they have no way out of their own.
AS_PUBLISHED = ("publication:preview-page", "previewing:top", "previewing:page")
#: Of these there is no alphabet to tell.
_BARE = ("image/", "font/", "application/")


def lacks(response, *, inside):
    """What a page should bear and does not: of what kind it is, in what alphabet, and the way out for who is inside."""
    kind = response.get("Content-Type", "")
    if not kind.startswith(_BARE) and "charset=utf-8" not in kind:
        return f"charset: {kind!r}"
    page = response.status_code == 200 and kind.startswith("text/html") and not response.streaming
    if page and inside and b'href="/salir/"' not in response.content and b'action="/salir/"' not in response.content:
        return "the way out"
    return ""


def again(reached, method, cookies):
    """The request that *reached* a view, by another method."""
    request = copy(reached)
    request.method = method
    request.session = SessionStore((cookies or {}).get(settings.SESSION_COOKIE_NAME))
    return request


def outcome_of(request):
    """What its view answers to a request that came to it, and nothing it did."""
    view, args, captured = request.resolver_match
    with transaction.atomic():
        try:
            response = view(request, *args, **captured)
            for close in response._resource_closers:  # not close(), with which a request, and its connection, ends
                close()
            return outcome(response)
        except PermissionDenied:
            return "refused"
        except Http404:
            return "nothing"
        finally:
            transaction.set_rollback(True)


def cookies_of(actor, **how):
    return {name: cookie.value for name, cookie in entered(actor, **how).cookies.items()}


@pytest.mark.parametrize("role", ROLES_ASKED)
def test_each_role_opens_what_is_written_and_nothing_else(role):
    actor = acting(role)
    application(actor)
    everywhere = addresses(actor)
    cookies = cookies_of(actor)
    wrong = {}
    for (name, relation), path in everywhere.items():
        if not asked_about(name, role, relation):
            continue
        for method, got in answers(name, path, cookies, walked=role in WALKED):
            should = expected_of(name, method, role, relation)
            if not alike(name, got, should):
                wrong[name, method, relation] = f"{got} en vez de {should}"
    assert wrong == {}


def asked_about(name, role, relation):
    """Whether *role* asks that address about someone who stands so to it.

    Where the role opens nothing whatever the relation, of the four others one is drawn, another for each role and
    address, so that each relation is tried with every address; all of them in the ordeal.
    """
    wanted = EXPECTED[name]
    if WHOLE or relation == OWN or wanted.roles is None or role in wanted.roles:
        return True
    others = [other for other in RELATIONS if other != OWN]
    return relation == others[(list(Role).index(role) + crc32(name.encode())) % len(others)]


def alike(name, got, should):
    """Whether an answer is the expected one. Leaving leads to the door; one page of proof may lead to another."""
    return got == should or (
        should == "open"
        and ((EXPECTED[name].public and got == "sign in") or (got == "prove" and "reauthenticate" in name))
    )


def test_nobody_opens_anything_but_the_door_without_a_session():
    wrong = {}
    for name, path in doors(person("otra")).items():
        for method, got in answers(name, path):
            wanted = EXPECTED[name]
            should = ("open" if method in wanted.methods else "method") if wanted.public else "sign in"
            if not alike(name, got, should):
                wrong[name, method] = f"{got} en vez de {should}"
    assert wrong == {}


@pytest.mark.parametrize("role", [role for role in ROLES_ASKED if ROLES[role].second_factor])
def test_a_session_with_a_password_alone_opens_only_what_leads_to_the_second_factor(role):
    actor = acting(role)
    cookies = cookies_of(actor, proved=("password",))
    wrong = {}
    for name, path in doors(actor).items():
        response = asked("GET", path, cookies)
        if EXPECTED[name].public or EXPECTED[name].before_second_factor:
            got = {outcome(response), *(outcome(asked(method, path, cookies)) for method in ("POST", "DELETE"))}
            ok = not got & {"refused", "nothing"}
        else:
            got = {outcome_of(again(response.wsgi_request, method, cookies)) for method in ("POST", "DELETE")}
            ok = got == {"refused"} and response.headers.get("Location", "").startswith("/cuenta/segundo-factor/")
        if not ok:
            wrong[name] = (response.status_code, response.get("Location"), got)
    assert wrong == {}


@pytest.mark.parametrize("role", [Role.PARTY_ROOT, Role.AREA])
def test_what_is_delicate_asks_for_identity_again_when_it_was_proved_long_ago(role):
    actor = acting(role)
    application(actor)
    cookies = cookies_of(actor, ago=3600)
    wrong = {}
    for (name, relation), path in addresses(actor).items():
        wanted = EXPECTED[name]
        if not wanted.step_up or (wanted.roles is not None and relation not in (wanted.roles.get(role) or RELATIONS)):
            continue
        for method in wanted.methods:
            got = outcome(asked(method, path, cookies))
            if got != "prove" and expected_of(name, method, role, relation) == "open":
                wrong[name, method, relation] = got
    assert wrong == {}


def test_every_address_refuses_what_another_site_sends():
    actor = acting(Role.PARTY_ROOT)
    application(actor)
    cookies = cookies_of(actor)
    told = {
        (name, method): asked(method, path, cookies, enforce_csrf_checks=True).status_code
        for name, path in doors(actor).items()
        for method in ("POST", "PUT", "PATCH", "DELETE")
    }
    assert {cell: status for cell, status in told.items() if status != 403} == {}
