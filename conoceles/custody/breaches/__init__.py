# SPDX-License-Identifier: EUPL-1.2
"""The log of breaches (bitácora de vulneraciones): what happened to personal data, what was done, and who was told.

Comes in:  what the Unidad knows of it, said again each time that more is known; nothing said is ever changed.
Goes out:  a notice to each person affected, by mail or on paper, and one to the authority, each with its acuse.
Who:       the Unidad alone. No other desk and no release says anything of it; the record, that it is there.
Until:     it is closed, once everybody who must be told was.
Basis:     LGPDPPSO, arts. 33 to 35 (of confidence U: to be confirmed), «sin dilación»: how many hours is a setting.
"""
