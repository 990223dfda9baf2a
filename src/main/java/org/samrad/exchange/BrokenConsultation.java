package org.samrad.exchange;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;

/**
 * A published consultation that would be against a rule which it keeps now.
 *
 * @param site null where it is at none
 * @param rules the ids of the rules, as the independent checker calls them
 */
public record BrokenConsultation(
        String request,
        String caseId,
        boolean isProtected,
        LocalDateTime start,
        @Nullable String site,
        SortedSet<String> rules) {

    /** Whether a reader may learn when and where it is: as for any plan, not that of a protected case unless they coordinate the region. */
    public boolean revealsPlaceAndTimeTo(CurrentUser reader) {
        return !isProtected || reader.isEverywhere(AccountRole.COORDINATOR);
    }

    /**
     * What a reader agrees to who is told of some change that it would break these: another text where the change is another one, or
     * they would be told of others. Nothing of it differs by those that they learn nothing of, but whether there are such.
     *
     * @param change what stands for the change
     */
    public static String agreed(String change, List<BrokenConsultation> broken, CurrentUser reader) {
        var told = new TreeSet<String>();
        broken.forEach(one -> told.add(
                one.revealsPlaceAndTimeTo(reader) ? "%s %s %s\n".formatted(one.request, one.start, one.rules) : "\n"));
        told.add("change " + change);
        return DataDifference.digest(told);
    }

    /**
     * Those that a change would break, by when they are; those of protected cases last, by their request alone.
     *
     * @param data as planning sees them
     */
    static List<BrokenConsultation> by(DataDifference changes, PlanningData data) {
        if (data.bookedRoles().isEmpty() || changes.isEmpty()) {
            return List.of();
        }
        List<ScheduleRow> published = data.published();
        PlanningData after = changes.applyTo(data);
        Set<Breach> before = new HashSet<>();
        ScheduleCheck.checkOwn(data, published).forEach(found -> before.addAll(Breach.of(found)));
        var broken = new TreeMap<String, SortedSet<String>>();
        ScheduleCheck.checkOwn(after, after.published()).stream()
                .flatMap(found -> Breach.of(found).stream())
                .filter(found -> !before.contains(found))
                .forEach(found -> broken.computeIfAbsent(found.request, id -> new TreeSet<>())
                        .add(found.rule));
        return described(broken, after, published);
    }

    /** One consultation against one rule. */
    private record Breach(String request, String rule) {

        static List<Breach> of(Violation violation) {
            return violation.breaking().stream()
                    .map(request -> new Breach(request, violation.rule()))
                    .toList();
        }
    }

    /**
     * What is known of some.
     *
     * @param broken the ids of the rules that they break, by request
     */
    public static List<BrokenConsultation> described(
            Map<String, SortedSet<String>> broken, PlanningData data, List<ScheduleRow> published) {
        Map<String, ScheduleRow> rows = new HashMap<>();
        published.forEach(row -> rows.putIfAbsent(row.request(), row));
        Map<String, PlanningData.Case> cases = new HashMap<>();
        data.cases().forEach(one -> cases.put(one.id(), one));
        Map<String, String> caseOf = new HashMap<>();
        data.requests().forEach(request -> caseOf.put(request.id(), request.caseId()));
        List<BrokenConsultation> found = new ArrayList<>();
        broken.forEach((request, rules) -> {
            ScheduleRow row = rows.get(request);
            if (row != null) {
                String about = caseOf.getOrDefault(request, "");
                PlanningData.Case known = cases.get(about);
                found.add(new BrokenConsultation(
                        request, about, known == null || known.isProtected(), row.start(), row.site(), rules));
            }
        });
        found.sort((one, other) -> one.isProtected != other.isProtected
                ? Boolean.compare(one.isProtected, other.isProtected)
                : one.isProtected ? one.request.compareTo(other.request) : one.start.compareTo(other.start));
        return List.copyOf(found);
    }
}
