package org.samrad.solve;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.samrad.consultation.OddOrEven;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;

/** Adds what the second edition of the format knows, in odd ways, to data that uses the rest. */
final class SecondEdition {

    private final Random random;
    private final LocalDate first;
    private final int days;

    private SecondEdition(Random random, PlanningHeader header) {
        this.random = random;
        this.first = header.horizonStart();
        this.days = (int) (header.horizonEnd().toEpochDay() - first.toEpochDay());
    }

    static PlanningData of(PlanningData data, Random random) {
        return new SecondEdition(random, data.header()).with(data);
    }

    private PlanningData with(PlanningData data) {
        return data.with(all -> {
            all.header = header(data.header());
            all.urgencies = chance(0.3) ? List.of(new PlanningData.UrgencyRule(Urgency.DAYS_30, 3, 7)) : List.of();
            all.availabilities = data.availabilities().stream()
                    .map(row -> chance(0.1) ? everyOther(row) : row)
                    .toList();
            all.extraTimes = extraTimes(data);
            all.undesiredTimes = undesiredTimes(data);
            all.cases = data.cases().stream()
                    .map(row -> chance(0.7)
                            ? new PlanningData.Case(
                                    row.id(),
                                    null,
                                    false,
                                    oneOf(data.organisations()).id())
                            : row)
                    .toList();
            all.consents = consents(data);
            all.requests = data.requests().stream()
                    .map(row -> chance(0.3) ? row.with(terms -> terms.childAttends = true) : row)
                    .toList();
            all.requestLinks = links(data);
            all.requestRoles = sameAs(all.requests, data.requestRoles(), all.requestLinks);
        });
    }

    private PlanningHeader header(PlanningHeader header) {
        return new PlanningHeader(
                header.name(),
                header.timeZone(),
                header.country(),
                header.now(),
                header.horizonStart(),
                header.horizonEnd(),
                header.slotMinutes(),
                chance(0.3) ? random.nextInt(40) : 0,
                chance(0.5),
                chance(0.7) ? "08:00-13:30" : null);
    }

    private WeeklyTime everyOther(WeeklyTime row) {
        return new WeeklyTime(
                row.specialist(),
                row.weekday(),
                row.from(),
                row.until(),
                row.site(),
                row.validFrom(),
                row.validUntil(),
                OddOrEven.values()[random.nextInt(2)]);
    }

    private List<ExtraTime> extraTimes(PlanningData data) {
        List<ExtraTime> extra = new ArrayList<>();
        for (PlanningData.Specialist person : data.specialists()) {
            if (chance(0.5)) {
                LocalDate day = first.plusDays(random.nextInt(days));
                int from = 6 + random.nextInt(12);
                extra.add(new ExtraTime(
                        person.id(),
                        day.atTime(from, 0),
                        day.atTime(from, 0).plusHours(1 + random.nextInt(5)),
                        chance(0.5) ? oneOf(data.sites()).id() : null));
            }
        }
        return extra;
    }

    private List<UndesiredTime> undesiredTimes(PlanningData data) {
        return data.specialists().stream()
                .filter(person -> chance(0.4))
                .map(person -> new UndesiredTime(
                        person.id(),
                        DayOfWeek.of(1 + random.nextInt(5)),
                        LocalTime.of(8 + random.nextInt(6), 0),
                        chance(0.3) ? LocalTime.MIDNIGHT : LocalTime.of(15, 0)))
                .toList();
    }

    private List<PlanningData.Consent> consents(PlanningData data) {
        List<PlanningData.Consent> consents = new ArrayList<>();
        for (PlanningData.Case one : data.cases()) {
            for (PlanningData.Organisation organisation : data.organisations()) {
                if (chance(0.7)) {
                    LocalDate given = first.minusDays(10).plusDays(chance(0.3) ? 10 + random.nextInt(days) : 0);
                    consents.add(new PlanningData.Consent(
                            one.id(),
                            organisation.id(),
                            given,
                            chance(0.2) ? given.plusDays(1 + random.nextInt(days + 10)) : null));
                }
            }
        }
        return consents;
    }

    /** Each goes to an earlier request, so that there is no circle. */
    private List<PlanningData.RequestLink> links(PlanningData data) {
        List<PlanningData.RequestLink> links = new ArrayList<>();
        for (int later = 1; later < data.requests().size(); later++) {
            for (int more = 0; more < 2; more++) {
                if (chance(0.15)) {
                    boolean close = chance(0.5);
                    links.add(new PlanningData.RequestLink(
                            data.requests().get(later).id(),
                            data.requests().get(random.nextInt(later)).id(),
                            chance(0.2) ? random.nextInt(2) : null,
                            chance(0.2) ? 2 + random.nextInt(3) : null,
                            close ? 5 * random.nextInt(7) : null,
                            close ? 60 + random.nextInt(2000) : null));
                }
            }
        }
        return links;
    }

    private List<PlanningData.RequestRole> sameAs(
            List<PlanningData.Request> requests,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> links) {
        var followed = new FollowedRequests(requests, roles, links);
        return roles.stream()
                .map(role -> {
                    List<PlanningData.RequestLink> before = followed.of(role.request());
                    return before.isEmpty() || chance(0.5)
                            ? role
                            : new PlanningData.RequestRole(
                                    role.request(),
                                    role.role(),
                                    chance(0.5) ? null : role.competence(),
                                    role.minLevel(),
                                    role.optional(),
                                    role.sector(),
                                    role.specialist(),
                                    "role0",
                                    oneOf(before).follows());
                })
                .toList();
    }

    private <T> T oneOf(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
