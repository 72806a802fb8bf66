"""Calendars that other programs made (RFC 5545), read piece by piece, with everything wrong in them told, not raised."""
