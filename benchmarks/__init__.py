"""Scripts that measure, printing ratios against peers in one run."""
