package org.samrad.casefile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.outcome.ConsultationOutcome;
import org.samrad.request.ConsultationRequest;
import org.samrad.time.TimeRange;

/**
 * One request of a case, with the consultation that came of it.
 *
 * @param time when it is or was; null where there is none, or the reader may not know
 * @param place the site's name; null where it is not on site
 * @param panel who is or was there, without those who declined; empty where there is no consultation
 * @param outcome what was told of it; null where nothing was
 * @param until the day that its waiting ended: of the consultation, or today
 */
record CaseStep(
        ConsultationRequest request,
        Stage stage,
        @Nullable TimeRange time,
        @Nullable Mode mode,
        @Nullable String place,
        List<Member> panel,
        @Nullable ConsultationOutcome outcome,
        LocalDate until) {

    /** How far it has come. */
    enum Stage {
        WITHDRAWN("off"),
        WAITING("wait"),
        PLANNED("good"),
        /** It has begun, and nobody has told yet what became of it. */
        PASSED("warn"),
        HELD("good"),
        NOT_HELD("bad");

        private final String look;

        Stage(String look) {
            this.look = look;
        }

        /** A class of the style sheet. */
        public String look() {
            return look;
        }
    }

    /** Those with a time by it, the rest by when they were received. */
    static final Comparator<CaseStep> IN_TIME =
            Comparator.comparing(CaseStep::day).thenComparing(step -> step.request.id());

    /** Somebody on a panel, by name. */
    record Member(String specialist, String name, @Nullable String title, String organisation, String role) {}

    /** The day that it stands at on the line of time. */
    public LocalDate day() {
        return time == null ? request.terms().received() : time.from().toLocalDate();
    }

    /** Whole days from when it was received to the consultation, or to today; null where it was withdrawn or can't be known. */
    public @Nullable Long waited() {
        return stage == Stage.WITHDRAWN || time == null && stage != Stage.WAITING
                ? null
                : Math.max(0, ChronoUnit.DAYS.between(request.terms().received(), until));
    }

    /** Whether it waited, or waits, past the last day of its guarantee. */
    public boolean late() {
        return waited() != null && until.isAfter(request.dueDay());
    }
}
