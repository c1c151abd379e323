# SPDX-License-Identifier: EUPL-1.2
"""Files: what comes from outside as a file, read so that it can do no harm.

Comes in:  a spreadsheet, a CSV or a photograph that somebody else made.
Goes out:  rows, one by one, only of the columns that were asked for; of a photograph (:mod:`.images`), its pixels.

A foreign file is parsed in a child process with limits on memory and time
(:mod:`.child`): a crafted XLSX of 1.4 KB aborts the whole process of every fast
reader. The child has no secret in its environment and answers over a pipe
(:mod:`.wire`); the parent (:mod:`.limited`) never holds more than a batch.
"""
