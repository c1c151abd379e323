# SPDX-License-Identifier: EUPL-1.2
"""Albums: the photographs of many candidacies in one ZIP, each file named by its candidacy.

Comes in:  an archive that somebody else made, and never unpacked: each entry is read within limits, and what it holds
           is decoded by the child with limits (``files.images``). Its name is the key of the candidacy, or the code of
           one of her printed forms.
Goes out:  what each entry turned out to be; and, once accepted, the photograph of each candidacy, cut in its middle, as
           if it had been chosen on her page: to be cut again, and sent by her.
Who:       a representation, where the process lets it capture.
Until:     it is taken or cancelled; the archive goes then, or after thirty days.
Basis:     rules of the domain, 3.3.
"""
