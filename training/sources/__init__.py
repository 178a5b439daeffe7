"""Who tells a number: our own marked lines, and how the English reader's score is learnt from them."""
