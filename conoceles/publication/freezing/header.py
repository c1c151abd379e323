# SPDX-License-Identifier: EUPL-1.2
"""The catalogues of a process, as the snapshot's header and as what its candidacies refer to."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from conoceles.candidacies.models import Formula
from conoceles.elections.models import Emblem, Office, PlaceMap, Position, Postulant, Process, Questionnaire, Territory
from conoceles.publication import snapshot as public
from conoceles.publication.gates.queries import gates
from conoceles.publication.gates.rules import Gate, Why
from conoceles.publication.models import Release

from .ages import age_groups
from .crossings import crossings
from .dates import dates
from .draw import draw
from .languages import languages
from .moving import Ballots
from .questions import PublicPart
from .salting import veil_of
from .securing import security

#: How sure a rule of voting must be to be told without reserve: seen in its source, or in two.
_SURE = {"A", "B"}


class Shared:
    """Everything small that pages share, read at once. People add to it which questionnaires were answered.

    ``closed`` are the gates that are closed at *at*, by office; of ``hidden`` ones not even the register is told.
    The offices *ahead* are as if open: for whoever may look at what is not public yet, and never for a release.
    """

    def __init__(self, process: Process, *, at: datetime, ahead: Collection[str] = ()) -> None:
        # Read again: whoever called may hold an older state than this read sees.
        self.process = Process.objects.get(pk=process.pk)
        self.zone = ZoneInfo(self.process.timezone)
        self.group_names = {group["key"]: group["name"] for group in self.process.groups}
        self.groups_public = self.process.allows("affirmative_action_public")
        self.at = at
        #: When the releases that somebody made and the public saw were read, by office.
        self.releases = releases_read(self.process)
        found = gates(self.process)
        self.closed: dict[str, Gate] = {
            gate.office: gate for gate in found if gate.closed(at) and gate.office not in ahead
        }
        listed = self.process.allows("register_before_opening")
        self.hidden: Collection[str] = () if listed else tuple(self.closed)
        self.opened = tuple(gate.office for gate in found if gate.office not in self.closed)
        self.offices = list(
            Office.objects.filter(process=process).exclude(key__in=self.hidden).order_by("order", "key")
        )
        self.positions = list(
            Position.objects.filter(office__in=self.offices)
            .select_related("office")
            .order_by("office__order", "office__key", "order", "key")
        )
        self.territories = list(
            Territory.objects.filter(process=process).select_related("parent").order_by("kind", "number", "name", "key")
        )
        self.postulants = _postulants(process, self.hidden)
        self.parties = {postulant.key: postulant.parties for postulant in self.postulants}
        versions = list(Questionnaire.objects.filter(process=process).order_by("slug", "version"))
        self.age_groups = age_groups(self.process, versions)
        # A questionnaire that is kept sealed, such as the one of identity, or has no public answer, is not in a
        # snapshot at all: that somebody answered it is not public either (security goals, T15).
        self.asked = {
            questionnaire.pk: asked
            for questionnaire in versions
            if not (asked := PublicPart.by(questionnaire)).definition.sealed and asked.public_keys
        }
        self.ballots = Ballots(self.process)
        self.answered: set[int] = set()

    @property
    def slugs(self) -> list[str]:
        """The questionnaires of the process, in the order in which pages show them."""
        order = {asked.slug: asked.definition.order for asked in self.asked.values()}
        return sorted(order, key=lambda slug: (order[slug], slug))

    def header(self) -> public.Header:
        """The header of the snapshot, once every candidacy has been read."""
        process = self.process
        return public.Header(
            process=public.ProcessInfo(
                slug=process.slug,
                name=process.name,
                authority=process.authority,
                authority_acronym=process.authority_acronym,
                entity=process.entity,
                election_day=process.election_day.isoformat(),
                timezone=process.timezone,
                notice=process.notice,
                site=process.site,
            ),
            offices=tuple(
                public.OfficeInfo(
                    office.key, office.name, office.plural, office.slug, office.principle, office.territory_kind,
                    office.order, _day(self.ballots.closed_on.get(office.key)),
                )
                for office in self.offices
            ),
            positions=tuple(
                public.PositionInfo(
                    position.key, position.office.key, position.name, position.feminine, position.masculine,
                    position.order, position.heads,
                )
                for position in self.positions
            ),
            territories=tuple(
                public.TerritoryInfo(
                    territory_id(place.kind, place.key), place.kind, place.slug, place.name, place.number, place.seat,
                    territory_id(place.parent.kind, place.parent.key) if place.parent else "", place.population,
                )
                for place in self.territories
            ),
            postulants=self.postulants,
            questionnaires=tuple(
                public.QuestionnaireInfo(asked.slug, asked.version, asked.definition) for asked in self._shown()
            ),
            groups=tuple(public.GroupInfo(group["key"], group["name"]) for group in process.groups)
            if self.groups_public
            else (),
            age_groups=self.age_groups,
            crossings=crossings(process, {place.pk: territory_id(place.kind, place.key) for place in self.territories}),
            ballot_names=self.ballots.names,
            figures_count=process.parameters.get("figures_count", {}).get("value") or "",
            searched=process.parameters.get("searched_sections", {}).get("value") or "",
            unopened=tuple(
                public.Unopened(gate.office, gate.name, *self._fixed(gate), listed=gate.office not in self.hidden)
                for gate in self.closed.values()
            ),
            voting=self._voting(),
            maps=_maps(process),
            filters=self._filters(),
            languages=languages(process),
            draw=draw(process),
            dates=dates(process, hidden=self.hidden),
            security=security(process, self.at),
            veil=veil_of(process.slug),
        )  # fmt: skip

    def _voting(self) -> tuple[public.Voting, ...]:
        """The ballots of who votes elsewhere; those of an office that is hidden are not told."""
        told = {office.key for office in self.offices}
        return tuple(
            public.Voting(
                one["way"], tuple(office for office in one["offices"] if office in told), tuple(one["within"]),
                one["note"], one["source"], sure=one["confidence"] in _SURE,
            )
            for one in self.process.voting
        )  # fmt: skip

    def _filters(self) -> tuple[public.FilterInfo, ...]:
        """Those whose question is public in some version: of a sealed questionnaire there is never one."""
        told = {(asked.slug, key) for asked in self.asked.values() for key in asked.public_keys}
        named = ((one["questionnaire"], one["question"]) for one in self.process.filters)
        return tuple(public.FilterInfo(*each) for each in named if each in told)

    def emblems(self) -> Iterator[tuple[str, bytes]]:
        """The digest and the content of each emblem that the header speaks of."""
        told = {postulant.emblem.digest for postulant in self.postulants if postulant.emblem}
        rows = Emblem.objects.filter(postulant__process=self.process, digest__in=told)
        yield from ((digest, bytes(content)) for digest, content in rows.values_list("digest", "content"))

    def _fixed(self, gate: Gate) -> tuple[str, str]:
        """The day on which an agreement opens *gate*, and the agreement; both empty where none does."""
        fixed = gate.first_day is not None and gate.closed(self.at) is Why.NOT_YET
        return (gate.first_day.isoformat(), gate.agreement) if fixed and gate.first_day else ("", "")

    def _shown(self) -> list["PublicPart"]:
        """Each version that some sheet answers; of a questionnaire nobody has answered, the one in force."""
        shown = []
        for slug in self.slugs:
            versions = [(key, asked) for key, asked in self.asked.items() if asked.slug == slug]
            answered = [asked for key, asked in versions if key in self.answered]
            in_force = [asked for _, asked in versions if asked.in_force]
            shown += answered or in_force[-1:] or [versions[-1][1]]
        return shown


def _maps(process: Process) -> tuple[public.MapInfo, ...]:
    return tuple(
        public.MapInfo(
            each.kind, each.width, each.height,
            tuple(
                public.ShapeInfo(territory_id(each.kind, shape["key"]), shape["path"], shape["x"], shape["y"])
                for shape in each.shapes
            ),
            each.source,
        )
        for each in PlaceMap.objects.filter(process=process).order_by("kind")
    )  # fmt: skip


def releases_read(process: Process) -> dict[str, list[datetime]]:
    """When each release of *process* that somebody made and the public saw was read, in order, by office.

    Those that the system makes, to take something out, say what was read for the one before.
    """
    found: dict[str, list[datetime]] = defaultdict(list)
    rows = Release.objects.filter(process=process, shown_at__isnull=False, withdrawing=False).order_by("frozen_at")
    for at, offices in rows.values_list("frozen_at", "offices"):
        for office in offices:
            found[office].append(at)
    return found


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def territory_id(kind: str, key: str) -> str:
    """How the snapshot names a place: unique in the process."""
    return f"{kind}:{key}"


def _postulants(process: Process, hidden: Collection[str]) -> tuple[public.PostulantInfo, ...]:
    """Whoever nominates. An independent bears the name of who stands: of a hidden office it is not told."""
    members = _members(process)
    emblems = {
        one.postulant_id: public.EmblemInfo(one.digest, one.text, one.width, one.height)
        for one in Emblem.objects.filter(postulant__process=process).defer("content")
    }
    formulas = Formula.objects.filter(process=process, postulant__kind=Postulant.Kind.INDEPENDENT)
    told = set(formulas.exclude(position__office__key__in=hidden).values_list("postulant", flat=True))
    unseen = set(formulas.values_list("postulant", flat=True)) - told if hidden else set()
    return tuple(
        public.PostulantInfo(
            postulant.kind, postulant.key, postulant.name, postulant.acronym, postulant.order,
            tuple(members[postulant.pk]), emblems.get(postulant.pk),
        )
        for postulant in Postulant.objects.filter(process=process).exclude(pk__in=unseen).order_by("order", "key")
    )  # fmt: skip


def _members(process: Process) -> dict[int, list[str]]:
    members = defaultdict(list)
    rows = Postulant.objects.filter(process=process, memberships__isnull=False).order_by(
        "pk", "memberships__party__order", "memberships__party__key"
    )
    for alliance, party in rows.values_list("pk", "memberships__party__key"):
        members[alliance].append(party)
    return members
