package org.samrad.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.competence.Competence;
import org.samrad.competence.Competences;
import org.samrad.plan.OneMore;
import org.samrad.plan.PlanningRun;
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

    /**
     * The names of runs that have one, by run: what a planner calls it, or what it imagines; where that can't be read, as it is
     * kept.
     */
    Map<Long, String> of(Collection<PlanningRun> runs) {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, String> called = competences.findAllById(competences(runs)).stream()
                .collect(Collectors.toMap(Competence::id, found -> found.name(locale)));
        var names = new HashMap<Long, String>();
        runs.forEach(run -> run.name()
                .or(() -> run.whatIf()
                        .map(text -> read(text)
                                .map(whatIf -> of(whatIf, called, locale))
                                .orElse(text)))
                .ifPresent(name -> names.put(run.id(), name)));
        return names;
    }

    private static Set<String> competences(Collection<PlanningRun> runs) {
        return runs.stream()
                .flatMap(run -> run.whatIf().flatMap(WhatIfNames::read).stream())
                .filter(OneMore.class::isInstance)
                .map(whatIf -> ((OneMore) whatIf).competence())
                .collect(Collectors.toSet());
    }

    private static Optional<WhatIf> read(String text) {
        try {
            return Optional.of(WhatIf.read(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private String of(WhatIf whatIf, Map<String, String> called, Locale locale) {
        return switch (whatIf) {
            case WhatIf.NothingMore none -> messages.getMessage("bottleneck.run.base", null, locale);
            case OneMore more ->
                messages.getMessage(
                        "bottleneck.run.more",
                        new Object[] {
                            more.minutesWeekly() / 60, called.getOrDefault(more.competence(), more.competence())
                        },
                        locale);
        };
    }
}
