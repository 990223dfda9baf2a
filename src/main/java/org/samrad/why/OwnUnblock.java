package org.samrad.why;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.unblock.AsItIs;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.GivenConsent;
import org.samrad.explain.unblock.LaterLatestDay;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.MovedConsultation;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherMode;
import org.samrad.explain.unblock.OtherPerson;
import org.samrad.explain.unblock.OtherSite;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.match.Change;
import org.samrad.question.Questioning;

/**
 * A change after which a request has a place, as whoever answers for the request can bring it about.
 *
 * @param step what makes it in the form of a request; null unless that is the way
 * @param changed the id of that request: its own, or of one that comes after it
 */
record OwnUnblock(
        ShownUnblock unblock,
        Way way,
        @Nullable String step,
        @Nullable String changed) {

    /** How it is brought about. */
    enum Way {
        /** The request asks for something else, which is theirs to decide. */
        CHANGE,
        /** The family consents, which is written down with the case. */
        CONSENT,
        /** Nothing need be changed: a free time is taken. */
        TAKE,
        /** Somebody else decides it, whom planners ask. */
        SEND,
        /** Planners decide it themselves, and look at what waits: there is nothing to send. */
        WAIT
    }

    /**
     * @param own the id of the request
     * @param roles the names of its roles, in their order
     */
    static OwnUnblock of(ShownUnblock unblock, Relaxation relaxation, String own, List<String> roles) {
        String step = step(relaxation, roles);
        if (step != null) {
            return new OwnUnblock(unblock, Way.CHANGE, step, relaxation instanceof OtherGap gap ? gap.request() : own);
        }
        Way way = switch (relaxation) {
            case AsItIs it -> Way.TAKE;
            case GivenConsent it -> Way.CONSENT;
            default -> Questioning.canBeSent(relaxation) ? Way.SEND : Way.WAIT;
        };
        return new OwnUnblock(unblock, way, null, null);
    }

    /** What makes it in the form of a request; null where that is not theirs to decide. */
    private static @Nullable String step(Relaxation relaxation, List<String> roles) {
        return switch (relaxation) {
            case AsItIs it -> null;
            case GivenConsent it -> null;
            case ExtraMinutes it -> null;
            case MovedConsultation it -> null;
            case LaterLatestDay it -> step(Change.Kind.LATER, 0, it.latest().toString());
            case ShorterDuration it -> step(Change.Kind.SHORTER, 0, String.valueOf(it.to()));
            case OtherWindow it -> step(Change.Kind.ALSO_AT, 0, Change.time(it.window()));
            case OtherGap it -> step(Change.Kind.GAP, 0, Change.gap(it.bound(), it.to(), it.follows()));
            case OtherMode it -> step(Change.Kind.MODE, 0, it.mode().name());
            case OtherSite it -> step(Change.Kind.SITE, 0, it.site());
            case LowerLevel it -> step(Change.Kind.LEVEL, roles.indexOf(it.role()), String.valueOf(it.to()));
            case OtherPerson it ->
                step(Change.Kind.ANYBODY, roles.indexOf(it.role()), Change.asking(it.competence(), it.level()));
            case DroppedRole it -> "remove-role-" + roles.indexOf(it.role());
        };
    }

    private static String step(Change.Kind kind, int role, String value) {
        return new Change(kind, role, value).step();
    }
}
