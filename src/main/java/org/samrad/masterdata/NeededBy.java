package org.samrad.masterdata;

import java.util.Collection;
import java.util.List;

/** What still refers to a retired row, so that it can't be deleted, in a few words. */
final class NeededBy {

    private NeededBy() {}

    /** The messages that say it, in order, each once. */
    static List<String> said(Collection<String> storedTables) {
        return storedTables.stream().map(NeededBy::word).distinct().sorted().toList();
    }

    private static String word(String storedTable) {
        return switch (storedTable) {
            case "competence" -> "master.table.competences";
            case "organisation" -> "master.table.organisations";
            case "specialist" -> "master.table.specialists";
            case "site" -> "master.table.sites";
            case "specialist_competence" -> "master.table.specialist_competences";
            case "availability" -> "master.table.availability";
            case "extra_time" -> "master.table.extra_time";
            case "travel_time" -> "master.table.travel_times";
            case "consent" -> "master.table.consents";
            case "request_template_role" -> "master.templates";
            case "account", "account_organisation" -> "master.needed-by.accounts";
            case "care_case", "earlier_contact", "exclusion" -> "master.needed-by.cases";
            case "request_role", "consultation_request" -> "master.needed-by.requests";
            case "hold", "hold_participant" -> "master.needed-by.held";
            case "appointment", "appointment_participant" -> "master.needed-by.published";
            default -> "master.needed-by.plans";
        };
    }
}
