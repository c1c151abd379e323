# SPDX-License-Identifier: EUPL-1.2
"""Outbox: mail and notices, which survive the mail server being down.

Comes in:  a template and its values, queued in the same transaction as the act they tell of.
Goes out:  mail over SMTP, or a short text to be printed, read aloud or copied.
Who:       any act may have somebody told; ``manage.py send_outbox`` carries.
Until:     five days (RFC 5321, 4.5.4.1); what could not be delivered by then stays, and says why.
Basis:     rules of the domain, section 5: no account needs a mailbox of its own.

A message is rendered when it is sent, in Spanish, as plain text and HTML. It reaches the server at
least once: whoever dies between sending and noting it sends again, under the same Message-ID, by
which the receiving server knows that it is the same mail. No secret may be among the values: they lie
in the database as they are.
"""
