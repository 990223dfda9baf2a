package org.samrad.busy.fetch;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a site calls the calendar that it sent (RFC 9110, 8.8), for it to say the next time whether that is still the same.
 *
 * @param tag {@value #LONGEST_TAG} characters at most; null where it gave none
 * @param modified {@value #LONGEST_MOMENT} characters at most; null where it gave none
 */
public record CalendarMark(@Nullable String tag, @Nullable String modified) {

    /** Of what nothing is known: it is sent whole. */
    public static final CalendarMark NONE = new CalendarMark(null, null);

    private static final int LONGEST_TAG = 200;
    private static final int LONGEST_MOMENT = 64;
    private static final Pattern PRINTED = Pattern.compile("[ -~]+");

    /** What is longer, or no text that a header may have, counts as nothing. */
    public CalendarMark {
        tag = kept(tag, LONGEST_TAG);
        modified = kept(modified, LONGEST_MOMENT);
    }

    private static @Nullable String kept(@Nullable String told, int longest) {
        return told == null || told.length() > longest || !PRINTED.matcher(told).matches() ? null : told;
    }

    public boolean isNone() {
        return tag == null && modified == null;
    }
}
