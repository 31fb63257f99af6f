"""Planning: the days of the guidance, the strands of a plan, and how they are told and taken away."""
