# SPDX-License-Identifier: EUPL-1.2
"""People who write at once: each over a connection of her own, sending what she has so far every few seconds."""

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

_PATIENCE = 60  # seconds for an answer


@dataclass
class Writer:
    """Somebody at one section: where her saves go, and what her page carries."""

    path: str
    cookies: str = ""
    form: dict[str, str] = field(default_factory=dict)
    question: str = "r-texto"
    text: str = ""
    heard: str = ""  # the last text that was answered for

    def request(self, number: int) -> bytes:
        """Her next save: what she had, and one more sentence."""
        self.text += f"Frase número {number}, que todavía no termina de escribir. "
        body = urlencode(self.form | {"key": uuid4().hex, self.question: self.text}).encode()
        return (
            f"POST {self.path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Cookie: {self.cookies}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body


@dataclass
class Heard:
    """How long each save took to be answered, in milliseconds, and what was answered otherwise than with 200."""

    times: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0  # from the first to the last

    @property
    def rate(self) -> float:
        """Saves answered in a second."""
        return len(self.times) / self.seconds

    def at(self, part: float) -> float:
        """The time within which that part of the saves were answered."""
        return sorted(self.times)[min(len(self.times) - 1, int(len(self.times) * part))]


def write(port: int, writers: list[Writer], *, saves: int, every: float) -> Heard:
    """Each of *writers* saves *saves* times, *every* seconds more or less; with 0, all of them at once, in waves."""
    return asyncio.run(_all(port, writers, saves, every))


async def _all(port: int, writers: list[Writer], saves: int, every: float) -> Heard:
    heard = Heard()
    began = time.perf_counter()
    lines = [await asyncio.open_connection("127.0.0.1", port) for _ in writers]
    if every:
        await asyncio.gather(
            *(
                _writes(line, writer, heard, range(saves), every, random.Random(number))
                for number, (line, writer) in enumerate(zip(lines, writers, strict=True))
            )
        )
    else:
        for wave in range(saves):
            await asyncio.gather(
                *(_saves(line, writer, heard, wave) for line, writer in zip(lines, writers, strict=True))
            )
    heard.seconds = time.perf_counter() - began
    for _, sending in lines:
        sending.close()
    return heard


async def _writes(line, writer, heard, numbers, every, dice):
    await asyncio.sleep(dice.uniform(0, every))
    for number in numbers:
        began = time.perf_counter()
        await _saves(line, writer, heard, number)
        await asyncio.sleep(max(0, dice.uniform(0.5, 1.5) * every - (time.perf_counter() - began)))


async def _saves(line, writer, heard, number):
    receiving, sending = line
    asked = writer.request(number)
    began = time.perf_counter()
    sending.write(asked)
    status, body = await asyncio.wait_for(_answer(receiving), _PATIENCE)
    heard.times.append((time.perf_counter() - began) * 1000)
    if status != 200:
        heard.wrong.append(f"{status} {body[:80]!r}")
        return
    writer.heard = writer.text
    if "version" in writer.form:
        writer.form["version"] = str(json.loads(body)["version"])


async def _answer(receiving):
    head = (await receiving.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = next((int(line[15:]) for line in head.split("\r\n") if line.startswith("content-length:")), 0)
    return int(head.split(" ", 2)[1]), await receiving.readexactly(length)
