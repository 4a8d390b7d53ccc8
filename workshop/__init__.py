"""Tools of whoever builds the product: measuring, drawing the manual, making a module. Not part of it."""
