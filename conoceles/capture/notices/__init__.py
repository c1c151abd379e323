# SPDX-License-Identifier: EUPL-1.2
"""Notices on paper: whoever has no mail is told by hand, and it is proved.

Comes in:  every message that the outbox keeps about a candidacy or an account (``outbox.Message``).
Goes out:  its printed notice (cédula), and what came of handing it over: who, when, how, and the signed receipt.
Who:       the desk that delivers to that candidacy or account.
Until:     always: what was told may have to be proved after the election.
Basis:     rules of the domain, 4.4 (omissions and notices) and 9.2 (obligations, notices and receipts on record).
"""
