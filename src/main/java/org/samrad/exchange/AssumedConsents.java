package org.samrad.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.Consent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Consents that nobody has given yet and that published consultations stand on, since a planner took them for granted. They are
 * kept with the publications and never recorded as consents. For planning each counts on the days of the case's consultations with
 * the organisation: these may stay where they are, and on another day nothing is built on it.
 */
public record AssumedConsents(JdbcClient database) {

    private static final String STANDING = """
            select distinct r.care_case, a.organisation, cast(held.start_time as date) as held_on
            from publication_amendment a
                join publication p on p.id = a.publication
                join consultation_request r on r.id = a.request
                join consultation_request sibling on sibling.care_case = r.care_case
                join appointment held on held.request = sibling.id and held.cancelled_at is null
                join appointment_participant seat on seat.appointment = held.id
                join specialist s on s.id = seat.specialist and s.organisation = a.organisation
            where a.kind = 'GIVEN_CONSENT' and p.undone_at is null and cast(held.start_time as date) >= a.on_date
            order by 1, 2, 3
            """;

    private static final String ASSUMED = """
            select a.publication, r.care_case, a.organisation, a.on_date
            from publication_amendment a
                join publication p on p.id = a.publication
                join consultation_request r on r.id = a.request
            where a.kind = 'GIVEN_CONSENT' and p.undone_at is null
            order by a.publication, a.position
            """;

    private record Assumed(long publication, Consent consent) {

        Party party() {
            return Party.of(consent);
        }
    }

    /** A case and an organisation that would take part. */
    private record Party(String caseId, String organisation) {

        static Party of(Consent consent) {
            return new Party(consent.caseId(), consent.organisation());
        }
    }

    /** What published consultations stand on at this moment, a day each. */
    List<Consent> standing() {
        // Mostly nothing is, and to lay out a join of so many tables takes H2 longer than all else that planning reads.
        return assumed().isEmpty() ? List.of() : stoodOn();
    }

    private List<Consent> stoodOn() {
        return database.sql(STANDING)
                .query((row, number) -> {
                    LocalDate day = Objects.requireNonNull(row.getObject("held_on", LocalDate.class));
                    return new Consent(
                            Objects.requireNonNull(row.getString("care_case")),
                            Objects.requireNonNull(row.getString("organisation")),
                            day,
                            day.plusDays(1));
                })
                .list();
    }

    /**
     * The data for planning of this moment as if some publications were undone. What the others assume counts from the day that
     * they do: what one of those undone has moved, replaced or left out may come back to any.
     */
    public PlanningData without(Collection<Long> publications, PlanningData data) {
        List<Assumed> all = assumed();
        List<Assumed> undone = all.stream()
                .filter(one -> publications.contains(one.publication()))
                .toList();
        if (all.isEmpty()) {
            return data;
        }
        var consents = new ArrayList<>(data.consents());
        Set<Consent> assumed = new HashSet<>(data.assumed());
        Set<Party> gone = new HashSet<>();
        undone.forEach(one -> gone.add(one.party()));
        for (Consent standing : stoodOn()) {
            if (gone.contains(Party.of(standing))) {
                consents.remove(standing);
            }
        }
        all.stream()
                .filter(one -> !publications.contains(one.publication()))
                .map(Assumed::consent)
                .forEach(one -> {
                    consents.add(one);
                    assumed.add(one);
                });
        return data.with(rows -> {
            rows.consents = consents;
            rows.assumed = assumed;
        });
    }

    private List<Assumed> assumed() {
        return database.sql(ASSUMED)
                .query((row, number) -> new Assumed(
                        row.getLong("publication"),
                        new Consent(
                                Objects.requireNonNull(row.getString("care_case")),
                                Objects.requireNonNull(row.getString("organisation")),
                                Objects.requireNonNull(row.getObject("on_date", LocalDate.class)),
                                null)))
                .list();
    }
}
