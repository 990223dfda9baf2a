package org.samrad.run;

import java.util.Locale;
import org.samrad.competence.Competences;
import org.samrad.plan.OneMore;
import org.samrad.plan.WhatIf;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What runs about imagined data are called, in the reader's language. */
@Component
class WhatIfNames {

    private final Competences competences;
    private final MessageSource messages;

    WhatIfNames(Competences competences, MessageSource messages) {
        this.competences = competences;
        this.messages = messages;
    }

    /** @param text as a run keeps it, see {@link WhatIf#text}; one that can't be read stands for itself */
    String of(String text) {
        try {
            return of(WhatIf.read(text), LocaleContextHolder.getLocale());
        } catch (IllegalArgumentException unreadable) {
            return text;
        }
    }

    private String of(WhatIf whatIf, Locale locale) {
        return switch (whatIf) {
            case WhatIf.NothingMore none -> messages.getMessage("bottleneck.run.base", null, locale);
            case OneMore more ->
                messages.getMessage(
                        "bottleneck.run.more",
                        new Object[] {
                            more.minutesWeekly() / 60,
                            competences
                                    .findById(more.competence())
                                    .map(found -> found.name(locale))
                                    .orElse(more.competence())
                        },
                        locale);
        };
    }
}
