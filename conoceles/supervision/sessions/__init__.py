# SPDX-License-Identifier: EUPL-1.2
"""Sessions: the commission is convened, meets, votes, and its minutes are approved.

Comes in:  versions of documents that were presented, and what the plan says is owed each month.
Goes out:  steps of those documents with the session and its votes, minutes, instructions, and a public list.
Who:       the Secretaría Técnica convenes and keeps it; whoever votes, by name; representations attend.
Until:     ordinary sessions, in the first week of each month.
Basis:     Lineamientos, art. 10; work plan, «Sesiones de la Comisión». How many days before, with how many there is a
           quorum and who breaks a tie are settings of the process.
"""
