# SPDX-License-Identifier: EUPL-1.2
"""What the Área responsable types and sends, as values."""
