# SPDX-License-Identifier: EUPL-1.2
"""The languages of the public site: its own words by gettext, what the process wrote by its own catalogue.

Comes in:  the words of templates and code, in Spanish, and a catalogue (PO) for each further language.
Goes out:  the same pages in each language that is offered, under a folder of its name; nothing of the data.
Who:       translators, from a sheet; a named reviewer, who signs what she read.
Rule:      a language is offered only when its catalogue is whole and, where the house did not write it, signed
           (docs/decisions/0022).

Code says ``_("…")``, and ``N_("…")`` where words are only kept, to be said later; templates ``{% translate %}`` and
``{% blocktranslate %}``. What was written by others goes through ``told``.
"""

from .language import N_, Language, _, bare, current, ngettext, speaking, told

__all__ = ["N_", "Language", "_", "bare", "current", "ngettext", "speaking", "told"]
