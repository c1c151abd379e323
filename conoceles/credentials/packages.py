# SPDX-License-Identifier: EUPL-1.2
"""Letters put together for whoever hands them over: a council, or a representation.

A package is a ZIP written straight to where it goes, one letter at a time. It holds codes: what a job prepares is kept
for a day at the most, and what is downloaded at once is not kept.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import IO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.core.files import File
from django.db.models import Q, QuerySet

from conoceles.elections.models import Council, Postulant, Process
from conoceles.files.storage import let_go, private, scratch
from conoceles.kernel import clock, codes
from conoceles.kernel.refusals import Refused
from conoceles.look import papers

from . import letters, queries, report
from .binding import Binder
from .models import Account, Bundle, Letter
from .rules import PACKAGE_LASTS

#: The package of what no council delivers.
CENTRAL = "oficinas-centrales"
_README = """Cartas de acceso al sistema «Candidatas y Candidatos, Conóceles»

1. Imprima los PDF de la carpeta «para-imprimir»: todas las cartas, cada una en dos hojas. La primera va en sobre
   cerrado; la segunda es el acuse. En «cartas» está cada una en su propio archivo.
2. Imprima «lista-de-entrega.pdf» y entregue con ella a la mano.
3. Antes de entregar, compruebe la identidad de quien recibe y pida su firma en el acuse.
4. Escanee los acuses firmados y súbalos en el sistema, en «Entregas».
5. Borre este archivo y los PDF cuando termine de imprimir: contienen los códigos.

Si una carta se pierde o vence, pida que se reponga: la nueva deja sin efecto a la anterior.
"""


@dataclass(frozen=True)
class Package:
    """What goes together: a name for its file, what it is, and its accounts."""

    process: Process
    name: str
    title: str
    accounts: QuerySet[Account]


def by_council(process: Process) -> Iterator[Package]:
    """One for each council that delivers something, and one for the central offices."""
    councils: list[Council | None] = [None, *process.councils.filter(accounts__isnull=False).distinct()]
    for council in councils:
        package = of_council(process, council)
        if package.accounts.exists():
            yield package


def by_representation(process: Process) -> Iterator[Package]:
    """One for each postulant that answers for somebody."""
    for postulant in process.postulants.filter(accounts__isnull=False).distinct():
        yield of_representation(process, postulant)


def of_council(process: Process, council: Council | None) -> Package:
    """What one council delivers; without council, the central offices."""
    accounts = queries.to_deliver(process).filter(council=council)
    if council is None:
        return Package(process, CENTRAL, "Oficinas centrales", accounts)
    return Package(process, council.key, council.name, accounts)


def of_representation(process: Process, postulant: Postulant) -> Package:
    """The accounts that one postulant answers for, its generic one first."""
    accounts = queries.to_deliver(process).filter(postulant=postulant)
    return Package(process, postulant.key, postulant.name, accounts)


def write(package: Package, into: IO[bytes]) -> int:
    """Write the ZIP of *package*, with the letters whose codes are in force and not used; how many.

    Letters that died, or whose file is gone, are left out: they must be issued again.
    """
    now = clock.now()
    listed = []
    with ZipFile(into, "w", ZIP_STORED) as bundle, Binder() as binder:
        for account in package.accounts.iterator(chunk_size=200):
            letter = Letter.objects.filter(pk=account.last_letter).select_related("activation").first()  # type: ignore[attr-defined]
            if letter is None or not queries.in_force(letter, now):
                continue
            try:
                pdf = letters.content(letter)
            except Refused:
                continue
            listed.append(account)
            bundle.writestr(f"cartas/{len(listed):04}-{account.user.username}.pdf", pdf)
            binder.add(pdf)
        for name, sheets in binder.bound():
            bundle.writestr(f"para-imprimir/{name}", sheets)
        if listed:
            sheet = report.to_sign(package.process, listed, title=f"Lista de entrega: {package.title}")
            bundle.writestr("lista-de-entrega.pdf", papers.pdf(sheet))
            bundle.writestr("lista-de-entrega.xlsx", papers.xlsx(sheet))
        bundle.writestr("LEAME.txt", _README, ZIP_DEFLATED)
    return len(listed)


#: By what somebody hands letters over: all the packages of a process.
ROUTES = {"consejo": by_council, "representacion": by_representation}


def keep(package: Package, *, route: str, job: UUID) -> int:
    """Put *package* by in private storage, in place of the former one of the same; how many letters, 0 keeps nothing.

    To be called within ``actions.package``.
    """
    with scratch() as into:
        count = write(package, into)
        if not count:
            return 0
        path = f"packages/{package.process.slug}/{codes.short(12)}-{package.name}.zip"
        file = private().save(path, File(into))
    now = clock.now()
    former = Bundle.objects.filter(process=package.process, route=route, name=package.name).exclude(file="")
    for each in former:
        discard(each)
    Bundle.objects.create(
        process=package.process,
        job=job,
        route=route,
        name=package.name,
        title=package.title,
        file=file,
        letters=count,
        made_at=now,
        expires_at=now + PACKAGE_LASTS,
    )
    return count


def discard(bundle: Bundle) -> None:
    """Delete the file of a package, once that is certain; what is known of it stays."""
    let_go(bundle.file)
    Bundle.objects.filter(pk=bundle.pk).update(file="")


def forget(process: Process, *, councils: AbstractSet[int | None], postulants: AbstractSet[int]) -> None:
    """Discard the packages of those councils (None: the central offices) and postulants: they are not so any more."""
    keys = set(process.councils.filter(pk__in=councils - {None}).values_list("key", flat=True))
    if None in councils:
        keys.add(CENTRAL)
    of_postulants = process.postulants.filter(pk__in=postulants).values("key")
    stale = Q(route="consejo", name__in=keys) | Q(route="representacion", name__in=of_postulants)
    for bundle in process.bundles.filter(stale).exclude(file=""):
        discard(bundle)


def sweep() -> int:
    """Delete the packages whose day is over, and files that no package has any more; how many."""
    now, storage = clock.now(), private()
    over = Bundle.objects.exclude(file="").filter(expires_at__lte=now)
    gone = 0
    for each in over:
        discard(each)
        gone += 1
    for folder in storage.listdir("packages")[0] if storage.exists("packages") else ():
        for name in storage.listdir(f"packages/{folder}")[1]:
            path = f"packages/{folder}/{name}"
            if now - storage.get_modified_time(path) > PACKAGE_LASTS and not Bundle.objects.filter(file=path).exists():
                storage.delete(path)
                gone += 1
    return gone
