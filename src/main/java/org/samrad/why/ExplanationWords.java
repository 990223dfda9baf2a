package org.samrad.why;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Accounts;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.edit.ProposalEdit;
import org.samrad.explain.Matrix;
import org.samrad.explain.Reason;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.GivenConsent;
import org.samrad.explain.unblock.MovedConsultation;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherSite;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanNames;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solver.FamilyIdle;
import org.samrad.solver.PlanRule;
import org.samrad.suggest.ConsultationExplanation;
import org.samrad.system.Dates;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts explanations into the reader's language, with names for ids. */
@Component
public class ExplanationWords {

    /** How many consultations that somebody is booked for are named. */
    private static final int MOST_BOOKED = 3;

    private final MessageSource messages;
    private final Dates dates;
    private final Accounts accounts;

    ExplanationWords(MessageSource messages, Dates dates, Accounts accounts) {
        this.messages = messages;
        this.dates = dates;
        this.accounts = accounts;
    }

    String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    String rule(PlanRule rule) {
        return message("rule." + rule.id() + ".name");
    }

    /** What a consultation costs by one fact: who, when, how much. */
    String of(ConsultationExplanation.Fact fact, PlanNames names) {
        PlanRule rule = fact.rule();
        if (rule.level() == PlanRule.Level.HARD) {
            return message("rule." + rule.id() + ".sentence");
        }
        return message("drawer.fact." + variant(fact), who(fact, names), amount(fact), when(fact));
    }

    private Object amount(ConsultationExplanation.Fact fact) {
        return fact.rule() == PlanRule.FAMILY_IDLE ? dates.length(FamilyIdle.minutes(fact.amount())) : fact.amount();
    }

    private static String variant(ConsultationExplanation.Fact fact) {
        return switch (fact.rule()) {
            case DISRUPTION ->
                switch (Objects.requireNonNull(fact.change())) {
                    case TIME -> "disruption.time";
                    case MODE -> "disruption.mode";
                    case SITE -> "disruption.site";
                    case MEMBER -> "disruption.member";
                };
            case WORKLOAD -> fact.cost() < 0 ? "workload.evener" : "workload.less-even";
            default -> fact.rule().id();
        };
    }

    private String who(ConsultationExplanation.Fact fact, PlanNames names) {
        String specialist = fact.specialist() == null ? null : names.specialist(fact.specialist());
        String role = fact.role();
        if (specialist == null) {
            return Objects.requireNonNullElse(role, "");
        }
        return role == null ? specialist : message("drawer.seat", specialist, role);
    }

    private String when(ConsultationExplanation.Fact fact) {
        LocalDateTime time = fact.time();
        if (time == null) {
            return "";
        }
        return fact.rule() == PlanRule.DISRUPTION ? dates.dateTime(time) : dates.date(time.toLocalDate());
    }

    /** The names of the rules that would be broken, each once. */
    List<String> rules(ScheduleRefused refused) {
        return refused.violations().stream()
                .map(violation ->
                        ScheduleRefused.ruleOf(violation).map(this::rule).orElse(violation.rule()))
                .distinct()
                .toList();
    }

    /** What was done to a proposal, and by whom. */
    List<String> edits(List<ProposalEdit> edits) {
        Map<String, String> people =
                accounts.names(edits.stream().map(ProposalEdit::by).toList());
        return edits.stream()
                .map(edit -> message(
                        "drawer.edit." + (edit.stands() ? edit.kind().name() : "UNDONE"),
                        edit.request(),
                        people.getOrDefault(edit.by(), edit.by())))
                .toList();
    }

    /** All that stands in the way of a specialist in a role; nothing for somebody who could take it. */
    List<String> of(Matrix.Cell cell, PlanningData.RequestRole role, Discretion discretion) {
        return cell.reasons().stream()
                .map(reason -> reason == Reason.ABSENT && !discretion.absences()
                        ? message("drawer.away")
                        : message(reason.messageKey(), arguments(reason, cell, role, discretion)))
                .toList();
    }

    private Object[] arguments(Reason reason, Matrix.Cell cell, PlanningData.RequestRole role, Discretion discretion) {
        return switch (reason) {
            case LEVEL_TOO_LOW -> new Object[] {cell.level(), role.minLevel()};
            case COMPETENCE_EXPIRED ->
                new Object[] {
                    joined(cell.outdated().stream()
                            .map(row -> validity(row.validFrom(), row.validUntil()))
                            .toList())
                };
            case ABSENT ->
                new Object[] {
                    joined(cell.absences().stream()
                            .map(row -> dates.span(row.from(), row.until()))
                            .toList())
                };
            case BUSY -> new Object[] {busyWith(cell, discretion)};
            default -> new Object[] {};
        };
    }

    private String validity(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from == null && until == null) {
            return message("drawer.always");
        }
        if (from == null) {
            return message(
                    "drawer.until", dates.date(Objects.requireNonNull(until).minusDays(1)));
        }
        return until == null
                ? message("drawer.from", dates.date(from))
                : message("drawer.span", dates.date(from), dates.date(until.minusDays(1)));
    }

    /** The first requests by id, and how many more; of those that the reader may not place not even how many they are. */
    private String busyWith(Matrix.Cell cell, Discretion discretion) {
        List<String> open = cell.busyWith().stream()
                .filter(request -> !discretion.hides(request))
                .toList();
        String first = joined(open.stream().limit(MOST_BOOKED).toList());
        String named = open.size() > MOST_BOOKED ? message("cause.more", first, open.size() - MOST_BOOKED) : first;
        if (open.size() == cell.busyWith().size()) {
            return named;
        }
        String others = message("drawer.busy-otherwise");
        return open.isEmpty() ? others : joined(List.of(named, others));
    }

    /** What would have to be given up. */
    String of(Relaxation relaxation, PlanNames names) {
        return message(relaxation.kind().messageKey(), arguments(relaxation, names));
    }

    /** What a proposal takes for granted, where it assumes that this is given up. */
    public String assumed(Relaxation relaxation, PlanNames names) {
        return message("drawer.assumed." + relaxation.kind(), arguments(relaxation, names));
    }

    private Object[] arguments(Relaxation relaxation, PlanNames names) {
        Object[] arguments = relaxation.arguments().stream().map(this::shown).toArray();
        switch (relaxation) {
            case ExtraMinutes more -> arguments[0] = names.specialist(more.specialist());
            case OtherSite other -> arguments[0] = names.site(other.site());
            case GivenConsent given -> arguments[0] = names.organisation(given.organisation());
            case MovedConsultation moved ->
                arguments[2] =
                        joined(names.specialists(List.copyOf(moved.to().panel().values())));
            default -> {}
        }
        return arguments;
    }

    private Object shown(Object argument) {
        return switch (argument) {
            case LocalDateTime time -> dates.dateTime(time);
            case LocalDate date -> dates.date(date);
            case LocalTime time -> dates.time(time);
            case Mode mode -> message("mode." + mode);
            case OtherGap.Gap gap -> message(gap.messageKey(), gap.amount());
            case List<?> several -> several.stream().map(Object::toString).collect(Collectors.joining(", "));
            default -> argument;
        };
    }

    /** A cost, such as {@code 12.5}. */
    String cost(double cost) {
        return format("0.0", cost);
    }

    /** A difference, with its sign: {@code +12.5}. */
    String difference(double difference) {
        return format("+0.0;−0.0", difference);
    }

    private static String format(String pattern, double number) {
        Locale locale = LocaleContextHolder.getLocale();
        var symbols = DecimalFormatSymbols.getInstance(locale);
        symbols.setMinusSign('−');
        return new DecimalFormat(pattern, symbols).format(Math.round(number * 10) / 10.0);
    }

    /** One after the other. */
    String joined(List<String> parts) {
        return String.join(", ", parts);
    }
}
