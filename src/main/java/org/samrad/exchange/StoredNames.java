package org.samrad.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningTable;

/** What the database calls the tables of planning data, and how it knows their rows. */
final class StoredNames {

    private StoredNames() {}

    /** The name of a table. */
    static String of(PlanningTable table) {
        return switch (table) {
            case COMPETENCES -> "competence";
            case URGENCIES -> "urgency";
            case ORGANISATIONS -> "organisation";
            case SITES -> "site";
            case TRAVEL_TIMES -> "travel_time";
            case SPECIALISTS -> "specialist";
            case SPECIALIST_COMPETENCES -> "specialist_competence";
            case AVAILABILITY -> "availability";
            case EXTRA_TIME -> "extra_time";
            case UNDESIRED_TIMES -> "undesired_time";
            case ABSENCES -> "absence";
            case CASES -> "care_case";
            case CONSENTS -> "consent";
            case EARLIER_CONTACTS -> "earlier_contact";
            case EXCLUSIONS -> "exclusion";
            case REQUESTS -> "consultation_request";
            case REQUEST_ROLES -> "request_role";
            case REQUEST_LINKS -> "request_link";
            case REQUEST_WINDOWS -> "request_window";
        };
    }

    /** The columns of a primary key made of what the format has, as the format calls them; none where rows are known by number. */
    static List<String> primaryKey(PlanningTable table) {
        return table.hasId() || table == PlanningTable.REQUEST_ROLES ? table.key() : List.of();
    }

    /** The table with a version whose row a row belongs to; null where it is its own or nobody's. */
    static @Nullable PlanningTable owner(PlanningTable table) {
        return switch (table) {
            case TRAVEL_TIMES -> PlanningTable.SITES;
            case SPECIALIST_COMPETENCES, AVAILABILITY, EXTRA_TIME, UNDESIRED_TIMES, ABSENCES ->
                PlanningTable.SPECIALISTS;
            case CONSENTS, EARLIER_CONTACTS, EXCLUSIONS -> PlanningTable.CASES;
            case REQUEST_ROLES, REQUEST_LINKS, REQUEST_WINDOWS -> PlanningTable.REQUESTS;
            default -> null;
        };
    }

    /** Whether its rows have a version of their own. */
    static boolean isVersioned(PlanningTable table) {
        return table.hasId() && table != PlanningTable.URGENCIES;
    }

    /** The column that refers to another row of the table itself, which is filled when all are there; null where there is none. */
    static @Nullable String toItself(PlanningTable table) {
        return switch (table) {
            case COMPETENCES -> "broader";
            case ORGANISATIONS -> "part_of";
            case REQUESTS -> "follows";
            default -> null;
        };
    }
}
