# SPDX-License-Identifier: EUPL-1.2
"""Conóceles: who stands, what they answered, who checked it, and proof of all three.

The folders are the steps of the electoral process; data flows through them
one way. ``docs/decisions/`` says why the house is built like this.
"""

__version__ = "0.1.0"
