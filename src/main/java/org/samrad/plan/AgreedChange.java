package org.samrad.plan;

/**
 * Something is otherwise from now on, as whoever decided it has agreed; told in the transaction in which it becomes so, when they answer or later.
 */
public record AgreedChange(AssumedChange change) {}
