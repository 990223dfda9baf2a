package org.samrad.question;

import java.util.Objects;
import java.util.stream.Collectors;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.LaterLatestDay;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherMode;
import org.samrad.explain.unblock.OtherPerson;
import org.samrad.explain.unblock.OtherSite;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.plan.AppliedChange;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestState;

/** What requests ask of what a question is about. */
record AskedSoFar(ConsultationRequests requests) {

    /** What it is so far: what {@link PlannersQuestion#soFar} keeps of it when it is asked. */
    String of(String request, Relaxation relaxation) {
        RequestContent content = content(request);
        return switch (relaxation) {
            case LaterLatestDay it ->
                content.terms().latest() == null
                        ? ""
                        : Objects.requireNonNull(content.terms().latest()).toString();
            case OtherMode it ->
                content.terms().modes().stream().map(Enum::name).collect(Collectors.joining(","));
            case ShorterDuration it -> String.valueOf(content.terms().durationMinutes());
            case OtherWindow it -> PossibleTimes.of(content).code();
            case OtherGap it -> gap(it);
            case OtherSite it -> String.join(",", content.terms().sites());
            case DroppedRole it -> asked(content, it.role());
            case LowerLevel it -> asked(content, it.role());
            case OtherPerson it -> asked(content, it.role());
            default -> "";
        };
    }

    /** What the one of the two that follows asks for; empty where it asks for no such thing, or is withdrawn. */
    private String gap(OtherGap it) {
        return requests.findById(it.request())
                .filter(one -> one.state() != RequestState.WITHDRAWN)
                .map(one -> it.in(one.content()))
                .map(String::valueOf)
                .orElse("");
    }

    /** What a role asks for: a competence and its level. */
    private static String asked(RequestContent content, String name) {
        RequestRole role = AppliedChange.role(content, name);
        return role == null || role.competence() == null ? "" : role.competence() + " " + role.minLevel();
    }

    /**
     * Whether a yes still means what was asked: the request waits, what was decided is as it was, and what is left can be asked for. What has
     * a time by now, or has been, is no longer eased under those who are on its panel.
     */
    boolean canBecomeSo(PlannersQuestion question) {
        if (!question.stands() || !of(question.request(), question.relaxation()).equals(question.soFar())) {
            return false;
        }
        if (question.specialist() != null) {
            return true;
        }
        if (question.relaxation() instanceof DroppedRole dropped
                && requests.wantedAgain(question.request()).containsKey(dropped.role())) {
            return false;
        }
        AppliedChange change = AppliedChange.of(question.asAgreed(), this::content);
        return change.after(content(change.request())).faults().isEmpty();
    }

    private RequestContent content(String request) {
        return requests.findById(request).orElseThrow().content();
    }
}
