package org.samrad.booking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.plan.web.BoardWords;
import org.samrad.request.RequestTerms;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Takes a suggestion for a filed request the way that a button says, and has the next page tell what came of it. */
@Component
public class Taking {

    private static final String BACK = "redirect:/requests/{id}/suggestions";

    private final SuggestionsPage page;
    private final Holding holding;
    private final Bookings bookings;
    private final Asking asking;
    private final RulesOfBooking rules;
    private final BoardWords words;

    Taking(
            SuggestionsPage page,
            Holding holding,
            Bookings bookings,
            Asking asking,
            RulesOfBooking rules,
            BoardWords words) {
        this.page = page;
        this.holding = holding;
        this.bookings = bookings;
        this.asking = asking;
        this.rules = rules;
        this.words = words;
    }

    /** What can be done with a suggestion. */
    public enum Way {
        BOOK("booking.booked"),
        HOLD("booking.held"),
        PROPOSE("booking.proposed");

        private final String told;

        Way(String told) {
            this.told = told;
        }
    }

    /** A suggestion with what is to be done with it, as one button sends it. */
    public record Step(Way way, Suggestion suggestion) {

        private static final Pattern CODE = Pattern.compile("take-([a-z]{4,7})\\?(.{1,20000})");

        /** As the button says it: {@code take-book?start=2026-12-08T13:00&mode=VIDEO&role=…&specialist=…}. */
        public String code() {
            Stream<String> place = Stream.of(
                    field("start", suggestion.start().toString()),
                    field("mode", suggestion.mode().name()),
                    field("site", suggestion.site() == null ? "" : suggestion.site()));
            Stream<String> seats = suggestion.panel().entrySet().stream()
                    .flatMap(seat -> Stream.of(field("role", seat.getKey()), field("specialist", seat.getValue())));
            return "take-%s?%s"
                    .formatted(
                            way.name().toLowerCase(Locale.ROOT),
                            Stream.concat(place, seats).collect(Collectors.joining("&")));
        }

        private static String field(String name, String value) {
            return name + "=" + UriUtils.encode(value, UTF_8);
        }

        /** What a button says; empty where it says no such thing. */
        public static Optional<Step> of(String code) {
            Matcher matcher = CODE.matcher(code);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            var fields = new LinkedMultiValueMap<String, String>();
            for (String field : matcher.group(2).split("&")) {
                int sign = field.indexOf('=');
                if (sign > 0) {
                    fields.add(field.substring(0, sign), decoded(field.substring(sign + 1)));
                }
            }
            return Stream.of(Way.values())
                    .filter(way -> way.name().toLowerCase(Locale.ROOT).equals(matcher.group(1)))
                    .findFirst()
                    .flatMap(way -> Suggestion.read(fields).map(suggestion -> new Step(way, suggestion)));
        }

        private static String decoded(String value) {
            try {
                return UriUtils.decode(value, UTF_8);
            } catch (IllegalArgumentException notEncoded) {
                return "";
            }
        }

        /** What the fields of a page's form say. */
        static Optional<Step> of(Way way, MultiValueMap<String, String> fields) {
            return Suggestion.read(fields).map(suggestion -> new Step(way, suggestion));
        }
    }

    /** What whoever files such a request does with a time that suits: books it, or proposes it where the planner wants to be asked. */
    public Way usual(RequestTerms terms, CurrentUser user) {
        return user.is(AccountRole.PLANNER) || rules.current().letCoordinatorsBook(terms) ? Way.BOOK : Way.PROPOSE;
    }

    /**
     * Takes it, or says why that can't be; the request stays as it is then.
     *
     * @return where to go on, with the request as {@code {id}}
     */
    public String take(String request, Step step, CurrentUser user, RedirectAttributes next) {
        page.requireMine(request, user);
        try {
            switch (step.way()) {
                case BOOK -> bookings.book(request, step.suggestion(), user.username(), user.is(AccountRole.PLANNER));
                case HOLD -> holding.hold(request, step.suggestion(), user.username());
                case PROPOSE -> asking.ask(request, step.suggestion(), user.username());
            }
        } catch (BookingRefused refused) {
            List<String> rules = rules(refused);
            next.addFlashAttribute(
                    "refused",
                    rules.isEmpty() && refused.why() == BookingRefused.Why.RULE
                            ? "NOT_POSSIBLE"
                            : refused.why().name());
            next.addFlashAttribute("refusedFor", rules);
            return BACK;
        }
        next.addFlashAttribute("told", step.way().told);
        return step.way() == Way.BOOK ? "redirect:/requests/{id}" : BACK;
    }

    /** Those that it breaks by itself: which it breaks with others would tell where these are, whatever time is asked for. */
    private List<String> rules(BookingRefused refused) {
        return refused.violations().stream()
                .filter(violation -> violation.involved().size() <= 1)
                .map(violation -> words.rule(violation.rule()))
                .distinct()
                .toList();
    }
}
