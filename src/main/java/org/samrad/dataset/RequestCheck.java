package org.samrad.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samrad.limits.Fault;
import org.samrad.request.RequestContent;

/** Holds the requests of planning data against what a request may ask, as if each were filed. */
public final class RequestCheck {

    private RequestCheck() {}

    /** What is wrong with each request with which something is, by its id, in their order. */
    public static Map<String, List<Fault>> faults(
            List<PlanningData.Request> requests,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> links,
            List<PlanningData.RequestWindow> windows) {
        Map<String, List<PlanningData.RequestRole>> rolesOf = by(roles, PlanningData.RequestRole::request);
        Map<String, List<PlanningData.RequestLink>> linksOf = by(links, PlanningData.RequestLink::request);
        Map<String, List<PlanningData.RequestWindow>> windowsOf = by(windows, PlanningData.RequestWindow::request);
        Map<String, List<Fault>> faulty = new LinkedHashMap<>();
        for (PlanningData.Request request : requests) {
            List<Fault> faults = content(
                            request,
                            rolesOf.getOrDefault(request.id(), List.of()),
                            linksOf.getOrDefault(request.id(), List.of()),
                            windowsOf.getOrDefault(request.id(), List.of()))
                    .faults();
            if (!faults.isEmpty()) {
                faulty.put(request.id(), faults);
            }
        }
        return faulty;
    }

    private static <T> Map<String, List<T>> by(List<T> rows, Function<T, String> request) {
        return rows.stream().collect(Collectors.groupingBy(request));
    }

    private static RequestContent content(
            PlanningData.Request request,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> links,
            List<PlanningData.RequestWindow> windows) {
        return new RequestContent(
                request.terms(),
                roles.stream().map(PlanningData.RequestRole::asked).toList(),
                links.stream().map(PlanningData.RequestLink::asked).toList(),
                windows.stream().map(PlanningData.RequestWindow::asked).toList());
    }
}
