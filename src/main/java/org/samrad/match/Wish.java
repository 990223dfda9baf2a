package org.samrad.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
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
 */
public record Wish(@Nullable String request, @Nullable String caseId, RequestContent content) {

    /** Stands for an id where there is none yet; it is never one. */
    private static final String NEW = "new";

    Wish with(RequestContent other) {
        return new Wish(request, caseId, other);
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
        return new Supposed(
                new PlanningData.Request(id, caseId == null ? NEW : caseId, terms),
                content.roles().stream()
                        .map(role -> role.sameAs() == null ? role : role.sameAsOf(content.sameAsRequest(role)))
                        .map(role -> PlanningData.RequestRole.of(id, role))
                        .toList(),
                follows.stream()
                        .map(link -> PlanningData.RequestLink.of(id, link))
                        .toList(),
                content.windows().stream()
                        .map(window ->
                                new PlanningData.RequestWindow(id, window.from(), window.until(), window.preferred()))
                        .toList());
    }
}
