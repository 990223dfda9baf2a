package org.samrad.plan;

/** Whoever decided it has agreed that something is otherwise from now on; told in the transaction in which they do. */
public record AgreedChange(AssumedChange change) {}
