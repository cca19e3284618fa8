"""What at least two apps use: the clock, identities, scoped reads, one act per form, optimistic locking. Nothing of the domain."""
