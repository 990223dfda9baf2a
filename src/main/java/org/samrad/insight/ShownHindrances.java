package org.samrad.insight;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.insight.Bottlenecks.Bottleneck;
import org.samrad.insight.CompetenceHours.Minutes;
import org.samrad.insight.Hindrances.Hindrance;
import org.samrad.plan.web.PlanNames;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What stands in the way of a plan, in the reader's language. */
@Component
class ShownHindrances {

    private final MessageSource messages;

    ShownHindrances(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Something that stands in the way.
     *
     * @param about what it is about; null where it is about the requests themselves
     * @param minutes how the time of the competence that it is about is used; null where it is about none
     */
    record Shown(
            Hindrance hindrance,
            @Nullable String about,
            @Nullable Minutes minutes) {}

    /** What weighs most first. */
    List<Shown> of(Bottleneck bottleneck) {
        Locale locale = LocaleContextHolder.getLocale();
        PlanNames names = PlanNames.of(bottleneck.situation().data(), locale);
        return bottleneck.hindrances().all().stream()
                .map(one -> {
                    String id = one.about().id();
                    return switch (one.about().kind()) {
                        case COMPETENCE ->
                            new Shown(
                                    one,
                                    names.competence(id),
                                    bottleneck.hours().total(id));
                        case SITE -> new Shown(one, names.site(id), null);
                        case SECTOR -> new Shown(one, messages.getMessage("sector." + id, null, locale), null);
                        case REQUEST -> new Shown(one, null, null);
                    };
                })
                .toList();
    }
}
