package org.samrad.outcome;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.samrad.outcome.ConsultationOutcome.Conclusion;
import org.samrad.outcome.ConsultationOutcome.Told;
import org.samrad.outcome.ConsultationOutcome.WhyNotHeld;

/**
 * What became of a consultation as it was typed, so that what is wrong comes back as it was.
 *
 * @param held {@code yes} or {@code no}; empty where nothing is chosen yet
 * @param more whether another consultation is wanted
 * @param version the {@link ConsultationOutcome#version} that the form was shown with; empty where nothing was told before
 */
record OutcomeForm(
        String held, String whyNot, String conclusion, String note, Boolean more, String weeks, String version)
        implements Serializable {

    private static final String YES = "yes";
    private static final String NO = "no";

    OutcomeForm {
        held = typed(held);
        whyNot = typed(whyNot);
        conclusion = typed(conclusion);
        note = Texts.lines(typed(note));
        more = Boolean.TRUE.equals(more);
        weeks = typed(weeks);
        version = typed(version);
    }

    /**
     * A field that can't be taken.
     *
     * @param key the message that says what and what to do
     * @param value what the message names
     */
    record Wrong(String field, String key, Object value) implements Serializable {}

    static OutcomeForm empty() {
        return new OutcomeForm("", "", "", "", false, "", "");
    }

    static OutcomeForm of(ConsultationOutcome outcome) {
        Told told = outcome.told();
        return new OutcomeForm(
                told.held() ? YES : NO,
                told.whyNot() == null ? "" : told.whyNot().name(),
                told.conclusion() == null ? "" : told.conclusion().name(),
                told.note() == null ? "" : told.note(),
                told.followUpWeeks() != null,
                told.followUpWeeks() == null ? "" : told.followUpWeeks().toString(),
                String.valueOf(outcome.version()));
    }

    /** What is wrong with it; empty where it can be {@linkplain #told told}. */
    ArrayList<Wrong> wrong() {
        var wrong = new ArrayList<Wrong>();
        if (!List.of(YES, NO).contains(held)) {
            wrong.add(new Wrong("held", "outcome.error.held", held));
        }
        if (held.equals(NO) && !isOneOf(whyNot, WhyNotHeld.values())) {
            wrong.add(new Wrong("whyNot", "outcome.error.why-not", whyNot));
        }
        if (held.equals(YES) && !isOneOf(conclusion, Conclusion.values())) {
            wrong.add(new Wrong("conclusion", "outcome.error.conclusion", conclusion));
        }
        if (!Texts.isProper(Texts.clean(note)) || Texts.clean(note).length() > ConsultationOutcome.MOST_NOTE) {
            wrong.add(new Wrong("note", "outcome.error.note", ConsultationOutcome.MOST_NOTE));
        } else if (IdentityNumbers.firstIn(note).isPresent()) {
            wrong.add(new Wrong("note", "outcome.error.identity", ""));
        }
        if (!more && !weeks.isEmpty()) {
            wrong.add(new Wrong("more", "outcome.error.more", ""));
        }
        if (more && !weeks.isEmpty() && !weeks.matches("\\d{1,3}")
                || more && !weeks.isEmpty() && Integer.parseInt(weeks) > ConsultationOutcome.MOST_WEEKS) {
            wrong.add(new Wrong("weeks", "outcome.error.weeks", ConsultationOutcome.MOST_WEEKS));
        }
        return wrong;
    }

    /** What it tells; only where nothing is {@linkplain #wrong wrong}. */
    Told told() {
        boolean wasHeld = held.equals(YES);
        return new Told(
                wasHeld ? null : WhyNotHeld.valueOf(whyNot),
                wasHeld ? Conclusion.valueOf(conclusion) : null,
                Texts.cleanOrNull(note),
                !more ? null : weeks.isEmpty() ? Integer.valueOf(0) : Integer.valueOf(weeks));
    }

    /** Whether it was shown before what is now told, if anything. */
    boolean isOlderThan(@Nullable ConsultationOutcome outcome) {
        return outcome != null && !version.equals(String.valueOf(outcome.version()));
    }

    private static boolean isOneOf(String name, Enum<?>[] values) {
        return Arrays.stream(values).anyMatch(value -> value.name().equals(name));
    }

    private static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
