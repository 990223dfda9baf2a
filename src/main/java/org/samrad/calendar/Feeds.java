package org.samrad.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Account;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.answer.AnswersShown;
import org.samrad.answer.AnswersShown.Standing;
import org.samrad.answer.AnswersShown.State;
import org.samrad.calendar.FeedEvent.Status;
import org.samrad.calendar.FeedNews.Declined;
import org.samrad.calendar.FeedNews.Left;
import org.samrad.calendar.Subscriptions.Subscription;
import org.samrad.consultation.Form;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.specialist.Site;
import org.samrad.specialist.Sites;
import org.samrad.system.Languages;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a secret address gives: its owner's consultations, with no more of each than calendars may tell. Of a protected case
 * that is the time alone.
 */
@Component
class Feeds {

    /** How long what has passed, or was cancelled, is still told. */
    static final Duration KEPT = Duration.ofDays(30);

    /** Where all come whom it needs, gladly or not. */
    private static final Set<State> COME = EnumSet.of(State.CONFIRMED, State.IF_NEEDED);

    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final Cases cases;
    private final Sites sites;
    private final PlanningHorizons horizons;
    private final MessageSource messages;
    private final FeedNews news;
    private final AnswersShown answers;
    private final Clock clock;

    Feeds(
            Subscriptions subscriptions,
            Accounts accounts,
            Appointments appointments,
            ConsultationRequests requests,
            Cases cases,
            Sites sites,
            PlanningHorizons horizons,
            MessageSource messages,
            FeedNews news,
            AnswersShown answers,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.appointments = appointments;
        this.requests = requests;
        this.cases = cases;
        this.sites = sites;
        this.horizons = horizons;
        this.messages = messages;
        this.news = news;
        this.answers = answers;
        this.clock = clock;
    }

    /** The text for an address; empty where it leads nowhere, or its owner is no longer the specialist that it was made for. */
    @Transactional(readOnly = true)
    public Optional<String> at(SecretAddress address) {
        return subscriptions
                .by(address)
                .flatMap(subscription -> accounts.findById(subscription.account())
                        .filter(account -> isFor(account, subscription))
                        .map(account -> text(subscription, Languages.of(account, horizons))));
    }

    private static boolean isFor(Account account, Subscription subscription) {
        return account.closedAt() == null
                && account.roles().contains(AccountRole.SPECIALIST)
                && subscription.specialist().equals(account.specialist());
    }

    private String text(Subscription subscription, Locale language) {
        LocalDateTime now = horizons.now(clock);
        List<Appointment> mine = appointments.ofCalendar(
                subscription.specialist(), now.minus(KEPT), clock.instant().minus(KEPT));
        List<Left> left = news.left(subscription.specialist(), now.minus(KEPT), mine);
        Map<String, ConsultationRequest> asked = byId(
                requests.findAllById(Stream.concat(mine.stream(), left.stream().map(Left::appointment))
                        .map(Appointment::request)
                        .collect(Collectors.toSet())),
                ConsultationRequest::id);
        Map<String, Case> about = byId(
                cases.findAllById(
                        asked.values().stream().map(ConsultationRequest::caseId).collect(Collectors.toSet())),
                Case::id);
        Map<String, Site> places = byId(
                sites.findAllById(mine.stream()
                        .map(Appointment::site)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                Site::id);
        FeedNews.Changes changes = news.changes(subscription, asked.keySet());
        boolean titles = subscriptions.tellsTitles();
        Map<UUID, List<Declined>> declined = news.declined(subscription.specialist());
        Map<UUID, Standing> answered = answers.of(
                mine.stream().filter(one -> one.cancelledAt() == null).toList(),
                one -> Objects.requireNonNull(asked.get(one.request())).roles());
        Instant longAgo = clock.instant().minus(KEPT);
        Stream<FeedEvent> standing = mine.stream()
                .filter(one -> !isLongDeclined(one, declined, longAgo))
                .map(appointment -> {
                    ConsultationRequest request = Objects.requireNonNull(asked.get(appointment.request()));
                    boolean hidden = isHidden(request, about);
                    Site site = appointment.site() == null ? null : places.get(appointment.site());
                    String mode = say("mode." + appointment.mode(), language);
                    return new FeedEvent(
                            appointment.id(),
                            appointment.time(),
                            appointment.version(),
                            changes.of(appointment),
                            status(appointment, subscription.specialist(), declined, answered.get(appointment.id())),
                            hidden ? say("calendar.busy", language) : summary(request, titles, language),
                            hidden ? null : say("calendar.feed.role", language, role(appointment, subscription)),
                            hidden ? null : site == null ? mode : site.name());
                });
        Stream<FeedEvent> gone = left.stream().map(one -> {
            Appointment appointment = one.appointment();
            ConsultationRequest request = Objects.requireNonNull(asked.get(appointment.request()));
            return new FeedEvent(
                    appointment.id(),
                    one.time(),
                    appointment.version(),
                    changes.of(appointment),
                    Status.CANCELLED,
                    // Whatever has become of it since is not theirs to know.
                    isHidden(request, about) ? say("calendar.busy", language) : summary(request, false, language),
                    null,
                    null);
        });
        List<FeedEvent> events = Stream.concat(standing, gone)
                .sorted(Comparator.comparing((FeedEvent event) -> event.time().from())
                        .thenComparing(FeedEvent::appointment))
                .toList();
        return FeedText.of(say("calendar.feed.name", language), horizons.zone(clock), events);
    }

    /** What somebody declined, and is not expected at all the same, is told as cancelled as long as what was cancelled is. */
    private static boolean isLongDeclined(
            Appointment appointment, Map<UUID, List<Declined>> declined, Instant longAgo) {
        return declined(appointment, declined)
                .filter(one -> !one.expected() && one.at().isBefore(longAgo))
                .isPresent();
    }

    private static Optional<Declined> declined(Appointment appointment, Map<UUID, List<Declined>> declined) {
        return declined.getOrDefault(appointment.id(), List.of()).stream()
                .filter(one -> one.isTo(appointment))
                .findFirst();
    }

    /** @param answered null where it is cancelled */
    private static Status status(
            Appointment appointment, String owner, Map<UUID, List<Declined>> declined, @Nullable Standing answered) {
        if (answered == null) {
            return Status.CANCELLED;
        }
        return declined(appointment, declined)
                .map(one -> one.expected() ? Status.TENTATIVE : Status.CANCELLED)
                .orElse(
                        COME.contains(answered.state()) && answered.given().containsKey(owner)
                                ? Status.CONFIRMED
                                : Status.TENTATIVE);
    }

    private static boolean isHidden(ConsultationRequest request, Map<String, Case> about) {
        return Objects.requireNonNull(about.get(request.caseId())).isProtected();
    }

    private String summary(ConsultationRequest request, boolean titles, Locale language) {
        String title = request.terms().title();
        Form form = request.terms().form();
        return titles && title != null ? title : say("form." + form, language);
    }

    private static String role(Appointment appointment, Subscription subscription) {
        return appointment.participants().stream()
                .filter(participant -> participant.specialist().equals(subscription.specialist()))
                .map(Participant::role)
                .findFirst()
                .orElseThrow();
    }

    private String say(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }

    private static <T> Map<String, T> byId(List<T> found, Function<T, String> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
