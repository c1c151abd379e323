# SPDX-License-Identifier: EUPL-1.2
"""Accounts: who may act, and in what capacity.

Comes in:  people, and the appointments that give them a role.
Goes out:  capacities: a person, a role and a scope, which sign every act.
Basis:     rules of the domain, section 5. One person may hold several capacities
           (the Secretario Técnico also heads the supervised unit), so every act
           says in which one it was done.
"""
