package org.samrad.why;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One role of a request and those who could take it, or come nearest to that.
 *
 * @param number place among the request's roles, from 0
 * @param competence what it asks for, null where it asks for none
 * @param named for whom it is by name, or null
 * @param qualified those whom the role asks for
 * @param unqualified the others
 * @param search what names were searched for, empty for none
 */
record ShownRole(
        int number,
        String role,
        @Nullable String competence,
        int level,
        boolean optional,
        @Nullable String named,
        Group qualified,
        Group unqualified,
        String search) {

    /** How many of each kind are shown at first. */
    static final int NEAREST = 10;

    /**
     * A specialist and what stands in the way.
     *
     * @param reasons none for somebody who could take the role
     */
    record Person(String name, List<String> reasons) {}

    /**
     * Those of one kind who come nearest to taking the role.
     *
     * @param found how many there are
     */
    record Group(List<Person> persons, int found) {

        /** Whether some are left out. */
        public boolean cut() {
            return persons.size() < found;
        }
    }

    /** How many there are, qualified or not. */
    public int found() {
        return qualified.found + unqualified.found;
    }

    /** Whether some are left out. */
    public boolean cut() {
        return qualified.cut() || unqualified.cut();
    }

    /**
     * What is asked of one role's list.
     *
     * @param role number of the role; the others show the nearest
     * @param q part of a name
     */
    record Query(
            @Nullable Integer role,
            @Nullable String q,
            @Nullable Boolean all) {

        static final Query NEAREST_OF_ALL = new Query(null, null, null);

        boolean isAbout(int number) {
            return role != null && role == number;
        }

        String text(int number) {
            return isAbout(number) && q != null ? q.strip().toLowerCase(Locale.ROOT) : "";
        }

        boolean wantsAll(int number) {
            return isAbout(number) && Boolean.TRUE.equals(all);
        }
    }
}
