package org.samrad.request;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;

/** Requests to test with: plain ones, and what is said about them. */
public final class Requests {

    static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

    private Requests() {}

    /** A request that asks one role of competence K1 for 45 minutes by video. */
    public static ConsultationRequest request(String id) {
        return ConsultationRequest.file(id, "C1", content(List.of(role("doctor"))), UrgencyScale.DEFAULT);
    }

    /** The content of {@link #request} with other roles. */
    public static RequestContent content(List<RequestRole> roles, RequestWindow... windows) {
        return content(Urgency.DAYS_14, 45, EnumSet.of(Mode.VIDEO), null, null, null, null, roles, List.of(windows));
    }

    static RequestContent lasting(int minutes) {
        return content(
                Urgency.DAYS_14,
                minutes,
                Set.of(Mode.VIDEO),
                null,
                null,
                null,
                null,
                List.of(role("doctor")),
                List.of());
    }

    static RequestContent between(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
        return content(
                Urgency.DAYS_14,
                45,
                Set.of(Mode.VIDEO),
                earliest,
                latest,
                null,
                null,
                List.of(role("doctor")),
                List.of());
    }

    static RequestContent apart(@Nullable Integer minGapDays, @Nullable Integer maxGapDays) {
        return content(
                Urgency.DAYS_14,
                45,
                Set.of(Mode.VIDEO),
                null,
                null,
                minGapDays,
                maxGapDays,
                List.of(role("doctor")),
                List.of());
    }

    static RequestContent by(Set<Mode> modes) {
        return content(Urgency.DAYS_14, 45, modes, null, null, null, null, List.of(role("doctor")), List.of());
    }

    static RequestContent as(Urgency urgency) {
        return content(urgency, 45, Set.of(Mode.VIDEO), null, null, null, null, List.of(role("doctor")), List.of());
    }

    /** A required role of competence K1 at level 3. */
    public static RequestRole role(String name) {
        return new RequestRole(name, "K1", 3, false, null, null);
    }

    static RequestWindow window(int hour, boolean preferred) {
        LocalDateTime from = LocalDateTime.of(2026, 11, 30, hour, 0);
        return new RequestWindow(from, from.plusHours(2), preferred);
    }

    private static RequestContent content(
            Urgency urgency,
            int minutes,
            Set<Mode> modes,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable Integer minGapDays,
            @Nullable Integer maxGapDays,
            List<RequestRole> roles,
            List<RequestWindow> windows) {
        return new RequestContent(
                RequestTerms.of(Form.ADVICE, urgency, RECEIVED, minutes, modes).with(terms -> {
                    terms.title = "Sleep and school";
                    terms.earliest = earliest;
                    terms.latest = latest;
                    terms.sites = List.of("S1", "S2");
                    terms.languages = List.of("sv", "en");
                    terms.minGapDays = minGapDays;
                    terms.maxGapDays = maxGapDays;
                    terms.requester = "Vårdcentralen Åby";
                }),
                roles,
                List.of(),
                windows);
    }
}
