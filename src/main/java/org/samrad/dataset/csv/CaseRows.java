package org.samrad.dataset.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
            row.requireBefore("given", consent.given(), "withdrawn", consent.withdrawn());
            consents.add(consent);
        });
        return consents;
    }

    List<PlanningData.EarlierContact> earlierContacts() {
        List<PlanningData.EarlierContact> contacts = new ArrayList<>();
        Set<Pair> pairs = new HashSet<>();
        reading.rows(DatasetFile.EARLIER_CONTACTS, row -> {
            PlanningData.EarlierContact contact = new PlanningData.EarlierContact(
                    row.reference("case", caseIds),
                    row.reference("specialist", specialistIds),
                    row.number("contacts", 0, Limits.NUMBER),
                    row.optionalDate("last_contact"));
            if (row.sound("case", "specialist") && !pairs.add(new Pair(contact.caseId(), contact.specialist()))) {
                row.refuse("specialist", "file.contact-twice", contact.caseId());
            }
            contacts.add(contact);
        });
        return contacts;
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
