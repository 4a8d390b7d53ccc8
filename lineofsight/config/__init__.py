"""Settings, addresses and entry points: wires the house together and decides nothing."""
