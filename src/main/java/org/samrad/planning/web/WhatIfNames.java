package org.samrad.planning.web;

import java.util.Locale;
import org.samrad.competence.Competences;
import org.samrad.planning.OneMore;
import org.samrad.planning.WhatIf;
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

    /** @param text as a run keeps it, see {@link WhatIf#text} */
    String of(String text) {
        Locale locale = LocaleContextHolder.getLocale();
        return switch (WhatIf.read(text)) {
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
