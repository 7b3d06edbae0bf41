"""From bytes to characters, lines, sentences and ordinals. Nothing here knows what a document is."""
