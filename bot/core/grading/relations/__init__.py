"""How the things of a text stand to each other: more than, from where to where, who to whom, A or B."""
