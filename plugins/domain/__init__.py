"""The region's nouns: pure, frozen values that know nothing of files, the clock or Pelican."""
