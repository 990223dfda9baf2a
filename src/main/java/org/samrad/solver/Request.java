package org.samrad.solver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Place;
import org.samrad.consultation.Urgency;

/**
 * A request as the solver sees it. Days count from the horizon's first day, minutes from its midnight.
 *
 * @param index position in {@link Problem#requests}
 * @param caseIndex which requests belong to one case
 * @param factor what a day of waiting, and being left out, weighs
 * @param durationMinutes length of the consultation, 1 or more
 * @param earliestDay first day it may lie on
 * @param askedFromDay the same, whatever day it is now: what counted when a pinned consultation was set
 * @param waitingFromDay the day that waiting counts from: the earliest, or the first wished for where that is later
 * @param dueDay last day within the guarantee
 * @param latestDay last day it may lie on
 * @param earliestStart first minute that it may start at: now, or after the notice that it needs
 * @param windows minutes [from, until) when the requester and the family can, empty for always
 * @param preferred minutes [from, until) that are wished for, empty for no wish
 * @param sectors sectors that must be on the panel
 * @param follows the links to what it follows
 * @param sameSpecialists the roles of it that go to whoever takes a role of another request
 * @param childAttends whether the child comes, too
 * @param known who met the case before, empty for nobody
 * @param published what is published for it, or null
 * @param pinned whether the published consultation must stand
 */
public record Request(
        int index,
        String id,
        int caseIndex,
        Urgency urgency,
        int factor,
        int durationMinutes,
        int earliestDay,
        int askedFromDay,
        int waitingFromDay,
        int dueDay,
        int latestDay,
        int earliestStart,
        Place[] places,
        Role[] roles,
        int[][] windows,
        int[][] preferred,
        Set<Sector> sectors,
        List<SequenceLink> follows,
        List<SameSpecialist> sameSpecialists,
        boolean childAttends,
        SpecialistFacts[] known,
        @Nullable Placement published,
        boolean pinned) {

    /**
     * A start, a place and a panel, as given; nothing says that they keep the rules.
     *
     * @param start minutes since the horizon's first midnight
     * @param panel the specialist of each role, null where it is empty
     */
    public record Placement(
            int start, Place place, @Nullable SpecialistFacts[] panel) {

        /** How many people there are on the panel, once for each role that they take. */
        public int members() {
            int members = 0;
            for (SpecialistFacts member : panel) {
                members += member == null ? 0 : 1;
            }
            return members;
        }

        /** How many roles a specialist takes; more than one breaks a rule. */
        public int timesSeated(SpecialistFacts specialist) {
            int times = 0;
            for (SpecialistFacts member : panel) {
                times += member == specialist ? 1 : 0;
            }
            return times;
        }
    }

    /** The same for others than some specialists, by id. */
    public Request without(Set<String> some) {
        return new Request(
                index,
                id,
                caseIndex,
                urgency,
                factor,
                durationMinutes,
                earliestDay,
                askedFromDay,
                waitingFromDay,
                dueDay,
                latestDay,
                earliestStart,
                places,
                Arrays.stream(roles).map(role -> role.without(some)).toArray(Role[]::new),
                windows,
                preferred,
                sectors,
                follows,
                sameSpecialists,
                childAttends,
                known,
                published,
                pinned);
    }

    /**
     * The roles in the order in which whoever seeks a panel seats them: the required ones first, those with the fewest candidates
     * before the others.
     */
    public Role[] seats() {
        return Arrays.stream(roles).sorted(Role.SEATING_ORDER).toArray(Role[]::new);
    }

    /** The sectors asked for that nobody on a panel is of. */
    public Set<Sector> sectorsMissing(@Nullable SpecialistFacts[] panel) {
        if (sectors.isEmpty()) {
            return Set.of();
        }
        var missing = EnumSet.copyOf(sectors);
        for (SpecialistFacts member : panel) {
            if (member != null) {
                missing.remove(member.sector());
            }
        }
        return missing;
    }

    /** Whether some role may stay empty. */
    public boolean hasOptionalRole() {
        for (Role role : roles) {
            if (role.optional()) {
                return true;
            }
        }
        return false;
    }

    /** Whether every role may stay empty, though somebody must come all the same. */
    public boolean hasOnlyOptionalRoles() {
        for (Role role : roles) {
            if (!role.optional()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether somebody for each required role may not make a panel yet: two roles could want the same person, or a sector be
     * missing.
     */
    public boolean mayLackPanel() {
        for (Sector sector : sectors) {
            boolean sure = false;
            for (Role role : roles) {
                sure |= !role.optional()
                        && Arrays.stream(role.eligible())
                                .allMatch(candidate -> candidate.specialist().sector() == sector);
            }
            if (!sure) {
                return true;
            }
        }
        var wanted = new BitSet();
        for (Role role : roles) {
            for (Candidate candidate : role.optional() ? new Candidate[0] : role.eligible()) {
                int specialist = candidate.specialist().index();
                if (wanted.get(specialist)) {
                    return true;
                }
                wanted.set(specialist);
            }
        }
        return false;
    }

    /** Whether the case has met the specialist before. */
    public boolean knows(SpecialistFacts specialist) {
        for (SpecialistFacts one : known) {
            if (one == specialist) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody whom the case has met holds, on a day, what a role asks for. */
    public boolean knowsSomebodyFor(Role role, int day) {
        for (SpecialistFacts one : known) {
            Candidate candidate = role.candidate(one);
            if (candidate != null && candidate.levelOn(day) > 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return id;
    }
}
