"""What the whole bot costs and how soon it answers, as processes on this machine."""
