"""What a question is, how its answer is read, and which question comes up when."""
