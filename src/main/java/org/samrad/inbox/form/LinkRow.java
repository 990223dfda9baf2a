package org.samrad.inbox.form;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;
import org.samrad.match.Change;
import org.samrad.request.RequestLink;

/**
 * A row of the form for a request, for another one that it follows.
 *
 * @param follows the id of the request that comes before
 * @param minGap days
 * @param maxGap days
 */
record LinkRow(String follows, String minGap, String maxGap, String minGapMinutes, String maxGapMinutes) {

    static final LinkRow EMPTY = new LinkRow("", "", "", "", "");

    LinkRow {
        follows = RequestForm.typed(follows);
        minGap = RequestForm.typed(minGap);
        maxGap = RequestForm.typed(maxGap);
        minGapMinutes = RequestForm.typed(minGapMinutes);
        maxGapMinutes = RequestForm.typed(maxGapMinutes);
    }

    /** The row that shows what a request follows. */
    static LinkRow of(RequestLink link) {
        return new LinkRow(
                link.follows(),
                RequestForm.text(link.minGapDays()),
                RequestForm.text(link.maxGapDays()),
                RequestForm.text(link.minGapMinutes()),
                RequestForm.text(link.maxGapMinutes()));
    }

    /** What the row says, as far as it can be read; what can't is noted. */
    RequestLink link(String at, TypedFields fields) {
        return new RequestLink(
                follows,
                fields.wholeNumber(at + "minGap", minGap, 0, Limits.NUMBER),
                fields.wholeNumber(at + "maxGap", maxGap, 0, Limits.NUMBER),
                fields.wholeNumber(at + "minGapMinutes", minGapMinutes, 0, Limits.NUMBER),
                fields.wholeNumber(at + "maxGapMinutes", maxGapMinutes, 0, Limits.NUMBER));
    }

    /** The row that leaves as much as a change says; as it is where it is about another request, or can't be read. */
    LinkRow eased(Change change) {
        if (Stream.of(minGap, maxGap, minGapMinutes, maxGapMinutes).anyMatch(typed -> !typed.matches("\\d{0,7}"))) {
            return this;
        }
        RequestLink link =
                new RequestLink(follows, number(minGap), number(maxGap), number(minGapMinutes), number(maxGapMinutes));
        return of(change.eased(link));
    }

    private static @Nullable Integer number(String typed) {
        return typed.isEmpty() ? null : Integer.valueOf(typed);
    }

    boolean isEmpty() {
        return Stream.of(follows, minGap, maxGap, minGapMinutes, maxGapMinutes).allMatch(String::isEmpty);
    }
}
