"""Pages of rooms: the list, one room, going in and out, letting in, and how rooms are kept."""
