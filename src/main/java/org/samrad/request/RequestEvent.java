package org.samrad.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a request.
 *
 * @param request its id
 * @param why in the words of whoever did it, up to {@value #MOST} characters; null where nobody gave a reason
 * @param because what led to it; null where it stands for itself, or that is not known
 * @param changes what says something else than before; empty where it is no change
 * @param question the number of the planner's question that it is about; null where it is about none
 */
public record RequestEvent(
        String request,
        What what,
        @Nullable String why,
        @Nullable Because because,
        List<RequestChange> changes,
        @Nullable Long question) {

    /** The longest reason, in characters. */
    public static final int MOST = 500;

    public RequestEvent {
        changes = List.copyOf(changes);
    }

    /** One that is about no question. */
    public RequestEvent(
            String request, What what, @Nullable String why, @Nullable Because because, List<RequestChange> changes) {
        this(request, what, why, because, changes, null);
    }

    /** One of which no more is known than who says why. */
    public RequestEvent(String request, What what, @Nullable String why) {
        this(request, what, why, null, List.of());
    }

    /** One that nobody gave a reason for. */
    public RequestEvent(String request, What what) {
        this(request, what, null);
    }

    /** One about a planner's question. */
    public static RequestEvent ofQuestion(String request, What what, @Nullable String why, long question) {
        return new RequestEvent(request, what, why, null, List.of(), question);
    }

    /** What can lead to an event. */
    public enum Because {
        /** It asks for something else than what was published for it. */
        CHANGED,
        WITHDRAWN,
        /** A consent that it stood on was withdrawn. */
        CONSENT,
        /** Somebody on its panel declined. */
        DECLINED,
        /** A plan was published. */
        PLAN,
        /** It was booked alone. */
        BOOKED,
        /** A publication was undone. */
        UNDONE,
        /** Planning data were loaded, or changed by an administrator. */
        DATA
    }

    /** What can happen. */
    public enum What {
        FILED,
        CHANGED,
        /** A planner was asked to book what is held for it. */
        PROPOSED,
        /** A planner gave that back. */
        RETURNED,
        /** A planner asked whether something that is asked for could be otherwise. */
        ASKED,
        /** A coordinator passed on to planners what would give it a place and others decide. */
        SENT,
        /** Whoever was asked agreed. */
        AGREED,
        /** Whoever was asked did not. */
        DISAGREED,
        /** A planner assumed so without asking, as the rules allow. */
        DECIDED,
        /** It is assumed no more: the planner took that back, or threw the proposal away. */
        UNDECIDED,
        /** A consultation was published for it, or the published one was moved. */
        SCHEDULED,
        /** The published consultation was taken back, and it waits again. */
        RELEASED,
        /** What was published for it was undone before anybody had seen it, and it waits as before. */
        TAKEN_BACK,
        WITHDRAWN,
        /** Its consultation was told to have been held. */
        HELD,
        /** Its consultation was told not to have been held. */
        NOT_HELD
    }
}
