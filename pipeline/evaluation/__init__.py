"""How often a run is right: its verdicts held against those of people."""
