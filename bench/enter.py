# SPDX-License-Identifier: EUPL-1.2
"""The door measured: whether time betrays which accounts exist, and how many of ten thousand guesses are evaluated.

Times are those of a wrong password with the real hash (Argon2), accounts that exist and accounts that do not in turn,
compared with Kolmogorov and Smirnov's two-sample test: a p above 0.01 says that nobody could tell them apart.

    .venv/bin/python bench/enter.py [--tries 300] [--guesses 10000]
"""

import argparse
import math
import os
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "conoceles.config.settings"
os.environ["CONOCELES_HOME"] = tempfile.mkdtemp(prefix="conoceles-bench-")
os.environ["CONOCELES_HOSTS"] = "testserver"

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402

from conoceles.accounts import guessing  # noqa: E402
from conoceles.accounts.models import User, WrongGuesses  # noqa: E402
from conoceles.kernel import clock  # noqa: E402


def same_distribution(one, other):
    """The p of Kolmogorov and Smirnov's test that both samples come from one distribution (asymptotic)."""
    steps = sorted([(value, 1 / len(one)) for value in one] + [(value, -1 / len(other)) for value in other])
    apart = at = 0.0
    for _, step in steps:
        at += step
        apart = max(apart, abs(at))
    scale = apart * math.sqrt(len(one) * len(other) / (len(one) + len(other)))
    return min(1.0, max(0.0, 2 * sum((-1) ** (k - 1) * math.exp(-2 * (k * scale) ** 2) for k in range(1, 101))))


def time_of(username):
    """How long the door takes to refuse a wrong password, in milliseconds, with no wait pending."""
    WrongGuesses.objects.all().delete()
    browser = Client()
    began = time.perf_counter()
    browser.post("/entrar/", {"login": username, "password": "esta no es la contraseña de nadie"})
    return (time.perf_counter() - began) * 1000


def times(tries):
    """Accounts that exist and that do not, in turn."""
    kept = make_password("tres tlacuaches comen pitahaya")
    User.objects.bulk_create(User(username=f"cuenta-{number:05}", password=kept) for number in range(tries))
    time_of("calentamiento")
    known: list[float] = []
    unknown: list[float] = []
    for number in range(tries):
        pair = [(known, f"cuenta-{number:05}"), (unknown, f"nadie--{number:05}")]
        for sample, username in pair if number % 2 else reversed(pair):
            sample.append(time_of(username))
    print(f"existe:    mediana {statistics.median(known):.1f} ms")
    print(f"no existe: mediana {statistics.median(unknown):.1f} ms")
    p = same_distribution(known, unknown)
    print(f"{tries} + {tries} intentos, p = {p:.3f} ({'indistinguibles' if p > 0.01 else 'SE DISTINGUEN'})")


def guesses(number):
    """Ten thousand at one account over a day, from five hundred addresses."""
    factory, start, real = RequestFactory(), clock.now(), clock.now
    evaluated = 0
    began = time.perf_counter()
    for each in range(number):
        clock.now = lambda each=each: start + timedelta(days=1) * each / number
        request = factory.post("/entrar/", REMOTE_ADDR=f"198.51.{each % 500 // 250}.{each % 250 + 1}")
        evaluated += guessing.begin(request, "victima").opens_at is None
    clock.now = real
    took = (time.perf_counter() - began) * 1000 / number
    print(f"{number} intentos desde 500 direcciones en un día: {evaluated} evaluados ({took:.2f} ms por intento)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=300)
    parser.add_argument("--guesses", type=int, default=10_000)
    chosen = parser.parse_args()
    call_command("migrate", verbosity=0)
    guesses(chosen.guesses)
    times(chosen.tries)
