"""What the pages of the sign-in package need to be drawn as ours."""
