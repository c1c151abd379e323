# SPDX-License-Identifier: EUPL-1.2
"""All that is held of one person, put together for her.

Comes in:  ``held.toml``: of each table of the inventory, by which way its rows are hers, or why it is in no copy.
Goes out:  a ZIP: an index in words, the same as JSON, and her files. What is sealed is added as she downloads it,
           before her alone, and lies on no disk.
Who:       the person herself; the desk, on paper, of who has no account, asked for it and was told.
Until:     a day.
"""
