"""Files about single children as agencies have them: each is read whole, or refused with the place of what is wrong."""
