"""danvan: from the signed plan to the consolidated report."""
