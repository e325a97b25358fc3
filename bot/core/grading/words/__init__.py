"""When a learner's word is a wanted one: inflected, mistyped, split, spelt as it sounds, a formula."""
