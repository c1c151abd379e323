# SPDX-License-Identifier: EUPL-1.2
"""The face: tokens, components and base templates that every screen shares, public or private.

Comes in:  nothing; it has no electoral meaning.
Goes out:  one stylesheet, and the skeleton that pages extend.

One CSS file per component under ``static/look/css``; there is no build step but
putting them one after another. The colours belong to no party: the deep green of the
henequén leaf, and the ochre of its fibre for ornament alone.
"""
