# SPDX-License-Identifier: EUPL-1.2
"""The emblems of those who nominate: pictures beside the process, made anew so that nothing else in them is kept."""

import io
from pathlib import Path

from PIL import Image

from conoceles.elections.described.postulants import Emblem, Postulant, PostulantsFile
from conoceles.files import regular
from conoceles.kernel.strict import Sheet

from .folder import Folder

#: Of the process's folder. A vector drawing may hold programs: pictures alone are taken.
FOLDER = "emblemas"
_FORMATS = {".png": "PNG", ".webp": "WEBP"}
_MOST_BYTES = 1_000_000
_MOST_PIXELS = 4_000_000
#: Of the longer side, as it is published: three times what a page shows.
_SIDE = 144


def read(folder: Folder, sheet: Sheet, file: PostulantsFile) -> tuple[Emblem, ...]:
    """The emblem of each postulant that has one, with faults for those without words and words without one."""
    there = _there(folder.path / FOLDER)
    found = []
    for postulant in file.postulant:
        path = there.pop(postulant.key, None)
        if path is None and postulant.emblem_text:
            sheet.fault((*postulant.at, "emblem_text"), f"falta el emblema: {FOLDER}/{postulant.key}.png, o .webp")
        elif path is not None and (emblem := _emblem(folder, path, postulant)):
            if not postulant.emblem_text:
                sheet.fault(postulant.at, "falta emblem_text: qué se ve en su emblema, para quien no lo ve")
            found.append(emblem)
    for path in there.values():
        folder.fault(path, 0, "", "no es el emblema de nadie: se llama como la clave de un actor político")
    return tuple(found)


def _there(where: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(where.iterdir())} if where.is_dir() else {}


def _emblem(folder: Folder, path: Path, postulant: Postulant) -> Emblem | None:
    try:
        with regular.opened(path) as file:
            content = file.read(_MOST_BYTES + 1)
    except regular.NotAFileError as error:
        unfit = f"no es un archivo, es {error.found}"
    else:
        made = _made(content, _FORMATS.get(path.suffix, ""))
        if not isinstance(made, str):
            return Emblem(postulant.key, postulant.emblem_text, *made)
        unfit = made
    folder.fault(path, 0, "", unfit)
    return None


def _made(content: bytes, format_: str) -> tuple[bytes, int, int] | str:
    """The picture as WebP, no larger than it is shown, with its sides; or why not, in Spanish."""
    if not format_:
        return "debe ser PNG o WebP"
    if len(content) > _MOST_BYTES:
        return "pesa más de un megabyte"
    try:
        with Image.open(io.BytesIO(content), formats=(format_,)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return "mide demasiado: a lo más cuatro millones de puntos"
            if getattr(picture, "n_frames", 1) > 1:
                return "se mueve: debe ser una sola imagen"
            fresh = picture.convert("RGBA")
    except Exception:  # noqa: BLE001  (whatever a decoder raises on what is no picture)
        return f"no se puede leer como imagen {format_}"
    fresh.thumbnail((_SIDE, _SIDE))
    # A drawing is lighter without loss, a photograph with it. More effort than this costs sixty times as much.
    lightest = min((_webp(fresh, lossless=True), _webp(fresh, quality=90)), key=len)
    return lightest, fresh.width, fresh.height


def _webp(picture: Image.Image, **how: int) -> bytes:
    into = io.BytesIO()
    picture.save(into, "WEBP", method=4, **how)
    return into.getvalue()
