package org.samrad.inbox.form;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.booking.Suggestion;
import org.samrad.booking.Taking;
import org.samrad.inbox.choice.Names;
import org.samrad.limits.Limits;
import org.samrad.match.Change;
import org.samrad.match.LiveMatch;
import org.samrad.match.LiveMatches;
import org.samrad.match.Wish;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.spoken.SpokenTimes;
import org.samrad.system.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts on the page what can be had for a form as it is typed so far. */
@Component
class MatchPage {

    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final int MOST_DATES = 5;

    private final LiveMatches matches;
    private final References references;
    private final Taking taking;
    private final Dates dates;
    private final MessageSource messages;

    MatchPage(LiveMatches matches, References references, Taking taking, Dates dates, MessageSource messages) {
        this.matches = matches;
        this.references = references;
        this.taking = taking;
        this.dates = dates;
        this.messages = messages;
    }

    /**
     * A change that would help.
     *
     * @param step what its button sends
     * @param text what it changes
     * @param then the first time that there is then
     */
    record Offer(String step, String text, String then) {}

    /**
     * A suggestion with what its buttons send.
     *
     * @param wish asks for its time
     * @param take files the request and books or proposes it; empty where the request is filed
     * @param hold files the request and holds it; empty where the request is filed
     */
    record Suggested(LiveMatch.Suggestion at, String wish, String take, String hold) {}

    /**
     * What can be had for a further request of a series, if those before it are held as they would best be.
     *
     * @param number of the request in the series, the first being 1
     * @param best null where it can't be had, or nobody can tell yet
     * @param state {@code POSSIBLE}, {@code IMPOSSIBLE}, {@code BEYOND} what is planned, or {@code OPEN}
     */
    record Then(
            int number, String title, LiveMatch.@Nullable Suggestion best, String state, List<Obstacle> obstacles) {}

    /** Something that stands in the way. */
    record Obstacle(LiveMatch.Obstacle.Kind kind, String about) {}

    /** Matches a form that was read. */
    void fill(RequestFormPage.Shown shown, CurrentUser user, Locale locale, Model model) {
        Names names = shown.names();
        WishReading.Read read = shown.wish();
        fillTimes(shown.form(), shown.frame(), locale, model);
        LiveMatch match = matches.of(read.wish()).orElse(null);
        model.addAttribute("match", match);
        model.addAttribute("assumed", read.assumed());
        model.addAttribute("names", names);
        model.addAttribute("thens", thens(shown, match));
        boolean filed = !shown.form().version().isEmpty();
        Taking.Way usual = match == null || filed
                ? Taking.Way.PROPOSE
                : taking.usual(read.wish().content().terms(), user);
        model.addAttribute("usual", usual);
        model.addAttribute(
                "suggested",
                match == null
                        ? List.of()
                        : match.suggestions().stream()
                                .map(one -> suggested(one, usual, filed))
                                .toList());
        model.addAttribute("obstacles", match == null ? List.of() : obstacles(match));
        model.addAttribute(
                "offers",
                match == null
                        ? List.of()
                        : match.offers().stream()
                                .filter(offer -> canBeMade(offer.change(), read, shown.form()))
                                .map(offer -> offer(offer, read, names, locale))
                                .toList());
    }

    /** Who took part for another organisation is kept in a role without being shown: no button of the form can let go of them. */
    private static boolean canBeMade(Change change, WishReading.Read read, RequestForm form) {
        return change.kind() != Change.Kind.ANYBODY
                || read.wish().content().roles().get(change.role()).sameAs() == null
                || !form.roles()
                        .get(read.roleRows().get(change.role()))
                        .sameAs()
                        .isEmpty();
    }

    private List<Then> thens(RequestFormPage.Shown shown, @Nullable LiveMatch first) {
        var thens = new ArrayList<Then>();
        LiveMatch.Suggestion before =
                first == null ? null : first.suggestions().stream().findFirst().orElse(null);
        List<RequestRole> rolesBefore = shown.wish().wish().content().roles();
        for (int i = 0; i < shown.later().size(); i++) {
            PartRow part = shown.form().parts().get(i);
            Wish wish = shown.later().get(i).wish();
            Then then = then(i + 2, part, wish, shown.later().get(i).roleRows(), before, rolesBefore, shown.planned());
            thens.add(then);
            before = then.best();
            rolesBefore = wish.content().roles();
        }
        return thens;
    }

    private Then then(
            int number,
            PartRow part,
            Wish wish,
            List<Integer> rows,
            LiveMatch.@Nullable Suggestion before,
            List<RequestRole> rolesBefore,
            @Nullable LocalDate planned) {
        if (before == null || wish.content().roles().isEmpty()) {
            return new Then(number, part.title(), null, "OPEN", List.of());
        }
        LocalDate day = before.start().toLocalDate();
        LocalDate first = day.plusWeeks(Series.weeks(part.minWeeks()));
        LocalDate last = part.maxWeeks().isEmpty() ? null : day.plusWeeks(Series.weeks(part.maxWeeks()));
        if (planned != null && first.isAfter(planned)) {
            return new Then(number, part.title(), null, "BEYOND", List.of());
        }
        var roles = new ArrayList<RequestRole>();
        for (int i = 0; i < wish.content().roles().size(); i++) {
            RequestRole role = wish.content().roles().get(i);
            RequestRole like = part.roles().get(rows.get(i)).sameAs().isEmpty() ? null : Series.like(role, rolesBefore);
            roles.add(like == null ? role : role.by(before.panel().get(like.role())));
        }
        RequestContent content = wish.content()
                .with(roles)
                .with(wish.content().terms().with(fields -> {
                    fields.earliest = first.equals(day) ? first.plusDays(1) : first;
                    fields.latest = last;
                }));
        LiveMatch match = matches.of(new Wish(null, wish.caseId(), content)).orElse(null);
        LiveMatch.Suggestion best =
                match == null ? null : match.suggestions().stream().findFirst().orElse(null);
        return new Then(
                number,
                part.title(),
                best,
                best == null ? "IMPOSSIBLE" : "POSSIBLE",
                match == null ? List.of() : obstacles(match));
    }

    private static Suggested suggested(LiveMatch.Suggestion one, Taking.Way usual, boolean filed) {
        var wanted = new Suggestion(one.start(), one.mode(), one.site(), new TreeMap<>(one.panel()));
        return new Suggested(
                one,
                FormStep.wish(one.start(), one.end()),
                filed ? "" : new Taking.Step(usual, wanted).code(),
                filed ? "" : new Taking.Step(Taking.Way.HOLD, wanted).code());
    }

    /** What was understood of times as they were said, and what was not. */
    private void fillTimes(RequestForm form, SpokenTimes.Frame frame, Locale locale, Model model) {
        SpokenTimes said = SpokenTimes.read(form.times(), frame);
        long rows = form.windows().size()
                + said.understood().stream()
                        .mapToLong(one -> one.ranges().size())
                        .sum();
        model.addAttribute("said", said);
        model.addAttribute("tooMany", rows > Limits.WINDOWS ? rows : null);
        model.addAttribute("mostWindows", Limits.WINDOWS);
        model.addAttribute(
                "saidLines",
                said.understood().stream().map(times -> line(times, locale)).toList());
    }

    private String line(SpokenTimes.Times times, Locale locale) {
        String weekdays = times.days().equals(WORKDAYS)
                ? messages.getMessage("request.times.weekdays", null, locale)
                : times.days().stream().map(dates::weekday).collect(Collectors.joining(", "));
        String days = weekdays
                + (weekdays.isEmpty() || times.dates().isEmpty() ? "" : ", ")
                + times.dates().stream().limit(MOST_DATES).map(dates::shortDay).collect(Collectors.joining(", "))
                + (times.dates().size() > MOST_DATES ? " …" : "");
        String weeks = times.weeks() == SpokenTimes.Weeks.EVERY
                ? ""
                : " " + messages.getMessage("request.times." + times.weeks(), null, locale);
        Object[] values = {
            days + weeks,
            dates.times(times.from(), times.until()),
            dates.date(
                    !times.days().isEmpty() || times.dates().isEmpty()
                            ? times.first()
                            : times.dates().first()),
            dates.date(
                    !times.days().isEmpty() || times.dates().isEmpty()
                            ? times.last()
                            : times.dates().last()),
            times.ranges().size()
        };
        return messages.getMessage(
                times.preferred() ? "request.times.line.preferred" : "request.times.line", values, locale);
    }

    /** Requests of others are not named. */
    private List<Obstacle> obstacles(LiveMatch match) {
        Set<String> waited = match.obstacles().stream()
                .filter(one -> one.kind() == LiveMatch.Obstacle.Kind.WAITS)
                .map(LiveMatch.Obstacle::about)
                .filter(references::requestIs)
                .collect(Collectors.toSet());
        return match.obstacles().stream()
                .map(one -> new Obstacle(
                        one.kind(),
                        one.kind() != LiveMatch.Obstacle.Kind.WAITS || waited.contains(one.about()) ? one.about() : ""))
                .toList();
    }

    private Offer offer(LiveMatch.Offer offer, WishReading.Read read, Names names, Locale locale) {
        Change change = offer.change();
        Wish wish = read.wish();
        String role = change.role() < wish.content().roles().size()
                ? wish.content().roles().get(change.role()).role()
                : "";
        String value = switch (change.kind()) {
            case SOONER, LATER -> dates.date(change.day());
            case MODE ->
                messages.getMessage("mode." + change.value(), null, locale).toLowerCase(locale);
            case SITE -> names.site(change.value());
            default -> change.value();
        };
        String text = messages.getMessage("match.offer." + change.kind(), new Object[] {value, role}, locale);
        int row = read.roleRows().isEmpty() ? 0 : read.roleRows().get(change.role());
        return new Offer(change.ofRole(row).step(), text, dates.dateTime(offer.first()));
    }
}
