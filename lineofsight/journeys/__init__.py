"""Whatever needs two modules: the frame of every page, home, the wings, the inbox, the installation's own pages."""
