package org.samrad.limits;

import java.io.Serializable;

/**
 * A text as it was typed of which a page tells the next one all, though it may look like an identity number: it is known to be
 * something else, such as a phone number that may be kept.
 */
public record AsTyped(String text) implements Serializable {

    /** The text, as messages say it. */
    @Override
    public String toString() {
        return text;
    }
}
