# SPDX-License-Identifier: EUPL-1.2
"""The screens of movements, of the seats they leave empty, and of what must be answered within hours."""
