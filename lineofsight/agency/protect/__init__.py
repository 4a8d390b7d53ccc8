"""Disclosure control before anything leaves: what must be hidden, so that no small count can be worked out."""

from lineofsight.agency.protect.hiding import protected_values

__all__ = ["protected_values"]
