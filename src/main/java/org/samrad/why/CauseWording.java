package org.samrad.why;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import org.samrad.competence.Sector;
import org.samrad.consultation.Urgency;
import org.samrad.explain.Reason;
import org.samrad.explain.phrase.Phrase;
import org.samrad.explain.phrase.Wording;
import org.samrad.plan.web.PlanNames;
import org.samrad.request.UrgencyNames;
import org.samrad.system.Dates;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Puts causes into the reader's language, with names for ids. */
record CauseWording(MessageSource messages, Dates dates, UrgencyNames urgencies, PlanNames names) implements Wording {

    @Override
    public String message(String key, Object... values) {
        return messages.getMessage(key, values, locale());
    }

    @Override
    public String name(Phrase.Named named) {
        String id = named.id();
        return switch (named.kind()) {
            case COMPETENCE -> inASentence(Objects.requireNonNullElse(names.competence(id), id));
            case SPECIALIST -> names.specialist(id);
            case SITE -> names.site(id);
            case ORGANISATION -> names.organisation(id);
            case LANGUAGE -> language(id);
            case ROLE -> message("unscheduled.who.role", id);
            case REQUEST, CASE, SEAT -> id;
        };
    }

    @Override
    public String written(Object value) {
        return switch (value) {
            case LocalDateTime time -> dates.dateTime(time);
            case LocalDate date -> dates.date(date);
            case LocalTime time -> dates.time(time);
            case DayOfWeek day -> message("cause.weekday", dates.weekday(day));
            case Sector sector -> inASentence(message("sector." + sector));
            case Urgency urgency -> urgencies.name(urgency);
            case Reason reason -> message("unscheduled." + reason + ".short");
            default -> value.toString();
        };
    }

    private static String language(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(locale());
        return name.isEmpty() ? tag : name;
    }

    /** Small at the beginning, unless that is an abbreviation. */
    private static String inASentence(String name) {
        boolean stays = name.length() < 2 || !Character.isLowerCase(name.charAt(1));
        return stays ? name : name.substring(0, 1).toLowerCase(locale()) + name.substring(1);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
