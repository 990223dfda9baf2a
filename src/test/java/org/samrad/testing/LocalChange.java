package org.samrad.testing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;

/** What happens to a published plan on an ordinary day, drawn at random. */
public enum LocalChange {
    /** One more request like one of those that are there, acute. */
    URGENT_REQUEST {
        @Override
        public PlanningData apply(PlanningData data, Random random) {
            var like = data.requests().get(random.nextInt(data.requests().size()));
            LocalDate today = data.header().now().toLocalDate();
            LocalDate first =
                    today.isBefore(data.header().horizonStart()) ? data.header().horizonStart() : today;
            var urgent = new PlanningData.Request(
                    "urgent-" + random.nextInt(1_000_000),
                    like.caseId(),
                    like.standingAlone().terms().with(terms -> {
                        terms.title = null;
                        terms.urgency = Urgency.ACUTE;
                        terms.received = today;
                        terms.earliest = first;
                        terms.due = first.plusDays(2);
                        terms.latest = null;
                        terms.requester = null;
                    }));
            var requests = new ArrayList<>(data.requests());
            requests.add(urgent);
            var roles = new ArrayList<>(data.requestRoles());
            data.requestRoles().stream()
                    .filter(role -> role.request().equals(like.id()))
                    .map(role -> PlanningData.RequestRole.of(urgent.id(), role.asked()))
                    .forEach(roles::add);
            return data.with(rows -> {
                rows.requests = requests;
                rows.requestRoles = roles;
            });
        }
    },
    /** Somebody with published consultations is away for a day. */
    ABSENCE {
        @Override
        public PlanningData apply(PlanningData data, Random random) {
            BookedRole one = anyMovable(data, random);
            LocalDateTime morning = one.start().toLocalDate().atStartOfDay();
            return away(data, one.specialist(), morning, morning.plusDays(1));
        }
    },
    /** A request is taken back, and with it what was published for it. What follows it stands on its own. */
    WITHDRAWAL {
        @Override
        public PlanningData apply(PlanningData data, Random random) {
            return data.without(Set.of(anyMovable(data, random).request()));
        }
    },
    /** Somebody who is asked to come says no: for planning, away just then. */
    DECLINE {
        @Override
        public PlanningData apply(PlanningData data, Random random) {
            BookedRole one = anyMovable(data, random);
            int minutes = data.requests().stream()
                    .filter(request -> request.id().equals(one.request()))
                    .findFirst()
                    .orElseThrow()
                    .terms()
                    .durationMinutes();
            return away(data, one.specialist(), one.start(), one.start().plusMinutes(minutes));
        }
    };

    public abstract PlanningData apply(PlanningData data, Random random);

    /** The same data with a schedule published: pinned stays what was. */
    public static PlanningData published(PlanningData data, List<ScheduleRow> schedule) {
        Set<String> pinned = new HashSet<>();
        data.bookedRoles().stream().filter(BookedRole::pinned).forEach(booked -> pinned.add(booked.request()));
        var booked = new ArrayList<BookedRole>();
        for (ScheduleRow row : schedule) {
            booked.add(new BookedRole(
                    row.request(),
                    row.start(),
                    row.mode(),
                    row.site(),
                    row.role(),
                    row.specialist(),
                    pinned.contains(row.request())));
        }
        return data.with(rows -> rows.bookedRoles = booked);
    }

    static BookedRole anyMovable(PlanningData data, Random random) {
        List<BookedRole> movable = data.bookedRoles().stream()
                .filter(booked ->
                        !booked.pinned() && booked.start().isAfter(data.header().now()))
                .toList();
        return movable.get(random.nextInt(movable.size()));
    }

    static PlanningData away(PlanningData data, String specialist, LocalDateTime from, LocalDateTime until) {
        var absences = new ArrayList<>(data.absences());
        absences.add(new PlanningData.Absence(specialist, from, until, null));
        return data.with(rows -> rows.absences = absences);
    }
}
