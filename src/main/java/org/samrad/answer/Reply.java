package org.samrad.answer;

import org.jspecify.annotations.Nullable;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswer.Reason;
import org.samrad.limits.Limits;

/**
 * What somebody says.
 *
 * @param reason given exactly where they decline
 * @param otherTimes when they could, in their words, {@value Limits#TEXT} characters at most; null where they say nothing
 */
public record Reply(
        Given given, @Nullable Reason reason, @Nullable String otherTimes) {

    public static final Reply ACCEPT = new Reply(Given.ACCEPTED, null, null);

    public static final Reply IF_NEEDED = new Reply(Given.IF_NEEDED, null, null);

    public Reply {
        if ((given == Given.DECLINED) != (reason != null)) {
            throw new IllegalArgumentException(
                    "Who declines says why, and nobody else; %s, reason %s.".formatted(given, reason));
        }
    }

    public static Reply decline(Reason reason, @Nullable String otherTimes) {
        return new Reply(Given.DECLINED, reason, otherTimes);
    }
}
