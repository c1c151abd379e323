# SPDX-License-Identifier: EUPL-1.2
"""The embedded server: what is shown, to anyone, from plain files.

Comes in:  ``$CONOCELES_HOME/public``: per process, ``releases/<n>/`` and ``current``, a link to the shown one.
Goes out:  HTTP answers equal to those of nginx with ``deploy/nginx/public.conf``.

Nothing here knows Django or a database: the public site stays up when both are down. It is a WSGI
application in granian: over RSGI the same code served half as many pages (``bench/serve.py``).
"""
