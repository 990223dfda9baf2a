package org.samrad.insight;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.Request;
import org.samrad.dataset.PlanningData.RequestRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.matching.PlanningFacts;

/** A plan and the data it is about, laid out for what is asked of them here. */
final class StudiedPlan {

    private final PlanningFacts facts;
    private final List<ScheduleRow> schedule;
    private final Weeks weeks;
    private final Map<String, String> areas = new HashMap<>();
    private final Map<String, String> areaOfSite = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> scheduled = new HashSet<>();

    StudiedPlan(PlanningData data, List<ScheduleRow> schedule) {
        this.facts = new PlanningFacts(data);
        this.schedule = schedule;
        this.weeks = Weeks.left(data.header());
        data.cases().forEach(one -> {
            put(areas, one.id(), one.municipality());
            if (one.isProtected()) {
                hidden.add(one.id());
            }
        });
        data.sites().forEach(site -> put(areaOfSite, site.id(), site.municipality()));
        schedule.forEach(row -> scheduled.add(row.request()));
    }

    private static void put(Map<String, String> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    PlanningFacts facts() {
        return facts;
    }

    PlanningData data() {
        return facts.data();
    }

    List<ScheduleRow> schedule() {
        return schedule;
    }

    Weeks weeks() {
        return weeks;
    }

    /** The request of that id; null where the data have none. */
    @Nullable
    Request request(String id) {
        return facts.request(id);
    }

    /** Those that the plan leaves out, in the data's order. */
    List<Request> unscheduled() {
        return data().requests().stream()
                .filter(request -> !scheduled.contains(request.id()))
                .toList();
    }

    /** Whether the request is of a case with a protected identity. */
    boolean isProtected(Request request) {
        return hidden.contains(request.caseId());
    }

    /** The same, of one that the data may not have: then it may be. */
    boolean isProtected(String id) {
        Request request = request(id);
        return request == null || isProtected(request);
    }

    /** The roles of a request that must be filled: the required ones, or all where none is. */
    List<RequestRole> needed(String request) {
        List<RequestRole> all = facts.roles(request);
        List<RequestRole> required =
                all.stream().filter(role -> !role.optional()).toList();
        return required.isEmpty() ? all : required;
    }

    /** The role of that name of a request; null where it has none. */
    @Nullable
    RequestRole role(String request, String name) {
        return facts.roles(request).stream()
                .filter(role -> role.role().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * The municipality of the case, else of the first site that has one; {@link UnmetDemand#UNKNOWN} where neither is known, and for
     * a case with protected identity, since a list of requests by area would tell where the child lives.
     */
    String area(Request request) {
        if (isProtected(request)) {
            return UnmetDemand.UNKNOWN;
        }
        String area = areas.get(request.caseId());
        return area != null
                ? area
                : request.terms().sites().stream()
                        .map(areaOfSite::get)
                        .filter(known -> known != null)
                        .findFirst()
                        .orElse(UnmetDemand.UNKNOWN);
    }
}
