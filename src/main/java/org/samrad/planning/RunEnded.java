package org.samrad.planning;

/** A run came to its end, in whatever state. */
public record RunEnded(long run, RunState state) {}
