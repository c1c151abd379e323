# SPDX-License-Identifier: EUPL-1.2
"""Documents of supervision and the routes they follow: reports, dictámenes, agreements, minutes and oficios.

Comes in:  ``routes.toml``, ``facts.toml`` and ``stationery.toml`` of a process; what is typed in a draft or comes
           back in an edited DOCX; what each unit logs as it does it.
Goes out:  fixed versions with their digest, as DOCX and tagged PDF; each step with who, in what capacity, when and in
           which session; acts that start clocks and what meets an obligation; numbers of oficios and incoming papers.
Who:       whoever a route names; only the Instancia Interna marks what was sent to INE.
Basis:     work plan, routes of the reports and of the dictámenes; Lineamientos, art. 11. docs/decisions/0034.

``sessions`` writes the session's name (and ``session_about``) in the steps it decides, and ``remissions`` marks
packages sent, both by ``step_actions.take``; ``publicity`` says which versions anybody may read.
"""
