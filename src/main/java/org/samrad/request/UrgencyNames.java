package org.samrad.request;

import java.util.Locale;
import java.util.Objects;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What urgencies are called: by their own name where it gives the days in that, else by the days that the planning data says.
 * Templates use it as {@code @urgencies}.
 */
@Component("urgencies")
public class UrgencyNames {

    private static final String SCALE = UrgencyNames.class.getName();

    private final UrgencyRules rules;
    private final MessageSource messages;

    UrgencyNames(UrgencyRules rules, MessageSource messages) {
        this.rules = rules;
        this.messages = messages;
    }

    /** In the reader's language. */
    public String name(Urgency urgency) {
        return name(urgency, LocaleContextHolder.getLocale());
    }

    /** In some language, such as that of a file. */
    public String name(Urgency urgency, Locale locale) {
        int days = scale().days(urgency);
        String key = days == urgency.days()
                ? "urgency." + urgency
                : urgency == Urgency.ACUTE ? "urgency.acute-within" : "urgency.within";
        return Objects.requireNonNull(messages.getMessage(key, new Object[] {days}, locale));
    }

    /** What the planning data says, asked once for a page. */
    public UrgencyScale scale() {
        RequestAttributes page = RequestContextHolder.getRequestAttributes();
        if (page == null) {
            return rules.scale();
        }
        if (page.getAttribute(SCALE, RequestAttributes.SCOPE_REQUEST) instanceof UrgencyScale known) {
            return known;
        }
        UrgencyScale scale = rules.scale();
        isKnown(scale);
        return scale;
    }

    /** Keeps for the rest of a page what has been read of it, so that it is not asked for again. */
    public static void isKnown(UrgencyScale scale) {
        RequestAttributes page = RequestContextHolder.getRequestAttributes();
        if (page != null) {
            page.setAttribute(SCALE, scale, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
