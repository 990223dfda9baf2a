package org.samrad.schedule;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A specialist's consultations to come, whatever their week.
 *
 * @param unanswered the ids of those that they have not answered as they are, the first first
 * @param next the id of the first at which they are expected: that they have not declined, or all the same; null where there is none
 */
record Coming(List<UUID> unanswered, @Nullable UUID next) {

    static final Coming NOTHING = new Coming(List.of(), null);

    /**
     * Those that have not begun.
     *
     * @param all by start
     * @param now the present moment, local
     */
    static Coming of(List<Appointments.Own> all, LocalDateTime now) {
        Set<UUID> coming = new LinkedHashSet<>();
        Set<UUID> answered = new HashSet<>();
        Set<UUID> declined = new HashSet<>();
        for (Appointments.Own one : all) {
            if (one.appointment().time().from().isAfter(now)) {
                UUID id = one.appointment().id();
                coming.add(id);
                if (one.isAnswered()) {
                    answered.add(id);
                    if (one.declined()) {
                        declined.add(id);
                    }
                }
            }
        }
        return new Coming(
                coming.stream().filter(one -> !answered.contains(one)).toList(),
                coming.stream()
                        .filter(one -> !declined.contains(one))
                        .findFirst()
                        .orElse(null));
    }

    /** The ids of those that stand on top: some of the first that wait for an answer, and the next. */
    List<UUID> onTop(int most) {
        return Stream.concat(unanswered.stream().limit(most), Stream.ofNullable(next))
                .distinct()
                .toList();
    }
}
