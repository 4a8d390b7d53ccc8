"""Know the story: what is happening to children, and how well they are kept safe."""
