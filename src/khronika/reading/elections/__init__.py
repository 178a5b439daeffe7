"""Elections: on which days whole countries voted. Our own table of facts beside the code that says which poll fits what a report calls it."""
