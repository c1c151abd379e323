# SPDX-License-Identifier: EUPL-1.2
"""A freeze made of another with something taken out, and nothing added."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from conoceles.elections.questionnaire import Definition, Kind
from conoceles.kernel import digests
from conoceles.publication.freezing import beside
from conoceles.publication.freezing.questions import hidden
from conoceles.publication.freezing.salting import salted
from conoceles.publication.freezing.writing import Digested
from conoceles.publication.snapshot import Paused, Picture, Profile, Race, Sheet, Snapshot, note_line, profile_of

from .due import Due


def taken_out(before: Snapshot, folder: Path, due: Due) -> str:
    """Write into the new *folder* what *before* holds without what is *due*; its digest.

    Lines that are not touched are the same bytes, so that their pages are linked and not made; and so is what other
    steps froze beside them, which speaks of nobody.
    """
    folder.mkdir(parents=True)
    parties = {postulant.key: postulant.parties for postulant in before.header.postulants}
    races: list[Race] = []
    pictures = {postulant.emblem.digest for postulant in before.header.postulants if postulant.emblem}
    with Digested(folder / "profiles.jsonl") as lines:
        for line in _lines(before, due):
            place = _PLACED.decode(line)
            start = lines.size
            lines.write(line)
            note_line(races, place, parties[place.postulant], start, lines.size - start)  # type: ignore[arg-type]
            pictures |= {picture.digest for picture in place.photo}
    shutil.copyfile(before.folder / "header.json", folder / "header.json")
    with Digested(folder / "races.json") as file:
        file.write(msgspec.json.encode(races))
    _keep(pictures, before.folder / "photos", folder / "photos")
    return digests.digest(
        {
            "profiles.jsonl": lines.hexdigest,
            "header.json": Digested.of(folder / "header.json"),
            "races.json": file.hexdigest,
            **beside.copy(before.folder, folder),
        }
    )


class _Placed(msgspec.Struct):
    """Of a profile, what decides where it stands, and its photograph."""

    id: str
    slug: str
    office: str
    territory: str
    postulant: str
    photo: list[Picture]


_PLACED = msgspec.json.Decoder(_Placed)


def _lines(before: Snapshot, due: Due) -> Iterator[bytes]:
    gone = _slugs(before, set(due.gone))
    spoken_of = [f'"{slug}"'.encode() for slug in gone]
    with (before.folder / "profiles.jsonl").open("rb") as lines:
        for line in lines:
            who = _PLACED.decode(line).id
            if who in due.candidacies or any(slug in line for slug in spoken_of):
                profile = _without(_others(profile_of(line), gone), due, before)
                yield msgspec.json.encode(profile) + b"\n"
            else:
                yield line


def _slugs(before: Snapshot, gone: set[str]) -> dict[str, str]:
    """The addresses of those who are *gone*, each with its id."""
    if not gone:
        return {}
    with (before.folder / "profiles.jsonl").open("rb") as lines:
        return {each.slug: each.id for each in map(_PLACED.decode, lines) if each.id in gone}


def _without(profile: Profile, due: Due, before: Snapshot) -> Profile:
    who = profile.id
    if who in due.gone:
        status, on = due.gone[who]
        # Who left is not said to be withdrawn too: a publication says the one thing alone.
        return replace(profile.trail(), status=status, status_on=on.isoformat() if on else "", mates=(), withdrawn=None)
    if who in due.withdrawn:
        return replace(profile.trail(), withdrawn=due.withdrawn[who])
    kept = tuple(badge for badge in profile.badges if badge.key not in due.badges.get(who, ()))
    profile = replace(profile, badges=kept)
    for slug, pause in due.paused.get(who, ()):
        profile = _paused(profile, slug, pause, before)
    past = due.past.get(who, {})
    sheets = tuple(sheet.forgetting(past.get(sheet.questionnaire, ())) for sheet in profile.sheets)
    return salted(replace(profile, sheets=sheets))


def _others(profile: Profile, gone: dict[str, str]) -> Profile:
    """*profile* without those of its formula who are *gone*."""
    return replace(profile, mates=tuple(mate for mate in profile.mates if mate.slug not in gone))


def _paused(profile: Profile, slug: str, pause: Paused, before: Snapshot) -> Profile:
    sheets = []
    photo = profile.photo
    for sheet in profile.sheets:
        if sheet.questionnaire != slug or not sheet.version:
            sheets.append(sheet)
            continue
        asked = _definition(before, sheet)
        keys = hidden(asked, [pause])
        if any(
            question.kind is Kind.PHOTO and question.key in keys & set(sheet.answers) for question in asked.questions
        ):
            photo = ()
        answers = {key: value for key, value in sheet.answers.items() if key not in keys}
        sheets.append(
            replace(
                sheet.forgetting(keys),
                answers=answers,
                not_applicable=tuple(key for key in sheet.not_applicable if key not in keys),
                paused=(*sheet.paused, pause),
                digest=sheet.digest if answers == sheet.answers else digests.digest(answers),
            )
        )
    return replace(profile, sheets=tuple(sheets), photo=photo)


def _definition(before: Snapshot, sheet: Sheet) -> Definition:
    asked = (sheet.questionnaire, sheet.version)
    return next(each.definition for each in before.header.questionnaires if (each.slug, each.version) == asked)


def _keep(pictures: set[str], before: Path, folder: Path) -> None:
    """Link the photographs and emblems that are still spoken of; a file system without links has them copied."""
    if not pictures:
        return
    folder.mkdir()
    for digest in pictures:
        try:
            os.link(before / digest, folder / digest)
        except OSError:
            shutil.copyfile(before / digest, folder / digest)
