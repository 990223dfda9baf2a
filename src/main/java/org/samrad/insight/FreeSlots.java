package org.samrad.insight;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.samrad.consultation.OfferedInterval;
import org.samrad.dataset.ScheduleRow;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** The slots of the horizon, counted from its first midnight, that specialists offer and a plan leaves free. */
final class FreeSlots {

    private record Asked(Person person, int length) {}

    private final PlanningFacts facts;
    private final int slot;
    private final Map<String, List<ScheduleRow>> booked;
    private final Map<Person, BitSet> free = new HashMap<>();
    private final Map<Asked, BitSet> starts = new HashMap<>();

    FreeSlots(StudiedPlan plan) {
        this.facts = plan.facts();
        this.slot = facts.header().slotMinutes();
        this.booked = PlanningFacts.grouped(plan.schedule(), ScheduleRow::specialist);
    }

    /** Minutes that the plan takes of a specialist. */
    int bookedMinutes(Person person) {
        return booked.getOrDefault(person.id(), List.of()).stream()
                .mapToInt(row -> facts.minute(row.end()) - facts.minute(row.start()))
                .sum();
    }

    /** Where so many free slots of a specialist in a row begin. */
    BitSet starts(Person person, int length) {
        return starts.computeIfAbsent(new Asked(person, length), asked -> starts(free(person), length));
    }

    private BitSet free(Person person) {
        return free.computeIfAbsent(person, one -> {
            var slots = new BitSet();
            for (OfferedInterval[] day : one.hours().workOut()) {
                for (OfferedInterval interval : day) {
                    int first = (interval.from() + slot - 1) / slot;
                    slots.set(first, Math.max(first, interval.until() / slot));
                }
            }
            for (ScheduleRow row : booked.getOrDefault(one.id(), List.of())) {
                int from = facts.minute(row.start());
                if (from >= 0) {
                    slots.clear(from / slot, (facts.minute(row.end()) + slot - 1) / slot);
                }
            }
            return slots;
        });
    }

    private static BitSet starts(BitSet free, int length) {
        var starts = new BitSet();
        for (int from = free.nextSetBit(0); from >= 0; ) {
            int until = free.nextClearBit(from);
            if (until - from >= length) {
                starts.set(from, until - length + 1);
            }
            from = free.nextSetBit(until);
        }
        return starts;
    }
}
