package org.samrad.solver.recommend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.samrad.solver.Request;
import org.samrad.solver.Role;

/**
 * When a request could be held beside the rest of a plan, whatever that costs, and who would be free for it.
 *
 * @param free for each role, in the request's order, how many of those who may take it are free at some time that does
 * @param starts the starts at which a whole panel finds a place, ascending, in minutes since the horizon's first midnight
 * @param anyDay whether the request itself leaves any start at all
 * @param allAtOnce whether at some start each required role has somebody
 * @param roomsLacking whether at some such start a site has no room left
 */
public record Prospects(
        List<Integer> free, List<Integer> starts, boolean anyDay, boolean allAtOnce, boolean roomsLacking) {

    /** Whether it could be held at all. */
    public boolean isPossible() {
        return !starts.isEmpty();
    }

    /** What is gathered while the days are looked through, by seat: the roles in the order in which they are seated. */
    static final class Gathered {

        private final Request request;
        private final Role[] seats;
        private final BitSet[] free;
        private final BitSet found = new BitSet();
        private boolean anyDay;
        private boolean allAtOnce;
        private boolean roomsLacking;

        Gathered(Request request, Role[] seats) {
            this.request = request;
            this.seats = seats;
            this.free = new BitSet[seats.length];
            for (int seat = 0; seat < seats.length; seat++) {
                free[seat] = new BitSet();
            }
        }

        void noteDay() {
            anyDay = true;
        }

        boolean isFree(int seat, int candidate) {
            return free[seat].get(candidate);
        }

        void noteFree(int seat, int candidate) {
            free[seat].set(candidate);
        }

        void noteAllAtOnce() {
            allAtOnce = true;
        }

        void noteNoRoom() {
            roomsLacking = true;
        }

        void notePlace(int start) {
            found.set(start);
        }

        /** Whether a place at that start is found already, at another site or in another way. */
        boolean isKnown(int start) {
            return found.get(start);
        }

        boolean isNothing() {
            return found.isEmpty();
        }

        Prospects prospects() {
            var byRole = new int[request.roles().length];
            for (int seat = 0; seat < seats.length; seat++) {
                byRole[seats[seat].index()] = free[seat].cardinality();
            }
            var counts = new ArrayList<Integer>();
            for (int count : byRole) {
                counts.add(count);
            }
            return new Prospects(List.copyOf(counts), found.stream().boxed().toList(), anyDay, allAtOnce, roomsLacking);
        }
    }
}
