package org.samrad.publish;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Why a change of a proposal can't be published any more, or a published consultation can't stand any more.
 *
 * @param request whose consultation it is
 * @param rule the id of the rule that it would break; null where somebody published something else for the request
 * @param detail what the checker found, in English; empty where there is no rule
 * @param other the other request that takes part; null where it is about the request alone
 * @param specialist whom it is about; null where nobody in particular
 * @param publication the publication that came in between; 0 where it was none
 * @param heldUntil until when the other consultation is held, or where there is no other its own, local; null where none is
 * @param takenBack whether the published consultation can't stand, so that publishing takes it back
 */
public record Conflict(
        String request,
        Cause cause,
        @Nullable String rule,
        String detail,
        @Nullable String other,
        @Nullable String specialist,
        long publication,
        @Nullable LocalDateTime heldUntil,
        boolean takenBack) {

    /** What has happened since the proposal was made, as far as can be told. */
    public enum Cause {
        /** The request was withdrawn, or is not there any more. */
        WITHDRAWN,
        /** What it comes after is withdrawn, so that it waits for a decision. */
        HELD_BACK,
        /** The request asks for something else now. */
        REQUEST_CHANGED,
        /** The specialist is away. */
        ABSENCE,
        /** The specialist does not offer the time. */
        NOT_OFFERED,
        /** Its own appointment is pinned elsewhere. */
        PINNED,
        /** Its time has passed. */
        PASSED,
        /** Another publication gave the request another place. */
        PUBLISHED_MEANWHILE,
        /** Another publication placed the other consultation, which stands in the way. */
        TAKEN_MEANWHILE,
        /** The other consultation is held for a while. */
        TAKEN_HELD,
        /** Its own consultation is held elsewhere for a while. */
        HELD,
        /** The other consultation is pinned and stands in the way. */
        TAKEN_PINNED,
        /** The other consultation, which does not change, stands in the way. */
        TAKEN,
        /** The proposal puts both there. */
        TOGETHER,
        /** The rule says it. */
        RULE;

        /** Whether it tells of when and with whom a consultation would be. */
        boolean isAboutThePlace() {
            return switch (this) {
                case WITHDRAWN, HELD_BACK, REQUEST_CHANGED, PINNED, PUBLISHED_MEANWHILE -> false;
                case ABSENCE,
                        NOT_OFFERED,
                        PASSED,
                        TAKEN_MEANWHILE,
                        HELD,
                        TAKEN_HELD,
                        TAKEN_PINNED,
                        TAKEN,
                        TOGETHER,
                        RULE -> true;
            };
        }
    }
}
