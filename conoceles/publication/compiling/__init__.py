# SPDX-License-Identifier: EUPL-1.2
"""Templates as Python: what Django read of a page's template, turned once into a function that writes the page.

Comes in:  a template that Django's own engine parsed (its tags, filters and language already resolved).
Goes out:  a function from the content of a page to its text: the very text that Django would render.
Rule:      everything is escaped unless Django would not; what is not known here is refused when the template is read,
           never when a page is made. The tests hold both against each other, with content that could do harm.

Why: Django walks the nodes of a template on every page, looks every name up through a stack of contexts and localizes
every value. Of half a million pages in two languages that was more than half of the time of a bake
(docs/decisions/0032). The templates stay what they were, and so does every byte.
"""

from .writing import NotKnownError, compiled

__all__ = ["NotKnownError", "compiled"]
