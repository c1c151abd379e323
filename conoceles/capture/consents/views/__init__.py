# SPDX-License-Identifier: EUPL-1.2
"""The screens of consents: the candidacy's own, and those of a desk that receives signed forms."""
