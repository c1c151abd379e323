# SPDX-License-Identifier: EUPL-1.2
"""How long it takes to compare all the texts of a process, one more, and to open the page where one is read.

``nice python bench/similar.py [--texts 10000] [--database postgresql://…/EMPTY]``

The texts are invented: most are nobody else's, some are another's word for word, some with a few words changed, and a
whole party says one of its own with its town's name. All are written with words of one vocabulary and with phrases that
everybody uses. Times are of the processor. The floor of the same run reads the same rows, takes a digest of each text
and writes as many rows in as many tables. Everything lies in a temporary folder, gone at the end; a database named with
--database must be empty. Ends with 1 when a bar is missed.
"""

import argparse
import hashlib
import os
import random
import sys
import tempfile
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
EACH = 5  # long texts of a candidacy
STEP = 200
#: Bars: how many times the floor for all, and seconds for one more and for one page.
TIMES, ONE, PAGE = 4, 0.5, 0.25


def texts(count):
    """Invented texts, the same each time."""
    dice = random.Random(2027)
    syllables = [c + v for c in "bcdfghjklmnprstvy" for v in "aeiou"]
    words = ["".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(4000)]
    weights = [1 / (place + 1) for place in range(len(words))]
    phrases = [" ".join(dice.choices(words, weights, k=6)) for _ in range(60)]

    def new():
        said = dice.choices(words, weights, k=dice.randint(45, 140))
        for _ in range(dice.randint(0, 4)):
            said.insert(dice.randrange(len(said)), dice.choice(phrases))
        return " ".join(said)

    model, made = new(), []
    for _ in range(count):
        kind = dice.random()
        if made and kind < 0.1:
            made.append(dice.choice(made))
        elif made and kind < 0.2:
            said = dice.choice(made).split()
            for _ in range(3):
                said[dice.randrange(len(said))] = dice.choice(words)
            made.append(" ".join(said))
        elif kind < 0.3:
            made.append(model.replace(model.split()[20], dice.choice(words)))
        else:
            made.append(new())
    return made


def filled(count):
    """A process whose candidacies say those texts, five each."""
    from conoceles.accounts.queries import console  # noqa: PLC0415
    from conoceles.candidacies.models import Candidacy, Formula, Person  # noqa: PLC0415
    from conoceles.capture.models import Revision  # noqa: PLC0415
    from conoceles.elections.questionnaire import Definition, Kind, Question, Section, Visibility  # noqa: PLC0415
    from conoceles.kernel import clock  # noqa: PLC0415
    from conoceles.kernel.text import Counting  # noqa: PLC0415
    from tests.world import world  # noqa: PLC0415

    here = world("similar")
    keys = [f"texto_{number}" for number in range(EACH)]
    asked = tuple(Question(key, key, Kind.LONG_TEXT, Visibility.PUBLIC, "banco", "A") for key in keys)
    here.questionnaire.content = Definition(
        "curricular", "Cuestionario curricular", Counting.COLLAPSED, (Section("s", "S", asked),), "banco"
    ).to_json()
    here.questionnaire.save()
    said, by = texts(count), console()
    rows = []
    for number in range(count // EACH):
        person = Person(id=uuid.uuid4(), process=here.process, key=f"p{number}", name=f"Persona {number}", sex="mujer")
        formula = Formula(
            id=uuid.uuid4(), process=here.process, position=here.presidency, territory=here.town,
            postulant=here.parties[number % 2], number=str(number), order=number,
        )  # fmt: skip
        candidacy = Candidacy(
            id=uuid.uuid4(), process=here.process, key=f"c{number}", slug=f"c{number}", person=person, formula=formula,
            seat="P",
        )  # fmt: skip
        answers = dict(zip(keys, said[number * EACH :], strict=False))
        revision = Revision(
            candidacy=candidacy, questionnaire=here.questionnaire, number=1, answers=answers, digest="0" * 64,
            sent_by=by, sent_at=clock.now(),
        )  # fmt: skip
        rows.append((person, formula, candidacy, revision))
    for kind, column in zip((Person, Formula, Candidacy, Revision), zip(*rows, strict=True), strict=True):
        kind.objects.bulk_create(column, batch_size=500)
    return here


def floor(process):
    """The same rows read, a digest of each text, and as many rows written; all of it gone at the end."""
    from django.db import transaction  # noqa: PLC0415

    from conoceles.capture.models import Revision  # noqa: PLC0415
    from conoceles.kernel.text import collapsed  # noqa: PLC0415
    from conoceles.validation.models import Saying, SayingKey, Trace, Use  # noqa: PLC0415

    wanted = [kind.objects.count() for kind in (Saying, SayingKey, Use)]
    Trace.objects.all().delete()
    Saying.objects.all().delete()
    began = time.process_time()
    pks = list(Revision.objects.filter(candidacy__process=process).values_list("pk", flat=True))
    seen = {}
    for first in range(0, len(pks), STEP):
        with transaction.atomic():
            some = Revision.objects.filter(pk__in=pks[first : first + STEP]).values_list("pk", "answers")
            traces, fresh = [], {}
            for pk, answers in some:
                traces.append(Trace(revision_id=pk, method="piso"))
                for text in answers.values():
                    digest = hashlib.sha256(collapsed(text).lower().encode()).hexdigest()
                    if digest not in seen:
                        fresh[digest] = Saying(process=process, sort="texto", digest=digest, runs=bytes(360), family=1)
                        seen[digest] = None
            Trace.objects.bulk_create(traces, batch_size=500)
            sayings = Saying.objects.bulk_create(fresh.values(), batch_size=500)
            each = max(wanted[1] // max(wanted[0], 1), 1)
            SayingKey.objects.bulk_create(
                (SayingKey(saying=one, key=key * 7919) for one in sayings for key in range(each)), batch_size=2000
            )
            used = [Use(trace=trace, saying=sayings[0], question=f"q{key}") for trace in traces for key in range(EACH)]
            Use.objects.bulk_create(used, batch_size=1000)
    took = time.process_time() - began
    Trace.objects.all().delete()
    Saying.objects.all().delete()
    return took


def reading():
    """Seconds and queries of the page of each of some candidacies: what is noticed in it."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from conoceles.candidacies.queries import whole  # noqa: PLC0415
    from conoceles.capture.models import Revision  # noqa: PLC0415
    from conoceles.validation.suggestions import queries  # noqa: PLC0415

    some = list(
        Revision.objects.select_related("questionnaire").order_by("pk")[:: max(Revision.objects.count() // 60, 1)]
    )
    people = {each.pk: each for each in whole().filter(pk__in={one.candidacy_id for one in some})}
    times, asked = [], []
    for one in some:
        one.candidacy = people[one.candidacy_id]
        with CaptureQueriesContext(connection) as counted:
            began = time.process_time()
            queries.of(one)
            times.append(time.process_time() - began)
        asked.append(len(counted))
    return sorted(times[1:]), max(asked)


def main(given):
    import django  # noqa: PLC0415  (its settings come in the environment)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from conoceles.capture.models import Revision  # noqa: PLC0415
    from conoceles.validation.models import Saying  # noqa: PLC0415
    from conoceles.validation.suggestions.keeping import keep  # noqa: PLC0415
    from conoceles.validation.suggestions.queries import groups  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    here = filled(given.texts)
    keep(here.process)  # what it writes, the floor has to write too
    least = floor(here.process)
    began = time.process_time()
    keep(here.process)
    whole = time.process_time() - began
    began = time.process_time()
    keep(here.process)
    nothing = time.process_time() - began
    last = Revision.objects.order_by("-pk").first()
    again = {key: f"{text} y algo más" for key, text in last.answers.items()}
    Revision.objects.create(
        candidacy=last.candidacy, questionnaire=last.questionnaire, number=2, answers=again, digest="1" * 64,
        sent_by=last.sent_by, sent_at=last.sent_at,
    )  # fmt: skip
    began = time.process_time()
    assert keep(here.process) == {"in": 1, "out": 1}
    one = time.process_time() - began
    began = time.process_time()
    found = groups.families(here.process)
    count = found.count()
    shown = groups.groups(here.process, found[:20])
    listed = time.process_time() - began
    times, asked = reading()
    middle, slow = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{connection.vendor}: {given.texts} textos, {Saying.objects.count()} distintos, {count} grupos")
    print(f"  comparar todos       {whole:7.2f} s   piso {least:6.2f} s   razón {whole / least:.1f}")
    print(f"  una revisión más     {one:7.2f} s   nada nuevo {nothing:.2f} s")
    print(f"  textos repetidos     {listed:7.2f} s   la primera hoja, {len(shown)} grupos")
    print(f"  leer una candidatura {middle * 1000:7.0f} ms  p95 {slow * 1000:.0f} ms, {asked} consultas a lo más")
    sys.exit(not (whole <= TIMES * least and one <= ONE + nothing and slow <= PAGE))


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--texts", type=int, default=10000)
    asked.add_argument("--database", default="")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="conoceles-bench-") as home:
        os.environ |= {"CONOCELES_HOME": home, "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"}
        if options.database:
            os.environ["CONOCELES_DATABASE_URL"] = options.database
        main(options)
