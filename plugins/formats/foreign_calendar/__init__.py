"""Calendars that other programs made (RFC 5545), read piece by piece; what is wrong in them is told, not raised."""
