"""What becomes of one key point in one answer: said, denied, contradicted, out of order, said in part."""
