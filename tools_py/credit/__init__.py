"""Credit cover: the arithmetic, the index behind the threshold, and how the answer is told."""
