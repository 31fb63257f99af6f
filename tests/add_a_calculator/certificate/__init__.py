"""The Test Completion Certificate: by when the DCC issues it."""
