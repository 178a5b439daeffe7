"""How sure each English claim is: learnt from our own annotated sentences."""
