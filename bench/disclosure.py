# SPDX-License-Identifier: EUPL-1.2
"""How long it takes to make a cut of group statistics that gives nobody away, and to audit it; and what is left.

``nice python bench/disclosure.py [--people 5000] [--groups 5] [--publish 0.6] [--crossed]``

The people are invented: 5 offices, 10 parties, 3 sexes; groups of 45, 12, 4, 2.5 and 0.8 in a hundred; 60 in a hundred
of whoever belongs say so in their profiles, a third of them by each of 3 cuts; some come and some leave between cuts.
Times are of the last cut, with all that came before, of the processor, in one thread. The floor of the same run audits
nothing: it counts each table of each group at each cut, person by person, as if there were no rule.

Bars: the audit of one cut, all groups, in 60 seconds; of the cells of one way that count ten or more, nine of ten
within a band of ten, at every cut. With each cut is said how many of them the rule lets be so at the very most,
whatever else is left out (``banded``): whoever says it in public hides no more, and where fewer than ten of the others
belong no band of ten can be shown. Where that is fewer than nine of ten, the bar is nine of ten of those. Ends with 1
when a bar is missed.
"""

import argparse
import os
import random
import sys
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
GROUPS = {"45 %": 0.45, "12 %": 0.12, "4 %": 0.04, "2.5 %": 0.025, "0.8 %": 0.008}
CUTS, PUBLISH = 3, 0.6
AUDIT, KEPT = 60, 0.9
BANDS = {"de-cinco", "de-diez"}


def invented(count, prevalence, publish):
    """People of one group along the cuts; the register is the same for every group."""
    from conoceles.statistics.disclosure import Person  # noqa: PLC0415

    register, dice = random.Random(2027), random.Random(str(prevalence))
    for _ in range(count):
        place = (f"c{register.randrange(5)}", f"p{register.randrange(10)}", "hmn"[register.randrange(3)])
        since = 0 if register.random() < 0.95 else register.randrange(1, CUTS)
        until = CUTS if register.random() < 0.97 else register.randrange(since + 1, CUTS + 1)
        agrees = register.random() < 0.9
        belongs = dice.random() < prevalence
        public_from = dice.randrange(CUTS) if belongs and dice.random() < publish else CUTS
        stands = [since <= cut < until for cut in range(CUTS)]
        yield Person(
            tuple(place if each else None for each in stands),
            tuple(agrees and each for each in stands),
            (belongs,) * CUTS,
            tuple(cut >= public_from for cut in range(CUTS)),
        )


def until(person, cuts):
    return type(person)(*(getattr(person, each)[:cuts] for each in ("registered", "counted", "answers", "public")))


def floor(people):
    """Seconds of counting every table at every cut, person by person."""
    from conoceles.statistics.disclosure import Table  # noqa: PLC0415

    began = time.process_time()
    for cut in range(CUTS):
        for table in Table:
            counts = {}
            for each in people:
                if each.places[cut]:
                    cell = table.cell(each.places[cut])
                    counts[cell] = counts.get(cell, 0) + bool(each.answers[cut])
    return time.process_time() - began


def kept(report, people):
    """Of the one-way cells that count ten or more: all, within a band of ten, and those that the rule lets be so."""
    from conoceles.statistics.disclosure.attacker import Attacker  # noqa: PLC0415
    from conoceles.statistics.disclosure.knowledge import Knowledge  # noqa: PLC0415

    big = narrow = possible = 0
    cut, attacker = report.world.now, Attacker(Knowledge(report.world), None)
    for table in report.cut.tables:
        for cell in () if table.table.crossed else table.cells:
            inside = [each for each in people if cell.cell.holds(each.places[cut])]
            count = sum(bool(each.answers[cut]) for each in inside)
            if count < report.world.rule.threshold:
                continue
            public = [each for each in inside if each.public[cut]]
            big += 1
            narrow += cell.level in BANDS
            known = sum(bool(each.answers[cut]) for each in public)
            possible += banded(count, len(inside), known, len(public)) or told_before(attacker, cell.cell)
    return big, narrow, possible


def banded(count, people, known, public):
    """Whether any band of ten or of five could stand in a cell if nothing else at all were published.

    From the text of the rule (SDC-1, 5) and from nothing of ours: of *people*, *public* told their answers, *known* of
    them that they belong. Where fewer than ten of the others belong, nobody may read that any does, nor that fewer than
    nine could (or than they are); and nobody may ever read that all of them belong.
    """
    hidden, belong = people - public, count - known
    for width in (5, 10):
        low = count // width * width - known
        high = min(count // width * width + width - 1 - known, hidden)
        if low < hidden and (belong >= 10 or (low <= 0 and high >= min(9, hidden))):
            return True
    return not hidden


def told_before(attacker, cell):
    """Whether profiles and earlier cuts tell already, of those in *cell*, what a band would: that is not its fault."""
    from conoceles.statistics.disclosure.aims import Aim  # noqa: PLC0415

    if cell not in attacker.known.lattice:
        return True
    slice_ = attacker.known.lattice[cell]
    least, most = (attacker.before(Aim(slice_, "", 0), most=most) for most in (False, True))
    return least > 0 or most < min(9, attacker.hidden[slice_])


def main(given):
    from conoceles.statistics.disclosure import assembled, audited, disclose  # noqa: PLC0415

    totals = {"audit": 0.0, "made": 0.0, "floor": 0.0}
    cells = [[0, 0, 0] for _ in range(CUTS)]
    for name, prevalence in list(GROUPS.items())[: given.groups]:
        people, earlier = list(invented(given.people, prevalence, given.publish)), []
        totals["floor"] += floor(people)
        for count in range(1, CUTS + 1):
            last = count == CUTS
            some = [until(each, count) for each in people]
            world, secret = assembled(name, [f"c{cut}" for cut in range(count)], some, earlier)
            began = time.process_time()
            report = disclose(world, secret, crossed=last and given.crossed)
            made = time.process_time() - began
            earlier.append(report.cut)
            found = kept(report, some)
            cells[count - 1] = [a + b for a, b in zip(cells[count - 1], found, strict=True)]
            print(
                f"{name:>6}, corte {count}: hacer {made:6.1f} s; {report.verdict.status}, "
                f"{len(report.cut.tables)} tablas, {len(report.verdict.violations)} implicadas por lo anterior; "
                f"de {found[0]} celdas de 10 o más, {found[1]} en banda de 10; la regla deja, a lo más, {found[2]}",
                flush=True,
            )
        began = time.process_time()
        assert audited(world, report.cut, secret) == report.verdict
        totals["audit"] += time.process_time() - began
        totals["made"] += made
    ratio = totals["audit"] / totals["floor"]
    print(f"auditar un corte    {totals['audit']:6.1f} s   piso {totals['floor']:.2f} s   razón {ratio:.1f}")
    print(f"hacerlo y auditarlo {totals['made']:6.1f} s")
    missed = totals["audit"] > AUDIT
    for cut, (big, narrow, possible) in enumerate(cells, 1):
        share, most = narrow / max(big, 1), possible / max(big, 1)
        says = "" if most >= KEPT else f": la regla no deja llegar a {KEPT:.0%}, publique lo que publique"
        print(f"corte {cut}: en banda de 10, {narrow} de {big} celdas simples de 10 o más ({share:.0%}); "
              f"a lo más podrían {possible} ({most:.0%}){says}")  # fmt: skip
        missed = missed or narrow < min(KEPT * big, KEPT * possible)
    sys.exit(missed)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--people", type=int, default=5000)
    asked.add_argument("--groups", type=int, default=len(GROUPS))
    asked.add_argument("--publish", type=float, default=PUBLISH)
    asked.add_argument("--crossed", action="store_true")
    main(asked.parse_args())
