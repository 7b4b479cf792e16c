"""plan-audit: reads the plans of Thai local governments and audits them."""
