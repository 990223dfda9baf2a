package org.samrad.run;

import org.samrad.plan.RunState;

/** A run came to its end, in whatever state. */
public record RunEnded(long run, RunState state) {}
