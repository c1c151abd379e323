# SPDX-License-Identifier: EUPL-1.2
"""The embedded server: what is shown, to anyone, from plain files.

Comes in:  ``$CONOCELES_HOME/public``: per process, ``releases/<n>/`` and ``current``, a link to the shown one.
Goes out:  HTTP answers equal to those of nginx with ``deploy/nginx/public.conf``.

Nothing here knows Django or a database: the public site stays up when both are down. It runs
in granian over RSGI rather than WSGI because a WSGI body in pieces holds one of the few threads
for as long as the reader is slow (four readers of the bulk file stopped all others); over RSGI
the file is sent without Python.
"""
