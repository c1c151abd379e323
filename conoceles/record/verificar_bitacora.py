# SPDX-License-Identifier: EUPL-1.2
"""Verifica que una bitácora exportada es la que se firmó. Basta este archivo, con Python y «cryptography».

    python3 verificar_bitacora.py bitacora.jsonl --llave bitacora.pem punto-1200.txt [más puntos o carpetas]

En lugar de la bitácora puede darse la prueba de un solo asiento (asiento-37.tlog-proof) y su punto de control.

Los puntos de control (y la llave) deben ser copias que usted guardó: de una publicación, de un correo, de un acta.
Contra ellos nadie puede cambiar, quitar, agregar ni reordenar un asiento ya firmado sin que aquí se note.

Termina con 0 si todo coincide, con 1 si algo no, y con 2 si no pudo verificar (falta un archivo, está mal llamado).

Entry *n* is line *n* of the file, byte by byte. The SHA-256 hashes of the lines make the tree of RFC 6962, whose root
must be the one in each checkpoint (C2SP tlog-checkpoint, Ed25519). Numbers have no gaps, time does not go back, and
each entry «checkpoint-signed» bears the root of all before it. Nothing here is shared with what wrote the record.
"""

import argparse
import base64
import binascii
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

try:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key
except ImportError:
    sys.stderr.write("Falta «cryptography»: apt install python3-cryptography, o pip install cryptography.\n")
    sys.exit(2)

PROOF = b"c2sp.org/tlog-proof@v1"
SHOWN = 20  # faults told one by one


class Fault(Exception):  # noqa: N818  (what it says is of the record, not of this program)
    """Something is not as it was signed; the message says what, in Spanish."""


class Checkpoint(NamedTuple):
    """A checkpoint whose signature holds."""

    source: str
    size: int
    root: bytes


@dataclass
class Verdict:
    """What came of it: how many entries there are, how many are as signed, and whatever is not as it should be."""

    entries: int = 0
    signed: int = 0
    faults: list[str] = field(default_factory=list)


class Tree:
    """The root of RFC 6962 over the lines so far, with one hash kept for each full subtree."""

    def __init__(self) -> None:
        self.subtrees: list[tuple[int, bytes]] = []  # (leaves, hash), the largest first

    def add(self, line: bytes) -> None:
        """One more line."""
        leaves, digest = 1, hashlib.sha256(b"\x00" + line).digest()
        while self.subtrees and self.subtrees[-1][0] == leaves:
            left = self.subtrees.pop()[1]
            leaves, digest = leaves * 2, hashlib.sha256(b"\x01" + left + digest).digest()
        self.subtrees.append((leaves, digest))

    def root(self) -> bytes:
        """The root of all lines so far."""
        if not self.subtrees:
            return hashlib.sha256().digest()
        digest = self.subtrees[-1][1]
        for _, left in self.subtrees[-2::-1]:
            digest = hashlib.sha256(b"\x01" + left + digest).digest()
        return digest


def public_key(pem: bytes) -> Ed25519PublicKey:
    """The key in *pem*. Raises Fault."""
    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        msg = "la llave no es una llave pública Ed25519 en formato PEM"
        raise Fault(msg)
    return key


def opened(note: str, source: str, key: Ed25519PublicKey) -> Checkpoint:
    """The checkpoint that *note* says, if *key* signed it. Raises Fault."""
    body, _, signatures = note.strip("\n").rpartition("\n\n")
    text = f"{body}\n"
    try:
        origin, size, root = body.split("\n")[:3]
        checkpoint = Checkpoint(source, int(size), base64.b64decode(root, validate=True))
    except (ValueError, binascii.Error):
        msg = f"{source}: no es un punto de control"
        raise Fault(msg) from None
    public = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    name = hashlib.sha256(f"{origin}\n".encode() + b"\x01" + public).digest()[:4]
    for line in signatures.split("\n"):
        start = f"— {origin} "
        try:
            signature = base64.b64decode(line[len(start) :], validate=True) if line.startswith(start) else b""
        except binascii.Error:
            continue
        if signature[:4] == name:
            try:
                key.verify(signature[4:], text.encode())
            except InvalidSignature:
                continue
            return checkpoint
    msg = f"{source}: no lo firmó la llave que usted tiene; o el punto o la llave no son los originales"
    raise Fault(msg)


def verify(lines: Iterable[bytes], checkpoints: Iterable[Checkpoint]) -> Verdict:
    """Whether *lines*, one for each entry, are what *checkpoints* signed."""
    verdict, tree, awaited = Verdict(), Tree(), sorted(checkpoints, key=lambda point: point.size)
    last, since = 0, ""
    _compare(awaited, tree, verdict)
    for line in lines:
        verdict.entries += 1
        try:
            entry = json.loads(line)
            number, at, action, digest = (entry[name] for name in ("number", "at", "action", "digest"))
        except (ValueError, KeyError, TypeError, RecursionError):
            verdict.faults.append(f"renglón {verdict.entries:,}: no es un asiento")
        else:
            if number != last + 1:
                verdict.faults.append(
                    f"renglón {verdict.entries:,}: se esperaba el asiento {last + 1:,} y dice {number!r}"
                )
            if not isinstance(at, str) or at < since:
                verdict.faults.append(f"asiento {number!r}: su hora, {at!r}, es anterior a la del asiento previo")
            if action == "checkpoint-signed" and digest != tree.root().hex():
                verdict.faults.append(
                    f"asiento {number!r}: anuncia un punto de control de otros asientos que los de aquí"
                )
            last = number if isinstance(number, int) else last + 1
            since = at if isinstance(at, str) else since
        tree.add(line)
        _compare(awaited, tree, verdict)
    verdict.faults += [
        f"{point.source}: se firmaron {point.size:,} asientos y aquí sólo hay {verdict.entries:,}" for point in awaited
    ]
    return verdict


def _compare(awaited: list[Checkpoint], tree: Tree, verdict: Verdict) -> None:
    """Settle the checkpoints of the size reached."""
    while awaited and awaited[0].size == verdict.entries:
        point = awaited.pop(0)
        if point.root == tree.root():
            verdict.signed = point.size
        else:
            verdict.faults.append(
                f"{point.source}: los primeros {point.size:,} asientos no son los que se firmaron;"
                f" lo alterado está entre el {verdict.signed + 1:,} y el {point.size:,}"
            )


def proved(proof: str, checkpoints: Iterable[Checkpoint]) -> tuple[str, bool]:
    """The entry that a C2SP ``tlog-proof`` bears, and whether *checkpoints* signed it (RFC 9162). Raises Fault."""
    try:
        (_, extra, index, *hashes), (_, size, *_) = (part.split("\n") for part in proof.split("\n\n")[:2])
        line = base64.b64decode(extra.removeprefix("extra "), validate=True)
        at, leaves, number = int(index.removeprefix("index ")), int(size), json.loads(line)["number"]
        siblings = [base64.b64decode(each, validate=True) for each in hashes]
    except (ValueError, KeyError, TypeError, RecursionError):  # binascii.Error is a ValueError
        msg = "no es la prueba de un asiento"
        raise Fault(msg) from None
    roots = [point.root for point in checkpoints if point.size == leaves]
    if not roots:
        msg = f"la prueba es contra el punto de control de {leaves:,} asientos: indique el que usted guardó"
        raise Fault(msg)
    digest, last, sound = hashlib.sha256(b"\x00" + line).digest(), leaves - 1, number == at + 1 and 0 <= at < leaves
    for sibling in siblings:
        right = at % 2 == 1 or at == last
        digest = hashlib.sha256(b"\x01" + (sibling + digest if right else digest + sibling)).digest()
        while right and at and not at % 2:
            at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
    return line.decode("utf-8", "replace"), sound and last == 0 and digest in roots


def _notes(places: Iterable[str]) -> Iterator[tuple[str, str]]:
    for place in places:
        path = Path(place)
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            yield str(file), file.read_text(encoding="utf-8")


def _told_of_one(proof: str, checkpoints: list[Checkpoint], unsigned: list[str]) -> int:
    entry, signed = proved(proof, checkpoints)
    sound = signed and not unsigned
    told = "COINCIDE." if sound else "NO COINCIDE: este asiento no está entre los que se firmaron."
    sys.stdout.write("".join(f"FALLA  {fault}\n" for fault in unsigned) + f"Asiento: {entry}\n{told}\n")
    return 0 if sound else 1


def main() -> int:
    """Verify what the command line says and tell it in Spanish."""
    parser = argparse.ArgumentParser(description="Verifica que una bitácora exportada es la que se firmó.")
    parser.add_argument("bitacora", help="el archivo exportado, bitacora.jsonl, o la prueba de un asiento")
    parser.add_argument("puntos", nargs="+", help="puntos de control que usted guardó: archivos, o carpetas con .txt")
    parser.add_argument("--llave", required=True, help="la llave pública de la bitácora, p. ej. bitacora.pem")
    asked = parser.parse_args()
    say = sys.stdout.write
    unsigned, checkpoints = [], []
    try:
        key = public_key(Path(asked.llave).read_bytes())
        for source, note in _notes(asked.puntos):
            try:
                checkpoints.append(opened(note, source, key))
            except Fault as unsound:
                unsigned.append(str(unsound))
        with Path(asked.bitacora).open("rb") as file:
            if file.peek(len(PROOF)).startswith(PROOF):
                return _told_of_one(file.read().decode(), checkpoints, unsigned)
            verdict = verify((line.rstrip(b"\r\n") for line in file), checkpoints)
    except (OSError, UnicodeDecodeError, Fault) as error:
        sys.stderr.write(f"No se pudo verificar: {error}\n")
        return 2
    if not checkpoints and not unsigned:
        sys.stderr.write("No se pudo verificar: no hay ningún punto de control (.txt) en lo que indicó.\n")
        return 2
    faults = unsigned + verdict.faults
    for fault in faults[:SHOWN]:
        say(f"FALLA  {fault}\n")
    if len(faults) > SHOWN:
        say(f"       … y {len(faults) - SHOWN:,} fallas más\n")
    say(f"Asientos: {verdict.entries:,}. Iguales a lo firmado, desde el primero: {verdict.signed:,}.\n")
    if verdict.entries > verdict.signed and not faults:
        say(f"Posteriores a los puntos que indicó, que nada respalda aún: {verdict.entries - verdict.signed:,}.\n")
    say("NO COINCIDE: esta bitácora no es la que se firmó.\n" if faults else "COINCIDE.\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
