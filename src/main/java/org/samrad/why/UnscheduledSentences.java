package org.samrad.why;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.Cause;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanNames;
import org.samrad.request.UrgencyNames;
import org.samrad.system.Dates;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in the reader's language why a request has no place. */
@Component
class UnscheduledSentences {

    private final MessageSource messages;
    private final Dates dates;
    private final UrgencyNames urgencies;

    UnscheduledSentences(MessageSource messages, Dates dates, UrgencyNames urgencies) {
        this.messages = messages;
        this.dates = dates;
        this.urgencies = urgencies;
    }

    /**
     * One sentence without values.
     *
     * @param reason a code, such as {@code NO_JOINT_TIME}
     * @param role that it is about, null or empty where it is about the whole panel
     * @param competence what the role's competence is called, null where it asks for none
     * @param detail what to say where there is no sentence for the reason
     */
    String of(String reason, @Nullable String role, @Nullable String competence, String detail) {
        Locale locale = LocaleContextHolder.getLocale();
        Object[] who = {who(role, competence, locale)};
        return Objects.requireNonNullElse(messages.getMessage("unscheduled." + reason, who, detail, locale), "");
    }

    /** Whether a cause has values to say, and the reader may know them all: none is about what is hidden from that one. */
    static boolean mayBeSaid(Cause cause, String request, Discretion discretion) {
        return cause.sentences().stream()
                        .anyMatch(sentence -> !sentence.values().isEmpty())
                && !discretion.hides(request)
                && cause.sentences().stream().noneMatch(sentence -> sentence.namesRequest(discretion::hides));
    }

    /** A cause with its values, for whom it {@link #mayBeSaid}. */
    String of(Cause cause, PlanNames names) {
        return new CauseWording(messages, dates, urgencies, names).say(cause.sentences());
    }

    /**
     * A cause without its values: what decides it, and what else or how much more stands in the way.
     *
     * @param competence what the competence of its role is called, null where it asks for none
     */
    String withoutValues(Cause cause, @Nullable String competence) {
        Locale locale = LocaleContextHolder.getLocale();
        String sentence = of(cause.reason().name(), cause.role(), competence, "");
        if (!cause.proved()) {
            return messages.getMessage("unscheduled.more", new Object[] {sentence}, locale);
        }
        if (cause.others().isEmpty()) {
            return sentence;
        }
        String besides = messages.getMessage("unscheduled." + cause.others().getFirst() + ".short", null, locale);
        int more = cause.others().size() - 1;
        return more == 0
                ? messages.getMessage("unscheduled.besides", new Object[] {sentence, besides}, locale)
                : messages.getMessage("unscheduled.besides.more", new Object[] {sentence, besides, more}, locale);
    }

    /** The role that stands in the way, with its competence where that is not its name already. */
    private String who(@Nullable String role, @Nullable String competence, Locale locale) {
        if (role == null || role.isEmpty()) {
            return messages.getMessage("unscheduled.who.any", null, locale);
        }
        return competence == null || competence.equalsIgnoreCase(role)
                ? messages.getMessage("unscheduled.who.role", new Object[] {role}, locale)
                : messages.getMessage("unscheduled.who.competence", new Object[] {role, competence}, locale);
    }
}
