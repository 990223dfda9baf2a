package org.samrad.why;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.Cause;
import org.samrad.explain.Reason;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in the reader's language why a request has no place. */
@Component
class UnscheduledSentences {

    private final MessageSource messages;

    UnscheduledSentences(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * One sentence.
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

    /**
     * The sentence of a cause, and what else stands in the way.
     *
     * @param competence what the competence of its role is called, null where it asks for none
     */
    String of(Cause cause, @Nullable String competence) {
        String sentence = of(cause.reason().name(), cause.role(), competence, cause.sentence());
        Reason also = cause.also();
        Locale locale = LocaleContextHolder.getLocale();
        if (also == null) {
            return cause.proved() ? sentence : messages.getMessage("unscheduled.more", new Object[] {sentence}, locale);
        }
        String besides = messages.getMessage("unscheduled." + also + ".short", null, locale);
        return messages.getMessage("unscheduled.besides", new Object[] {sentence, besides}, locale);
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
