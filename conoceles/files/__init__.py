# SPDX-License-Identifier: EUPL-1.2
"""Files: what comes from outside as a file, read so that it can do no harm.

Comes in:  a spreadsheet or a CSV that somebody else made.
Goes out:  its rows, one by one, only of the columns that were asked for.

A foreign file is parsed in a child process with limits on memory and time
(:mod:`.child`): a crafted XLSX of 1.4 KB aborts the whole process of every fast
reader. The child has no secret in its environment and answers over a pipe
(:mod:`.wire`); the parent (:mod:`.reading`) never holds more than a batch.
"""
