"""The picture of a learner's progress, drawn by a process that exits; nothing else may import this."""
