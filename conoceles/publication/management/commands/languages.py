# SPDX-License-Identifier: EUPL-1.2
"""``manage.py languages``: what the site's catalogues lack, and their way to a translator and back."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.loader import render_to_string
from django.utils import timezone

from conoceles.elections.reading import read as read_process
from conoceles.kernel import clock
from conoceles.publication.languages import catalogues, gathering, process_words, sheets
from conoceles.publication.languages.catalogues import Lack

_LACKS = {
    "untranslated": "faltan por traducir o por releer {about} textos",
    "disagreeing": "no coincide con su original: «{about}»",
    "unnamed": "no dice cómo se llama el idioma en sí mismo (X-Own-Name)",
    "unsigned": "nadie que lo hable lo ha firmado",
    "unread": "tiene {about} textos que no están firmados, o que cambiaron después de la firma",
    "ungathered": "los catálogos no tienen los textos de hoy: corra «manage.py languages gather»",
}


class Command(BaseCommand):
    """Reads files and writes files; the database is not asked."""

    help = "Dice qué le falta a cada idioma del sitio, y lleva sus textos a quien traduce y de regreso."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and with which language."""
        acts = parser.add_subparsers(dest="act", metavar="ACTO")
        acts.add_parser("check", help="decir qué falta; termina con error si un idioma nuestro no está completo")
        acts.add_parser("gather", help="traer a los catálogos los textos de hoy")
        for name, help_ in (("sheet", "escribir la hoja bilingüe"), ("bring", "traer la hoja ya traducida")):
            act = acts.add_parser(name, help=help_)
            act.add_argument("code", metavar="IDIOMA", choices=catalogues.codes())
            act.add_argument("file", metavar="ARCHIVO", type=Path, help=".xlsx; la hoja, también .html para imprimir")
        sign = acts.add_parser("sign", help="anotar quién leyó el catálogo entero y responde por él")
        sign.add_argument("code", metavar="IDIOMA", choices=catalogues.codes())
        sign.add_argument("--by", required=True, metavar="NOMBRE")
        sign.add_argument("--on", type=date.fromisoformat, metavar="AAAA-MM-DD")

    def handle(self, *, act: str | None, **options: Any) -> None:
        """Do it."""
        {"gather": self._gather, "sheet": self._sheet, "bring": self._bring, "sign": self._sign}.get(
            act or "check", self._check
        )(**options)

    def _check(self, **_: Any) -> None:
        messages = {one.words for one in gathering.gathered()}
        failed = False
        for code in catalogues.codes():
            catalogue = catalogues.read(catalogues.path(code))
            lacks = catalogues.lacks(code, catalogue)
            if {entry.msgid for entry in catalogue if not entry.obsolete} != messages:
                lacks.append(Lack("ungathered", ""))
            ready = "se ofrece" if not lacks else "no se ofrece"
            self.stdout.write(f"{code}: {ready}, {catalogue.percent_translated()} % traducido")
            for lack in lacks:
                self.stdout.write(f"  · {_LACKS[lack.kind].format(about=lack.about)}")
            failed |= any(lack.kind in catalogues.NEVER or code in catalogues.OURS for lack in lacks)
            failed |= any(lack.kind == "ungathered" for lack in lacks)
        self._check_processes()
        if failed:
            msg = "Hay catálogos que corregir."
            raise CommandError(msg)

    def _check_processes(self) -> None:
        """What each process says and its catalogues do not: pages show it in Spanish, so it is told and no error."""
        for folder in sorted(settings.PROCESSES.glob("*/process.toml")):
            slug = folder.parent.name
            described = read_process(folder.parent)
            asked = described.parameters["public_languages"].value
            for code in filter(None, (each.strip() for each in str(asked or "").split(","))):
                lacking = process_words.lacking(process_words.wanted(described), process_words.of(slug, code))
                if lacking:
                    self.stdout.write(f"{slug}, {code}: en español quedan {len(lacking)} textos del proceso")

    def _gather(self, **_: Any) -> None:
        for code, (came, went) in gathering.bring_in(gathering.gathered()).items():
            self.stdout.write(f"{code}: entraron {came} textos y salieron {went}")

    def _sheet(self, *, code: str, file: Path, **_: Any) -> None:
        if file.suffix == ".html":
            catalogue = catalogues.read(catalogues.path(code))
            name = catalogue.metadata.get(catalogues.OWN_NAME)
            content = {"code": code, "name": name, "rows": sheets.rows(catalogue)}
            file.write_text(render_to_string("languages/sheet.html", content), encoding="utf-8")
        else:
            file.write_bytes(sheets.as_workbook(code))
        self.stdout.write(f"Escrito: {file}")

    def _bring(self, *, code: str, file: Path, **_: Any) -> None:
        changed, faults = sheets.bring_back(code, file, folder=settings.FILE_UPLOAD_TEMP_DIR)
        self.stdout.write(f"{code}: {changed} textos cambiaron")
        for fault in faults:
            self.stderr.write(f"  renglón {fault.row}, «{fault.spanish}»: {fault.why}")
        if faults:
            msg = f"No se tomaron {len({fault.row for fault in faults})} renglones; lo demás sí."
            raise CommandError(msg)

    def _sign(self, *, code: str, by: str, on: date | None, **_: Any) -> None:
        at = catalogues.path(code)
        catalogue = catalogues.read(at)
        lacks = [lack for lack in catalogues.lacks(code, catalogue) if lack.kind not in {"unsigned", "unread"}]
        if lacks:
            raise CommandError("; ".join(_LACKS[lack.kind].format(about=lack.about) for lack in lacks))
        catalogues.sign(catalogue, by=by, on=on or timezone.localdate(clock.now()))
        catalogue.save(str(at))
        self.stdout.write(f"{code}: firmado por {by}")
