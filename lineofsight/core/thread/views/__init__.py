"""Pages of the thread: themes, learning points, actions, closing and impact tests."""
