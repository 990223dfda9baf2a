package org.samrad.account;

/**
 * Whether this site is a demo, settled once when it starts.
 *
 * @param isShown whether anyone may sign in as anyone, the pages say so, and an empty database gets the example
 */
public record Demo(boolean isShown) {}
