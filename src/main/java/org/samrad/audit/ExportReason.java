package org.samrad.audit;

import org.jspecify.annotations.Nullable;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;

/**
 * Why somebody needs data with protected cases, as it is kept in the trail.
 *
 * @param text what was given, as it can be kept
 */
public record ExportReason(String text) {

    /** The longest, in characters. */
    public static final int LONGEST = 500;

    private static final int SHORTEST = 3;

    /** As it was typed. */
    public static ExportReason of(String typed) {
        return new ExportReason(Texts.proper(typed));
    }

    /** The message, told {@link #LONGEST}, that says what is wrong with it; null where nothing is. */
    public @Nullable String wrong() {
        return text.length() < SHORTEST || text.length() > LONGEST
                ? "admin.export.error.reason"
                : IdentityNumbers.firstIn(text).isPresent() ? "admin.export.error.identity" : null;
    }
}
