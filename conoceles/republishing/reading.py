# SPDX-License-Identifier: EUPL-1.2
"""The rows of a release, questioned against the process they are to be written in; nothing changes."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from conoceles.candidacies.intake.cells import fold
from conoceles.candidacies.intake.check import formula_id
from conoceles.candidacies.intake.records import Ids, Record, Spool
from conoceles.candidacies.models import Candidacy, Person
from conoceles.capture.rules import as_kept
from conoceles.elections.models import Process
from conoceles.elections.questionnaire import Kind
from conoceles.kernel import digests
from conoceles.opendata.changes import objects
from conoceles.opendata.columns.register import REGISTER
from conoceles.publication.snapshot import State

from .catalogue import Asked, Catalogue
from .cells import Cells
from .rules import Counted, Fault, Loss, Problem

_STANDS = Candidacy.Status.REGISTERED.value
#: What the register says that the columns of the process and of its ballots do not.
_NEEDED = {column.name for column in REGISTER if not column.name.startswith(("boleta", "perfil_", "movimientos"))}
#: Faults that are told one by one; of the others, how many.
TOLD = 200
_MOST = 10_000_000


class Reading:
    """Reads every row into *spool*; afterwards ``faults`` says what is wrong, and ``counted`` what there is."""

    def __init__(self, process: Process, spool: Spool) -> None:
        self.catalogue = Catalogue(process)
        self.counted = Counted()
        self.faults: list[Fault] = []
        self.more = 0
        self.records = spool
        self._ids = Ids(process.slug)
        self._seen: set[bytes] = set()
        self._slugs: dict[str, bytes] = {}
        self._formulas: dict[bytes, tuple[Any, ...]] = {}
        self._seats: set[tuple[bytes, str]] = set()

    def read(self, rows: Path, expected: int, told: Callable[[int, int], None]) -> None:
        """Read the file at *rows*, which should have so many; *told* hears of how many bytes were read, of how many."""
        size = rows.stat().st_size
        with rows.open("rb") as file:
            for _, line in objects(file):
                with suppress(*_MALFORMED):  # its own row tells
                    known = _SLUG.decode(line)
                    self._slugs[known.slug] = known.id_()
        with rows.open("rb") as file:
            for number, (place, line) in enumerate(objects(file), 1):
                told(place, size)
                self.counted.candidacies = number
                try:
                    values = _ROW.decode(line)
                except _MALFORMED:
                    self._tell(Fault(Problem.NOT_AN_OBJECT, number, ""))
                    continue
                if number == 1:
                    self._columns(set(values))
                self._row(Cells(number, values, self._tell))
        if self.counted.candidacies != expected:
            self._tell(Fault(Problem.OTHER_COUNT, 0, "", str(expected)))

    def _tell(self, fault: Fault) -> None:
        if len(self.faults) < TOLD:
            self.faults.append(fault)
        else:
            self.more += 1

    def _columns(self, names: set[str]) -> None:
        for problem, columns in (
            (Problem.UNKNOWN_COLUMN, names - self.catalogue.columns),
            (Problem.MISSING_COLUMN, _NEEDED - names),
        ):
            for column in sorted(columns):
                self._tell(Fault(problem, 0, column))

    def _row(self, cells: Cells) -> None:
        """Read all of it, so that all that is wrong is told, and only then make a record of it."""
        known = self.catalogue
        id_, text_id, slug = cells.id("id"), cells.text("id"), cells.slug("slug")
        self._once(cells, id_)
        office, position = cells.text("eleccion", needed=True), cells.text("cargo", needed=True)
        post = known.seats.get((office, position))
        if post is None:
            cells.fault(Problem.UNKNOWN_KEY, "cargo", f"{office}/{position}")
        place = cells.one_of("demarcacion", known.places)
        postulant = cells.one_of("postulante", known.postulants)
        origin = cells.one_of("siglado", known.postulants, needed=False)
        status = cells.one_of("estatus", set(Candidacy.Status.values))
        seat = cells.one_of("calidad", set(Candidacy.Seat.values))
        order = cells.whole("orden", most=_MOST)
        said: dict[str, Any] = {
            "name": cells.text("nombre", most=200, needed=True),
            "nickname": cells.text("sobrenombre", most=100),
            "sex": cells.one_of("sexo", set(Person.Sex.values)),
            "age": cells.whole("edad", most=150),
            "number": cells.text("numero", most=40),
            "reelection": cells.yes_no("reeleccion"),
            "status_on": cells.day("estatus_fecha"),
            "registered_on": cells.day("registro_fecha"),
            "agreement": cells.one_of("acuerdo", known.agreements, needed=False),
            "replaces": self._former(cells),
            "groups": [(group, None) for group in self._groups(cells)],
            "answers": self._answers(cells, slug) if status == _STANDS else {},
        }
        self.counted.badges += cells.said("se_identifica_con")
        if not (id_ and slug and post and place and postulant and status and seat and said["name"] and said["sex"]):
            return
        formula = formula_id(self._ids, post, place, postulant, fold(said["number"]))
        self.records.add(
            Record(
                row=cells.number, id=id_, slug=slug, key=text_id, person=self._ids.of("persona", text_id),
                person_key=text_id, seat=seat, status=status, formula=formula, position=post.id, territory=place.id,
                postulant=postulant.id, party_of_origin=origin.id if origin else None, answered_by=None,
                order=order or 0,
                first_of_formula=self._seated(cells, formula, (origin, order), seat if status == _STANDS else ""),
                **said,
            )
        )  # fmt: skip

    def _groups(self, cells: Cells) -> list[str]:
        found = cells.several("acciones_afirmativas")
        for group in found:
            if group not in self.catalogue.groups:
                cells.fault(Problem.UNKNOWN_KEY, "acciones_afirmativas", group)
        return found

    def _once(self, cells: Cells, id_: bytes) -> None:
        slug = cells.text("slug")
        if id_ in self._seen:
            cells.fault(Problem.TWICE, "id", cells.text("id"))
        elif slug and self._slugs.get(slug) != id_:
            cells.fault(Problem.TWICE, "slug", slug)
        self._seen.add(id_)

    def _former(self, cells: Cells) -> bytes | None:
        """Whose place she took."""
        slug = cells.text("sustituye_a")
        if slug and slug not in self._slugs:
            cells.fault(Problem.NOBODY, "sustituye_a", slug)
        return self._slugs.get(slug) if slug else None

    def _seated(self, cells: Cells, formula: bytes, shared: tuple[Any, ...], seat: str) -> bool:
        """Whether she is the first of her formula that is read."""
        first = formula not in self._formulas
        if self._formulas.setdefault(formula, shared) != shared:
            cells.fault(Problem.FORMULA_DIFFERS, "numero", "siglado, orden")
        if seat and (formula, seat) in self._seats:
            cells.fault(Problem.SEAT_TAKEN, "calidad", seat)
        elif seat:
            self._seats.add((formula, seat))
        return first

    def _answers(self, cells: Cells, slug: str) -> dict[str, dict[str, Any]]:
        """What she answered, by ``questionnaire@version``."""
        if cells.said("perfil_retirado"):
            self.counted.lose(Loss.WITHDRAWN, slug)
        found = {}
        for questionnaire in self.catalogue.slugs:
            name = questionnaire.replace("-", "_")
            state = cells.text(f"estado_{name}")
            if state == State.IN_REVIEW:
                self.counted.lose(Loss.IN_REVIEW, slug)
            if cells.said(f"en_pausa_{name}"):
                self.counted.lose(Loss.PAUSED, slug)
            if state != State.VALIDATED:
                continue
            version = cells.whole(f"version_{name}", most=_MOST) or 0
            asked = self.catalogue.asked.get((questionnaire, version))
            if asked is None:
                cells.fault(Problem.UNKNOWN_VERSION, f"version_{name}", version)
                continue
            given = as_kept({each.key: self._answer(cells, each) for each in asked})
            if digests.digest(given) != cells.text(f"huella_{name}"):
                cells.fault(Problem.OTHER_DIGEST, f"huella_{name}")
            photos = {each.key for each in asked if each.question.kind is Kind.PHOTO} & set(given)
            self.counted.photographs += len(photos)
            self.counted.answered += 1
            found[f"{questionnaire}@{version}"] = {key: value for key, value in given.items() if key not in photos}
        return found

    def _answer(self, cells: Cells, asked: Asked) -> str | list[str] | None:
        given: str | list[str] = cells.several(asked.column) if asked.several else cells.text(asked.column)
        options = {option.key for option in asked.question.options}
        if options and asked.key == asked.question.key:
            for one in given if isinstance(given, list) else [given]:
                if one and one not in options:
                    cells.fault(Problem.UNKNOWN_OPTION, asked.column, one)
        return given or None


class _Known(msgspec.Struct):
    """Of a row, what others refer to it by."""

    id: str
    slug: str

    def id_(self) -> bytes:
        """The identifier, as bytes; none where it is no identifier, which its own row tells."""
        try:
            return bytes.fromhex(self.id.replace("-", ""))
        except ValueError:
            return b""


_SLUG = msgspec.json.Decoder(_Known)
_ROW = msgspec.json.Decoder(dict[str, Any])
#: What is raised for a line that is no JSON, or none of the kind that is wanted, or is nested without end.
_MALFORMED = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
