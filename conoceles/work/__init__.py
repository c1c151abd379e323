# SPDX-License-Identifier: EUPL-1.2
"""Work: what takes long or comes round by itself, done where nobody waits for it.

Comes in:  a job that somebody asked for, or that the clock did (``PERIODIC`` in config).
Goes out:  its effects, and how far it has come, on a page that anyone who may ask for it can open.
Who:       whoever may do the act itself; the job acts in her capacity.
Until:     it is done, stopped or has failed; a worker that dies leaves it to the next one.
Basis:     none of its own: each job does what some other step has a basis for.

The queue is the database's own (``django.tasks``). It forgets a task whose worker was killed, so a task
only names a :class:`.models.Job`, which a worker holds by a lease and which is queued again when that runs out.
"""
