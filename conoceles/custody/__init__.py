# SPDX-License-Identifier: EUPL-1.2
"""Custody: nothing acknowledged is lost, and whoever asks can see that it would not be.

Comes in:  the database, the private files and the public releases, as they are.
Goes out:  backups closed to a key that no machine holds, each minute a journal of what was done since, and the whole
           of it back in an empty place, proved: record, releases, and what was withdrawn meanwhile, withdrawn again.
Who:       the clock takes them; the Unidad watches; two persons keep the key, and bring it on the day of need.
Until:     the process ends; older backups go by the rotation that the installation chose.
Basis:     work plan, special follow-up (d); security goals, 4.3, 5 and G16.

::

    $CONOCELES_BACKUPS/backups/<instant>/seal.json      what the backup is made of, signed; written last
                                        /database.age   one read of the database
                                        /manifest.age   its figures, and each file by path and digest
                       files/<keys>/ab/….age            each private or public file once, whatever backups have it
                       journal/<keys>/<page>-<first>-<last>.age  the record since, and what was taken off the site

The vault's wrapping keys are in none of it: whoever opens a backup reads no sealed answer (``docs/decisions``).
"""
