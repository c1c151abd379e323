# SPDX-License-Identifier: EUPL-1.2
"""Where sessions are kept."""

import pytest
from django.contrib.sessions.backends.base import CreateError, UpdateError

from conoceles.accounts.models import Session
from conoceles.accounts.sessions import SessionStore

pytestmark = pytest.mark.django_db


def opened(**values):
    store = SessionStore()
    store.update(values)
    store.save()
    return store


def test_what_changes_in_a_session_is_found_by_its_key_and_stays_one_row():
    store = opened(camino="uno")
    store["camino"] = "dos"
    store.save()
    assert SessionStore(store.session_key)["camino"] == "dos"
    assert Session.objects.count() == 1


def test_an_ended_session_is_not_brought_back_by_a_request_that_was_under_way():
    store = opened(camino="uno")
    Session.objects.all().delete()
    store["camino"] = "dos"
    with pytest.raises(UpdateError):
        store.save()
    assert not Session.objects.exists()


def test_a_key_in_use_is_never_given_to_another():
    mine = opened(de="ana")
    other = SessionStore(mine.session_key)
    other["de"] = "rival"
    with pytest.raises(CreateError):
        other.save(must_create=True)
    assert SessionStore(mine.session_key)["de"] == "ana"
