package org.samrad.why;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.Relaxation;
import org.samrad.match.Change;
import org.samrad.question.Questioning;

/**
 * A change after which a request has a place, as whoever answers for the request can bring it about.
 *
 * @param step what makes it in the form of the request; null unless that is the way
 */
record OwnUnblock(ShownUnblock unblock, Way way, @Nullable String step) {

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

    /** @param roles the names of the request's roles, in their order */
    static OwnUnblock of(ShownUnblock unblock, Relaxation relaxation, List<String> roles) {
        return switch (relaxation) {
            case Relaxation.AsItIs it -> new OwnUnblock(unblock, Way.TAKE, null);
            case Relaxation.GivenConsent it -> new OwnUnblock(unblock, Way.CONSENT, null);
            case Relaxation.ExtraMinutes it -> sent(unblock, it);
            case Relaxation.MovedConsultation it -> sent(unblock, it);
            case Relaxation.LaterLatestDay it ->
                changed(unblock, Change.Kind.LATER, 0, it.latest().toString());
            case Relaxation.OtherMode it ->
                changed(unblock, Change.Kind.MODE, 0, it.mode().name());
            case Relaxation.OtherSite it -> changed(unblock, Change.Kind.SITE, 0, it.site());
            case Relaxation.LowerLevel it ->
                changed(unblock, Change.Kind.LEVEL, roles.indexOf(it.role()), String.valueOf(it.to()));
            case Relaxation.OtherPerson it ->
                changed(
                        unblock,
                        Change.Kind.ANYBODY,
                        roles.indexOf(it.role()),
                        Change.asking(it.competence(), it.level()));
            case Relaxation.DroppedRole it ->
                new OwnUnblock(unblock, Way.CHANGE, "remove-role-" + roles.indexOf(it.role()));
        };
    }

    private static OwnUnblock sent(ShownUnblock unblock, Relaxation relaxation) {
        return new OwnUnblock(unblock, Questioning.canBeSent(relaxation) ? Way.SEND : Way.WAIT, null);
    }

    private static OwnUnblock changed(ShownUnblock unblock, Change.Kind kind, int role, String value) {
        return new OwnUnblock(unblock, Way.CHANGE, new Change(kind, role, value).step());
    }
}
