package org.samrad.go;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.go.Destination.Group;
import org.samrad.go.Destination.Kind;
import org.samrad.mytime.TimeKeepers;
import org.samrad.schedule.ProtectedCaseShown;
import org.samrad.scope.Scope;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizons;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds where somebody may go by what they typed, and nothing that they may not know of. */
@Component
@ConditionalOnWebApplication
class Destinations {

    private static final String BETWEEN = " · ";

    private final SitePages pages;
    private final KnownByName known;
    private final TimeKeepers keepers;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final MessageSource words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Destinations(
            SitePages pages,
            KnownByName known,
            TimeKeepers keepers,
            PlanningHorizons horizons,
            Scope scope,
            MessageSource words,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pages = pages;
        this.known = known;
        this.keepers = keepers;
        this.horizons = horizons;
        this.scope = scope;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /** What of the kinds somebody can look for. */
    static List<Kind> kinds(CurrentUser user) {
        return Stream.of(Kind.values())
                .filter(kind -> switch (kind) {
                    case PAGES -> true;
                    case REQUESTS -> user.is(AccountRole.COORDINATOR) || user.is(AccountRole.PLANNER);
                    case CONSULTATIONS -> user.is(AccountRole.SPECIALIST) && user.specialist() != null;
                    case PEOPLE ->
                        user.is(AccountRole.COORDINATOR)
                                || user.is(AccountRole.PLANNER)
                                || user.is(AccountRole.ADMINISTRATOR);
                })
                .toList();
    }

    /** What is found of each kind that has any, a few of it; where nothing is looked for, every page. */
    @Transactional
    public List<Group> find(Sought sought, CurrentUser user, Authentication who, Locale locale) {
        List<Group> found = new ArrayList<>();
        found.add(new Group(Kind.PAGES, pages(sought, user, who, locale)));
        if (!sought.isNothing()) {
            for (Kind kind : kinds(user)) {
                switch (kind) {
                    case PAGES -> {}
                    case REQUESTS -> found.add(new Group(kind, requests(sought, locale)));
                    case CONSULTATIONS -> found.add(new Group(kind, consultations(sought, user, locale)));
                    case PEOPLE -> found.add(new Group(kind, people(sought, user, locale)));
                }
            }
        }
        return found.stream().filter(group -> !group.all().isEmpty()).toList();
    }

    /** The list of requests that a text is looked for in. */
    static String requestsWith(String text) {
        return address("/requests", "q", text);
    }

    private List<Destination> pages(Sought sought, CurrentUser user, Authentication who, Locale locale) {
        List<TimeKeepers.Kept> kept = keepers.of(user);
        boolean keeps = !kept.isEmpty() || user.is(AccountRole.ASSISTANT);
        Stream<Destination> named = pages.openTo(who).stream()
                .filter(page -> keeps || !page.path().equals("/times"))
                .map(page -> new Destination(
                        page.path(),
                        word(page.name(), locale),
                        page.section().title() == null
                                ? ""
                                : word(page.section().title(), locale),
                        null));
        Stream<Destination> ofOthers = kept.stream()
                .map(one -> new Destination(
                        "/times/" + one.specialist(), word("mytime.title.of", locale, one.name()), "", null));
        Map<String, Destination> all = Stream.concat(named, ofOthers)
                .filter(page -> sought.isIn(page.name(), page.beside()))
                .sorted(Comparator.comparing(page -> !sought.begins(page.name())))
                .collect(Collectors.toMap(
                        Destination::address, page -> page, (first, again) -> first, LinkedHashMap::new));
        return all.values().stream()
                .limit(sought.isNothing() ? Long.MAX_VALUE : KnownByName.MOST)
                .toList();
    }

    private List<Destination> requests(Sought sought, Locale locale) {
        return known.requests(sought, scope.readable()).stream()
                .map(one -> new Destination(
                        "/requests/" + one.id(),
                        called(one.title(), one.form(), locale),
                        String.join(BETWEEN, one.id(), one.caseId(), word("request.state." + one.state(), locale)),
                        null))
                .toList();
    }

    private List<Destination> consultations(Sought sought, CurrentUser user, Locale locale) {
        List<KnownByName.Held> own =
                known.consultations(sought, requireNonNullElse(user.specialist(), ""), horizons.now(clock));
        own.stream()
                .filter(KnownByName.Held::isProtected)
                .map(KnownByName.Held::caseId)
                .distinct()
                .forEach(caseId -> events.publishEvent(new ProtectedCaseShown(caseId)));
        return own.stream()
                .map(one ->
                        new Destination(
                                address(
                                                "/my",
                                                "week",
                                                IsoWeek.write(IsoWeek.mondayOf(
                                                        one.start().toLocalDate()))) + "#c-" + one.appointment(),
                                called(one.title(), one.form(), locale),
                                one.caseId(),
                                one.start()))
                .toList();
    }

    /** Where a person leads to is what the reader does with people: planners see them on the board. */
    private List<Destination> people(Sought sought, CurrentUser user, Locale locale) {
        boolean planner = user.is(AccountRole.PLANNER);
        boolean administrator = user.is(AccountRole.ADMINISTRATOR);
        String where = word(planner ? "menu.plan" : administrator ? "menu.data" : "menu.requests", locale);
        return known.people(sought).stream()
                .map(one -> new Destination(
                        planner
                                ? address("/plan", "q", one.id()) + "#board"
                                : administrator
                                        ? address("/admin/data/specialists/row", "ref", one.id())
                                        : requestsWith(one.name()),
                        one.name(),
                        Stream.of(requireNonNullElse(one.title(), ""), one.id(), where)
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(BETWEEN)),
                        null))
                .toList();
    }

    private String called(@Nullable String title, String form, Locale locale) {
        return title == null ? word("form." + form, locale) : title;
    }

    private String word(String key, Locale locale, Object... values) {
        return words.getMessage(key, values, locale);
    }

    private static String address(String path, String name, String value) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam(name, "{value}")
                .encode()
                .buildAndExpand(value)
                .toUriString();
    }
}
