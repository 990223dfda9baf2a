package org.samrad.match;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;

/**
 * What can be had for a {@link Wish} beside all that is published. Times are local in the data's zone; specialists, sites and requests
 * are ids.
 *
 * @param roles in the order of the wish
 * @param earliest the first time at which everybody who is needed could meet; null where there is none
 * @param suggestions up to five, the best for the whole plan first
 * @param weeks day by day, up to eight weeks
 * @param obstacles what stands in the way, where there is no such time; what comes first decides
 * @param offers what would help then, the easiest to give first
 */
public record LiveMatch(
        List<Role> roles,
        @Nullable LocalDateTime earliest,
        List<Suggestion> suggestions,
        List<Week> weeks,
        List<Obstacle> obstacles,
        List<Offer> offers) {

    /** Whether it could be held as it is asked for. */
    public boolean isPossible() {
        return earliest != null;
    }

    /**
     * Who may take a role.
     *
     * @param name as the wish calls it
     * @param qualified how many have the competence at its level, the sector and the name that are asked for
     * @param free how many of those are free at some time that does, and neither language, consent nor exclusion keeps them off
     */
    public record Role(String name, boolean optional, int qualified, int free) {}

    /** What speaks for a suggestion, and what against it. */
    public enum Merit {
        SOONEST(true),
        KNOWN(true),
        SAME_DAY(true),
        WISHED(true),
        LATE(false),
        NOT_WISHED(false),
        SEAT_EMPTY(false),
        SCHOOL(false),
        UNDESIRED(false),
        EXTERNAL(false),
        TRAVEL(false);

        private final boolean good;

        Merit(boolean good) {
            this.good = good;
        }

        /** Whether it speaks for the suggestion. */
        public boolean isGood() {
            return good;
        }
    }

    /**
     * A time with a whole panel.
     *
     * @param end exclusive
     * @param site null but for {@code ON_SITE}
     * @param panel the specialist of each role, in the order of the wish; roles that stay empty are left out
     * @param known those of the panel who have met the case
     * @param merits what speaks for it before what speaks against it
     */
    public record Suggestion(
            LocalDateTime start,
            LocalDateTime end,
            Mode mode,
            @Nullable String site,
            Map<String, String> panel,
            Set<String> known,
            List<Merit> merits) {}

    /** How easily a day gives a time. */
    public enum Ease {
        /** Not asked for. */
        OUTSIDE,
        NONE,
        /** Starts within a single hour. */
        TIGHT,
        GOOD
    }

    /** @param starts at how many times of the grid it could begin */
    public record Day(LocalDate date, Ease ease, int starts) {}

    /** @param days seven, from Monday */
    public record Week(List<Day> days) {

        /** Its ISO number, 1 to 53. */
        public int number() {
            return days.getFirst().date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        }
    }

    /**
     * Something that stands in the way.
     *
     * @param about the name of a role, or the id of a request; empty where it is about neither
     */
    public record Obstacle(Kind kind, String about) {

        /** The kinds, those that decide more before the others. */
        public enum Kind {
            /** What it follows has no time yet. */
            WAITS,
            /** No day that is planned does. */
            NO_DAY,
            /** Of the days that do, none has one of the times that do. */
            NO_TIME,
            /** Nobody has what a role asks for. */
            NOBODY,
            /** Language, consent or exclusion keeps off everybody who has. */
            KEPT_OFF,
            /** Everybody who has is away or booked at all times that do. */
            BUSY,
            /** Each role has somebody, but never all of them at the same time. */
            APART,
            /** No site has a room left at the time. */
            NO_ROOM,
            /** Two roles would need the same person, or a sector is missing. */
            NO_PANEL
        }
    }

    /** @param first the first time that there is then */
    public record Offer(Change change, LocalDateTime first) {}
}
