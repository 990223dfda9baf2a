package org.samrad.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport.CaseBackground;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestTerms;
import org.samrad.suggest.Supposed;

/**
 * What somebody asks for so far.
 *
 * @param request the id of the filed request that is about to change; null where none is filed yet
 * @param caseId the case that it is about; null for a new one
 * @param content what is typed, with something usual where nothing is typed yet
 * @param past what lies behind it and the planning data do not know; null where they know all
 */
public record Wish(
        @Nullable String request,
        @Nullable String caseId,
        RequestContent content,
        @Nullable CaseBackground past) {

    public Wish(@Nullable String request, @Nullable String caseId, RequestContent content) {
        this(request, caseId, content, null);
    }

    /** Stands for an id where there is none yet; it is never one. */
    private static final String NEW = "new";

    Wish with(RequestContent other) {
        return new Wish(request, caseId, other, past);
    }

    Wish after(CaseBackground past) {
        return new Wish(request, caseId, content, past);
    }

    /** The ids of the requests that it names. */
    Set<String> named() {
        Set<String> named = content.followed();
        content.roles().forEach(role -> {
            String same = content.sameAsRequest(role);
            if (same != null) {
                named.add(same);
            }
        });
        return named;
    }

    Wish with(Consumer<RequestTerms.Fields> change) {
        return with(content.with(content.terms().with(change)));
    }

    /** As rows of planning data; of sites only those that the data know. */
    Supposed supposed(PlanningData data) {
        Set<String> sites = new HashSet<>();
        data.sites().forEach(site -> sites.add(site.id()));
        List<RequestLink> follows = content.follows();
        RequestTerms terms = content.terms().with(fields -> {
            fields.follows = null;
            fields.minGapDays = null;
            fields.maxGapDays = null;
            fields.sites = fields.sites.stream().filter(sites::contains).toList();
        });
        String id = request == null ? NEW : request;
        var row = new PlanningData.Request(id, caseId == null ? NEW : caseId, terms);
        List<PlanningData.RequestRole> roles = content.roles().stream()
                .map(role -> role.sameAs() == null ? role : role.sameAsOf(content.sameAsRequest(role)))
                .map(role -> PlanningData.RequestRole.of(id, role))
                .toList();
        List<PlanningData.RequestLink> links = follows.stream()
                .map(link -> PlanningData.RequestLink.of(id, link))
                .toList();
        List<PlanningData.RequestWindow> windows = content.windows().stream()
                .map(window -> new PlanningData.RequestWindow(id, window.from(), window.until(), window.preferred()))
                .toList();
        if (past == null) {
            return new Supposed(row, roles, links, windows);
        }
        CaseBackground.Bound bound = past.bound(row, roles, links);
        return new Supposed(bound.request(), bound.roles(), bound.links(), windows, past.about());
    }
}
