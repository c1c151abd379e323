# SPDX-License-Identifier: EUPL-1.2
"""Writing a register at the speed of its database.

Records go into temporary tables by the fastest door (PostgreSQL's COPY, SQLite's
executemany) and from there into the register, comparing: what is new is inserted, what
differs is updated, what is the same is not touched. Nothing is deleted but people and
formulas that nobody stands in any more.
"""
