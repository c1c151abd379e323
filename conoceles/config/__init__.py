# SPDX-License-Identifier: EUPL-1.2
"""Config: wiring only. What is plugged where, and what the environment decides."""
