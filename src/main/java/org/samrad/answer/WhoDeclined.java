package org.samrad.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.samrad.time.TimeRange;

/**
 * Whom a request is not asked of, since they declined: some whenever it is, others only at the hours that they have no time.
 *
 * @param always the ids of those who say that it is not theirs
 * @param away when the others have no time
 */
public record WhoDeclined(Set<String> always, List<Away> away) {

    /** When a specialist, by id, has no time. */
    public record Away(String specialist, TimeRange hours) {}

    public WhoDeclined {
        always = Set.copyOf(always);
        away = List.copyOf(away);
    }

    /** As answers that decline say it. */
    public static WhoDeclined by(Collection<PanelAnswer> declines) {
        var always = new HashSet<String>();
        var away = new ArrayList<Away>();
        for (PanelAnswer one : declines) {
            if (one.isForWantOfTime()) {
                one.withoutTime().ifPresent(hours -> away.add(new Away(one.specialist(), hours)));
            } else {
                always.add(one.specialist());
            }
        }
        return new WhoDeclined(always, away);
    }

    /** The ids of those who are not asked for some hours. */
    public Set<String> at(TimeRange hours) {
        var some = new HashSet<>(always);
        away.stream().filter(one -> one.hours().overlaps(hours)).forEach(one -> some.add(one.specialist()));
        return some;
    }

    /** Whether there are hours of which some have no time at some moment. */
    public boolean isAway(TimeRange hours) {
        return away.stream().anyMatch(one -> one.hours().overlaps(hours));
    }

    /** The ids of all of them, whenever they can't. */
    public Set<String> ever() {
        var all = new HashSet<>(always);
        away.forEach(one -> all.add(one.specialist()));
        return all;
    }
}
