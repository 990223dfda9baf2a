package org.samrad.testing;

/** How much chance tests draw: the whole of it with {@code -Pfull}, a part that differs in nothing else in every run. */
public final class Thorough {

    /** Whether it is the run with {@code -Pfull}. */
    public static final boolean FULL = Boolean.getBoolean("samrad.test.full");

    private Thorough() {}

    /**
     * How many to draw.
     *
     * @param usual enough to notice what breaks the rule as a whole
     * @param full as many as the rule was first tried with
     */
    public static int count(int usual, int full) {
        return FULL ? full : usual;
    }
}
