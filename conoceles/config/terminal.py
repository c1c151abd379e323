# SPDX-License-Identifier: EUPL-1.2
"""The terminal's door, behind which every command runs: a full disk or an absent database is a sentence there too."""

import os
import sys

from django.core.management import execute_from_command_line

from conoceles.accounts import trouble


def main(arguments: list[str]) -> None:
    """Run the command that *arguments* name. Exits with ``trouble.CODE`` when the machine did not let it end."""
    try:
        execute_from_command_line(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads any more (manage.py … | head): there is nothing to say, nor to whom.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as error:
        words = trouble.told(error)
        if words is None or "--traceback" in arguments:
            raise
        sys.stderr.write(f"Error: {words}\n")
        sys.exit(trouble.CODE)
