package org.samrad.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Notification.What;
import org.samrad.time.IsoWeek;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What has changed for a specialist since they looked last. */
@Component
class News {

    /** For so long what somebody was told stays marked, so that it can be looked at from week to week. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final Notifications notifications;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final Clock clock;

    News(Notifications notifications, Appointments appointments, ConsultationRequests requests, Clock clock) {
        this.notifications = notifications;
        this.appointments = appointments;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * All that changed about one consultation, put together.
     *
     * @param title as filed; null where it has none
     * @param startBefore when it began as far as the specialist knew; null where it is new
     * @param start when it begins now; null where it is cancelled
     */
    record Item(
            What what,
            UUID appointment,
            @Nullable String title,
            Form form,
            @Nullable LocalDateTime startBefore,
            @Nullable LocalDateTime start) {

        /** When to look for it: where it is now, or where it was. */
        public LocalDateTime when() {
            return Objects.requireNonNull(start == null ? startBefore : start);
        }

        /** Whether it has another start than before. */
        public boolean hasNewStart() {
            return start != null && startBefore != null && !start.equals(startBefore);
        }

        /** The week in which to look for it, as addresses say it. */
        public String week() {
            return IsoWeek.write(IsoWeek.mondayOf(when().toLocalDate()));
        }
    }

    /**
     * What a specialist is shown.
     *
     * @param newest the number of the newest that they have not seen before; null where they have seen all
     */
    record Told(List<Item> items, @Nullable Long newest) {

        static final Told NOTHING = new Told(List.of(), null);
    }

    /** What a specialist does not know yet, together with what they saw a moment ago, by start. Changes nothing. */
    @Transactional(readOnly = true)
    public Told of(String specialist) {
        Long newest = notifications.newestUntold(specialist);
        return new Told(items(specialist), newest);
    }

    /** Notes that a specialist has seen all up to a number. */
    @Transactional
    public void seen(String specialist, long newest) {
        notifications.tell(specialist, newest, clock.instant());
    }

    private List<Item> items(String specialist) {
        Map<UUID, List<Notifications.Fresh>> told =
                notifications.freshFor(specialist, clock.instant().minus(FRESH)).stream()
                        .collect(Collectors.groupingBy(
                                one -> one.news().appointment(), LinkedHashMap::new, Collectors.toList()));
        Map<UUID, Appointment> about = byId(appointments.findAllById(told.keySet()), Appointment::id);
        Map<String, ConsultationRequest> asked = byId(
                requests.findAllById(about.values().stream()
                        .map(Appointment::request)
                        .distinct()
                        .toList()),
                ConsultationRequest::id);
        return told.entrySet().stream()
                .map(entry -> item(entry.getValue(), about.get(entry.getKey()), asked))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted(Comparator.comparing(Item::when).thenComparing(Item::appointment))
                .toList();
    }

    /** Null where it came and went without the specialist knowing. */
    private static @Nullable Item item(
            List<Notifications.Fresh> all, @Nullable Appointment appointment, Map<String, ConsultationRequest> asked) {
        if (appointment == null) {
            return null;
        }
        ConsultationRequest request = Objects.requireNonNull(asked.get(appointment.request()));
        List<Notification> told = all.stream().map(Notifications.Fresh::news).toList();
        Notification first = told.getFirst();
        Notification last = told.getLast();
        boolean wasNew = first.what() == What.NEW;
        boolean gone = last.what() == What.CANCELLED;
        boolean atOnce = Objects.equals(all.getFirst().told(), all.getLast().told());
        if (wasNew && gone && atOnce) {
            return null;
        }
        What what = gone ? What.CANCELLED : wasNew ? What.NEW : strongest(told);
        return new Item(
                what,
                appointment.id(),
                request.title(),
                request.terms().form(),
                wasNew && gone ? last.startBefore() : first.startBefore(),
                gone ? null : appointment.time().from());
    }

    /** Moved, where it was moved once; else another panel. */
    private static What strongest(List<Notification> told) {
        return told.stream().anyMatch(one -> one.what() != What.PANEL) ? What.MOVED : What.PANEL;
    }

    private static <K, T> Map<K, T> byId(List<T> found, Function<T, K> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
