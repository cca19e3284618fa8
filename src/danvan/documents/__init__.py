"""Files and evidence, the register of documents, days off, and the routing of papers danvan writes."""
