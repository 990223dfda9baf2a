package org.samrad.suggest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.AboutCase;
import org.samrad.dataset.PlanningData;

/**
 * A request as somebody is asking for it: one that the data do not hold yet, or one of theirs that is about to change.
 *
 * @param request its id is that of the request that is about to change, else no request's; a case that the data do not know is a new one
 * @param roles none or more; with none it is for nobody
 * @param about the case, where the data do not know all of it; else null
 */
public record Supposed(
        PlanningData.Request request,
        List<PlanningData.RequestRole> roles,
        List<PlanningData.RequestLink> links,
        List<PlanningData.RequestWindow> windows,
        @Nullable AboutCase about) {

    public Supposed(
            PlanningData.Request request,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> links,
            List<PlanningData.RequestWindow> windows) {
        this(request, roles, links, windows, null);
    }

    public Supposed {
        roles = List.copyOf(roles);
        links = List.copyOf(links);
        windows = List.copyOf(windows);
    }
}
