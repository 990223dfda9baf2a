package org.samrad.explain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a request has no place; the names are the codes of {@code unscheduled.csv}. Most are about one specialist in one role, and
 * a cell of the {@link Matrix} holds all of those that stand; the others are about the request as a whole.
 *
 * <p>Words used below. A <em>start</em> is a slot of the grid at which the request's own terms let it begin: at or after now,
 * within the horizon and one local day, between earliest and latest day, with the notice asked for, inside one of the
 * participants' windows. A <em>place</em> is a mode of the request, {@code ON_SITE} with one of its sites. A specialist's places are those whose mode
 * the specialist takes part in; where that is none, all of the request's, so that the other reasons can still be told. A
 * <em>trip</em> of a specialist is a start and a place that one stretch of the specialist's offered time holds with the travel
 * there and back, absences left out of account. Of several stretches the one with the least travel counts, there and back
 * together, where it can be one that no absence cuts.
 *
 * <p>Reasons {@link Kind#OF_A_TRIP} each block a trip. They stand where every trip is blocked by one or more of them, and then
 * all that block some trip stand. In order of declaration they go from what lies deepest to what is nearest to be changed.
 */
public enum Reason {
    /** The request has no start: its window lies before now or outside the horizon, or is too narrow. */
    PAST_WINDOW(Kind.OF_THE_REQUEST, 0),
    /** It takes longer than any of the participants' windows, or than a day. */
    TOO_LONG(Kind.OF_THE_REQUEST, 0),
    /** It may only be {@code ON_SITE}, and names no site. */
    NO_PLACE(Kind.OF_THE_REQUEST, 0),
    /** It has starts, but all of them less than the notice asked for after now. */
    NOTICE(Kind.OF_THE_REQUEST, 0),
    /** The participants' windows leave no time when those needed can; at other times of its days there is one. */
    OUTSIDE_WINDOWS(Kind.OF_THE_REQUEST, 0),
    /** From its earliest to its latest day there is no time when those needed can; on other days there is one. */
    OUTSIDE_DATES(Kind.OF_THE_REQUEST, 0),
    /** One of the requests that it follows is not scheduled, or pinned so that it breaks a rule and nothing may be built on it. */
    FOLLOWS_UNSCHEDULED(Kind.OF_THE_REQUEST, 0),
    /** No start is as far from the consultations before and after it as asked for, in days and minutes, whoever could come. */
    GAP_OUT_OF_WINDOW(Kind.OF_THE_REQUEST, 0),
    /** Those who could take a role are at sites from which no travel time to the sites asked for is known: a hole in the data. */
    UNKNOWN_WAY(Kind.OF_THE_REQUEST, 0),
    /** Somebody named for a role does not hold what it asks for. */
    NAMED_UNQUALIFIED(Kind.OF_THE_REQUEST, 0),

    /** The role is for somebody else by name. */
    NOT_NAMED(Kind.OF_A_PERSON, 200),
    /** The role goes to whoever holds a role of another consultation, which is somebody else. */
    NOT_THE_SAME(Kind.OF_A_PERSON, 180),
    /** No row says that the specialist holds the role's competence or a narrower one. */
    NO_COMPETENCE(Kind.OF_A_PERSON, 100),
    /** The specialist holds it, but each such row has a lower level than asked for. */
    LEVEL_TOO_LOW(Kind.OF_A_PERSON, 12),
    /** The role asks for a sector other than that of the specialist's organisation. */
    SECTOR(Kind.OF_A_PERSON, 30),
    /** The case must not meet the specialist. */
    EXCLUDED(Kind.OF_A_PERSON, 60),
    /** The specialist speaks none of the languages, and the role is not an interpreter's. */
    NO_LANGUAGE(Kind.OF_A_PERSON, 40),
    /** No place of the request has a mode that the specialist takes part in. */
    NO_MODE(Kind.OF_A_PERSON, 14),
    /**
     * The rows for the competence at the level asked for (where there are none, those at any level) are valid on no day that has
     * a start; or, as a reason of a trip, none is valid on its day.
     */
    COMPETENCE_EXPIRED(Kind.OF_A_TRIP, 16),
    /** No stretch of offered time, absences and travel left out of account, holds the consultation at any start. */
    NO_OFFERED_TIME(Kind.OF_A_PERSON, 10),
    /** Some stretch holds it, but none together with the travel: no known way to any of the places, or too long; or there is no place. */
    NO_SITE(Kind.OF_A_PERSON, 11),

    /**
     * The case needs the consent for the specialist's organisation, and has none on any day that has a start; or, as a reason of a
     * trip, none on its day.
     */
    NO_CONSENT(Kind.OF_A_TRIP, 9),
    /** Absences leave no stretch that holds the trip. */
    ABSENT(Kind.OF_A_TRIP, 8),
    /** It is too near to a consultation before or after it or too far from it, in days or minutes, or starts before that has ended. */
    SEQUENCE(Kind.OF_A_TRIP, 6),
    /** The case has another consultation then. */
    SAME_CASE(Kind.OF_A_TRIP, 5),
    /** Every room of the site is taken at some moment of it. */
    NO_ROOM(Kind.OF_A_TRIP, 4),
    /** The specialist has the most consultations for the day or the ISO week. */
    LIMIT(Kind.OF_A_TRIP, 3),
    /** The trip with the specialist's buffer overlaps the time that another consultation occupies. */
    BUSY(Kind.OF_A_TRIP, 1),

    /** Each required role has somebody who could take it, but no panel of different people can meet in one way, whatever the time. */
    NO_PANEL(Kind.OF_THE_REQUEST, 0),
    /** Each required role has somebody who could take it, but never all at one time, even if nothing were booked. */
    NO_JOINT_TIME(Kind.OF_THE_REQUEST, 0),
    /** It has a place as things stand, which the search has not come to. */
    FREE_PLACE(Kind.OF_THE_REQUEST, 0);

    /** What a reason is about. */
    public enum Kind {
        /** The request as a whole; never in a cell. */
        OF_THE_REQUEST,
        /** A specialist in a role, whatever is booked. */
        OF_A_PERSON,
        /** One start and place at which the specialist otherwise offers time. */
        OF_A_TRIP
    }

    private final Kind kind;
    private final int distance;

    Reason(Kind kind, int distance) {
        this.kind = kind;
        this.distance = distance;
    }

    /** The bit that stands for it in a set of reasons. */
    int bit() {
        return 1 << ordinal();
    }

    public Kind kind() {
        return kind;
    }

    /** How far from taking the role it leaves somebody, for the order of the cells; 0 where it is in no cell. */
    int distance() {
        return distance;
    }

    /** Key of the message that says it of a specialist; its arguments are those that {@link Matrix.Cell} names. */
    public String messageKey() {
        return "explain.cell." + name();
    }

    /** All that a cell may hold. */
    public static Set<Reason> ofCells() {
        return Arrays.stream(values())
                .filter(reason -> reason.kind != Kind.OF_THE_REQUEST)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.class)));
    }
}
