// Stands in for a layer that has no source file yet, because a library needs at least one.
