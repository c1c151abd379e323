# SPDX-License-Identifier: EUPL-1.2
"""Run in a process of its own: a small world in the database of the environment, and somebody signed in there.

Writes, as JSON, the cookies of her session.
"""

import json

import django


def main():
    django.setup()
    # Models can be imported once Django is set up.
    from django.core.management import call_command  # noqa: PLC0415

    from conoceles.accounts.rules import Role  # noqa: PLC0415
    from tests.people import entered, person  # noqa: PLC0415
    from tests.world import world  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    here = world()
    here.candidacy("Ana Uc")
    browser = entered(person("unidad", Role.UNIT, "prueba"))
    print(json.dumps({name: each.value for name, each in browser.cookies.items()}))  # noqa: T201


if __name__ == "__main__":
    main()
