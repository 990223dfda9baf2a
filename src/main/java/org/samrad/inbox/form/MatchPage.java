package org.samrad.inbox.form;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.limits.Limits;
import org.samrad.match.Change;
import org.samrad.match.LiveMatch;
import org.samrad.match.LiveMatches;
import org.samrad.match.Wish;
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
    private final Dates dates;
    private final MessageSource messages;

    MatchPage(LiveMatches matches, References references, Dates dates, MessageSource messages) {
        this.matches = matches;
        this.references = references;
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

    /** Something that stands in the way. */
    record Obstacle(LiveMatch.Obstacle.Kind kind, String about) {}

    /** Matches a form that was read. */
    void fill(RequestFormPage.Shown shown, Locale locale, Model model) {
        Names names = shown.names();
        WishReading.Read read = shown.wish();
        fillTimes(shown.form(), shown.frame(), locale, model);
        LiveMatch match = matches.of(read.wish()).orElse(null);
        model.addAttribute("match", match);
        model.addAttribute("assumed", read.assumed());
        model.addAttribute("names", names);
        model.addAttribute("obstacles", match == null ? List.of() : obstacles(match));
        model.addAttribute(
                "offers",
                match == null
                        ? List.of()
                        : match.offers().stream()
                                .map(offer -> offer(offer, read, names, locale))
                                .toList());
    }

    /** What was understood of times as they were said, and what was not. */
    private void fillTimes(RequestForm form, SpokenTimes.Frame frame, Locale locale, Model model) {
        SpokenTimes said = SpokenTimes.read(form.times(), frame);
        long rows = form.windows().size() + WindowRow.of(said).count();
        model.addAttribute("said", said);
        model.addAttribute("tooMany", rows > Limits.WINDOWS ? rows : null);
        model.addAttribute("mostWindows", Limits.WINDOWS);
        model.addAttribute(
                "saidLines",
                said.understood().stream().map(times -> line(times, locale)).toList());
    }

    private String line(SpokenTimes.Times times, Locale locale) {
        String days = times.dates().isEmpty()
                ? times.days().equals(WORKDAYS)
                        ? messages.getMessage("request.times.weekdays", null, locale)
                        : times.days().stream().map(dates::weekday).collect(Collectors.joining(", "))
                : times.dates().stream().limit(MOST_DATES).map(dates::shortDay).collect(Collectors.joining(", "))
                        + (times.dates().size() > MOST_DATES ? " …" : "");
        String weeks = times.weeks() == SpokenTimes.Weeks.EVERY
                ? ""
                : " " + messages.getMessage("request.times." + times.weeks(), null, locale);
        Object[] values = {
            days + weeks,
            dates.times(times.from(), times.until()),
            dates.date(times.dates().isEmpty() ? times.first() : times.dates().first()),
            dates.date(times.dates().isEmpty() ? times.last() : times.dates().last()),
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
