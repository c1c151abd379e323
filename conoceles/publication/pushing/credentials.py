# SPDX-License-Identifier: EUPL-1.2
"""What opens the store over there: from the environment, or from a file that only its owner may read."""

from collections.abc import Mapping
from pathlib import Path

from conoceles.kernel.refusals import Refused

from .rules import SECRET, TRUSTED, Reason, check_endpoint, check_mode

FILE = "CONOCELES_PUSH_CREDENTIALS"
SSH_CONFIG = "CONOCELES_PUSH_SSH_CONFIG"
_NEEDED = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")


def of_store(environment: Mapping[str, str]) -> dict[str, str]:
    """The options of an S3 store. The file, ``NAME=value`` a line, says what the environment does not.

    Raises Refused: NO_CREDENTIALS, LOOSE_FILE, PLAIN_HTTP.
    """
    said = {**_of_file(environment.get(FILE, "")), **environment}
    missing = [name for name in _NEEDED if not said.get(name)]
    if missing:
        raise Refused(Reason.NO_CREDENTIALS, names=", ".join(missing))
    endpoint = said.get("AWS_ENDPOINT_URL", "")
    check_endpoint(endpoint)
    given = {
        "access_key_id": said["AWS_ACCESS_KEY_ID"],
        "secret_access_key": said["AWS_SECRET_ACCESS_KEY"],
        "session_token": said.get("AWS_SESSION_TOKEN", ""),
        "region": said.get("AWS_REGION", "us-east-1"),
        "endpoint": endpoint,
    }
    return {name: value for name, value in given.items() if value}


def ssh_config(environment: Mapping[str, str]) -> list[str]:
    """What tells OpenSSH which configuration to use, if not the usual one. Raises Refused (LOOSE_FILE)."""
    path = environment.get(SSH_CONFIG, "")
    if not path:
        return []
    _check(Path(path), shut=TRUSTED)
    return ["-F", path]


def _of_file(path: str) -> dict[str, str]:
    if not path:
        return {}
    _check(Path(path), shut=SECRET)
    lines = (line.strip() for line in Path(path).read_text().splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}


def _check(path: Path, *, shut: int) -> None:
    try:
        status = path.stat()
    except OSError:
        raise Refused(Reason.NO_CREDENTIALS, names=str(path)) from None
    check_mode(path, status.st_mode, shut=shut)
