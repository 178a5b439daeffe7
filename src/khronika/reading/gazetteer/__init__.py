"""The gazetteer: names to places and back, in English, Russian and Kazakh. Tables beside the code that reads them."""
