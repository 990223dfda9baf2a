package org.samrad.dataset.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;
import org.samrad.limits.Limits;

/** Reads the cases, whom they have met before and whom they must not meet. */
final class CaseRows {

    private final Reading reading;
    private final Ids specialistIds;
    private final OrganisationRows organisations;
    private final Ids caseIds = new Ids(DatasetFile.CASES);

    CaseRows(Reading reading, Ids specialistIds, OrganisationRows organisations) {
        this.reading = reading;
        this.organisations = organisations;
        this.specialistIds = specialistIds;
    }

    Ids caseIds() {
        return caseIds;
    }

    List<PlanningData.Case> cases() {
        List<PlanningData.Case> cases = new ArrayList<>();
        caseIds.completeIf(reading.rows(
                DatasetFile.CASES,
                row -> cases.add(new PlanningData.Case(
                        caseIds.enter(row),
                        row.optionalText("municipality"),
                        row.flag("protected"),
                        row.optionalReference("organisation", organisations.organisationIds())))));
        return cases;
    }

    List<PlanningData.Consent> consents() {
        List<PlanningData.Consent> consents = new ArrayList<>();
        reading.rows(DatasetFile.CONSENTS, row -> {
            PlanningData.Consent consent = new PlanningData.Consent(
                    row.reference("case", caseIds),
                    row.reference("organisation", organisations.organisationIds()),
                    row.requiredBound("given"),
                    row.optionalBound("withdrawn"));
            // Withdrawn on the day that it was given, it never held.
            row.requireNotAfter("given", consent.given(), "withdrawn", consent.withdrawn());
            consents.add(consent);
        });
        return consents;
    }

    List<PlanningData.EarlierContact> earlierContacts() {
        Map<Pair, PlanningData.EarlierContact> contacts = new LinkedHashMap<>();
        reading.rows(DatasetFile.EARLIER_CONTACTS, row -> {
            PlanningData.EarlierContact contact = new PlanningData.EarlierContact(
                    row.reference("case", caseIds),
                    row.reference("specialist", specialistIds),
                    row.number("contacts", 0, Limits.NUMBER),
                    row.optionalDate("last_contact"));
            contacts.merge(new Pair(contact.caseId(), contact.specialist()), contact, CaseRows::newer);
        });
        return List.copyOf(contacts.values());
    }

    /** Of two rows of one pair the one with the later contact, of two alike in that the one that counts more. */
    private static PlanningData.EarlierContact newer(
            PlanningData.EarlierContact one, PlanningData.EarlierContact other) {
        LocalDate last = Objects.requireNonNullElse(one.lastContact(), LocalDate.MIN);
        LocalDate next = Objects.requireNonNullElse(other.lastContact(), LocalDate.MIN);
        boolean isNewer = next.equals(last) ? other.contacts() > one.contacts() : next.isAfter(last);
        return isNewer ? other : one;
    }

    List<PlanningData.Exclusion> exclusions() {
        List<PlanningData.Exclusion> exclusions = new ArrayList<>();
        reading.rows(
                DatasetFile.EXCLUSIONS,
                row -> exclusions.add(new PlanningData.Exclusion(
                        row.reference("case", caseIds),
                        row.reference("specialist", specialistIds),
                        row.optionalText("reason"))));
        return exclusions;
    }

    private record Pair(String caseId, String specialist) {}
}
