package org.samrad.question;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.competence.Competences;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.LaterLatestDay;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherMode;
import org.samrad.explain.unblock.OtherPerson;
import org.samrad.explain.unblock.OtherSite;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestLink;
import org.samrad.scope.Scope;
import org.samrad.specialist.Sites;
import org.samrad.specialist.Specialists;
import org.samrad.system.Dates;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions in words, as pages show them; {@code templates/question/list.html} does. */
@Component("questionsShown")
public class QuestionsShown {

    /** How long planners see what was answered. */
    private static final Duration RECENT = Duration.ofDays(14);

    private final Questions questions;
    private final RulesOfQuestions rules;
    private final ConsultationRequests requests;
    private final Cases cases;
    private final Competences competences;
    private final Specialists specialists;
    private final Sites sites;
    private final Scope scope;
    private final PlanningHorizons horizons;
    private final MessageSource messages;
    private final Dates dates;
    private final Clock clock;

    QuestionsShown(
            Questions questions,
            RulesOfQuestions rules,
            ConsultationRequests requests,
            Cases cases,
            Competences competences,
            Specialists specialists,
            Sites sites,
            Scope scope,
            PlanningHorizons horizons,
            MessageSource messages,
            Dates dates,
            Clock clock) {
        this.questions = questions;
        this.rules = rules;
        this.requests = requests;
        this.cases = cases;
        this.competences = competences;
        this.specialists = specialists;
        this.sites = sites;
        this.scope = scope;
        this.horizons = horizons;
        this.messages = messages;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * A question.
     *
     * @param text what is asked, with what it is so far
     * @param assumed the same as what somebody assumes who does not ask
     * @param whom the name of the specialist who is asked; null where the coordinators are
     * @param led what a yes led to; null where the answer was none
     * @param withoutEffect whether a yes was not needed, so that it has not become so
     * @param unsettled whether it is not known yet whether a yes is needed: a time is proposed without it
     * @param mayAnswer whether the reader is asked
     */
    public record Shown(
            long number,
            String request,
            String text,
            String assumed,
            @Nullable String reason,
            String askedBy,
            LocalDateTime askedAt,
            @Nullable String whom,
            String state,
            @Nullable String word,
            @Nullable String answeredBy,
            @Nullable String led,
            boolean withoutEffect,
            boolean unsettled,
            boolean mayAnswer) {

        public boolean isOpen() {
            return state.equals("OPEN");
        }
    }

    /** Those of a request, as one who may read it sees them: open ones first. */
    @Transactional(readOnly = true)
    public List<Shown> of(String request) {
        List<PlannersQuestion> all = questions.of(request);
        boolean mine = !all.isEmpty()
                && requests.findWithin(request, scope.coordinated()).isPresent();
        return shown(all, question -> mine && question.specialist() == null);
    }

    /** One that the reader was told of, without a way to answer it; null where there is none any more. */
    @Transactional(readOnly = true)
    public @Nullable Shown told(long number) {
        return shown(questions.findAll(List.of(number)), question -> false).stream()
                .findFirst()
                .orElse(null);
    }

    /** Some, by number. */
    @Transactional(readOnly = true)
    public Map<Long, Shown> some(Collection<Long> numbers) {
        return shown(questions.findAll(numbers), question -> false).stream()
                .collect(Collectors.toMap(Shown::number, Function.identity()));
    }

    /** Those that wait for the answer of whoever reads. */
    @Transactional(readOnly = true)
    public List<Shown> mine(CurrentUser reader) {
        return reader.specialist() == null
                ? List.of()
                : shown(questions.openFor(reader.specialist()), question -> true);
    }

    /** What planners wait for, and what was answered lately; nothing of protected cases, but to who may know. */
    @Transactional(readOnly = true)
    public List<Shown> all(CurrentUser reader) {
        List<PlannersQuestion> recent = questions.since(clock.instant().minus(RECENT));
        Map<String, String> caseOf =
                requests
                        .findAllById(
                                recent.stream().map(PlannersQuestion::request).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(one -> one.id(), one -> one.caseId()));
        Map<String, Boolean> hidden = cases
                .findAllById(caseOf.values().stream().distinct().toList())
                .stream()
                .collect(Collectors.toMap(
                        one -> one.id(), one -> !one.revealsPlaceAndTimeTo(reader, scope.coordinated(), List.of())));
        return shown(
                recent.stream()
                        .filter(one -> !hidden.getOrDefault(caseOf.get(one.request()), false))
                        .toList(),
                question -> false);
    }

    /** What planners may decide alone. */
    @Transactional(readOnly = true)
    public QuestionRules rules() {
        return rules.current();
    }

    private List<Shown> shown(List<PlannersQuestion> all, Function<PlannersQuestion, Boolean> mayAnswer) {
        if (all.isEmpty()) {
            return List.of();
        }
        Locale locale = LocaleContextHolder.getLocale();
        Words words = words(all, locale);
        return all.stream()
                .map(question -> new Shown(
                        question.number(),
                        question.request(),
                        words.text(question),
                        words.assumed(question),
                        question.reason(),
                        question.askedBy(),
                        LocalDateTime.ofInstant(question.askedAt(), horizons.zone(clock)),
                        question.specialist() == null ? null : words.people.get(question.specialist()),
                        state(question),
                        question.word(),
                        question.answeredBy(),
                        question.led(),
                        question.isWithoutEffect(),
                        question.isUnsettled(),
                        question.isOpen() && mayAnswer.apply(question)))
                .toList();
    }

    private static String state(PlannersQuestion question) {
        PlannersQuestion.Answer answer = question.answer();
        if (answer != null) {
            return (answer == PlannersQuestion.Answer.SENT && !question.stands()
                            ? PlannersQuestion.Answer.GONE
                            : answer)
                    .name();
        }
        return question.isOpen() ? "OPEN" : PlannersQuestion.Answer.GONE.name();
    }

    private Words words(List<PlannersQuestion> all, Locale locale) {
        Map<String, String> competenceNames = competences
                .findAllById(all.stream()
                        .map(one -> competenceOf(one.soFar()))
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(one -> one.id(), one -> one.name(locale)));
        Map<String, String> people = specialists
                .findAllById(all.stream()
                        .flatMap(one -> Stream.ofNullable(one.specialist()))
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(one -> one.id(), one -> one.name()));
        boolean anySite = all.stream().anyMatch(one -> one.relaxation() instanceof OtherSite);
        Map<String, String> siteNames = anySite
                ? sites.findAll().stream().collect(Collectors.toMap(one -> one.id(), one -> one.name()))
                : Map.of();
        return new Words(competenceNames, people, siteNames, locale);
    }

    private static String competenceOf(String soFar) {
        return soFar.contains(" ") ? soFar.substring(0, soFar.indexOf(' ')) : "";
    }

    /** Puts a question into the words of a language. */
    private final class Words {

        private final Map<String, String> competenceNames;
        private final Map<String, String> people;
        private final Map<String, String> siteNames;
        private final Locale locale;

        Words(
                Map<String, String> competenceNames,
                Map<String, String> people,
                Map<String, String> siteNames,
                Locale locale) {
            this.competenceNames = competenceNames;
            this.people = people;
            this.siteNames = siteNames;
            this.locale = locale;
        }

        String text(PlannersQuestion question) {
            return said("question.text.", question);
        }

        /** The same as something that is so. */
        String assumed(PlannersQuestion question) {
            return said("question.assumed.", question);
        }

        private String said(String how, PlannersQuestion question) {
            Object[] values = switch (question.relaxation()) {
                case LaterLatestDay it ->
                    new Object[] {
                        dates.date(it.latest()),
                        question.soFar().isEmpty() ? "–" : dates.date(LocalDate.parse(question.soFar()))
                    };
                case ExtraMinutes it ->
                    new Object[] {
                        it.minutes(),
                        dates.within(dates.day(it.date())),
                        dates.times(it.from(), it.until()),
                        people.getOrDefault(it.specialist(), it.specialist())
                    };
                case ShorterDuration it -> new Object[] {it.to(), question.soFar()};
                case OtherWindow it ->
                    new Object[] {
                        dates.within(dates.day(it.from().toLocalDate())),
                        dates.times(it.from(), it.until()),
                        times(PossibleTimes.of(question.soFar()))
                    };
                case OtherGap it ->
                    new Object[] {
                        it.request(),
                        it.follows(),
                        gap(it.bound(), it.to()),
                        question.soFar().isEmpty() ? "–" : gap(it.bound(), Integer.parseInt(question.soFar()))
                    };
                case LowerLevel it -> new Object[] {it.role(), it.to(), it.from()};
                case DroppedRole it -> new Object[] {it.role(), asked(question.soFar())};
                case OtherMode it -> new Object[] {mode(it.mode().name()), list(question.soFar(), this::mode)};
                case OtherSite it ->
                    new Object[] {
                        siteNames.getOrDefault(it.site(), it.site()),
                        list(question.soFar(), id -> siteNames.getOrDefault(id, id))
                    };
                case OtherPerson it -> new Object[] {it.role(), asked(question.soFar())};
                default -> new Object[0];
            };
            return messages.getMessage(how + question.relaxation().kind(), values, locale);
        }

        private String asked(String soFar) {
            String competence = competenceOf(soFar);
            return competence.isEmpty()
                    ? "–"
                    : messages.getMessage(
                            "question.competence",
                            new Object[] {
                                competenceNames.getOrDefault(competence, competence),
                                soFar.substring(soFar.indexOf(' ') + 1)
                            },
                            locale);
        }

        private String times(PossibleTimes times) {
            String first = times.first().stream()
                    .map(one -> dates.span(one.from(), one.until()))
                    .collect(Collectors.joining(", "));
            return times.more() == 0
                    ? first
                    : messages.getMessage("question.times.more", new Object[] {first, times.more()}, locale);
        }

        private String gap(RequestLink.Bound bound, int amount) {
            return messages.getMessage(new OtherGap.Gap(bound, amount).messageKey(), new Object[] {amount}, locale);
        }

        private String mode(String mode) {
            return messages.getMessage("mode." + mode, null, locale).toLowerCase(locale);
        }

        private String list(String soFar, Function<String, String> name) {
            return Stream.of(soFar.split(","))
                    .filter(one -> !one.isEmpty())
                    .map(name)
                    .collect(Collectors.joining(", "));
        }
    }
}
