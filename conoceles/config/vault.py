# SPDX-License-Identifier: EUPL-1.2
"""Settings of the vault: where its wrapping keys lie, and who may put it to each use."""

import os

#: Where the vault's wrapping keys are, if not in the private folder.
VAULT_KEYS = os.environ.get("CONOCELES_VAULT_KEYS", "")
#: Who decides each use of the vault: a predicate of the capacity and the subject's id (dotted name). Others: nobody.
VAULT_ALLOWED = {
    "own-reading": "conoceles.capture.permissions.may_read_back",
    "badges": "conoceles.capture.permissions.may_have_badges_shown",
    "counting": "conoceles.statistics.cuts.permissions.may_count",
    "annex": "conoceles.statistics.cuts.permissions.may_open_annex",
    "keeping-keys": "conoceles.accounts.permissions.may_keep_keys",
    "shredding": "conoceles.accounts.permissions.may_keep_keys",
    "ending": "conoceles.custody.ending.permissions.may_end_keys",
    "ceremony": "conoceles.custody.ending.permissions.may_open_with_custodians",
}
