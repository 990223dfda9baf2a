package org.samrad.dataset;

import java.util.List;

/**
 * A case with what decides who may have to do with it, for a request of which the data know no case, or not all of it.
 *
 * @param contacts whom it has met
 * @param exclusions who may not have to do with it
 */
public record AboutCase(
        PlanningData.Case row,
        List<PlanningData.Consent> consents,
        List<PlanningData.EarlierContact> contacts,
        List<PlanningData.Exclusion> exclusions) {

    public AboutCase {
        consents = List.copyOf(consents);
        contacts = List.copyOf(contacts);
        exclusions = List.copyOf(exclusions);
    }
}
