package org.samrad.plan.web;

import java.text.Collator;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.plan.PlanRef;
import org.samrad.system.Dates;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words of the board's rows, in the reader's language. */
@Component
public class BoardWords {

    private final MessageSource messages;
    private final Dates dates;

    BoardWords(MessageSource messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    /** How the reader's language sorts names. */
    public Collator alphabet() {
        return Collator.getInstance(locale());
    }

    /** A form of meeting. */
    public String mode(Mode mode) {
        return text("mode." + mode.name());
    }

    /** How many rooms a site has. */
    public String rooms(int rooms) {
        return text("board.rooms", rooms);
    }

    /** The name of a rule, one of the plan's or one that only the checker has. */
    public String rule(String id) {
        String name = messages.getMessage("rule." + id + ".name", null, "", locale());
        return name == null || name.isEmpty() ? text("check." + id) : name;
    }

    /** What a plan is called; a proposal that has a name, by that. */
    public String plan(PlanRef ref, @Nullable String name) {
        return switch (ref.kind()) {
            case PUBLISHED -> text("plan.schedule");
            case PROPOSAL ->
                name == null ? text("plan.proposal", ref.id()) : text("board.proposal.named", ref.id(), name);
            case VERSION -> text("board.version", ref.id());
        };
    }

    /** A change of cost with its sign, rounded to tenths as the reader's country writes it; null where that is nothing. */
    @Nullable
    public String signed(double change) {
        if (Math.abs(change) < 0.05) {
            return null;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(1);
        return (change < 0 ? "−" : "+") + format.format(Math.abs(change));
    }

    /** A week, to begin a line with. */
    public String week(LocalDate monday) {
        return dates.capitalised(dates.week(monday));
    }

    /** A start within a week: day and time. */
    public String start(LocalDateTime start) {
        return dates.within(dates.shortDay(start.toLocalDate())) + " " + dates.time(start);
    }

    public String text(String key, Object... values) {
        return messages.getMessage(key, values, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
