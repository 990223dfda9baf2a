package org.samrad.consultation;

import org.jspecify.annotations.Nullable;

/**
 * How long somebody is on the way from where they are to a consultation, and back again; the two may differ.
 *
 * @param there minutes, 0 or more
 * @param back minutes, 0 or more
 */
public record Way(int there, int back) {

    /** Of somebody who is there already, or takes part from where they are. */
    public static final Way NONE = new Way(0, 0);

    /** The sum decides, and of equal sums the way there, so that of two ways it is never left open which one counts. */
    public boolean isShorterThan(@Nullable Way other) {
        return other == null
                || there + back < other.there + other.back
                || there + back == other.there + other.back && there < other.there;
    }
}
