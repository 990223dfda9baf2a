package org.samrad.repair;

/** What was offered is not done, and nothing is published. */
public class RepairRefused extends RuntimeException {

    /** Why. */
    public enum Why {
        /** Somebody has decided already. */
        ANSWERED,
        /** The consultation is another by now, or the answer was taken back. */
        GONE,
        /** Something else is offered by now than was looked at. */
        CHANGED,
        /** It would break a rule by now, or ask somebody who has declined. */
        RULE
    }

    private final Why why;

    RepairRefused(Why why, long number) {
        super("What was offered as number %d is not done: %s.".formatted(number, why));
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
