package org.samrad.busy.ics;

/** One entry of a calendar can't be read. Says why in general words: what stands in a calendar is nobody's to repeat. */
final class BrokenEntry extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenEntry(String why) {
        super(why);
    }
}
