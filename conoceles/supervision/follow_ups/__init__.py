# SPDX-License-Identifier: EUPL-1.2
"""The registers of the special follow-up: what was done of each thing that the plan follows, proved by files.

Comes in:  ``follow_ups.toml`` of a process, or the shared one: each register with its fields, its letter of the plan,
           who writes in it, what proves it and what it meets; what people write; what other steps already know.
Goes out:  rows that are never altered, each with what the system knew then and the digest of every file; acuses by
           party; obligations met; the notice that a version of an interface opens; tables that reports gather.
Who:       each register says; whoever supervises sees it. No row names an answer of anybody.
Basis:     work plan, Seguimiento especial a)-j), row 13, and contents a)-d) of the other plan. docs/decisions/0033.
"""
