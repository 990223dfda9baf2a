package org.samrad.compare;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.Placement;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.solver.PlanRule;

/**
 * What changes, consultation by consultation, when one plan takes the place of another: which are held otherwise, are new or
 * are lost, for what the rules say of it, and who has to be told. Takes time in proportion to the number of consultations.
 *
 * @param rows what differs, in order of request id
 * @param unchanged consultations that are the same in both plans
 */
public record PlanDiff(List<Row> rows, int unchanged) {

    /** Less than the finest grain of a cost: what differs by less is rounding. */
    private static final double ROUNDING = 1e-7;

    /** How a consultation differs. */
    public enum Kind {
        /** Another time, mode or site; the panel may be another too. */
        MOVED,
        /** The same time and place, another panel. */
        SWAPPED,
        /** Held in the second plan only. */
        NEW,
        /** Held in the first plan only. */
        LOST
    }

    /**
     * One consultation that differs.
     *
     * @param before null for a new one
     * @param after null for a lost one
     * @param costChange what each rule costs this request in the second plan, less what it costs in the first, both by the second
     *     plan's weights; only rules that differ, the most important level first and in it the largest change
     * @param told ids of those who have to be told: everybody of both panels where time or place change, else those who come, go
     *     or get another role
     */
    public record Row(
            String request,
            Kind kind,
            @Nullable Placement before,
            @Nullable Placement after,
            Map<PlanRule, Double> costChange,
            SortedSet<String> told) {

        /** Days that the consultation lies later in the second plan, less than 0 for earlier; 0 where one does not hold it. */
        public long daysLater() {
            return before == null || after == null
                    ? 0
                    : ChronoUnit.DAYS.between(
                            before.start().toLocalDate(), after.start().toLocalDate());
        }

        /** What the rules of a level cost this request in the second plan, less what they cost in the first. */
        public double costChange(PlanRule.Level level) {
            return costChange.entrySet().stream()
                    .filter(change -> change.getKey().level() == level)
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }

        /** What holds it: the second plan where it does, else the first. */
        public Placement held() {
            return Objects.requireNonNull(after != null ? after : before);
        }

        /** Ids of all who are on either panel. */
        public SortedSet<String> people() {
            return everybody(before, after);
        }
    }

    /** Compares two plans of the same data, both priced by the weights of the second. */
    public static PlanDiff between(OpenPlan first, OpenPlan second) {
        OpenPlan priced = first.weighed(second.weights());
        return between(first.schedule(), second.schedule(), priced::costsOf, second::costsOf);
    }

    static PlanDiff between(
            List<ScheduleRow> first,
            List<ScheduleRow> second,
            Function<String, Map<PlanRule, Double>> firstCosts,
            Function<String, Map<PlanRule, Double>> secondCosts) {
        Map<String, Placement> before = Placement.byRequest(first);
        Map<String, Placement> after = Placement.byRequest(second);
        var requests = new TreeSet<>(before.keySet());
        requests.addAll(after.keySet());
        var rows = new ArrayList<Row>();
        for (String request : requests) {
            Placement was = before.get(request);
            Placement is = after.get(request);
            if (!Objects.equals(was, is)) {
                rows.add(new Row(
                        request,
                        kind(was, is),
                        was,
                        is,
                        change(firstCosts.apply(request), secondCosts.apply(request)),
                        told(was, is)));
            }
        }
        return new PlanDiff(List.copyOf(rows), requests.size() - rows.size());
    }

    /** How many of a kind there are. */
    public int count(Kind kind) {
        return counts().getOrDefault(kind, 0);
    }

    /** How many there are of each kind that occurs. */
    public Map<Kind, Integer> counts() {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        rows.forEach(row -> counts.merge(row.kind(), 1, Integer::sum));
        return counts;
    }

    /** Whether both plans hold the same. */
    public boolean none() {
        return rows.isEmpty();
    }

    /** How many specialists have to be told something, each counted once. */
    public int peopleToTell() {
        var all = new TreeSet<String>();
        rows.forEach(row -> all.addAll(row.told()));
        return all.size();
    }

    private static Kind kind(@Nullable Placement before, @Nullable Placement after) {
        if (before == null) {
            return Kind.NEW;
        }
        if (after == null) {
            return Kind.LOST;
        }
        return before.liesWhere(after) ? Kind.SWAPPED : Kind.MOVED;
    }

    private static Map<PlanRule, Double> change(Map<PlanRule, Double> before, Map<PlanRule, Double> after) {
        var changes = new EnumMap<PlanRule, Double>(PlanRule.class);
        after.forEach(changes::put);
        before.forEach((rule, cost) -> changes.merge(rule, -cost, Double::sum));
        var sorted = new LinkedHashMap<PlanRule, Double>();
        changes.entrySet().stream()
                .filter(change -> Math.abs(change.getValue()) > ROUNDING)
                .sorted(Comparator.comparing((Map.Entry<PlanRule, Double> change) ->
                                change.getKey().level())
                        .thenComparing(change -> -Math.abs(change.getValue())))
                .forEach(change -> sorted.put(change.getKey(), change.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    private static SortedSet<String> told(@Nullable Placement before, @Nullable Placement after) {
        SortedSet<String> told = everybody(before, after);
        if (before != null && after != null && before.liesWhere(after)) {
            before.panel().forEach((role, member) -> {
                if (member.equals(after.panel().get(role))) {
                    told.remove(member);
                }
            });
        }
        return told;
    }

    private static SortedSet<String> everybody(@Nullable Placement before, @Nullable Placement after) {
        var all = new TreeSet<String>();
        if (before != null) {
            all.addAll(before.panel().values());
        }
        if (after != null) {
            all.addAll(after.panel().values());
        }
        return all;
    }
}
