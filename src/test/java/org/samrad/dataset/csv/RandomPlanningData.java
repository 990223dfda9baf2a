package org.samrad.dataset.csv;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OddOrEven;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.samrad.limits.Texts;
import org.samrad.request.RequestTerms;
import org.samrad.time.Country;

/** Small data sets that are valid but as awkward to write down as the format allows. The same seed gives the same one. */
public final class RandomPlanningData {

    private static final List<String> AWKWARD = List.of(
            "Åsa Öberg",
            "O'Brien, \"Pat\"",
            "two\nlines",
            "two\r\nlines",
            "a\rb",
            "tab\tbed",
            "#not a comment",
            "!bang",
            "a=b:c",
            "back\\slash",
            "\\u00e5",
            "\"",
            "\"\"",
            "=1+1",
            "-",
            ";",
            "a;b",
            "日本語",
            "👩‍⚕️",
            "no\u00A0break and \u200B",
            "null",
            "x".repeat(480));
    private static final List<String> LANGUAGES = List.of("sv", "nb", "en", "ar", "zh-Hant", "sv-FI", "x-sign");
    private static final List<String> ZONES = List.of("Europe/Stockholm", "Europe/Oslo", "UTC", "Asia/Kathmandu");

    private final Random random;
    private final LocalDate start;

    private RandomPlanningData(long seed) {
        this.random = new Random(seed);
        this.start = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
    }

    public static PlanningData of(long seed) {
        return new RandomPlanningData(seed).data();
    }

    private PlanningData data() {
        List<String> competences = ids();
        List<String> organisations = ids();
        List<String> sites = ids();
        List<String> specialists = ids();
        List<String> cases = ids();
        List<String> requests = ids();
        LocalDate end = start.plusDays(1 + random.nextInt(90));
        List<PlanningData.RequestRole> roles = new ArrayList<>();
        for (String request : requests) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                String competence = maybe(() -> one(competences));
                PlanningData.RequestRole same = roles.isEmpty() ? null : maybe(() -> one(roles));
                roles.add(new PlanningData.RequestRole(
                        request,
                        "role " + i + ", " + text().strip(),
                        competence,
                        1 + random.nextInt(5),
                        random.nextBoolean(),
                        maybe(() -> one(Sector.values())),
                        competence == null ? one(specialists) : maybe(() -> one(specialists)),
                        same == null ? null : same.role(),
                        same == null ? null : same.request()));
            }
        }
        return PlanningData.of(new PlanningHeader(
                        text(),
                        ZoneId.of(one(ZONES)),
                        maybe(() -> one(Country.values())),
                        moment(),
                        start,
                        end,
                        one(List.of(1, 5, 10, 15, 20, 30, 60)),
                        random.nextInt(50),
                        random.nextBoolean(),
                        maybe(() -> one(List.of("08:00-15:00", "00:00-24:00", "23:58-23:59")))))
                .with(all -> {
                    all.competences = indexed(
                            competences,
                            i -> new PlanningData.Competence(
                                    competences.get(i),
                                    text(),
                                    maybe(this::text),
                                    maybe(this::text),
                                    i == 0 ? null : maybe(() -> competences.get(random.nextInt(i))),
                                    maybe(this::text),
                                    maybe(this::text),
                                    someOf(List.of("fits", "epilepsi", "kramper"))));
                    all.urgencies = indexed(
                            someOf(List.of("ACUTE", "DAYS_30")),
                            i -> new PlanningData.UrgencyRule(
                                    Urgency.values()[i], random.nextInt(100), random.nextInt(1000)));
                    all.organisations = indexed(
                            organisations,
                            i -> new PlanningData.Organisation(
                                    organisations.get(i),
                                    text(),
                                    one(Sector.values()),
                                    random.nextBoolean(),
                                    i == 0 ? null : maybe(() -> organisations.get(random.nextInt(i)))));
                    all.sites = indexed(
                            sites,
                            i -> new PlanningData.Site(
                                    sites.get(i),
                                    text(),
                                    maybe(() -> one(organisations)),
                                    maybe(this::text),
                                    maybe(() -> random.nextInt(5))));
                    all.travelTimes = indexed(
                            sites, i -> new PlanningData.TravelTime(sites.get(i), one(sites), random.nextInt(90)));
                    all.specialists = indexed(
                            specialists,
                            i -> new PlanningData.Specialist(
                                    specialists.get(i),
                                    text(),
                                    maybe(this::text),
                                    one(organisations),
                                    someOf(LANGUAGES),
                                    modes(),
                                    maybe(() -> random.nextInt(9)),
                                    maybe(() -> random.nextInt(40)),
                                    random.nextInt(30),
                                    maybe(this::text)));
                    all.specialistCompetences = indexed(
                            specialists,
                            i -> new PlanningData.SpecialistCompetence(
                                    specialists.get(i),
                                    one(competences),
                                    1 + random.nextInt(5),
                                    maybe(() -> start.minusDays(random.nextInt(900))),
                                    maybe(() -> start.plusDays(1 + random.nextInt(900)))));
                    all.availabilities = some(() -> new WeeklyTime(
                            one(specialists),
                            one(DayOfWeek.values()),
                            LocalTime.of(random.nextInt(12), random.nextInt(60)),
                            one(List.of(LocalTime.MIDNIGHT, LocalTime.of(12 + random.nextInt(12), random.nextInt(60)))),
                            maybe(() -> one(sites)),
                            maybe(() -> LocalDate.of(1, 1, 1)),
                            maybe(() -> LocalDate.of(9999, 12, 31)),
                            maybe(() -> one(OddOrEven.values()))));
                    all.extraTimes = some(() -> {
                        LocalDate day = start.plusDays(random.nextInt(90));
                        return new ExtraTime(
                                one(specialists),
                                day.atTime(random.nextInt(24), random.nextInt(60)),
                                day.plusDays(1).atStartOfDay(),
                                maybe(() -> one(sites)));
                    });
                    all.undesiredTimes = some(() -> new UndesiredTime(
                            one(specialists),
                            one(DayOfWeek.values()),
                            LocalTime.of(random.nextInt(12), random.nextInt(60)),
                            one(List.of(LocalTime.MIDNIGHT, LocalTime.of(13, 30)))));
                    all.absences = some(() -> {
                        LocalDateTime from = moment();
                        return new PlanningData.Absence(
                                one(specialists), from, from.plusMinutes(1 + random.nextInt(9999)), maybe(this::text));
                    });
                    all.cases = indexed(
                            cases,
                            i -> new PlanningData.Case(
                                    cases.get(i),
                                    maybe(this::text),
                                    random.nextBoolean(),
                                    maybe(() -> one(organisations))));
                    all.consents = some(() -> {
                        LocalDate given = one(List.of(LocalDate.of(1, 1, 1), start.minusDays(random.nextInt(90))));
                        // Withdrawn on the day that it was given, it never held.
                        return new PlanningData.Consent(
                                one(cases),
                                one(organisations),
                                given,
                                maybe(() -> one(List.of(LocalDate.of(9999, 12, 31), start.plusDays(3), given))));
                    });
                    all.earlierContacts = indexed(
                            cases,
                            i -> new PlanningData.EarlierContact(
                                    cases.get(i),
                                    one(specialists),
                                    random.nextInt(9),
                                    maybe(() -> start.minusDays(3))));
                    all.exclusions =
                            some(() -> new PlanningData.Exclusion(one(cases), one(specialists), maybe(this::text)));
                    all.requests = indexed(
                            requests,
                            i -> new PlanningData.Request(
                                    requests.get(i),
                                    one(cases),
                                    RequestTerms.of(
                                                    one(Form.values()),
                                                    one(Urgency.values()),
                                                    moment().toLocalDate(),
                                                    1 + random.nextInt(300),
                                                    modes())
                                            .with(terms -> {
                                                terms.title = maybe(this::text);
                                                terms.earliest = maybe(() -> start.minusDays(random.nextInt(30)));
                                                terms.due = maybe(() -> moment().toLocalDate());
                                                terms.latest = maybe(() -> start.plusDays(random.nextInt(30)));
                                                terms.sites = someOf(sites);
                                                terms.languages = someOf(LANGUAGES);
                                                terms.sectors = someOf(List.of(Sector.values()));
                                                terms.follows =
                                                        i == 0 ? null : maybe(() -> requests.get(random.nextInt(i)));
                                                terms.minGapDays = maybe(() -> random.nextInt(9));
                                                terms.maxGapDays = maybe(() -> 9 + random.nextInt(90));
                                                terms.requester = maybe(this::text);
                                                terms.childAttends = random.nextBoolean();
                                            })));
                    all.requestRoles = List.copyOf(roles);
                    all.requestLinks = some(() -> {
                                int later = 1 + random.nextInt(Math.max(1, requests.size() - 1));
                                return new PlanningData.RequestLink(
                                        requests.get(later % requests.size()),
                                        requests.get(random.nextInt(later)),
                                        maybe(() -> random.nextInt(9)),
                                        maybe(() -> 9 + random.nextInt(90)),
                                        maybe(() -> random.nextInt(60)),
                                        maybe(() -> 60 + random.nextInt(900)));
                            })
                            .stream()
                            .filter(link -> !link.request().equals(link.follows()))
                            .toList();
                    all.requestWindows = some(() -> {
                        LocalDateTime from = start.atTime(random.nextInt(24), random.nextInt(60));
                        return new PlanningData.RequestWindow(
                                one(requests), from, from.plusMinutes(1 + random.nextInt(9999)), random.nextBoolean());
                    });
                    all.bookedRoles = booked(roles, sites, specialists);
                });
    }

    private List<PlanningData.BookedRole> booked(
            List<PlanningData.RequestRole> roles, List<String> sites, List<String> specialists) {
        if (roles.isEmpty()) {
            return List.of();
        }
        String request = one(roles).request();
        LocalDateTime start = moment();
        Mode mode = one(Mode.values());
        String site = maybe(() -> one(sites));
        boolean pinned = random.nextBoolean();
        return roles.stream()
                .filter(role -> role.request().equals(request))
                .map(role ->
                        new PlanningData.BookedRole(request, start, mode, site, role.role(), one(specialists), pinned))
                .toList();
    }

    private List<String> ids() {
        String prefix = one(List.of("", "Ö-", "a.b_", "0"));
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> prefix + i)
                .toList();
    }

    private String text() {
        return Texts.clean(one(AWKWARD));
    }

    private LocalDateTime moment() {
        return start.plusDays(random.nextInt(60) - 30).atTime(random.nextInt(24), random.nextInt(60));
    }

    private Set<Mode> modes() {
        EnumSet<Mode> modes = EnumSet.of(one(Mode.values()), one(Mode.values()));
        return Collections.unmodifiableSet(modes);
    }

    private <T> List<T> someOf(List<T> items) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, random.nextInt(shuffled.size() + 1)));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private <T> T one(T[] items) {
        return items[random.nextInt(items.length)];
    }

    private <T> List<T> some(Supplier<T> row) {
        return Stream.generate(row).limit(random.nextInt(8)).toList();
    }

    private static <T> List<T> indexed(List<String> ids, IntFunction<T> row) {
        return IntStream.range(0, ids.size()).mapToObj(row).toList();
    }
}
