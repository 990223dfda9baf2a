package org.samrad.explain.unblock;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestLink;

/**
 * What a request asks for between itself and one that it follows is less strict: it comes sooner after it, or later.
 *
 * @param request the one that follows: the one that gets a place, or one that comes after that
 * @param follows the one before
 * @param from the days or minutes of the bound as it is
 * @param to fewer of a least one, more of a greatest one
 */
public record OtherGap(String request, String follows, RequestLink.Bound bound, int from, int to)
        implements EasedContent {

    /** A bound with its days or minutes, for whoever shows it to put into words. */
    public record Gap(RequestLink.Bound bound, int amount) {

        /** Key of the message that says it, with the amount. */
        public String messageKey() {
            return (bound.countsMinutes() ? "cause.minutes" : "cause.days") + (bound.isLeast() ? ".least" : ".most");
        }
    }

    @Override
    public List<Object> arguments() {
        return List.of(request, follows, new Gap(bound, to), new Gap(bound, from));
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return EasedRequest.in(data, request, this::eased)
                .with(rows -> rows.requestLinks = data.requestLinks().stream()
                        .map(row -> row.request().equals(request)
                                ? PlanningData.RequestLink.of(request, eased(row.asked()))
                                : row)
                        .toList());
    }

    private PlanningData.Request eased(PlanningData.Request row) {
        String before = row.terms().follows();
        return before == null
                ? row
                : row.with(terms -> {
                    RequestLink link = eased(new RequestLink(before, terms.minGapDays, terms.maxGapDays, null, null));
                    terms.minGapDays = link.minGapDays();
                    terms.maxGapDays = link.maxGapDays();
                });
    }

    /** By how many days or minutes it differs from what was asked for. */
    int change() {
        return Math.abs(to - from);
    }

    /** A link of the request as it then is; one to another request, or that asks for no more, stays as it is. */
    public RequestLink eased(RequestLink link) {
        return link.follows().equals(follows) && bound.isStricter(bound.of(link), to) ? bound.at(link, to) : link;
    }

    @Override
    public RequestContent eased(RequestContent content) {
        return content.withEachLink(this::eased);
    }

    /**
     * The content with the bound as it was, where it is still what this made of it. One link gets it back, which is as strict as
     * several were: another may have asked for no more before.
     */
    @Override
    public RequestContent restored(RequestContent content) {
        var isRestored = new AtomicBoolean();
        return content.withEachLink(link -> link.follows().equals(follows)
                        && Integer.valueOf(to).equals(bound.of(link))
                        && isRestored.compareAndSet(false, true)
                ? bound.at(link, from)
                : link);
    }

    /** What such a bound of a request is now, the strictest where it asks for several; null where it asks for none. */
    public @Nullable Integer in(RequestContent content) {
        return strictest(
                bound, content.follows().stream().filter(link -> link.follows().equals(follows)));
    }

    /** The strictest such bound of some links; null where they have none. */
    public static @Nullable Integer strictest(RequestLink.Bound bound, Stream<RequestLink> links) {
        Integer strictest = null;
        for (RequestLink link : links.toList()) {
            strictest = bound.isStricter(bound.of(link), strictest) ? bound.of(link) : strictest;
        }
        return strictest;
    }
}
