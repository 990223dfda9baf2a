package org.samrad.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.schedule.Notification.What;
import org.samrad.time.IsoWeek;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What has changed for a specialist since they looked last. */
@Component
class News {

    /** For so long what somebody was told stays marked, so that it can be looked at from week to week. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    /** How many are listed: the others wait until these have been seen. */
    private static final int LISTED = 12;

    private final Notifications notifications;
    private final Clock clock;

    News(Notifications notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * All that changed about one consultation, put together.
     *
     * @param title as filed; null where it has none
     * @param startBefore when it began as far as the specialist knew; null where it is new
     * @param start when it begins now; null where it is cancelled
     * @param isUntold whether they have not seen all of it
     */
    record Item(
            What what,
            UUID appointment,
            @Nullable String title,
            Form form,
            @Nullable LocalDateTime startBefore,
            @Nullable LocalDateTime start,
            boolean isUntold) {

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
     * @param passed the ids of the appointments that came and went without them knowing: there is nothing to show of these
     */
    record Told(List<Item> items, @Nullable Long newest, List<UUID> passed) {

        static final Told NOTHING = new Told(List.of(), null, List.of());

        /** Those that the page lists. */
        List<Item> listed() {
            return items.stream().limit(LISTED).toList();
        }

        /** How many there are besides those. */
        int more() {
            return Math.max(0, items.size() - LISTED);
        }

        /**
         * The ids of the appointments of which the reader sees now what they had not seen, or of which there is nothing to see.
         *
         * @param shown the ids of those that the page shows, listed or not
         */
        List<UUID> seenNow(Collection<UUID> shown) {
            Stream<UUID> seen = Stream.concat(
                            listed().stream(), items.stream().filter(one -> shown.contains(one.appointment())))
                    .filter(Item::isUntold)
                    .map(Item::appointment);
            return Stream.concat(seen, passed.stream()).distinct().toList();
        }
    }

    /** What a specialist does not know yet and then what they saw a moment ago, each by start. Changes nothing. */
    @Transactional(readOnly = true)
    public Told of(String specialist) {
        List<Notifications.Fresh> fresh =
                notifications.freshFor(specialist, clock.instant().minus(FRESH));
        Long newest = fresh.stream()
                .filter(one -> one.told() == null)
                .map(Notifications.Fresh::number)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Map<UUID, List<Notifications.Fresh>> byAppointment = fresh.stream()
                .collect(Collectors.groupingBy(
                        one -> one.news().appointment(), LinkedHashMap::new, Collectors.toList()));
        List<UUID> passed = byAppointment.entrySet().stream()
                .filter(one -> item(one.getValue()) == null && isUntold(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return new Told(items(byAppointment.values()), newest, passed);
    }

    /**
     * Notes that a specialist has seen what changed about some consultations, up to a number; the rest they have yet to be told.
     *
     * @param shown the ids of the appointments
     */
    @Transactional
    public void seen(String specialist, Collection<UUID> shown, long newest) {
        notifications.tell(specialist, shown, newest, clock.instant());
    }

    private static List<Item> items(Collection<List<Notifications.Fresh>> told) {
        return told.stream()
                .map(News::item)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted(Comparator.comparing((Item one) -> !one.isUntold())
                        .thenComparing(Item::when)
                        .thenComparing(Item::appointment))
                .toList();
    }

    /** Null where it came and went without the specialist knowing. */
    private static @Nullable Item item(List<Notifications.Fresh> all) {
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
                first.appointment(),
                all.getFirst().title(),
                all.getFirst().form(),
                wasNew && gone ? last.startBefore() : first.startBefore(),
                gone ? null : all.getFirst().start(),
                isUntold(all));
    }

    private static boolean isUntold(List<Notifications.Fresh> all) {
        return all.stream().anyMatch(one -> one.told() == null);
    }

    /** Moved, where it was moved once; else another panel. */
    private static What strongest(List<Notification> told) {
        return told.stream().anyMatch(one -> one.what() != What.PANEL) ? What.MOVED : What.PANEL;
    }
}
