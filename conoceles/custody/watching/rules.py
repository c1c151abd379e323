# SPDX-License-Identifier: EUPL-1.2
"""When somebody must be told, over plain values: each rule with its limit, and each limit with where it comes from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, StrEnum, auto


class Reason(Enum):
    """Why watching says no; each with its words in ``phrases``."""

    WITHOUT_NOTE = auto()
    ANSWERED = auto()
    ABOUT_HERSELF = auto()


class Kind(StrEnum):
    """What may be wrong, as an alert of it is kept."""

    READINGS = "lecturas"
    READINGS_AT_NIGHT = "lecturas-de-noche"
    COUNTINGS = "conteos"
    CEREMONY = "apertura-con-custodias"
    RECORD = "bitacora-no-coincide"
    RELEASE = "publicacion-no-coincide"
    UNVERIFIED = "sin-verificar"
    CHECKPOINT = "punto-de-control-tarde"
    BACKUP = "respaldo-tarde"
    JOURNAL = "diario-tarde"
    DRILL = "simulacro-tarde"
    KEY_DRILL = "simulacro-con-clave-tarde"
    DISK = "disco"
    QUEUE = "cola-detenida"
    MAIL = "correo-detenido"
    CLOCK = "reloj"
    KEYS = "claves"


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that an installation may change (``CONOCELES_ALERTS``), what it means, and where it comes from."""

    usual: int
    words: str
    source: str


_GOAL = "metas de seguridad del sistema, T4"
_OURS = "no lo dice ninguna norma: se eligió con holgura, y se mide"
LIMITS = {
    "lecturas-hora": Limit(60, "veces que una persona abre respuestas de identidad en una hora", _GOAL),
    "lecturas-dia": Limit(200, "veces que una persona las abre en un día", _GOAL),
    "lecturas-noche": Limit(20, "veces que una persona las abre de noche", _GOAL),
    "noche-desde": Limit(23, "hora a la que empieza la noche", _OURS),
    "noche-hasta": Limit(6, "hora a la que termina", _OURS),
    "conteos-dia": Limit(12, "veces que alguien hace contar las de una misma candidatura en un día", _OURS),
    "punto-minutos": Limit(
        75, "minutos sin firmar la bitácora, si hay qué firmar", "metas de seguridad del sistema, 4.2: cada hora"
    ),
    "verificar-horas": Limit(36, "horas sin verificar la bitácora y lo publicado", _OURS),
    "disco-mb": Limit(2000, "megabytes libres que debe haber en el disco", _OURS),
    "cola-minutos": Limit(10, "minutos que una tarea espera sin que nadie la tome", _OURS),
    "correo-minutos": Limit(30, "minutos que un correo espera al servidor", _OURS),
    "reloj-segundos": Limit(5, "segundos que el reloj salta de golpe", "ASVS 5.0, 16.2.2; plazos al segundo"),
    "sosiego-minutos": Limit(10, "minutos que algo lleva bien para darlo por terminado", _OURS),
    "informe-hora": Limit(7, "hora del informe diario de lecturas (24: no se hace)", _GOAL),
}


def limits(written: str) -> dict[str, int]:
    """The usual ones, but for what is *written*, like ``disco-mb=500,lecturas-hora=30``. Raises ValueError."""
    said = dict(each.strip().split("=") for each in written.split(",") if each.strip())
    if unknown := said.keys() - LIMITS.keys():
        msg = f"CONOCELES_ALERTS: no existe «{', '.join(sorted(unknown))}»"
        raise ValueError(msg)
    return {name: limit.usual for name, limit in LIMITS.items()} | {name: int(many) for name, many in said.items()}


@dataclass(frozen=True, slots=True)
class Readings:
    """How often one person opened sealed answers that she might read: in the last hour, the last day, at night."""

    who: str
    hour: int
    day: int
    night: int


@dataclass(frozen=True, slots=True)
class Facts:
    """How everything stands at an instant. What is None was not looked at, or does not apply here.

    ``countings``: by person, how often she had the same candidacy's answers counted in a day; ``ceremonies``, of how
    many what is blocked was opened with custodians, who ran the machine. ``late``: what of
    backups is, by kind, and only where they are taken. ``stepped``: seconds by which the clock jumped lately.
    """

    now: datetime
    readings: tuple[Readings, ...] = ()
    countings: Mapping[str, int] = field(default_factory=dict)
    ceremonies: Mapping[str, int] = field(default_factory=dict)
    record_faults: int = 0
    release_faults: int = 0
    verified_at: datetime | None = None
    unsigned_since: datetime | None = None
    late: frozenset[Kind] = frozenset()
    free: int | None = None  # bytes
    oldest_task: datetime | None = None
    oldest_mail: datetime | None = None
    mail_failed: bool = False
    stepped: float = 0.0
    ahead: float = 0.0  # seconds by which the record's last entry is later than the clock
    keys_missing: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong now: what, of whom where it is of somebody, and the figures that say so."""

    kind: Kind
    whom: str = ""
    figures: Mapping[str, int] = field(default_factory=dict)


def found(facts: Facts, most: Mapping[str, int]) -> list[Finding]:
    """All that is wrong."""
    return [finding for rule in _RULES for finding in rule(facts, most)]


def _read_too_often(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:
    for one in facts.readings:
        if one.hour > most["lecturas-hora"] or one.day > most["lecturas-dia"]:
            yield Finding(Kind.READINGS, one.who, {"hour": one.hour, "day": one.day})


def _read_at_night(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:
    for one in facts.readings:
        if one.night > most["lecturas-noche"]:
            yield Finding(Kind.READINGS_AT_NIGHT, one.who, {"night": one.night})


def _counted_too_often(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:
    for who, times in sorted(facts.countings.items()):
        if times > most["conteos-dia"]:
            yield Finding(Kind.COUNTINGS, who, {"times": times})


def _opened_blocked(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:  # noqa: ARG001
    for who, times in sorted(facts.ceremonies.items()):
        yield Finding(Kind.CEREMONY, who, {"times": times})


def _verified(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:
    if facts.record_faults:
        yield Finding(Kind.RECORD, figures={"faults": facts.record_faults})
    if facts.release_faults:
        yield Finding(Kind.RELEASE, figures={"faults": facts.release_faults})
    if facts.verified_at and facts.now - facts.verified_at > timedelta(hours=most["verificar-horas"]):
        yield Finding(Kind.UNVERIFIED)


def _signed(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:
    if _over(facts.unsigned_since, facts, most["punto-minutos"]):
        yield Finding(Kind.CHECKPOINT)


def _backed_up(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:  # noqa: ARG001
    for kind in sorted(facts.late):
        yield Finding(kind)


def _room(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:
    if facts.free is not None and facts.free < most["disco-mb"] * 1_000_000:
        yield Finding(Kind.DISK, figures={"free_mb": facts.free // 1_000_000})


def _moving(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:
    if _over(facts.oldest_task, facts, most["cola-minutos"]):
        yield Finding(Kind.QUEUE)
    if facts.mail_failed or _over(facts.oldest_mail, facts, most["correo-minutos"]):
        yield Finding(Kind.MAIL)


def _on_time(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:
    jumped = facts.stepped if abs(facts.stepped) > abs(facts.ahead) else -facts.ahead
    if abs(jumped) > most["reloj-segundos"]:
        yield Finding(Kind.CLOCK, figures={"seconds": round(jumped)})


def _opens(facts: Facts, most: Mapping[str, int]) -> Iterator[Finding]:  # noqa: ARG001
    if facts.keys_missing:
        yield Finding(Kind.KEYS)


def _over(since: datetime | None, facts: Facts, minutes: int) -> bool:
    return since is not None and facts.now - since > timedelta(minutes=minutes)


_RULES: tuple[Callable[[Facts, Mapping[str, int]], Iterator[Finding]], ...] = (
    _read_too_often, _read_at_night, _counted_too_often, _opened_blocked, _verified, _signed, _backed_up, _room,
    _moving, _on_time, _opens,
)  # fmt: skip


def nights(now: datetime, most: Mapping[str, int]) -> list[tuple[datetime, datetime]]:
    """The nights, or what there was of them, of the day before *now*, which is in the zone where people work."""
    begins, ends = most["noche-desde"], most["noche-hasta"]
    spans, since = [], now - timedelta(days=1)
    for days in (-2, -1, 0):
        first = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=days)
        start = first + timedelta(hours=begins)
        end = first + timedelta(days=begins > ends, hours=ends)
        if max(start, since) < min(end, now):
            spans.append((max(start, since), min(end, now)))
    return spans
